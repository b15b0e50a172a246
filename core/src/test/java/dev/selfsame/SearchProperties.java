package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.RandomEvidence;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import dev.selfsame.profile.TestPolicy;
import dev.selfsame.query.Condition;
import dev.selfsame.query.Condition.Operator;
import dev.selfsame.query.IdentityQuery;
import dev.selfsame.query.Page;
import dev.selfsame.query.SearchQuery;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/**
 * A search answers what a look at all merged profiles answers, at any time of random histories and
 * also where a page was left before the last writes.
 */
class SearchProperties {
  private static final List<String> SOURCES = List.of("a", "b", "s");
  private static final List<String> PATHS =
      List.of("n", "name", "flag", "address", "address.city", "name.first", "nowhere");
  private static final String LONG = "long text ".repeat(30);
  private static final List<Object> VALUES =
      List.of(
          1,
          2,
          3L,
          0.1,
          new BigDecimal("0.10000000000000000555"),
          -7.25,
          1L << 53,
          (1L << 53) + 1,
          (1L << 53) + 2,
          new BigInteger("9007199254740993000000"),
          new BigInteger("9007199254740993000001"),
          new BigDecimal("1e400"),
          new BigDecimal("-1e-400"),
          true,
          false,
          "Ada",
          "Adam",
          "ad",
          "Åsa",
          "😀",
          "😁 b",
          LONG,
          LONG + "x",
          LONG + "y");
  private static final List<String> PREFIXES =
      List.of("", "A", "Ad", "Ada", "Adam!", "a", "Å", "😀", "\ud83d", "long", LONG, LONG + "x");

  private static final Map<String, Integer> SHAPES = new TreeMap<>();

