package dev.selfsame.examples.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON of any layout: where its rows start, and what a bad one costs. */
class JsonElementsTest {

  @Test
  void lines_areRows() throws IOException {
    assertThat(json("{\"a\":1}\n\n{\"a\":2}\r\n {\"a\":3} "))
        .containsExactly("1 {a=1}", "3 {a=2}", "4 {a=3}");
  }

  @Test
  void lines_whenOneIsBad_costItOnly() throws IOException {
    assertThat(json("{\"a\":1}\n{\"a\":\n{\"a\":\"x}\n]\n{\"a\":4}"))
        .containsExactly(
            "1 {a=1}", "2 MALFORMED_JSON", "3 MALFORMED_JSON", "4 MALFORMED_JSON", "5 {a=4}");
  }

  /** Such a first line cannot be the start of an object that goes on. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{\"a\":\"b",
        "{\"a\":[1}",
        "{\"a\":\"b\"",
        "\"a\"",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":\"b:"
      })
  void lines_whenTheFirstIsBad_costItOnly(String first) throws IOException {
    assertThat(json(first + "\n{\"a\":2}\n{\"a\":3}"))
        .containsExactly("1 MALFORMED_JSON", "2 {a=2}", "3 {a=3}");
  }

  @Test
  void array_hasRowsWithTheirPositions() throws IOException {
    assertThat(json("[{\"a\":1},{\"a\":2}]")).containsExactly("1#0 {a=1}", "1#1 {a=2}");
    assertThat(json("\n [\n  {\n  \"a\":1 },\n\n  {\"a\"\n:2}\n]\n"))
        .containsExactly("3#0 {a=1}", "6#1 {a=2}");
    assertThat(json("[]")).isEmpty();
    assertThat(json(" ")).isEmpty();
  }

  @Test
  void objects_oneAfterAnother_areRows() throws IOException {
    assertThat(json("{\n\"a\":1}\n{\n\"a\":2}{\"a\":3} {\"a\":4}"))
        .containsExactly("1 {a=1}", "3 {a=2}", "4 {a=3}", "4 {a=4}");
    assertThat(json("{\"a\":1}{\"a\":2}\n{\"a\":3}"))
        .containsExactly("1 {a=1}", "1 {a=2}", "2 {a=3}");
  }

  @Test
  void arraysAndObjects_oneAfterAnother_areReadAll() throws IOException {
    assertThat(json("[{\"a\":1}]\n{\"a\":2}[{\"a\":3},{\"a\":4}]"))
        .containsExactly("1#0 {a=1}", "2 {a=2}", "2#0 {a=3}", "2#1 {a=4}");
  }

  @Test
  void brackets_inStrings_areText() throws IOException {
    assertThat(json("[{\"a\":\"]}\\\"[{\\\\\"},{\"]\":\"\\u005d\"}]"))
        .containsExactly("1#0 {a=]}\"[{\\}", "1#1 {]=]}");
  }

  @Test
  void commas_tooManyOrTooFew_costNothing() throws IOException {
    assertThat(json("[,{\"a\":1}{\"a\":2},,{\"a\":3},]"))
        .containsExactly("1#0 {a=1}", "1#1 {a=2}", "1#2 {a=3}");
    assertThat(json("{\"a\":1},\n{\"a\":2},\n")).containsExactly("1 {a=1}", "2 {a=2}");
  }

  @Test
  void element_whenItIsNoObject_isRefusedAlone() throws IOException {
    assertThat(json("[1,null,\"a,]\",[{\"a\":0}],true false,{\"a\":1}]"))
        .containsExactly(
            "1#0 MALFORMED_JSON",
            "1#1 MALFORMED_JSON",
            "1#2 MALFORMED_JSON",
            "1#3 MALFORMED_JSON",
            "1#4 MALFORMED_JSON",
            "1#5 {a=1}");
  }

  @Test
  void element_whenMalformed_isRefusedAlone() throws IOException {
    assertThat(json("[{\"a\":1},{a:2},{\"a\":},{\"a\" 1},{\"a\":4}]"))
        .containsExactly(
            "1#0 {a=1}",
            "1#1 MALFORMED_JSON",
            "1#2 MALFORMED_JSON",
            "1#3 MALFORMED_JSON",
            "1#4 {a=4}");
  }

  /** A quote too many would turn the rest of the file inside out. */
  @Test
  void element_whenAQuoteIsTooMany_isRefusedAlone() throws IOException {
    assertThat(json("[\n{\"a\":1},\n{\n\"a\":\"5\" pipe\",\n\"b\":1\n},\n{\"a\":3}\n]"))
        .containsExactly("2#0 {a=1}", "3#1 MALFORMED_JSON", "7#2 {a=3}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":[1}", "{\"a\":{\"b\":1]", "}", "{\"b\":1}}", "{\"a\":{\"b\":1}"})
  void brackets_whenTheyDoNotMatch_areOneRefusal(String bad) throws IOException {
    ReadFile read = read("[{\"a\":1},\n" + bad + ",\n{\"a\":3}]\n{\"a\":4}");

    assertThat(read.texts()).first().isEqualTo("1#0 {a=1}");
    assertThat(read.rows()).filteredOn(row -> row instanceof Row.Unreadable).hasSize(1);
    assertThat(((Row.Unreadable) read.rows().get(read.rows().size() - 1)).message())
        .contains("do not match. Correct line", "the rest of the file was not read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"a\":1}",
        "[{\"a\":1},",
        "[{\"a\":1},{",
        "[{\"a\":1},tru",
        "[{\"a\":1},{\"b\":\"]"
      })
  void file_whenItEndsInAnArray_keepsWhatCameBefore(String text) throws IOException {
    ReadFile read = read(text);

    assertThat(read.texts()).containsExactly("1#0 {a=1}", "1#1 MALFORMED_JSON");
    assertThat(((Row.Unreadable) read.rows().get(1)).message()).contains("file ends inside");
  }

  @Test
  void closingBracket_whenNothingIsOpen_isRefusedAlone() throws IOException {
    assertThat(json("[{\"a\":1}]]\n}\n{\"a\":2}"))
        .containsExactly("1#0 {a=1}", "1 MALFORMED_JSON", "3 {a=2}");
  }

  @Test
  void element_whenNotUtf8_isRefusedAlone() throws IOException {
    byte[] text = "[{\"a\":\"x\"},{\"a\":\"y\"}]".getBytes(UTF_8);
    text[7] = (byte) 0xE9;

    assertThat(ReadFile.of("a.json", new ByteArrayInputStream(text)).texts())
        .containsExactly("1#0 INVALID_UNICODE", "1#1 {a=y}");
  }

  @Test
  void each_findsTheArray_whereverItIs() throws IOException {
    String rows = "[\n{\"a\":1},\n{\"a\":2}]";
    List<String> expected = List.of("2#0 {a=1}", "3#1 {a=2}");
    assertThat(each("c", "{\"c\":" + rows + "}")).isEqualTo(expected);
    assertThat(each("c", "{\"n\":{\"c\":[1,{}]},\"s\":\"c\",\"c\" : " + rows + ",\"z\":[{}]}"))
        .isEqualTo(expected);
    assertThat(each("d.c", "{\"c\":[{}],\"d\":{\"x\":1,\"c\":" + rows + "},\"c\":1}"))
        .isEqualTo(expected);
    assertThat(each("d.c", "{\"d.c\":" + rows + "}")).isEqualTo(expected);
    assertThat(each("d.e.c", "{\"d.e\":{\"c\":" + rows + "}}")).isEqualTo(expected);
    assertThat(each("d\u00e9", "{\"d\\u00e9\":" + rows + "}")).isEqualTo(expected);
    assertThat(each("c", "{\"c\":" + rows + "}{\"c\":[\n{\"a\":3}]}"))
        .containsExactly("2#0 {a=1}", "3#1 {a=2}", "4#0 {a=3}");
  }

  @Test
  void each_whenTheFileIsAnArrayOrLines_leavesWholeRows() throws IOException {
    assertThat(each("c", "{\"c\":[{\"a\":1}]}\n{\"c\":[]}"))
        .containsExactly("1 {c=[{a=1}]}", "2 {c=[]}");
    assertThat(each("c", "[{\"c\":[{\"a\":1}]}]")).containsExactly("1#0 {c=[{a=1}]}");
  }

  @Test
  void each_whenTheArrayIsMissing_refusesItsObject() throws IOException {
    assertThat(each("c", "{\n\"d\":[{}]}\n{\"c\":[{\"a\":1}]}\n{\n\"c\":null}{\"d\":{\"c\":[{}]}}"))
        .containsExactly("1 NOT_MAPPED", "3#0 {a=1}", "4 NOT_MAPPED", "5 NOT_MAPPED");
  }

  @Test
  void each_whenItIsAnObject_isOneRow() throws IOException {
    assertThat(each("c", "{\n\"c\":{\"a\":1},\"d\":2}")).containsExactly("2#0 {a=1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"c\":[{\"a\":1}],",
        "{\"c\":[{\"a\":1}]",
        "{\"c\":[{\"a\":1}],\"d\":[{]}",
        "{\"c\":[{\"a\":1}],\"d\":]}",
        "{\"c\":[{\"a\":1}],\"d\n\":1}",
        "{\"c\":[{\"a\":1}],d:1}",
        "{\"c\":[{\"a\":1}],\"d\""
      })
  void each_whenTheObjectIsBroken_keepsWhatCameBefore(String text) throws IOException {
    assertThat(each("c", "{\n" + text.substring(1)))
        .satisfiesExactly(
            row -> assertThat(row).isEqualTo("2#0 {a=1}"),
            row -> assertThat(row).endsWith("MALFORMED_JSON"));
  }

  // Size: nothing is held that is longer than the longest row.

  @Test
  void element_whenTooLong_isSkippedWithoutBeingHeld() throws IOException {
    InputStream file =
        Endless.text("[{\"a\":1},{\"b\":[", "{\"c\":\"}]\"},", 10L << 20, "{}]},{\"a\":2}]");

    assertThat(bounded(file, Optional.empty()))
        .containsExactly("1#0 {a=1}", "1#1 TOO_LARGE", "1#2 {a=2}");
  }

  @Test
  void array_whenEndless_streams() throws IOException {
    long[] count = {0};
    InputStream file = Endless.text("{\"n\":1,\"c\":[", "{\"a\":\"]\"},", 3_000_000, "]}");
    ByteWindow window = ByteWindow.open(file);
    try (JsonElements rows = new JsonElements(window, new RowDecoder(UTF_8), Optional.of("c"))) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        assertThat(row.place().index()).hasValue(count[0]++);
      }
    }
    assertThat(count[0]).isEqualTo(3_000_000);
    assertThat(window.bytes()).hasSizeLessThanOrEqualTo(1 << 17);
  }

  @Test
  void brackets_whenEndless_areOneRefusal() throws IOException {
    assertThat(bounded(Endless.text("[", "[{\"a\":", 5L << 20, ""), Optional.empty()))
        .containsExactly("1#0 MALFORMED_JSON");
    assertThat(bounded(Endless.text("{\"a\":\"", "x", 100L << 20, ""), Optional.of("c")))
        .containsExactly("1 MALFORMED_JSON");
    assertThat(bounded(Endless.text("{\"", "x", 100L << 20, "\":1}"), Optional.of("c")))
        .containsExactly("1 MALFORMED_JSON");
  }

  /** Reads a file, whose window must stay small. */
  private static List<String> bounded(InputStream in, Optional<String> each) throws IOException {
    ByteWindow window = ByteWindow.open(in);
    List<String> texts = new ArrayList<>();
    try (JsonElements rows = new JsonElements(window, new RowDecoder(UTF_8), each)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        texts.add(ReadFile.text(row instanceof Row.Text text ? JsonRow.values(text) : row));
        assertThat(window.bytes()).hasSizeLessThanOrEqualTo(ByteWindow.MAX_ROW + (1 << 16));
      }
    }
    return texts;
  }

  private static List<String> json(String text) throws IOException {
    return read(text).texts();
  }

  private static ReadFile read(String text) throws IOException {
    return ReadFile.of("a.json", Endless.bytes(text));
  }

  private static List<String> each(String path, String text) throws IOException {
    FileFormat any = FileFormat.ofName("a.json");
    FileFormat format =
        new FileFormat(
            any.form(),
            any.delimiter(),
            any.quote(),
            any.maxCellLines(),
            any.header(),
            any.charset(),
            Optional.of(path));
    return ReadFile.of(format, Endless.bytes(text)).texts();
  }
}
