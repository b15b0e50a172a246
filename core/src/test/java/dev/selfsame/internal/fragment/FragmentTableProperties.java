package dev.selfsame.internal.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.internal.column.IntList;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** The rows of fragments against a list of objects. */
class FragmentTableProperties {
  private static final int IDENTITIES = 6;
  private static final Map<String, Integer> OCCURRED = new TreeMap<>();

  @AfterContainer
  static void everyShape_occurred() {
    assertThat(OCCURRED)
        .containsOnlyKeys("number used again", "one removed of a long chain", "several removed");
  }

  private record Row(
      Instant time,
      int kind,
      int source,
      int primary,
      List<Integer> identities,
      long payload,
      int payloadLength) {
    /** What is left of one that was wiped. */
    Row wiped() {
      List<Integer> nobody = Collections.nCopies(identities.size(), FragmentTable.NONE);
      return new Row(Instant.EPOCH, kind, source, FragmentTable.NONE, nobody, 0, 0);
    }
  }

  @Property(tries = 100)
  void table_holdsWhatRowsHold(@ForAll @IntRange(max = 40) int steps, @ForAll Random random) {
    new History().play(steps, random);
  }

  /** So many that each identity has a long chain of occurrences. */
  @Property(tries = 10)
  void table_whenManyMentionTheSame_holdsWhatRowsHold(@ForAll Random random) {
    new History().play(1500, random);
  }

  private static final class History {
    private final FragmentTable table = new FragmentTable();
    private final List<Row> rows = new ArrayList<>();
    private final List<Integer> uses = new ArrayList<>();
    private final Map<Integer, Row> live = new HashMap<>();

    /** Those that were wiped, by how many identities they named. */
    private final Map<Integer, Set<Integer>> wiped = new HashMap<>();

    private final Map<Integer, Deque<Integer>> naming = new HashMap<>();

    void play(int steps, Random random) {
      for (int identity = 0; identity < IDENTITIES; identity++) {
        table.addIdentity();
        naming.put(identity, new ArrayDeque<>());
      }
      for (int step = 0; step < steps; step++) {
        if (random.nextInt(4) > 0 || live.isEmpty()) {
          add(random);
        } else {
          List<Integer> numbers = new ArrayList<>(live.keySet());
          Collections.shuffle(numbers, random);
          remove(numbers.subList(0, 1 + random.nextInt(Math.min(3, numbers.size()))), random);
        }
      }
      assertAgree();
    }

    private void add(Random random) {
      List<Integer> identities =
          random.ints(0, IDENTITIES).distinct().limit(1 + random.nextInt(3)).boxed().toList();
      Row row =
          new Row(
              Instant.ofEpochSecond(random.nextInt(3) - 1, random.nextInt(2) * 999_999_999L),
              random.nextInt(3),
              random.nextInt(1 << 20),
              identities.get(0),
              identities,
              random.nextLong() >>> 24,
              random.nextInt(1 << 24));
      Instant time = row.time();
      int number =
          table.add(
              time.getEpochSecond(),
              time.getNano(),
              row.kind(),
              row.source(),
              row.primary(),
              identities.stream().mapToInt(each -> each).toArray(),
              row.payload(),
              row.payloadLength());
      Set<Integer> sameSize = wiped.getOrDefault(identities.size(), new HashSet<>());
      if (sameSize.isEmpty()) {
        assertThat(number).isEqualTo(rows.size());
        rows.add(row);
        uses.add(0);
      } else {
        assertThat(sameSize.remove(number)).isTrue();
        rows.set(number, row);
        uses.set(number, uses.get(number) + 1);
        OCCURRED.merge("number used again", 1, Integer::sum);
      }
      live.put(number, row);
      identities.forEach(
          identity -> naming.getOrDefault(identity, new ArrayDeque<>()).push(number));
      table.setEvidence(number, number % 2 == 0);
    }

    private void remove(List<Integer> numbers, Random random) {
      if (numbers.size() > 1) {
        table.removeAll(IntList.of(numbers.stream().mapToInt(each -> each).toArray()));
        OCCURRED.merge("several removed", 1, Integer::sum);
      } else {
        table.remove(numbers.get(0));
        if (naming.values().stream().allMatch(chain -> chain.size() > 100)) {
          OCCURRED.merge("one removed of a long chain", 1, Integer::sum);
        }
      }
      numbers.forEach(number -> removed(number, random));
    }

    private void removed(int number, Random random) {
      if (random.nextBoolean()) {
        table.wipe(number);
        rows.set(number, rows.get(number).wiped());
        wiped
            .computeIfAbsent(rows.get(number).identities().size(), size -> new HashSet<>())
            .add(number);
      }
      live.remove(number);
      naming.values().forEach(numbers -> numbers.removeIf(each -> each == number));
    }

    private void assertAgree() {
      assertThat(table.size()).isEqualTo(rows.size());
      assertThat(table.live()).isEqualTo(live.size());
      for (int number = 0; number < rows.size(); number++) {
        Row row = rows.get(number);
        assertThat(table.isLive(number)).isEqualTo(live.containsKey(number));
        assertThat(table.use(number)).isEqualTo(uses.get(number));
        assertThat(Instant.ofEpochSecond(table.second(number), table.nano(number)))
            .isEqualTo(row.time());
        assertThat(table.kind(number)).isEqualTo(row.kind());
        assertThat(table.source(number)).isEqualTo(row.source());
        assertThat(table.primary(number)).isEqualTo(row.primary());
        assertThat(table.payload(number)).isEqualTo(row.payload());
        assertThat(table.payloadLength(number)).isEqualTo(row.payloadLength());
        assertThat(table.isEvidence(number)).isEqualTo(number % 2 == 0);
        assertThat(namedBy(number)).isEqualTo(row.identities());
        for (int other = 0; other < rows.size(); other++) {
          assertThat(Integer.signum(table.compareTime(number, other)))
              .isEqualTo(Integer.signum(row.time().compareTo(rows.get(other).time())));
        }
      }
      naming.forEach(
          (identity, numbers) -> assertThat(namersOf(identity)).containsExactlyElementsOf(numbers));
    }

    private List<Integer> namedBy(int number) {
      List<Integer> named = new ArrayList<>();
      for (int at = table.firstOccurrence(number); at < table.endOfOccurrences(number); at++) {
        assertThat(table.fragmentAt(at)).isEqualTo(number);
        named.add(table.identityAt(at));
      }
      return named;
    }

    /** The fragments that name an identity, the newest arrival first. */
    private List<Integer> namersOf(int identity) {
      List<Integer> namers = new ArrayList<>();
      for (int at = table.newestOccurrence(identity);
          at != FragmentTable.NONE;
          at = table.occurrenceBefore(at)) {
        namers.add(table.fragmentAt(at));
      }
      return namers;
    }
  }
}
