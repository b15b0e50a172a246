package dev.selfsame.examples.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Text in any charset is that which the charset makes of all its bytes at once. */
class Utf8StreamProperties {
  private static final List<String> CHARSETS =
      List.of(
          "windows-1252",
          "ISO-8859-1",
          "ISO-8859-15",
          "US-ASCII",
          "UTF-16LE",
          "UTF-16BE",
          "UTF-16",
          "UTF-32",
          "Shift_JIS",
          "GB18030",
          "windows-1251",
          "IBM037");
  private static final List<String> PIECES =
      List.of(
          "a", "\n", "plain text, ", "\u00e9", "\u20ac", "\uD83D\uDE00", "\u043f", "\u6f22", "\"");

  /** What came up, with how often. */
  private static final Map<String, Long> SEEN = new TreeMap<>();

  @Property(tries = 5000)
  void text_isThatOfTheWhole(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Charset charset = Charset.forName(CHARSETS.get(random.nextInt(CHARSETS.size())));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean isLong = random.nextInt(50) == 0;
    for (int i = random.nextInt(isLong ? 20_000 : 30); i > 0; i--) {
      bytes.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(charset));
      if (random.nextInt(20) == 0) {
        bytes.write(random.nextInt(256));
      }
    }

    String expected = new String(bytes.toByteArray(), charset);
    byte[] utf8 = read(new Utf8Stream(new InChunks(bytes.toByteArray(), random), charset));

    // What cannot be decoded is U+FFFD on both sides.
    assertThat(new String(utf8, UTF_8)).as(charset.name()).isEqualTo(expected);
    SEEN.merge(expected.indexOf('\uFFFD') < 0 ? "all is text" : "some is no text", 1L, Long::sum);
  }

  @AfterContainer
  static void eachKindCameUp() {
    assertThat(SEEN).hasSize(2).allSatisfy((kind, times) -> assertThat(times).isGreaterThan(500));
  }

  private static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[7];
    for (int count = in.read(some, 1, 5); count >= 0; count = in.read(some, 1, 5)) {
      assertThat(count).isPositive();
      all.write(some, 1, count);
    }
    return all.toByteArray();
  }
}
