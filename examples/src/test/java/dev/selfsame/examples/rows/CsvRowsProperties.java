package dev.selfsame.examples.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.JobException;
import dev.selfsame.identity.Normalizer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Tables in any format are read as they were written, and faults cost what they must. */
class CsvRowsProperties {
  private static final List<String> CHARSETS =
      List.of("UTF-8", "windows-1252", "ISO-8859-15", "UTF-16LE", "UTF-16BE", "UTF-16", "IBM037");
  private static final String HEADER_NAME = "a";

  /** What came up, with how often. */
  private static final Map<String, Long> SEEN = new TreeMap<>();

  @Property(tries = 4000)
  void rows_inAnyFormat_areThoseThatWereWritten(@ForAll long seed) throws IOException {
    Table table = Table.of(seed);
    byte[] bytes = table.bytes();

    assertThat(table.read(table.random.nextBoolean() ? ReadFile.gzip(bytes) : bytes))
        .isEqualTo(table.expected());
    SEEN.merge("read", (long) table.rows.size(), Long::sum);
  }

  @Property(tries = 4000)
  void file_whenItIsDamagedAnywhere_keepsTheRowsBefore(@ForAll long seed) throws IOException {
    Table table = Table.of(seed);
    byte[] bytes = table.bytes();
    int at = table.random.nextInt(bytes.length);
    boolean isCut = table.random.nextBoolean();
    if (isCut) {
      bytes = Arrays.copyOf(bytes, at);
    } else {
      bytes[at] ^= (byte) (1 << table.random.nextInt(8));
    }

    int before = table.rowsBefore(at);
    List<String> read = table.read(bytes);
    assertThat(read.subList(0, Math.min(before, read.size())))
        .isEqualTo(table.expected().subList(0, before));
    SEEN.merge(isCut ? "cut" : "flipped", (long) before, Long::sum);
  }

  @Property(tries = 2000)
  void compressedFile_whenCutAnywhere_hasOneRefusalAtItsEnd(@ForAll long seed) throws IOException {
    Table table = Table.of(seed);
    byte[] whole = ReadFile.gzip(table.bytes());

    List<String> read =
        table.read(Arrays.copyOf(whole, 2 + table.random.nextInt(whole.length - 2)));

    int last = read.size() - 1;
    assertThat(read.get(last)).containsPattern("MALFORMED_ROW|JobException");
    assertThat(read.subList(0, last)).isEqualTo(table.expected().subList(0, last));
    SEEN.merge("cut compressed", (long) last, Long::sum);
  }

  /** It may be all wrong, but each row has an outcome. */
  @Property(tries = 2000)
  void file_whenReadInAnotherCharset_endsWell(@ForAll long seed) throws IOException {
    Table table = Table.of(seed);
    String other = CHARSETS.get(table.random.nextInt(CHARSETS.size()));

    List<String> read = table.withCharset(other).read(table.bytes());

    assertThat(read.size()).isLessThanOrEqualTo(table.bytes().length);
    SEEN.merge(
        "refused for their charset",
        read.stream().filter(row -> row.endsWith("INVALID_UNICODE")).count(),
        Long::sum);
  }

  @AfterContainer
  static void eachKindCameUp() {
    assertThat(SEEN).hasSize(5).allSatisfy((kind, n) -> assertThat(n).as(kind).isGreaterThan(100));
  }

  /**
   * A table of two columns.
   *
   * @param rows its cells, as they were written
   * @param ends where the header and each row end in the file, in characters
   */
  private record Table(
      Random random,
      FileFormat format,
      String charset,
      List<List<String>> rows,
      String text,
      List<Integer> ends) {

    static Table of(long seed) {
      Random random = new Random(seed);
      boolean isQuoted = random.nextInt(3) > 0;
      char delimiter = ",;\t|".charAt(random.nextInt(4));
      Optional<Character> quote =
          isQuoted ? Optional.of("\"'".charAt(random.nextInt(2))) : Optional.empty();
      String charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
      FileFormat format =
          new FileFormat(
              Optional.of(Form.CSV),
              delimiter,
              quote,
              100,
              List.of(),
              Optional.of(Charset.forName(charset)),
              Optional.empty());
      List<List<String>> rows = new ArrayList<>();
      List<Integer> ends = new ArrayList<>();
      StringBuilder text = new StringBuilder(HEADER_NAME + delimiter + "b");
      String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
      ends.add(text.append(lineEnd).length());
      for (int i = random.nextInt(10); i > 0; i--) {
        List<String> cells = List.of("x" + cell(random, format), cell(random, format));
        rows.add(cells);
        text.append(written(cells.get(0), format)).append(delimiter);
        text.append(written(cells.get(1), format)).append(lineEnd);
        ends.add(text.length());
      }
      return new Table(random, format, charset, rows, text.toString(), ends);
    }

    private static String cell(Random random, FileFormat format) {
      String pieces = "ab \u00e9\u00a0#" + (format.quote().isPresent() ? ",;|\t\"'\n\r\n" : "\"'");
      StringBuilder cell = new StringBuilder();
      for (int i = random.nextInt(6); i > 0; i--) {
        cell.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      return cell.toString();
    }

    private static String written(String cell, FileFormat format) {
      return format
          .quote()
          .map(String::valueOf)
          .map(quote -> quote + cell.replace(quote, quote + quote) + quote)
          .orElse(cell);
    }

    Table withCharset(String other) {
      FileFormat otherFormat =
          new FileFormat(
              format.form(),
              format.delimiter(),
              format.quote(),
              format.maxCellLines(),
              format.header(),
              Optional.of(Charset.forName(other)),
              format.each());
      return new Table(random, otherFormat, other, rows, text, ends);
    }

    byte[] bytes() {
      return text.getBytes(Charset.forName(charset));
    }

    /** Returns how many rows end before a byte. */
    int rowsBefore(int position) {
      int before = 0;
      while (before + 1 < ends.size()
          && text.substring(0, ends.get(before + 1)).getBytes(Charset.forName(charset)).length
              <= position) {
        before++;
      }
      return before;
    }

    List<String> expected() {
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        String before = text.substring(0, ends.get(i)).replace("\r\n", "\n").replace('\r', '\n');
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        expected.add(
            line
                + " {%s=%s, b=%s}"
                    .formatted(
                        HEADER_NAME,
                        Normalizer.trim().normalize(rows.get(i).get(0)),
                        Normalizer.trim().normalize(rows.get(i).get(1))));
      }
      return expected;
    }

    List<String> read(byte[] file) throws IOException {
      try {
        return ReadFile.of(format, new InChunks(file, random)).texts();
      } catch (JobException e) {
        return List.of("JobException"); // The header cannot be read.
      }
    }
  }
}
