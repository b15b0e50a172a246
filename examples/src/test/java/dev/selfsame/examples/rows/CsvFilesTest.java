package dev.selfsame.examples.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.examples.JobException;
import dev.selfsame.json.FragmentMapping;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as people have them. */
class CsvFilesTest {

  @Test
  void cells_areSeparatedAsTheFormatSays() throws IOException {
    assertThat(csv("", "a,b\n\"1,\n1\",2")).containsExactly("2 {a=1,\n1, b=2}");
    assertThat(csv("\"delimiter\":\";\"", "a;b,c\n\"1;\"\"\";2,2"))
        .containsExactly("2 {a=1;\", b,c=2,2}");
    assertThat(csv("\"delimiter\":\"\\t\"", "a\tb\tc\n1\t\t \n"))
        .containsExactly("2 {a=1, b=, c=}");
    assertThat(csv("\"delimiter\":\"|\",\"quote\":\"\"", "a|b\n\"1|5\" \n"))
        .containsExactly("2 {a=\"1, b=5\"}");
    assertThat(csv("\"quote\":\"'\"", "a,b\n'1,\n''1',\"")).containsExactly("2 {a=1,\n'1, b=\"}");
  }

  @Test
  void cells_whenTheNameEndsInTsv_areSeparatedByTabs() throws IOException {
    assertThat(ReadFile.of("a.TSV", Endless.bytes("a\tb\n1,1\t\"2\t2\"")).texts())
        .containsExactly("2 {a=1,1, b=2\t2}");
    assertThat(
            ReadFile.of(
                    "a.tsv.gz",
                    new ByteArrayInputStream(ReadFile.gzip("a\tb\n1\t2".getBytes(UTF_8))))
                .texts())
        .containsExactly("2 {a=1, b=2}");
  }

  @Test
  void header_whenGiven_isNotInTheFile() throws IOException {
    assertThat(csv("\"header\":[\"a\",\"\",\"b\"]", "1,2,3\n4,5\n"))
        .containsExactly("1 {a=1, b=3}", "2 MALFORMED_ROW");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "windows-1252",
        "ISO-8859-15",
        "UTF-16LE",
        "UTF-16BE",
        "UTF-16",
        "UTF-8",
        "IBM037"
      })
  void charset_whenNamed_isUsed(String charset) throws IOException {
    byte[] bytes = "n\u00e4me,b\r\nZo\u00eb,2\n".getBytes(Charset.forName(charset));

    assertThat(csv("\"charset\":\"" + charset + "\"", bytes))
        .containsExactly("2 {n\u00e4me=Zo\u00eb, b=2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
  void byteOrderMark_tellsTheCharset(String charset) throws IOException {
    byte[] bytes = "\uFEFFn\u00e4me,b\r\nZo\u00eb,2\n".getBytes(Charset.forName(charset));

    assertThat(csv("", bytes)).containsExactly("2 {n\u00e4me=Zo\u00eb, b=2}");
    assertThat(csv("\"charset\":\"windows-1252\"", bytes))
        .as("also against the format, since no text starts so")
        .containsExactly("2 {n\u00e4me=Zo\u00eb, b=2}");
  }

  @Test
  void row_whenInAnotherCharset_isRefusedAloneAndTold() throws IOException {
    byte[] latin = "a\nx\n\u00e9\ny".getBytes(Charset.forName("windows-1252"));
    ReadFile read = ReadFile.of("a.csv", new ByteArrayInputStream(latin));

    assertThat(read.texts()).containsExactly("2 {a=x}", "3 INVALID_UNICODE", "4 {a=y}");
    assertThat(((Row.Unreadable) read.rows().get(1)).message())
        .isEqualTo(
            "The row is not UTF-8. Save the file as UTF-8, or set 'charset' of the file under 'inputs', such as windows-1252.");

    byte[] undefined = "a\nx\n\u0081\ny".getBytes(Charset.forName("ISO-8859-1"));
    assertThat(csv("\"charset\":\"windows-1252\"", undefined))
        .containsExactly("2 {a=x}", "3 INVALID_UNICODE", "4 {a=y}");
  }

  @Test
  void compressedFile_whenCutOff_keepsWhatCameBeforeAndSaysSo() throws IOException {
    byte[] whole = ReadFile.gzip(("a,b\n" + "1,2\n3,\"4\n4\"\n".repeat(1000)).getBytes(UTF_8));
    ReadFile read =
        ReadFile.of("a.csv.gz", new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 9)));

    List<Row> rows = read.rows();
    assertThat(rows).hasSizeGreaterThan(1900);
    assertThat(rows.subList(0, rows.size() - 1)).allMatch(row -> row instanceof Row.Values);
    assertThat(rows.get(rows.size() - 1))
        .isInstanceOfSatisfying(
            Row.Unreadable.class,
            bad -> assertThat(bad.message()).contains("was cut off", "What came before was read"));
  }

  @Test
  void header_whenItCannotBeRead_saysSo() {
    assertThatThrownBy(() -> csv("", "\n"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("- is empty");
    assertThatThrownBy(() -> csv("", "\"a"))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("The first row of -");
    assertThatThrownBy(() -> csv("", Arrays.copyOf(ReadFile.gzip("a\n1".getBytes(UTF_8)), 11)))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("Cannot read -: The compressed file ends too early");
  }

  @Test
  void values_areAMapLikeAnyOther() throws IOException {
    ReadFile read = ReadFile.of("a.csv", Endless.bytes("a,,b,a\n1,2,3,4\n"));
    Map<String, ?> values = ((Row.Values) read.rows().get(0)).values();

    assertThat(values).isEqualTo(Map.of("a", "1", "b", "3")).hasSize(2);
    assertThat(values.get("c")).isNull();
    assertThat(values.containsKey("c")).isFalse();
    assertThat(values.keySet()).containsExactly("a", "b");
  }

  @Test
  void columns_canBeAMillion() throws IOException {
    StringBuilder header = new StringBuilder("c0");
    for (int i = 1; i < 1_000_000; i++) {
      header.append(",c").append(i);
    }
    String row = "1" + ",2".repeat(999_999);
    ReadFile read = ReadFile.of("a.csv", Endless.bytes(header + "\n" + row + "\n1,2\n"));

    assertThat(((Row.Values) read.rows().get(0)).values()).hasSize(1_000_000);
    assertThat(read.rows().get(1)).isInstanceOf(Row.Unreadable.class);
  }

  @Test
  void row_ofAHundredMegabytes_isRefusedAlone() throws IOException {
    for (String charset : new String[] {"UTF-8", "windows-1252"}) {
      assertThat(
              ReadFile.of(
                      format("\"charset\":\"" + charset + "\""),
                      new SequenceInputStream(
                          Endless.text("a,b\n1,2\n3,", "x", 100L << 20, "\n"),
                          Endless.bytes("5,6\n")))
                  .texts())
          .containsExactly("2 {a=1, b=2}", "3 TOO_LARGE", "4 {a=5, b=6}");
    }
  }

  private static List<String> csv(String keys, String text) throws IOException {
    return csv(keys, text.getBytes(UTF_8));
  }

  private static List<String> csv(String keys, byte[] bytes) throws IOException {
    return ReadFile.of(format(keys), new ByteArrayInputStream(bytes)).texts();
  }

  private static FileFormat format(String keys) {
    return FileFormat.of(
        "a.csv",
        FragmentMapping.read(
            "{\"source\":\"s\",\"identities\":{\"a\":\"n\"}%s}"
                .formatted(keys.isEmpty() ? "" : "," + keys)));
  }
}