  private static void count(String shape, boolean occurred) {
    if (occurred) {
      SHAPES.merge(shape, 1, Integer::sum);
    }
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void search_agreesWithALookAtAllProfiles(@ForAll long seed) {
    History history = new History(seed);
    for (int step = 0; step < 40; step++) {
      history.write();
      if (history.random.nextInt(5) == 0) {
        history.check();
      }
    }
    history.check();
  }

  /** Enough people for rows to be numbered anew and read in several steps. */
  @Property(tries = 3, edgeCases = EdgeCasesMode.NONE)
  void search_ofManyPeople_agreesWithALookAtAllProfiles(@ForAll long seed) {
    Crowd crowd = new Crowd(seed);
    crowd.add(2500);
    crowd.history.check();
    for (int round = 0; round < 4; round++) {
      crowd.add(crowd.history.random.nextInt(900));
      crowd.erase(crowd.history.random.nextInt(20));
      crowd.history.check();
    }
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void pages_whileWritesGoOn_showAllThatIsBehindTheirPlace(@ForAll long seed) {
    History history = new History(seed);
    history.writes(25);
    history.page();
    history.pageIdentities();
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void pagesWithAScanLimit_togetherAreWhatOneSearchAnswers(@ForAll long seed) {
    History history = new History(seed);
    history.writes(60);
    for (int i = 0; i < 6; i++) {
      history.pageWithAScanLimit();
      history.writes(history.random.nextInt(4));
    }
  }

  /** Enough people for a page to take several steps. */
  @Property(tries = 3, edgeCases = EdgeCasesMode.NONE)
  void pagesWithAScanLimit_ofManyPeople_togetherAreWhatOneSearchAnswers(@ForAll long seed) {
    Crowd crowd = new Crowd(seed);
    crowd.add(3000);
    for (int i = 0; i < 8; i++) {
      crowd.history.pageWithAScanLimit(1 + crowd.history.random.nextInt(4000));
      crowd.add(crowd.history.random.nextInt(30));
    }
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void pagesWithAScanLimit_whileWritesGoOn_showOnceWhoWasLeftAlone(@ForAll long seed) {
    History history = new History(seed);
    history.writes(60);
    history.pageWithAScanLimitWhileWritesGoOn();
  }

  /** While a person was taken out, a version that was current again met a fold without its past. */
  @Example
  void erase_whenAnOlderVersionLinksAgainMeanwhile_keepsTheGraphWhole() {
    pages_whileWritesGoOn_showAllThatIsBehindTheirPlace(1448756946407637926L);
  }

  @AfterContainer
  static void everyShape_occurred() {
    System.out.println("Random searches: " + SHAPES);
    assertThat(SHAPES)
        .containsOnlyKeys(
            "all hits",
            "erased",
            "identities found",
            "kept apart",
            "late",
            "made value found",
            "no hit",
            "page with a scan limit ended early",
            "page with a scan limit was empty, with more behind it",
            "page with more",
            "paged with a scan limit, somebody was left alone",
            "some hits",
            "source withdrawn",
            "veto",
            "withdrawn")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isGreaterThan(5));
  }

  /** Many people who are not linked, among few who are. */
  private static final class Crowd {
    private final History history;
    private int people;

    Crowd(long seed) {
      history = new History(seed);
      history.writes(20);
    }

    void add(int count) {
      List<ProfileFragment> fragments = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        // Now and then somebody again, who may be known by another address.
        int person =
            people > 0 && history.random.nextInt(4) == 0
                ? history.random.nextInt(people)
                : people++;
        ProfileFragment.Builder builder =
            ProfileFragment.record(history.source(), history.evidence.time()).identity(crm(person));
        if (history.random.nextInt(3) == 0) {
          int mailbox = history.random.nextInt(50) == 0 ? person % 97 : person;
          builder.identity(new Identity("email", mailbox + "@x.org"));
        }
        if (history.random.nextInt(4) > 0) {
          builder.attribute("n", history.random.nextInt(1000));
        }
        builder.attribute("name", "name " + history.random.nextInt(500));
        fragments.add(builder.build());
      }
      history.store.addAll(fragments);
    }

    void erase(int count) {
      for (int i = 0; i < count; i++) {
        history.store.erase(crm(history.random.nextInt(people)));
      }
    }

    private static Identity crm(int person) {
      return new Identity("crm", "c" + Integer.toString(person * 7919 % 100_003, 36));
    }
  }

  private static final class History {
    private final String description;
    private final RandomEvidence evidence;
    private final Random random;
    private final ProfileStore store;

    History(long seed) {
      description = "seed " + seed;
      evidence = new RandomEvidence(seed);
      random = evidence.random();
      Settings.Builder settings =
          Settings.builder(evidence.rules())
              .policy("newest", TestPolicy.newest())
              .policy("first", TestPolicy.first("s", "a").eventsOf("a"))
              .policy("alone", TestPolicy.only("b", "a").unstitched())
              .policy("made", new MadeValues(TestPolicy.first("b")));
      for (String source : SOURCES) {
        settings.source(
            source,
            SourceSettings.defaults()
                .withKeepLinks(source.equals("b"))
                .withStrictlyNewer(source.equals("s")));
      }
      store = ProfileStore.of(settings.build());
    }

    String source() {
      return pick(SOURCES);
    }

    <T> T pick(List<T> from) {
      return from.get(random.nextInt(from.size()));
    }

    void writes(int count) {
      for (int i = 0; i < count; i++) {
        write();
      }
    }

    void write() {
      int dice = random.nextInt(100);
      if (dice < 78) {
        add();
      } else if (dice < 85) {
        withdraw();
      } else if (dice < 91) {
        veto();
      } else if (dice < 92) {
        count("source withdrawn", store.withdrawSource(source()) > 0);
      } else {
        count("erased", store.erase(evidence.identity()).isPresent());
      }
    }

    private void add() {
      ProfileFragment.Builder builder =
          ProfileFragment.builder(pick(List.of(FragmentKind.values())), source())
              .timestamp(evidence.time());
      evidence.identities().forEach(builder::identity);
      if (random.nextInt(3) == 0) {
        builder.id("i" + random.nextInt(10));
      }
      String name = random.nextInt(4) == 0 ? "name.first" : "name";
      String address = random.nextInt(4) == 0 ? "address" : "address.city";
      for (String path : List.of("n", name, "flag", address)) {
        if (random.nextInt(3) == 0) {
          builder.attribute(path, path.equals("address") ? List.of(pick(VALUES)) : pick(VALUES));
        }
      }
      ProfileFragment fragment = builder.build();
      boolean late =
          store.fragments().anyMatch(held -> held.origin().timestamp().isAfter(timeOf(fragment)));
      count("late", store.add(fragment) instanceof AddResult.Accepted && late);
    }

    private static Instant timeOf(ProfileFragment fragment) {
      return fragment.timestamp().orElseThrow();
    }

    private void withdraw() {
      List<ProfileFragment> held = store.fragments().toList();
      if (!held.isEmpty()) {
        count("withdrawn", store.withdraw(pick(held).origin().key()));
      }
    }

    private void veto() {
      Identity a = evidence.graphForming();
      Identity b = evidence.graphForming();
      if (!a.equals(b)) {
        count("veto", store.veto(a, b));
        if (random.nextInt(3) == 0) {
          store.removeVeto(a, b);
        }
      }
    }

    private String policy() {
      return pick(List.copyOf(store.settings().policies().keySet()));
    }

    Condition condition(int depth) {
      String path = pick(PATHS);
      return switch (random.nextInt(depth == 0 ? 4 : 8)) {
        case 0, 1 -> comparison(path);
        case 2 -> Condition.startsWith(path, pick(PREFIXES));
        case 3 -> Condition.exists(path);
        case 4 -> condition(depth - 1).and(condition(depth - 1));
        case 5 -> condition(depth - 1).or(condition(depth - 1));
        case 6 -> Condition.not(condition(depth - 1));
        default -> random.nextInt(4) > 0 ? comparison(path) : Condition.allOf();
      };
    }

    private Condition comparison(String path) {
      Object value = random.nextInt(6) > 0 ? pick(VALUES) : random.nextInt(1000);
      if (random.nextInt(12) == 0) {
        value = "name " + random.nextInt(500);
      } else if (random.nextInt(20) == 0) {
        value = "Ada\ud83d";
      }
      Operator operator =
          value instanceof Boolean
              ? pick(List.of(Operator.EQUAL, Operator.NOT_EQUAL))
              : pick(List.of(Operator.values()));
      return new Condition.Comparison(path, operator, value);
    }

    void check() {
      SlowSearch twin = new SlowSearch(store);
      count("kept apart", store.graph().statistics().contested() > 0);
      for (int i = 0; i < 8; i++) {
        String policy = policy();
        Condition condition = condition(2);
        List<Profile> expected = twin.profiles(condition, policy, null);
        SearchQuery query = SearchQuery.builder().where(condition).policy(policy).build();
        assertThat(store.search(query).items())
            .as("%s, %s of %s", description, policy, condition)
            .isEqualTo(expected);
        long all = twin.profiles(Condition.allOf(), policy, null).size();
        count("no hit", expected.isEmpty());
        count("some hits", !expected.isEmpty() && expected.size() < all);
        count("all hits", !expected.isEmpty() && expected.size() == all);
        count("made value found", policy.equals("made") && !expected.isEmpty());
      }
      IdentityQuery query = identityQuery().build();
      List<Identity> found = store.identities(query).items();
      assertThat(found).as(description).isEqualTo(twin.identities(query, null));
      count("identities found", !found.isEmpty());
    }

    private IdentityQuery.Builder identityQuery() {
      IdentityQuery.Builder query = IdentityQuery.builder();
      if (random.nextBoolean()) {
        query.namespace(pick(evidence.namespaces().asList()).code());
      }
      return random.nextBoolean() ? query : query.prefix(pick(List.of("a", "c", "c1", "\ud83d")));
    }

    void page() {
      String policy = policy();
      Condition condition = condition(1);
      int limit = 1 + random.nextInt(3);
      SearchQuery query =
          SearchQuery.builder().where(condition).policy(policy).limit(limit).build();
      Page<Profile> page = store.search(query);
      Identity place = checkPage(page, condition, policy, null, limit);
      for (int i = 0; i < 12 && page.cursor().isPresent(); i++) {
        writes(random.nextInt(4));
        page = store.search(query.after(page.cursor().orElseThrow()));
        place = checkPage(page, condition, policy, place, limit);
      }
    }

    private @Nullable Identity checkPage(
        Page<Profile> page,
        Condition condition,
        String policy,
        @Nullable Identity place,
        int limit) {
      List<Profile> behind = new SlowSearch(store).profiles(condition, policy, place);
      int size = Math.min(limit, behind.size());
      assertThat(page.items()).as(description).isEqualTo(behind.subList(0, size));
      assertThat(page.hasMore()).as(description).isEqualTo(behind.size() > limit);
      count("page with more", page.hasMore());
      return size == 0 ? place : SlowSearch.anchor(store.settings(), behind.get(size - 1));
    }

    void pageWithAScanLimit() {
      pageWithAScanLimit(1 + random.nextInt(9));
    }

    void pageWithAScanLimit(int scanLimit) {
      String policy = policy();
      Condition condition = condition(2);
      int limit = random.nextInt(3) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(5);
      List<Profile> expected = new SlowSearch(store).profiles(condition, policy, null);
      List<Profile> found = pages(scanned(condition, policy, limit, scanLimit), () -> {});
      assertThat(found)
          .as("%s, %s of %s, %d of %d", description, policy, condition, limit, scanLimit)
          .isEqualTo(expected);
    }

    private static SearchQuery scanned(
        Condition condition, String policy, int limit, int scanLimit) {
      return SearchQuery.builder()
          .where(condition)
          .policy(policy)
          .limit(limit)
          .scanLimit(scanLimit)
          .build();
    }

    /** Asks for one page after the other, and does something between them. */
    private List<Profile> pages(SearchQuery query, Runnable between) {
      List<Profile> found = new ArrayList<>();
      Page<Profile> page = store.search(query);
      for (; page.hasMore(); page = store.search(query.after(page.cursor().orElseThrow()))) {
        assertThat(page.items()).as(description).hasSizeLessThanOrEqualTo(query.limit());
        found.addAll(page.items());
        boolean endedEarly = page.items().size() < query.limit();
        count("page with a scan limit ended early", endedEarly);
        count(
            "page with a scan limit was empty, with more behind it",
            endedEarly && page.items().isEmpty());
        between.run();
      }
      found.addAll(page.items());
      return found;
    }

    void pageWithAScanLimitWhileWritesGoOn() {
      String policy = policy();
      Condition condition = condition(1);
      // Some histories grow without end while they are paged.
      int[] writes = {40};
      Set<Profile> always = new HashSet<>(new SlowSearch(store).profiles(condition, policy, null));
      List<Profile> found =
          pages(
              scanned(condition, policy, 1 + random.nextInt(3), 1 + random.nextInt(4)),
              () -> {
                if (writes[0]-- > 0) {
                  writes(random.nextInt(3));
                  always.retainAll(new SlowSearch(store).profiles(condition, policy, null));
                }
              });
      assertThat(found).as(description).extracting(Profile::id).doesNotHaveDuplicates();
      assertThat(found).as(description).containsAll(always);
      count("paged with a scan limit, somebody was left alone", !always.isEmpty());
    }

    void pageIdentities() {
      int limit = 1 + random.nextInt(4);
      IdentityQuery query = identityQuery().limit(limit).build();
      Page<Identity> page = store.identities(query);
      Identity place = checkIdentities(page, query, null, limit);
      for (int i = 0; i < 12 && page.cursor().isPresent(); i++) {
        writes(random.nextInt(4));
        page = store.identities(query.after(page.cursor().orElseThrow()));
        place = checkIdentities(page, query, place, limit);
      }
    }

    private @Nullable Identity checkIdentities(
        Page<Identity> page, IdentityQuery query, @Nullable Identity place, int limit) {
      List<Identity> behind = new SlowSearch(store).identities(query, place);
      int size = Math.min(limit, behind.size());
      assertThat(page.items()).as(description).isEqualTo(behind.subList(0, size));
      assertThat(page.hasMore()).as(description).isEqualTo(behind.size() > limit);
      return size == 0 ? place : behind.get(size - 1);
    }
  }
}
