package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.RandomEvidence;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.IntList;
import dev.selfsame.profile.Condition;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
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
      List.of("n", "name", "name.first", "late", "late.part", "typo", "name.typo");
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
            "no row read",
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
    private final SearchWalk walk;
    private int steps;
    private int writes;

    Asked(String policy, Condition condition, @Nullable Identity place, int limit) {
      this.policy = policy;
      this.condition = condition;
      this.place = place;
      this.limit = limit;
      this.walk = SearchWalk.of(condition, place, limit);
    }
  }

  /** A store's inside of its own, and all who search in it. */
  private static final class Searches {
    private final String description;
    private final RandomEvidence evidence;
    private final Random random;
    private final Settings settings;
    private final HeldFragments held;
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
      held = new HeldFragments(settings, settings.graphRules(), seed, 0);
      ProfileStore filled = ProfileStore.of(settings);
      for (int i = 0; i < 400; i++) {
        filled.add(fragment());
      }
      pool = filled.fragments().toList();
    }

    private ProfileFragment fragment() {
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
        held.addAll(List.of(Intake.Checked.Passed.asHeld(pick(pool))));
      }
      IntList live = held.live();
      for (int i = random.nextInt(1 + most / 10); i > 0 && !live.isEmpty(); i--) {
        held.removeAll(IntList.of(live.get(random.nextInt(live.size()))));
        live = held.live();
      }
      held.sweep();
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
      return new Asked(policy, condition(2), place, limit);
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
      held.graph().refreshAll();
      Optional<Boolean> isRead =
          held.searchIndex()
              .answer(
                  held,
                  policy,
                  SearchWalk.ahead(others),
                  1 + random.nextInt(400),
                  ProfileHits::areAllRead);
      count("read ahead", isRead.orElse(false));
    }

    private void goOn(Asked search) {
      search.steps++;
      held.graph().refreshAll();
      Optional<List<Identity>> answer =
          held.searchIndex()
              .answer(
                  held,
                  settings.policy(search.policy),
                  search.walk,
                  1 + random.nextInt(30),
                  hits -> found(search, hits));
      if (answer.isPresent()) {
        asked.remove(search);
        List<Identity> expected = expected(search);
        assertThat(answer.get())
            .as("%s, %s of %s", description, search.policy, search.condition)
            .isEqualTo(expected);
        count("no hit", expected.isEmpty());
        count("behind a place", search.place != null && !expected.isEmpty());
        count("answer in many steps", search.steps > 3);
        count("write between steps", search.steps > 1 && search.writes > 0);
      }
    }

    /** As a search does, but with one more than the page has. */
    private List<Identity> found(Asked search, ProfileHits hits) {
      List<Identity> found = new ArrayList<>();
      MergePolicy policy = settings.policy(search.policy);
      boolean isAnyHit = false;
      int anchor = hits.next();
      while (anchor != ProfileHits.NONE && found.size() <= search.limit) {
        isAnyHit = true;
        Person person = Person.of(held, anchor, policy.stitching());
        Optional<Profile> profile = person.merge(policy, settings, 0);
        if (profile.isPresent() && search.condition.test(profile.get().attributes())) {
          found.add(person.anchor());
        }
        anchor = found.size() > search.limit ? ProfileHits.NONE : hits.next();
      }
      count("met an unread row", hits.metUnread());
      count("page from rows read in part", !hits.areAllRead() && found.size() > search.limit);
      count("all rows read", hits.areAllRead() && isAnyHit);
      count("no row read", search.steps == 1 && !isAnyHit && !hits.metUnread());
      return found;
    }

    private List<Identity> expected(Asked search) {
      ProfileStore store = ProfileStore.of(settings);
      held.live().stream().forEach(fragment -> store.add(held.log().get(fragment)));
      return new SlowSearch(store)
          .profiles(search.condition, search.policy, search.place).stream()
              .map(profile -> SlowSearch.anchor(settings, profile))
              .limit(search.limit == Integer.MAX_VALUE ? Long.MAX_VALUE : search.limit + 1L)
              .toList();
    }
  }
}
