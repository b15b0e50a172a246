package dev.selfsame.examples.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Any bytes give the same rows as with the slow twin, and as many bytes are read ahead. */
class RowSplitterProperties {
  private static final String[] PIECES = {
    ",",
    ";",
    "|",
    "\"",
    "\"\"",
    "\n",
    "\r",
    "\r\n",
    " ",
    "\t",
    "a",
    "plain text",
    "\u00e9",
    "\u20ac",
    "\uD83D\uDE00",
    "\uFFFD",
    "\uFEFF",
    "\"quoted\"",
    ",\"a\nb\"",
    "{\"a\":1}",
    "",
    ",,",
    "\0"
  };
  private static final byte[] NO_UTF8 = {(byte) 0xC3, (byte) 0xED, (byte) 0xA0, (byte) 0xFF};
  private static final int MOST_PIECES = 40;

  /** As many times as it takes for a text of a few pieces to be longer than the first buffer. */
  private static final int MOST_REPEATS = 10_000;

  /** What came up, with how often. */
  private static final Map<String, Long> SEEN = new TreeMap<>();

  @Property(tries = 20_000)
  void shortFile_givesTheRowsOfTheSlowTwin(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    assertSameRows(bytes(random, MOST_PIECES), random);
  }

  @Property(tries = 50)
  void longFile_givesTheRowsOfTheSlowTwin(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] start = bytes(random, MOST_PIECES);
    byte[] piece = bytes(random, 4);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(start);
    for (int i = random.nextInt(MOST_REPEATS); i > 0; i--) {
      all.writeBytes(piece);
    }
    all.writeBytes(start);
    assertSameRows(all.toByteArray(), random);
  }

  @Property(tries = 12)
  void rowOfAboutTheLongestLength_givesTheRowsOfTheSlowTwin(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    String start = new String[] {"", "a,", "\"", "a\n\"", "\"\n"}[random.nextInt(5)];
    String end = new String[] {"", "\nb", "\",c\nd", ",e\n", "\r\n"}[random.nextInt(5)];
    int length = ByteWindow.MAX_ROW - start.length() + random.nextInt(7) - 3;
    assertSameRows((start + "x".repeat(length) + end).getBytes(StandardCharsets.UTF_8), random);
  }

  @AfterContainer
  static void eachKindCameUp() {
    assertThat(SEEN)
        .containsOnlyKeys("text", "INVALID_UNICODE", "MALFORMED_ROW", "TOO_LARGE")
        .allSatisfy((kind, times) -> assertThat(times).isPositive());
  }

  private static void assertSameRows(byte[] file, Random random) throws IOException {
    FileFormat format = format(random);
    long chunks = random.nextLong();
    for (boolean csv : new boolean[] {true, false}) {
      InChunks one = new InChunks(file, new Random(chunks));
      InChunks other = new InChunks(file, new Random(chunks));
      try (RowSplitter fast = splitter(one, csv, format);
          SlowRowSplitter slow =
              csv ? SlowRowSplitter.csv(other, format) : SlowRowSplitter.lines(other)) {
        Row expected;
        do {
          expected = slow.next();
          Row row = fast.next();
          if (!Objects.equals(row, expected) || one.count() != other.count()) {
            assertThat(row).isEqualTo(expected);
            assertThat(one.count()).isEqualTo(other.count());
          }
          if (expected != null) {
            SEEN.merge(kind(expected), 1L, Long::sum);
          }
        } while (expected != null);
      }
    }
  }

  private static RowSplitter splitter(InputStream in, boolean csv, FileFormat format)
      throws IOException {
    ByteWindow window = ByteWindow.open(in);
    RowDecoder decoder = new RowDecoder(StandardCharsets.UTF_8);
    return csv ? RowSplitter.csv(window, decoder, format) : RowSplitter.lines(window, decoder);
  }

  /** Mostly the usual format, and others. */
  private static FileFormat format(Random random) {
    boolean isUsual = random.nextBoolean();
    return new FileFormat(
        Optional.of(Form.CSV),
        isUsual ? ',' : ",;\t| a".charAt(random.nextInt(6)),
        isUsual || random.nextBoolean() ? Optional.of('"') : Optional.empty(),
        1 + random.nextInt(4),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static String kind(Row row) {
    return row instanceof Row.Unreadable bad ? bad.reason().name() : "text";
  }

  private static byte[] bytes(Random random, int most) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = random.nextInt(most) + 1; i > 0; i--) {
      if (random.nextInt(50) == 0) {
        bytes.write(NO_UTF8[random.nextInt(NO_UTF8.length)]);
      } else {
        bytes.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
