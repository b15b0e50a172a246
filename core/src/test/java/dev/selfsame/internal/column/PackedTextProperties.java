package dev.selfsame.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PackedTextProperties {
  private static final int TRIES = 20_000;

  private final TreeMap<String, Integer> shapes = new TreeMap<>();

  @Test
  void texts_areReadAsWritten_inFewBytes_andOrderedByTheirBytesWhereThatIsPossible() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String before = "";
    for (int i = 0; i < TRIES; i++) {
      String text = text(random);
      ByteWriter out = new ByteWriter(1);
      PackedText.write(text, out);
      out.writeString("next");
      ByteReader in = new ByteReader(out.bytes());
      assertThat(PackedText.read(in)).as("seed %s", seed).isEqualTo(text);
      assertThat(in.readString()).isEqualTo("next");
      assertOrder(before, text, seed);
      before = random.nextInt(3) == 0 ? text : like(text, random);
      assertOrder(before, text, seed);
    }
    assertThat(shapes.values()).as("%s", shapes).hasSize(6).allMatch(count -> count > 100);
  }

  private String text(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> hex(random, 2 * random.nextInt(70));
      case 1 -> hex(random, random.nextInt(140));
      case 2 -> uuid(random);
      case 3 -> like(uuid(random), random);
      case 4 -> like(hex(random, 2 + 2 * random.nextInt(20)), random);
      default -> "é€😀x".substring(random.nextInt(3) == 0 ? 1 : 0);
    };
  }

  private static String uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static String hex(Random random, int length) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < length; i++) {
      hex.append(Character.forDigit(random.nextInt(16), 16));
    }
    return hex.toString();
  }

  /** Returns a text with one character replaced. */
  private static String like(String text, Random random) {
    if (text.isEmpty()) {
      return "-";
    }
    StringBuilder other = new StringBuilder(text);
    other.setCharAt(random.nextInt(text.length()), "0af-gAF/:é".charAt(random.nextInt(10)));
    return other.toString();
  }

  private void assertOrder(String a, String b, long seed) {
    byte[] first = written(a);
    byte[] second = written(b);
    ByteArena arena = new ByteArena();
    long at = arena.add(first, first.length);
    long then = arena.add(second, second.length);
    int expected = Integer.signum(Utf8Order.INSTANCE.compare(a, b));
    assertThat(Integer.signum(PackedText.compare(arena, at, then)))
        .as("seed %s", seed)
        .isEqualTo(expected);
    assertThat(PackedText.read(arena, then)).isEqualTo(b);
    int form = form(first);
    boolean isOrderOfBytes = Integer.signum(arena.compareStrings(at, then)) == expected;
    shapes.merge(
        (form < 0xfe ? "text" : form == 0xff ? "hex" : "uuid")
            + (isOrderOfBytes ? " in the order of bytes" : ""),
        1,
        Integer::sum);
    if (a.equals(b)) {
      assertThat(first).isEqualTo(second);
    }
  }

  private static byte[] written(String text) {
    ByteWriter out = new ByteWriter(1);
    PackedText.write(text, out);
    return Arrays.copyOf(out.bytes(), out.length());
  }

  private static int length(byte[] written) {
    return (int) new ByteReader(written).readVarint();
  }

  private static int form(byte[] written) {
    return length(written) == 0
        ? 0
        : new ByteReader(written, written.length - length(written)).peekByte();
  }

  @Test
  void write_ofUsualIds_takesHalfOfTheBytes() {
    List<String> ids =
        List.of("0123456789abcdef", "2c1f0e0a-6b0e-4d8b-9a57-0f8f4bb0a9de", "10042234");
    assertThat(ids).extracting(id -> written(id).length).containsExactly(10, 18, 6);
    assertThat(written("123")).hasSize(4);
    assertThat(written("ABCD")).hasSize(5);
  }
}
