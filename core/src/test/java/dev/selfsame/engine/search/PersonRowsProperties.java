package dev.selfsame.engine.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.engine.store.LastingSettings;
import dev.selfsame.engine.store.Person;
import dev.selfsame.engine.store.StateListener;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.RandomEvidence;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;

/** The rows of persons, kept up while fragments come and go, against a look at all persons. */
class PersonRowsProperties {
  private static final Map<String, Integer> SHAPES = new TreeMap<>();

  @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
  void rows_areThoseOfAllPersons(@ForAll long seed) {
    History history = new History(seed);
    for (int step = 0; step < 30; step++) {
      history.step("seed %s, step %s".formatted(seed, step));
    }
  }

  @AfterContainer
  static void everyShape_occurred() {
    assertThat(SHAPES)
        .containsOnlyKeys(
            "not listed at once",
            "not read at once",
            "numbered anew",
            "row given up",
            "row behind those in order",
            "several in one row")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isGreaterThan(2));
  }

  private static void count(String shape, boolean occurred) {
    if (occurred) {
      SHAPES.merge(shape, 1, Integer::sum);
    }
  }

  /** That a version is current again is told with the names of the one that went, not with its. */
  @Test
  void read_whenAnEarlierVersionLinksAgain_givesUpTheRowOfWhomItNames() {
    Identity owner = new Identity("crm", "1");
    Identity other = new Identity("ecid", "x");
    History history = new History(1);
    StoreState state = history.state;
    state.addAsHeld(
        List.of(
            ProfileFragment.record("a", Instant.ofEpochSecond(1))
                .id("first")
                .primary(owner)
                .identity(other)
                .build(),
            ProfileFragment.record("a", Instant.ofEpochSecond(2))
                .id("second")
                .primary(owner)
                .build()));
    history.readAll();
    assertThat(identities(history)).containsExactly(owner, other);
    IntList second = state.select().live();
    second.removeAt(0);
    assertThat(state.log().key(second.get(0)).id()).isEqualTo("second");
    state.remove(second.get(0));
    state.sweep();
    history.readAll();
    assertThat(identities(history)).containsExactly(owner);
  }

  /** Each step gave up what the one before it had read of the component, and no budget sufficed. */
  @Test
  void read_whenAContestedComponentHasMorePersonsThanABudget_comesToAnEnd() {
    Namespaces namespaces =
        Namespaces.of(
            Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build(),
            Namespace.of("ecid", IdentityType.COOKIE));
    Settings settings =
        Settings.builder(GraphRules.of(namespaces)).policy("p", TestPolicy.newest()).build();
    StoreState state = new StoreState(LastingSettings.of(settings), settings.graphRules(), 1, 0);
    PersonRows rows = new PersonRows(state, Stitching.GRAPH);
    state.addListener(
        new StateListener() {
          @Override
          public void beforeMentioned(IntList identities) {
            identities.stream().forEach(rows::invalidate);
          }
        });
    for (int person = 0; person < 30; person++) {
      state.addAsHeld(
          List.of(
              ProfileFragment.event("web", Instant.ofEpochSecond(person))
                  .id("login " + person)
                  .primary(new Identity("crm", "c" + person))
                  .identity("ecid", "shared")
                  .build()));
    }
    assertThat(state.graph().isContested(0)).isTrue();
    int steps = 0;
    while (!rows.isUpToDate() && steps < 100) {
      rows.read(10);
      steps++;
    }
    assertThat(rows.isUpToDate()).as("after %s steps", steps).isTrue();
    assertThat(requireNonNull(rows.anchors()).size()).isEqualTo(30);
  }

  private static List<Identity> identities(History history) {
    return requireNonNull(history.rows.anchors()).stream()
        .mapToObj(history.state.log()::identity)
        .toList();
  }

  private static final class History {
    private final RandomEvidence evidence;
    private final Random random;
    private final Settings settings;
    private final MergePolicy policy;
    private final StoreState state;
    private final PersonRows rows;
    private final AttributeColumn column;
    private int fragments;

    History(long seed) {
      evidence = new RandomEvidence(seed);
      random = evidence.random();
      policy = random.nextInt(4) == 0 ? TestPolicy.newest().unstitched() : TestPolicy.newest();
      settings = Settings.builder(evidence.rules()).policy("newest", policy).build();
      state = new StoreState(LastingSettings.of(settings), settings.graphRules(), seed, 0);
      rows = new PersonRows(state, policy.stitching());
      column = new AttributeColumn(policy, "n", 0, seed);
      rows.add(column);
      state.addListener(
          new StateListener() {
            @Override
            public void beforeMentioned(IntList identities) {
              identities.stream().forEach(rows::invalidate);
            }

            @Override
            public void beforeRegrouping(IntList members) {
              if (rows.stitching() == Stitching.GRAPH) {
                rows.invalidateAll(members);
              }
            }
          });
    }

    void step(String description) {
      write(description);
      if (random.nextInt(3) > 0) {
        boolean wasUpToDate = rows.isUpToDate();
        int inOrderBefore = rows.inOrder();
        boolean wasListed = rows.inOrder() > 0;
        state.graph().refreshAll();
        rows.read(1 + random.nextInt(10));
        count("not listed at once", !rows.isUpToDate() && !wasListed);
        count("not read at once", !rows.isUpToDate() && wasListed && !wasUpToDate);
        if (random.nextBoolean()) {
          readAll();
          assertAgree(description);
        }
        count("numbered anew", wasListed && rows.inOrder() != inOrderBefore);
      }
    }

    private void readAll() {
      // More than there are persons in one contested component, which is read as a whole.
      while (!rows.isUpToDate()) {
        rows.read(100);
      }
    }

    private void write(String description) {
      // Now and then so much that the rows are numbered anew.
      int most = random.nextInt(12) == 0 ? 2600 : 6;
      List<ProfileFragment> added = new ArrayList<>();
      for (int i = random.nextInt(most); i > 0; i--) {
        ProfileFragment.Builder builder =
            random.nextInt(4) == 0
                ? ProfileFragment.event("web", evidence.time())
                : ProfileFragment.record(random.nextBoolean() ? "a" : "b", evidence.time());
        Identity primary =
            most > 6 ? new Identity("ecid", "e" + fragments) : evidence.graphForming();
        builder.id("f" + fragments++).primary(primary).attribute("n", random.nextInt(4));
        if (most == 6 && random.nextInt(3) > 0) {
          evidence.identities().stream()
              .filter(other -> !other.namespace().equals(primary.namespace()))
              .forEach(builder::identity);
        }
        added.add(builder.build());
      }
      state.addAsHeld(added);
      IntList live = state.select().live();
      Set<Integer> removed = new TreeSet<>();
      for (int i = random.nextInt(most / 2 + 2); i > 0 && !live.isEmpty(); i--) {
        removed.add(live.get(random.nextInt(live.size())));
      }
      IntList some = new IntList();
      removed.forEach(some::add);
      state.removeAll(some);
      state.sweep();
      for (int row = 0; row < rows.size(); row++) {
        if (rows.anchor(row) == PersonRows.NONE) {
          count("row given up", true);
          assertThat(column.code(row)).as(description).isEqualTo(AttributeColumn.NO_PROFILE);
        }
      }
    }

    private void assertAgree(String description) {
      IntList expected = Person.anchors(state, policy.stitching());
      IntList anchors = requireNonNull(rows.anchors(), description);
      assertThat(anchors.toArray()).as(description).isEqualTo(expected.toArray());

      IntList inRows = new IntList();
      for (int row = 0; row < rows.size(); row++) {
        if (rows.anchor(row) != PersonRows.NONE) {
          inRows.add(rows.anchor(row));
          // Where there are many, nearly all are single cookies.
          if (rows.size() < 200 || random.nextInt(50) == 0) {
            assertRow(row, description);
          }
        }
        boolean isBehind = row >= rows.inOrder();
        assertThat(rows.tail().indexOf(row) >= 0)
            .as(description)
            .isEqualTo(isBehind && rows.anchor(row) != PersonRows.NONE);
      }
      inRows.sort(state::compareIdentities);
      assertThat(inRows.toArray()).as(description).isEqualTo(expected.toArray());
      assertSorted(rows.tail(), description);
      IntList inOrder = new IntList();
      for (int row = 0; row < rows.inOrder(); row++) {
        if (rows.anchor(row) != PersonRows.NONE) {
          inOrder.add(row);
        }
      }
      assertSorted(inOrder, description);
      count("row behind those in order", !rows.tail().isEmpty());
      assertCounts(inOrder, description);
    }

    private void assertRow(int row, String description) {
      IntList members = Person.members(state, rows.anchor(row), policy.stitching());
      count("several in one row", members.size() > 1);
      Optional<Profile> profile =
          Person.of(state, members, 0).merge(policy, LastingSettings.of(settings));
      if (!column.isRead(row)) {
        rows.readRow(row, List.of(column));
      }
      int code = column.code(row);
      assertThat(code == AttributeColumn.NO_PROFILE).as(description).isEqualTo(profile.isEmpty());
      if (profile.isPresent()) {
        Object value = profile.get().attributes().get("n");
        assertThat(code == AttributeColumn.NO_VALUE).as(description).isEqualTo(value == null);
        if (value instanceof Long number) {
          assertThat(column.dictionary().number(code - AttributeColumn.FIRST_ENTRY))
              .as(description)
              .isEqualTo(number.doubleValue());
        }
      }
    }

    private void assertSorted(IntList some, String description) {
      for (int i = 1; i < some.size(); i++) {
        assertThat(state.compareIdentities(rows.anchor(some.get(i - 1)), rows.anchor(some.get(i))))
            .as(description)
            .isNegative();
      }
    }

    /** A place among the rows in order, given up ones or not, is found by halving. */
    private void assertCounts(IntList inOrder, String description) {
      Identity place = evidence.identity();
      int before = rows.countWhile(row -> rows.compareAnchor(row, place) < 0);
      for (int i = 0; i < inOrder.size(); i++) {
        int row = inOrder.get(i);
        int compared = settings.namespaces().order().compare(rows.identity(row), place);
        assertThat(Integer.signum(rows.compareAnchor(row, place)))
            .as(description)
            .isEqualTo(Integer.signum(compared));
        assertThat(row < before).as(description).isEqualTo(compared < 0);
      }
    }
  }
}
