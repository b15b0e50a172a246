package dev.selfsame.engine.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a cipher closes, it alone opens, and only as it was. */
class CursorCipherTest {
  private static final int BLOCK = 16;

  private final CursorCipher cipher = new CursorCipher();

  @Test
  void open_whenClosedByIt_givesTheBytes() {
    for (int length = 0; length <= 3 * BLOCK; length++) {
      byte[] bytes = bytes(length);
      assertThat(cipher.decrypt(cipher.encrypt(bytes))).as("%s bytes", length).hasValue(bytes);
    }
  }

  @Test
  void close_whenBytesAreEqual_givesEqualBytes() {
    byte[] bytes = bytes(20);
    assertThat(cipher.encrypt(bytes)).isEqualTo(cipher.encrypt(bytes.clone()));
    bytes[19] ^= 1;
    assertThat(Arrays.copyOf(cipher.encrypt(bytes), BLOCK))
        .isNotEqualTo(Arrays.copyOf(cipher.encrypt(bytes(20)), BLOCK));
  }

  @Test
  void close_whenBytesAreShown_doesNotShowThem() {
    byte[] sealed = cipher.encrypt(new byte[4 * BLOCK]);
    assertThat(sealed).hasSize(6 * BLOCK);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("\0\0\0\0\0\0\0\0");
  }

  @Test
  void open_whenAnyBitIsFlipped_givesNothing() {
    for (int length : new int[] {0, 1, BLOCK - 1, BLOCK, 2 * BLOCK + 3}) {
      byte[] sealed = cipher.encrypt(bytes(length));
      for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
        byte[] flipped = sealed.clone();
        flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        assertThat(cipher.decrypt(flipped)).as("%s bytes, bit %s", length, bit).isEmpty();
      }
    }
  }

  @Test
  void open_whenCutOrLonger_givesNothing() {
    byte[] sealed = cipher.encrypt(bytes(2 * BLOCK));
    for (int length = 0; length < sealed.length + 2 * BLOCK; length++) {
      assertThat(cipher.decrypt(Arrays.copyOf(sealed, length)).isPresent())
          .as("%s bytes", length)
          .isEqualTo(length == sealed.length);
    }
  }

  @Test
  void open_whenClosedByAnother_givesNothing() {
    CursorCipher other = new CursorCipher();
    assertThat(other.hashSeed()).isNotEqualTo(cipher.hashSeed());
    for (int length = 0; length < 2 * BLOCK; length++) {
      assertThat(other.decrypt(cipher.encrypt(bytes(length)))).as("%s bytes", length).isEmpty();
    }
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}
