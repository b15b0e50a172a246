package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.TestPolicy;
import dev.selfsame.profile.Timeline;
import dev.selfsame.profile.TimelineQuery;
import dev.selfsame.query.Condition;
import dev.selfsame.query.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineQueryTest {
  private static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  private static final Identity ADA = CRM.identity("ada");
  private static final List<String> TYPES = List.of("login", "purchase", "view");
  private static final List<String> SOURCES = List.of("app", "shop", "web");

  private static ProfileStore store() {
    return ProfileStore.builder().namespaces(CRM).defaultPolicy(TestPolicy.newest()).build();
  }

  private static Timeline timeline(ProfileStore store) {
    return store.find(ADA).orElseThrow().timeline();
  }

  private static ProfileFragment event(Random random, int number) {
    ProfileFragment.Builder event =
        ProfileFragment.event(pick(SOURCES, random), Instant.ofEpochSecond(random.nextInt(12)))
            .id("e" + random.nextInt(10) + "-" + number)
            .identity(ADA);
    if (random.nextInt(4) > 0) {
      event.type(pick(TYPES, random));
    }
    if (random.nextInt(4) > 0) {
      event.attribute("total", random.nextBoolean() ? random.nextInt(5) : random.nextInt(5) + 0.5);
    }
    return event.build();
  }

  private static List<ProfileFragment> events(Random random, int count) {
    List<ProfileFragment> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event(random, i));
    }
    return events;
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  /** A query, and what it asks for in plain words. */
  private record Asked(
      TimelineQuery.Builder query,
      long from,
      long to,
      String type,
      String source,
      int least,
      boolean newest) {
    static Asked random(Random random) {
      long from = random.nextInt(8) - 1L;
      long to = random.nextInt(3) == 0 ? 100 : from + random.nextInt(12) - 1L;
      Asked asked =
          new Asked(
              TimelineQuery.builder(),
              from,
              to,
              random.nextBoolean() ? "" : pick(TYPES, random),
              random.nextBoolean() ? "" : pick(SOURCES, random),
              random.nextBoolean() ? -1 : random.nextInt(5),
              random.nextBoolean());
      if (from >= 0 || random.nextBoolean()) {
        asked.query.from(Instant.ofEpochSecond(from));
      }
      if (to != 100) {
        asked.query.to(Instant.ofEpochSecond(to));
      }
      if (!asked.type.isEmpty()) {
        asked.query.types(asked.type);
      }
      if (!asked.source.isEmpty()) {
        asked.query.sources(asked.source);
      }
      if (asked.least >= 0) {
        asked.query.where(Condition.atLeast("total", asked.least));
      }
      if (asked.newest) {
        asked.query.newestFirst();
      }
      return asked;
    }

    List<ProfileFragment> slowly(Timeline timeline) {
      List<ProfileFragment> found = new ArrayList<>();
      for (ProfileFragment event : timeline.events()) {
        long second = event.origin().timestamp().getEpochSecond();
        if (second >= from
            && second < to
            && (type.isEmpty() || event.type().equals(Optional.of(type)))
            && (source.isEmpty() || event.source().equals(source))
            && (least < 0
                || (event.attributes().get("total") instanceof Number total
                    && total.doubleValue() >= least))) {
          found.add(event);
        }
      }
      if (newest) {
        Collections.reverse(found);
      }
      return found;
    }
  }

  @Test
  void query_findsWhatALoopOverAllEventsFinds() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      ProfileStore store = store();
      store.addAll(events(random, 1 + random.nextInt(30)));
      Timeline timeline = timeline(store);
      Asked asked = Asked.random(random);
      List<ProfileFragment> expected = asked.slowly(timeline);
      int limit = 1 + random.nextInt(6);
      TimelineQuery query = asked.query.limit(limit).build();
      List<ProfileFragment> found = new ArrayList<>();
      Page<ProfileFragment> page = timeline.query(query);
      assertThat(store.timeline(ADA, query)).as("seed %d", seed).isEqualTo(page);
      found.addAll(page.items());
      while (page.hasMore()) {
        assertThat(page.items()).hasSize(limit);
        TimelineQuery next = query.after(page.cursor().orElseThrow());
        page = timeline.query(next);
        assertThat(store.timeline(ADA, next)).as("seed %d", seed).isEqualTo(page);
        found.addAll(page.items());
      }
      assertThat(found).as("seed %d", seed).isEqualTo(expected);
      assertThat(page.cursor().isPresent()).isEqualTo(!expected.isEmpty());
    }
  }

  @Test
  void statistics_countWhatALoopOverAllEventsCounts() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      ProfileStore store = store();
      store.addAll(events(random, 1 + random.nextInt(30)));
      Timeline timeline = timeline(store);
      Map<String, Long> types = new TreeMap<>();
      Map<String, Long> sources = new TreeMap<>();
      for (ProfileFragment event : timeline.events()) {
        event.type().ifPresent(type -> types.merge(type, 1L, Long::sum));
        sources.merge(event.source(), 1L, Long::sum);
      }
      Timeline.Statistics statistics = store.timelineStatistics(ADA, "default");
      assertThat(statistics)
          .as("seed %d", seed)
          .isEqualTo(timeline.statistics())
          .hasSameHashCodeAs(timeline.statistics())
          .isNotEqualTo(Timeline.of(List.of()).statistics());
      assertThat(statistics.events()).as("seed %d", seed).isEqualTo(timeline.size());
      assertThat(List.copyOf(statistics.types().entrySet()))
          .as("seed %d", seed)
          .isEqualTo(List.copyOf(types.entrySet()));
      assertThat(List.copyOf(statistics.sources().entrySet()))
          .as("seed %d", seed)
          .isEqualTo(List.copyOf(sources.entrySet()));
    }
  }

  @Test
  void timeline_ofAStore_whenNothingIsKnownOrTheCursorIsNot_answersAsThatOfAProfile() {
    ProfileStore store = store();
    store.addAll(events(new Random(5), 10));
    TimelineQuery query = TimelineQuery.builder().limit(4).build();
    Identity unknown = CRM.identity("nobody");
    assertThat(store.timeline(unknown, query))
        .isEqualTo(new Page<>(List.of(), false, Optional.empty()));
    assertThat(store.timeline(new Identity("none", "such"), query).items()).isEmpty();
    assertThat(store.timelineStatistics(unknown, "default").events()).isZero();
    TimelineQuery next = query.after(store.timeline(ADA, query).cursor().orElseThrow());
    assertThat(store.timeline(unknown, next).items()).isEmpty();
    assertThat(store.asOf(Instant.MAX).timeline(ADA, next)).isEqualTo(store.timeline(ADA, next));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().timeline(ADA, next))
        .withMessageContaining("another store");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.timeline(ADA, "none", query))
        .withMessageContaining("policy");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.timelineStatistics(ADA, "none"))
        .withMessageContaining("policy");
  }

  @Test
  void cursor_whileEventsArriveInAnyOrder_showsNothingTwiceAndSkipsNothing() {
    for (int seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      List<ProfileFragment> arriving = events(random, 40);
      ProfileStore store = store();
      store.add(arriving.get(0));
      int arrived = 1;
      Asked asked = Asked.random(random);
      TimelineQuery query = asked.query.limit(1 + random.nextInt(3)).build();
      TimelineQuery next = query;
      List<ProfileFragment> shown = new ArrayList<>();
      Set<ProfileFragment> heldAtStart = new HashSet<>(asked.slowly(timeline(store)));
      while (true) {
        Page<ProfileFragment> page = timeline(store).query(next);
        shown.addAll(page.items());
        next = page.cursor().map(query::after).orElse(query);
        // The page ends at the last event shown: nothing behind it was shown before.
        List<ProfileFragment> all = asked.slowly(timeline(store));
        if (!shown.isEmpty()) {
          List<ProfileFragment> behind =
              all.subList(all.indexOf(shown.get(shown.size() - 1)) + 1, all.size());
          assertThat(behind).as("seed %d", seed).doesNotContainAnyElementsOf(shown);
          assertThat(page.hasMore()).as("seed %d", seed).isEqualTo(!behind.isEmpty());
        }
        if (!page.hasMore() && arrived == arriving.size()) {
          break;
        }
        for (int i = random.nextInt(4); i > 0 && arrived < arriving.size(); i--) {
          store.add(arriving.get(arrived++));
        }
      }
      assertThat(shown).as("seed %d", seed).doesNotHaveDuplicates().containsAll(heldAtStart);
      List<ProfileFragment> all = asked.slowly(timeline(store));
      assertThat(all.stream().filter(shown::contains))
          .as("in order, seed %d", seed)
          .isEqualTo(shown);
    }
  }

  @Test
  void cursor_whenItsEventIsWithdrawn_goesOnAtItsPlace() {
    ProfileStore store = store();
    store.addAll(events(new Random(5), 10));
    TimelineQuery query = TimelineQuery.builder().limit(4).build();
    List<ProfileFragment> all = timeline(store).events();
    Page<ProfileFragment> first = timeline(store).query(query);
    store.withdraw(all.get(3).origin().key());
    assertThat(timeline(store).query(query.after(first.cursor().orElseThrow())).items())
        .isEqualTo(all.subList(4, 8));
  }

  @Test
  void cursor_atTheEnd_findsWhatArrivesLater() {
    ProfileStore store = store();
    store.addAll(events(new Random(6), 10));
    Page<ProfileFragment> last = timeline(store).query(TimelineQuery.builder().build());
    assertThat(last.hasMore()).isFalse();
    ProfileFragment later =
        ProfileFragment.event("web", Instant.ofEpochSecond(99)).id("later").identity(ADA).build();
    store.add(later);
    assertThat(
            timeline(store)
                .query(TimelineQuery.builder().build().after(last.cursor().orElseThrow()))
                .items())
        .singleElement()
        .satisfies(event -> assertThat(event.id()).contains("later"));
  }

  @Test
  void cursor_whereItDoesNotBelong_isRefusedWithItsOwnText() {
    List<ProfileFragment> events = events(new Random(7), 10);
    ProfileStore store = store();
    store.addAll(events);
    ProfileStore other = store();
    other.addAll(events);
    TimelineQuery query = TimelineQuery.builder().limit(2).build();
    String cursor = timeline(store).query(query).cursor().orElseThrow();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> timeline(other).query(query.after(cursor)))
        .withMessageContaining("another store")
        .withMessageContaining("leave the cursor out");
    for (TimelineQuery.Builder another :
        List.of(
            TimelineQuery.builder().newestFirst(),
            TimelineQuery.builder().from(Instant.EPOCH),
            TimelineQuery.builder().to(Instant.EPOCH),
            TimelineQuery.builder().types("login"),
            TimelineQuery.builder().sources("login"),
            TimelineQuery.builder().where(Condition.is("total", 1)))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> timeline(store).query(another.build().after(cursor)))
          .withMessageContaining("another query")
          .withMessageContaining("leave the cursor out");
    }
    assertThat(
            timeline(store).query(TimelineQuery.builder().limit(5).build().after(cursor)).items())
        .isEqualTo(timeline(store).events().subList(2, 7));
  }

  @Test
  void cursor_whenDamagedAnywhere_isRefusedWithItsOwnText() {
    ProfileStore store = store();
    store.addAll(events(new Random(8), 5));
    TimelineQuery query = TimelineQuery.builder().limit(2).build();
    String cursor = timeline(store).query(query).cursor().orElseThrow();
    List<String> damaged =
        new ArrayList<>(List.of("", "x", "!", "2", cursor + cursor, cursor + "A"));
    for (int i = 0; i < cursor.length(); i++) {
      damaged.add(cursor.substring(0, i));
      for (char other : new char[] {'A', 'B', 'g', 'w', '_', (char) (cursor.charAt(i) + 1)}) {
        if (other != cursor.charAt(i)) {
          damaged.add(cursor.substring(0, i) + other + cursor.substring(i + 1));
        }
      }
    }
    for (String text : damaged) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> timeline(store).query(query.after(text)))
          .withMessageContaining("damaged")
          .withMessageContaining("Pass that text unchanged");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void limit_belowOne_isRefusedWithTheRemedy(int limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimelineQuery.builder().limit(limit))
        .withMessageContaining("The limit is " + limit)
        .withMessageContaining("Raise it, or leave it out");
  }

  @Test
  void option_setTwice_isRefused() {
    TimelineQuery.Builder builder =
        TimelineQuery.builder()
            .from(Instant.EPOCH)
            .to(Instant.EPOCH)
            .types("a")
            .sources("a")
            .where(Condition.exists("a"))
            .limit(1);
    assertThatIllegalStateException().isThrownBy(() -> builder.from(Instant.EPOCH));
    assertThatIllegalStateException().isThrownBy(() -> builder.to(Instant.EPOCH));
    assertThatIllegalStateException().isThrownBy(() -> builder.types("a"));
    assertThatIllegalStateException().isThrownBy(() -> builder.sources("a"));
    assertThatIllegalStateException().isThrownBy(() -> builder.where(Condition.exists("a")));
    assertThatIllegalStateException().isThrownBy(() -> builder.limit(1));
    assertThatIllegalArgumentException().isThrownBy(() -> TimelineQuery.builder().types());
  }

  @Test
  void query_isAValueThatShowsNoValues() {
    TimelineQuery query =
        TimelineQuery.builder().where(Condition.is("email", "ada@example.com")).limit(3).build();
    assertThat(query)
        .isEqualTo(
            TimelineQuery.builder()
                .where(Condition.is("email", "ada@example.com"))
                .limit(3)
                .build())
        .isNotEqualTo(query.after("x"));
    assertThat(query.after("secret").toString()).doesNotContain("ada@", "secret");
    ProfileStore store = store();
    store.addAll(events(new Random(9), 5));
    assertThat(timeline(store).query(TimelineQuery.builder().limit(2).build()))
        .hasToString("Page[2 items, and more]");
  }
}
