package dev.selfsame.examples.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.JobException;
import dev.selfsame.examples.rows.RandomJson.Layout;
import dev.selfsame.examples.rows.SlowJsonRows.Found;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Rows in any layout are read as by a parser of the whole text, and faults cost what they must. */
class JsonRowsProperties {
  private static final FileFormat JSON = FileFormat.ofName("any.json");
  private static final FileFormat SPLIT =
      new FileFormat(
          JSON.form(),
          JSON.delimiter(),
          JSON.quote(),
          JSON.maxCellLines(),
          JSON.header(),
          JSON.charset(),
          Optional.of("page.rows"));

  /** What came up, with how often. */
  private static final Map<String, Long> SEEN = new TreeMap<>();

  @Property(tries = 4000)
  void rows_inAnyLayout_areThoseOfTheSlowTwin(@ForAll long seed) throws IOException {
    RandomJson file = RandomJson.of(seed);
    List<Found> expected = rows(file);
    byte[] bytes = file.random().nextBoolean() ? ReadFile.gzip(file.bytes()) : file.bytes();

    assertThat(read(file, bytes)).as(file.text()).isEqualTo(texts(expected));
    assertThat(expected).extracting(found -> found.row().values()).isEqualTo(file.rows());
    count(file.layout() + (file.rows().isEmpty() ? " without rows" : " with rows"));
  }

  @Property(tries = 4000)
  void file_whenCutAnywhere_losesNothingBeforeTheCut(@ForAll long seed) throws IOException {
    RandomJson file = RandomJson.of(seed);
    int cut = file.random().nextInt(file.bytes().length + 1);

    List<String> read = read(file, Arrays.copyOf(file.bytes(), cut));
    int good = good(read);

    assertThat(read.size()).as(file.text()).isLessThanOrEqualTo(good + 1);
    List<Found> expected = rows(file);
    assertThat(read.subList(0, good)).isEqualTo(texts(expected.subList(0, good)));
    assertThat(good).as(file.text()).isGreaterThanOrEqualTo(before(file, expected, cut, 0));
    count(read.size() > good ? "cut inside" : "cut between");
  }

  @Property(tries = 2000)
  void compressedFile_whenCutAnywhere_hasOneRefusalAtItsEnd(@ForAll long seed) throws IOException {
    RandomJson file = RandomJson.of(seed);
    byte[] whole = ReadFile.gzip(file.bytes());
    int cut = 2 + file.random().nextInt(whole.length - 2);

    List<String> read = read(file, Arrays.copyOf(whole, cut));
    int good = good(read);

    assertThat(read).as(file.text()).hasSize(good + 1);
    assertThat(read.subList(0, good)).isEqualTo(texts(rows(file).subList(0, good)));
    count(good > 0 ? "cut after some rows" : "cut before all rows");
  }

  @Property(tries = 4000)
  void file_whenABitIsFlipped_keepsTheRowsBefore(@ForAll long seed) throws IOException {
    RandomJson file = RandomJson.of(seed);
    byte[] bytes = file.bytes();
    if (bytes.length == 0) {
      return;
    }
    int flipped = file.random().nextInt(bytes.length);
    bytes[flipped] ^= (byte) (1 << file.random().nextInt(8));

    List<String> read = read(file, bytes);

    // In lines, what a row ends with is part of its line.
    int lineEnd = file.layout() == Layout.LINES ? file.lineEnd().length() : 0;
    List<Found> expected = rows(file);
    int before = before(file, expected, flipped, lineEnd);
    assertThat(read.subList(0, before))
        .as(file.text())
        .isEqualTo(texts(expected.subList(0, before)));
    count(before > 0 ? "flipped after some rows" : "flipped before all rows");
  }

  @AfterContainer
  static void eachKindCameUp() {
    assertThat(SEEN)
        .hasSize(2 * Layout.values().length + 6)
        .allSatisfy((kind, times) -> assertThat(times).as(kind).isGreaterThan(20));
  }

  private static void count(String kind) {
    SEEN.merge(kind, 1L, Long::sum);
  }

  private static List<Found> rows(RandomJson file) {
    return SlowJsonRows.of(file.text(), file.layout() == Layout.IN_OBJECT);
  }

  private static List<String> texts(List<Found> rows) {
    return rows.stream().map(found -> ReadFile.text(found.row())).toList();
  }

  private static List<String> read(RandomJson file, byte[] bytes) throws IOException {
    FileFormat format = file.layout() == Layout.IN_OBJECT ? SPLIT : JSON;
    try {
      return ReadFile.of(format, new InChunks(bytes, file.random())).texts();
    } catch (JobException e) {
      return List.of("1 MALFORMED_JSON"); // The first bytes of a compressed file are needed.
    }
  }

  /** Returns how many rows at the start are good. */
  private static int good(List<String> read) {
    int good = 0;
    while (good < read.size() && read.get(good).endsWith("}")) {
      good++;
    }
    return good;
  }

  /**
   * Returns how many rows end before a byte.
   *
   * @param more how many characters after each row must be before it, too
   */
  private static int before(RandomJson file, List<Found> rows, int position, int more) {
    int unit = file.charset().equals(UTF_8) ? 1 : 2;
    int count = 0;
    while (count < rows.size()
        && file.bytesBefore(rows.get(count).end()) + more * unit <= position) {
      count++;
    }
    // Half a character after a row belongs to its line.
    boolean isHalf = (position - file.bytesBefore(0)) % unit != 0;
    return isHalf && file.layout() == Layout.LINES ? Math.max(0, count - 1) : count;
  }
}
