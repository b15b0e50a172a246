package dev.selfsame.examples.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowSplitterTest {

  @Test
  void next_whenLinesEndInAnyWay_numbersThem() throws IOException {
    assertThat(csv("a\nb\r\nc\rd")).containsExactly("1 a", "2 b", "3 c", "4 d");
  }

  @Test
  void next_whenCellHasLineEnds_countsThem() throws IOException {
    assertThat(csv("a,\"x\r\ny\nz\"\nb")).containsExactly("1 a,\"x\r\ny\nz\"", "4 b");
  }

  @Test
  void next_whenLineIsBlank_skipsAndCountsIt() throws IOException {
    assertThat(csv("\n a\n  \t\n\nb\n\n")).containsExactly("2  a", "5 b");
  }

  @Test
  void next_whenFileStartsWithByteOrderMark_letsItBe() throws IOException {
    assertThat(csv("\uFEFFa\nb")).containsExactly("1 a", "2 b");
    assertThat(csv("\uFEFF")).isEmpty();
    assertThat(csv("")).isEmpty();
  }

  @Test
  void next_whenQuotesAreDoubledOrPadded_staysInTheRow() throws IOException {
    assertThat(csv("\"a\"\"\n\"\"\" , \"b\" ,5\" pipe\nc"))
        .containsExactly("1 \"a\"\"\n\"\"\" , \"b\" ,5\" pipe", "3 c");
  }

  @Test
  void next_whenQuoteNeverCloses_losesItsLineOnly() throws IOException {
    assertThat(csv("a\nb,\"c\nd\ne")).containsExactly("1 a", "2 MALFORMED_ROW", "3 d", "4 e");
    assertThat(csv("a\nb,\"c")).containsExactly("1 a", "2 MALFORMED_ROW");
    assertThat(csv("b,\"c\r\nd")).containsExactly("1 MALFORMED_ROW", "2 d");
  }

  /** It swallowed all rows up to the next quote, and was accepted. */
  @Test
  void next_whenQuoteClosesManyLinesLater_losesItsLineOnly() throws IOException {
    assertThat(csv("\"a\nb\nc\",\"d\ne\nf\"\ng"))
        .containsExactly("1 \"a\nb\nc\",\"d\ne\nf\"", "6 g");
    assertThat(csv("5\",\"a\nb\nc\nd\",6\ne"))
        .containsExactly("1 MALFORMED_ROW", "2 b", "3 c", "4 d\",6", "5 e");
    assertThat(csv("\"a\r\nb\r\nc\r\nd\"\r\ne"))
        .containsExactly("1 MALFORMED_ROW", "2 b", "3 c", "4 d\"", "5 e");
  }

  @Test
  void next_whenTextFollowsAQuote_losesItsLineOnly() throws IOException {
    assertThat(csv("\"a\"b,c\nd")).containsExactly("1 MALFORMED_ROW", "2 d");
    assertThat(csv("a,\"b\nc,\"d\"\ne")).containsExactly("1 MALFORMED_ROW", "2 c,\"d\"", "3 e");
  }

  @Test
  void next_whenRowIsNotUtf8_losesItOnly() throws IOException {
    byte[] bytes = "a\nb\nc".getBytes(StandardCharsets.UTF_8);
    bytes[2] = (byte) 0xE9;
    assertThat(all(csv(new ByteArrayInputStream(bytes), 100)))
        .containsExactly("1 a", "2 INVALID_UNICODE", "3 c");
  }

  @Test
  void next_whenRowIsTooLong_skipsItWithoutHoldingIt() throws IOException {
    InputStream endless = Endless.text("a\n", "x", 100L << 20, "\nb");
    assertThat(all(lines(endless))).containsExactly("1 a", "2 TOO_LARGE", "3 b");
  }

  @Test
  void next_whenQuotedCellIsTooLong_skipsItsLine() throws IOException {
    InputStream endless = Endless.text("a\n\"", "x", 20L << 20, "\"\nb");
    assertThat(all(csv(endless, 100))).containsExactly("1 a", "2 TOO_LARGE", "3 b");
  }

  @Test
  void next_whenLinesAreJson_leavesQuotesAlone() throws IOException {
    RowSplitter rows = lines(bytes("\"a\n{\"b\":1}\n"));
    assertThat(all(rows)).containsExactly("1 \"a", "2 {\"b\":1}");
  }

  private static RowSplitter lines(InputStream in) throws IOException {
    return RowSplitter.lines(ByteWindow.open(in), new RowDecoder(StandardCharsets.UTF_8));
  }

  private static RowSplitter csv(InputStream in, int maxCellLines) throws IOException {
    FileFormat format =
        new FileFormat(
            Optional.of(Form.CSV),
            ',',
            Optional.of('"'),
            maxCellLines,
            List.of(),
            Optional.empty(),
            Optional.empty());
    return RowSplitter.csv(ByteWindow.open(in), new RowDecoder(StandardCharsets.UTF_8), format);
  }

  private static List<String> csv(String text) throws IOException {
    return all(csv(bytes(text), 3));
  }

  /** Returns each row as its line and its text or the reason why there is none. */
  private static List<String> all(RowSplitter rows) throws IOException {
    List<String> all = new ArrayList<>();
    for (Row row = rows.next(); row != null; row = rows.next()) {
      Object content = row instanceof Row.Text text ? text.text() : ((Row.Unreadable) row).reason();
      all.add(row.place().line() + " " + content);
    }
    return all;
  }

  private static InputStream bytes(String text) {
    return Endless.bytes(text);
  }
}
