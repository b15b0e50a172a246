package dev.selfsame.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.MadeValues;
import dev.selfsame.ProfileStore;
import dev.selfsame.SlowSearch;
import dev.selfsame.engine.store.LastingSettings;
import dev.selfsame.engine.store.Person;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.RandomEvidence;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import dev.selfsame.query.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/**
 * Several searches that go on step by step, with writes between the steps, answer what a look at
 * all merged profiles answers at that moment.
 */
class SearchStepsProperties {
  private static final List<String> SOURCES = List.of("a", "b", "s");
  private static final List<String> PATHS =
      List.of(
          "n", "name", "name.first", "late", "late.part", "seen", "name.seen", "typo", "name.typo");
  private static final Map<String, Integer> SHAPES = new TreeMap<>();

  private static void count(String shape, boolean occurred) {
    if (occurred) {
      SHAPES.merge(shape, 1, Integer::sum);
    }
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void searches_whileWritesGoOn_agreeWithALookAtAllProfiles(@ForAll long seed) {
    Searches searches = new Searches(seed);
    searches.write(150);
    for (int step = 0; step < 250; step++) {
      searches.step();
    }
  }

  @AfterContainer
  static void everyShape_occurred() {
    System.out.println("Searches in steps: " + SHAPES);
    assertThat(SHAPES)
        .containsOnlyKeys(
            "all rows read",
            "answer in many steps",
            "behind a place",
            "met an unread row",
            "no hit",
            "name of events alone",
            "no row read",
            "page ended at its scan limit",
            "page ended at its scan limit, empty",
            "page from rows read in part",
            "read ahead",
            "write between steps")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isGreaterThan(5));
  }

  /** One search on its way. */
  private static final class Asked {
    private final String policy;
    private final Condition condition;
    private final @Nullable Identity place;
    private final int limit;
    private final int scanLimit;
    private final SearchScan scan;
    private int steps;
    private int writes;

    Asked(String policy, Condition condition, @Nullable Identity place, int limit, int scanLimit) {
      this.policy = policy;
      this.condition = condition;
      this.place = place;
      this.limit = limit;
      this.scanLimit = scanLimit;
      this.scan = SearchScan.of(condition, place, limit, scanLimit);
    }
  }

  /** A store's inside of its own, and all who search in it. */
  private static final class Searches {
    private final String description;
    private final RandomEvidence evidence;
    private final Random random;
    private final Settings settings;
    private final StoreState state;
    private final SearchIndex index;
    private final List<ProfileFragment> pool;
    private final List<Asked> asked = new ArrayList<>();
    private int paths;

    Searches(long seed) {
      description = "seed " + seed;
      evidence = new RandomEvidence(seed);
      random = evidence.random();
      settings =
          Settings.builder(evidence.rules())
              .policy("newest", TestPolicy.newest())
              .policy("few", TestPolicy.only("b").eventsOf("b"))
              .policy("nobody", TestPolicy.only("elsewhere").eventsOf())
              .policy("alone", TestPolicy.only("b", "a").unstitched())
              .policy("made", new MadeValues(TestPolicy.first("b")))
              .build();
      state = new StoreState(LastingSettings.of(settings), settings.graphRules(), seed, 0);
      index = new SearchIndex(state);
      state.addListener(index);
      ProfileStore filled = ProfileStore.of(settings);
      for (int i = 0; i < 400; i++) {
        filled.add(fragment());
      }
      pool = filled.fragments().toList();
    }

    private ProfileFragment fragment() {
      return random.nextInt(6) == 0 ? event() : record();
    }

    /** Events have names that no profile has, and names of profiles before these have them. */
    private ProfileFragment event() {
      return ProfileFragment.event(pick(SOURCES), evidence.time())
          .identity(new Identity("crm", "c" + random.nextInt(200)))
          .attribute("seen", random.nextInt(5))
          .attribute("name.seen", "x" + random.nextInt(60))
          .attribute("late.part", "y")
          .build();
    }

    private ProfileFragment record() {
      ProfileFragment.Builder builder = ProfileFragment.record(pick(SOURCES), evidence.time());
      builder.identity(new Identity("crm", "c" + random.nextInt(200)));
      if (random.nextInt(8) == 0) {
        builder.identity(evidence.graphForming());
      }
      if (random.nextInt(3) > 0) {
        builder.attribute("n", random.nextInt(4));
      }
      if (random.nextInt(3) > 0) {
        builder.attribute(random.nextInt(5) == 0 ? "name.first" : "name", "x" + random.nextInt(60));
      }
      if (random.nextInt(60) == 0) {
        builder.attribute(random.nextBoolean() ? "late" : "late.part", "y");
      }
      return builder.build();
    }

    private <T> T pick(List<T> from) {
      return from.get(random.nextInt(from.size()));
    }

    void write(int most) {
      for (int i = random.nextInt(most); i >= 0; i--) {
        state.addAsHeld(List.of(pick(pool)));
      }
      IntList live = state.select().live();
      for (int i = random.nextInt(1 + most / 10); i > 0 && !live.isEmpty(); i--) {
        state.removeAll(IntList.of(live.get(random.nextInt(live.size()))));
        live = state.select().live();
      }
      state.sweep();
      asked.forEach(search -> search.writes++);
    }

