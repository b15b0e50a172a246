package dev.selfsame.engine.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.engine.cursor.Cursors.Kind;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import java.util.Base64;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** A cursor is read back where it belongs, and refused elsewhere and when it is damaged. */
class CursorsTest {
  private static final long SCOPE = 0x8000_0000_0000_0001L;
  private static final long QUERY = -2;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  @Test
  void read_whenOfTheSameQuestion_givesThePlace() {
    Random random = new Random(1);
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < 50; i++) {
        long scope = random.nextLong();
        long query = random.nextLong();
        String cursor = Cursors.write(kind, scope, query, place("place " + i));
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(Cursors.read(cursor, kind, scope, query).readString()).isEqualTo("place " + i);
      }
    }
  }

  @Test
  void write_whenThePlaceIsInALongerBuffer_takesItsLengthAlone() {
    ByteWriter place = place("a long place that is written first");
    place.clear();
    place.writeString("short");
    assertThat(Cursors.write(Kind.EVENTS, SCOPE, QUERY, place))
        .isEqualTo(Cursors.write(Kind.EVENTS, SCOPE, QUERY, place("short")));
  }

  @Test
  void read_whenAnyBitIsFlipped_refusesItAsDamaged() {
    byte[] bytes = Base64.getUrlDecoder().decode(cursor());
    for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(flipped))
          .as("bit %s", bit)
          .hasMessageStartingWith("The cursor is damaged");
    }
  }

  @Test
  void read_whenAnyCharacterIsAnother_refusesItAsDamaged() {
    for (int length = 0; length < 3; length++) {
      String cursor = Cursors.write(Kind.PROFILES, SCOPE, QUERY, place("x".repeat(length)));
      for (int i = 0; i < cursor.length(); i++) {
        for (int j = 0; j < ALPHABET.length(); j++) {
          char other = ALPHABET.charAt(j);
          if (other != cursor.charAt(i)) {
            assertRefused(cursor.substring(0, i) + other + cursor.substring(i + 1))
                .as("%s at %s of %s", other, i, cursor)
                .hasMessageStartingWith("The cursor is damaged");
          }
        }
      }
    }
  }

  @Test
  void read_whenNoCursor_refusesItAsDamaged() {
    String cursor = cursor();
    for (int length = 0; length < cursor.length(); length++) {
      assertRefused(cursor.substring(0, length))
          .as("%s characters", length)
          .hasMessageStartingWith("The cursor is damaged");
    }
    assertRefused(cursor + "A").hasMessageStartingWith("The cursor is damaged");
    assertRefused(cursor + "====").hasMessageStartingWith("The cursor is damaged");
    assertRefused(" " + cursor).hasMessageStartingWith("The cursor is damaged");
    assertRefused("no cursor at all").hasMessageStartingWith("The cursor is damaged");
  }

  @Test
  void read_whenOfAnotherStore_saysSo() {
    for (int bit = 0; bit < Long.SIZE; bit++) {
      long scope = SCOPE ^ 1L << bit;
      assertThatThrownBy(() -> Cursors.read(cursor(), Kind.PROFILES, scope, QUERY))
          .as("bit %s", bit)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("another store");
    }
    // The store is the first thing to be wrong about.
    assertThatThrownBy(() -> Cursors.read(cursor(), Kind.EVENTS, SCOPE + 1, QUERY + 1))
        .hasMessageContaining("another store");
  }

  @Test
  void read_whenOfAnotherQueryOrKind_saysSo() {
    for (int bit = 0; bit < Long.SIZE; bit++) {
      long query = QUERY ^ 1L << bit;
      assertThatThrownBy(() -> Cursors.read(cursor(), Kind.PROFILES, SCOPE, query))
          .as("bit %s", bit)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("another query");
    }
    for (Kind written : Kind.values()) {
      for (Kind read : Kind.values()) {
        if (read != written) {
          String cursor = Cursors.write(written, SCOPE, QUERY, place("p"));
          assertThatThrownBy(() -> Cursors.read(cursor, read, SCOPE, QUERY))
              .as("%s read as %s", written, read)
              .hasMessageContaining("another query");
        }
      }
    }
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(String text) {
    return assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static ByteReader read(String text) {
    return Cursors.read(text, Kind.PROFILES, SCOPE, QUERY);
  }

  private static String cursor() {
    return Cursors.write(Kind.PROFILES, SCOPE, QUERY, place("place"));
  }

  private static ByteWriter place(String text) {
    ByteWriter place = new ByteWriter();
    place.writeString(text);
    return place;
  }
}