    void step() {
      int dice = random.nextInt(100);
      if (dice < 8) {
        write(1 + random.nextInt(40));
      } else if (dice < 11) {
        readAhead();
      } else if (asked.size() < 4 && dice < 50) {
        asked.add(ask());
      } else if (!asked.isEmpty()) {
        goOn(pick(asked));
      }
    }

    private Asked ask() {
      String policy = pick(List.copyOf(settings.policies().keySet()));
      Identity place =
          random.nextInt(3) == 0 ? new Identity("crm", "c" + random.nextInt(200)) : null;
      int limit = random.nextInt(3) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(6);
      int scanLimit = random.nextInt(3) == 0 ? 1 + random.nextInt(60) : Integer.MAX_VALUE;
      return new Asked(policy, condition(2), place, limit, scanLimit);
    }

    private Condition condition(int depth) {
      String path = pick(PATHS);
      return switch (random.nextInt(depth == 0 ? 4 : 8)) {
        case 0 -> Condition.is(path, random.nextInt(5));
        case 1 -> Condition.is(path, "x" + random.nextInt(60));
        case 2 -> Condition.exists(path);
        case 3 -> Condition.atLeast(path, "x" + random.nextInt(9));
        case 4 -> condition(depth - 1).and(condition(depth - 1));
        case 5 -> condition(depth - 1).or(condition(depth - 1));
        case 6 -> Condition.not(condition(depth - 1));
        default -> Condition.allOf();
      };
    }

    /** Other paths come, of which some are so many that no column stays. */
    private void readAhead() {
      List<String> others = new ArrayList<>();
      for (int i = random.nextInt(3) == 0 ? SearchIndex.MOST_COLUMNS : 1; i > 0; i--) {
        others.add("other" + paths++);
      }
      MergePolicy policy = settings.policy("newest");
      state.graph().refreshAll();
      Optional<Boolean> isRead =
          index.answer(
              policy,
              SearchScan.inAdvance(others),
              1 + random.nextInt(400),
              CandidateIterator::areAllRead);
      count("read ahead", isRead.orElse(false));
    }

    private void goOn(Asked search) {
      search.steps++;
      state.graph().refreshAll();
      Optional<Found> answer =
          index.answer(
              settings.policy(search.policy),
              search.scan,
              1 + random.nextInt(30),
              candidates -> found(search, candidates));
      if (answer.isPresent()) {
        asked.remove(search);
        Identity end = answer.get().end();
        List<Identity> expected = expected(search, end);
        assertThat(answer.get().anchors())
            .as("%s, %s of %s", description, search.policy, search.condition)
            .isEqualTo(expected);
        if (end != null) {
          assertThat(search.scanLimit).as(description).isLessThan(Integer.MAX_VALUE);
          assertThat(search.place == null || isBehind(end, search.place)).as(description).isTrue();
        }
        count("page ended at its scan limit", end != null);
        count("page ended at its scan limit, empty", end != null && expected.isEmpty());
        count(
            "name of events alone",
            isAboutEvents(search.condition) && !state.select().live().isEmpty());
        count("no hit", expected.isEmpty());
        count("behind a place", search.place != null && !expected.isEmpty());
        count("answer in many steps", search.steps > 3);
        count("write between steps", search.steps > 1 && search.writes > 0);
      }
    }

    private static boolean isAboutEvents(Condition condition) {
      List<String> paths = new ArrayList<>();
      RowMatcher.collectPaths(condition, paths);
      return paths.contains("seen") || paths.contains("name.seen");
    }

    private boolean isBehind(Identity identity, Identity place) {
      return settings.namespaces().order().compare(identity, place) > 0;
    }

    /** The anchors of a page, and where its search ended before it came to the end. */
    private record Found(List<Identity> anchors, @Nullable Identity end) {}

    /** As a search does, but with one more than the page has. */
    private Found found(Asked search, CandidateIterator candidates) {
      List<Identity> found = new ArrayList<>();
      MergePolicy policy = settings.policy(search.policy);
      boolean isAnyCandidate = false;
      int anchor = candidates.next();
      while (anchor != CandidateIterator.NONE && found.size() <= search.limit) {
        isAnyCandidate = true;
        Person person = Person.of(state, anchor, policy.stitching(), 0);
        Optional<Profile> profile = person.merge(policy, LastingSettings.of(settings));
        if (profile.isPresent() && search.condition.test(profile.get().attributes())) {
          found.add(person.anchor());
        }
        anchor = found.size() > search.limit ? CandidateIterator.NONE : candidates.next();
      }
      count("met an unread row", candidates.metUnread());
      count("page from rows read in part", !candidates.areAllRead() && found.size() > search.limit);
      count("all rows read", candidates.areAllRead() && isAnyCandidate);
      count("no row read", search.steps == 1 && !isAnyCandidate && !candidates.metUnread());
      return new Found(
          found,
          candidates.beforeUnread() != CandidateIterator.NONE
              ? state.log().identity(candidates.beforeUnread())
              : null);
    }

    private List<Identity> expected(Asked search, @Nullable Identity end) {
      ProfileStore store = ProfileStore.of(settings);
      state.select().live().stream().forEach(fragment -> store.add(state.log().get(fragment)));
      return new SlowSearch(store)
          .profiles(search.condition, search.policy, search.place).stream()
              .map(profile -> SlowSearch.anchor(settings, profile))
              .filter(anchor -> end == null || !isBehind(anchor, end))
              .limit(search.limit == Integer.MAX_VALUE ? Long.MAX_VALUE : search.limit + 1L)
              .toList();
    }
  }
}
