package dev.selfsame.examples.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GunzipTest {
  private static final byte[] TEXT = "some text, some more text".getBytes(UTF_8);
  private static final int TRAILER = 8;

  /** What was read, and what was thrown then. */
  private static final class Read {
    private final byte[] content;
    private final @Nullable Throwable thrown;

    private Read(byte[] content, @Nullable Throwable thrown) {
      this.content = content;
      this.thrown = thrown;
    }

    static Read of(byte[] file) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      Throwable thrown =
          catchThrowable(
              () -> {
                InputStream in =
                    Gunzip.ofAny(new PeekStream(new InChunks(file, new Random(file.length))));
                byte[] some = new byte[10];
                for (int n = in.read(some, 0, 10); n >= 0; n = in.read(some, 0, 10)) {
                  content.write(some, 0, n);
                }
              });
      return new Read(content.toByteArray(), thrown);
    }
  }

  @Test
  void file_ofSeveralMembers_isReadToItsEnd() throws IOException {
    byte[] three = join(gzip(TEXT), gzip(new byte[0]), gzip(TEXT));

    assertThat(Read.of(three)).satisfies(read -> assertThat(read.thrown).isNull());
    assertThat(Read.of(three).content).isEqualTo(join(TEXT, TEXT));
  }

  @Test
  void file_whenNotCompressed_isReadAsItIs() {
    for (String text : new String[] {"", "a", "plain", "\u001F", "\u001Fx"}) {
      assertThat(Read.of(text.getBytes(UTF_8)).content).isEqualTo(text.getBytes(UTF_8));
    }
  }

  @Test
  void header_withAllThatItMayHave_isSkipped() throws IOException {
    byte[] plain = gzip(TEXT);
    byte[] header = {0x1F, (byte) 0x8B, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 0};
    byte[] more = {3, 0, 'x', 0, 'y', 'n', 'a', 0, 'c', 0, 1, 2};
    byte[] file = join(header, more, Arrays.copyOfRange(plain, 10, plain.length));

    assertThat(Read.of(file).thrown).isNull();
    assertThat(Read.of(file).content).isEqualTo(TEXT);
  }

  @Test
  void zerosAtTheEnd_areLetBe() throws IOException {
    assertThat(Read.of(join(gzip(TEXT), new byte[100_000])).thrown).isNull();
    assertThat(Read.of(join(gzip(TEXT), new byte[100_000])).content).isEqualTo(TEXT);
    assertThat(Read.of(join(gzip(TEXT), new byte[] {0, 1})).thrown)
        .isInstanceOf(DamagedException.class);
  }

  /** Java's own stream says nothing where the header of a second member is cut off or damaged. */
  @Test
  void file_whenCutAnywhere_saysSoAfterWhatCameBefore() throws IOException {
    byte[] two = join(gzip(TEXT), gzip(TEXT));
    byte[] text = join(TEXT, TEXT);
    for (int length = 2; length < two.length; length++) {
      Read read = Read.of(Arrays.copyOf(two, length));
      if (length == two.length / 2) {
        assertThat(read.thrown).as("after the first member").isNull();
      } else {
        assertThat(read.thrown).isInstanceOf(DamagedException.class).hasMessageContaining("cut");
      }
      assertThat(read.content).isEqualTo(Arrays.copyOf(text, read.content.length));
      if (length >= two.length - TRAILER) {
        assertThat(read.content).isEqualTo(text);
      }
    }
  }

  @Test
  void file_whenABitIsFlipped_saysSoOrHasTheSameContent() throws IOException {
    byte[] two = join(gzip(TEXT), gzip(TEXT));
    int damaged = 0;
    for (int bit = 16; bit < 8 * two.length; bit++) {
      byte[] flipped = two.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Read read = Read.of(flipped);
      if (read.thrown == null) {
        assertThat(read.content).as("bit " + bit).isEqualTo(join(TEXT, TEXT));
      } else {
        assertThat(read.thrown).isInstanceOf(DamagedException.class);
        damaged++;
      }
    }
    assertThat(damaged).isGreaterThan(4 * two.length);
  }

  @Test
  void damage_isToldAgain() throws IOException {
    InputStream in =
        Gunzip.ofAny(new PeekStream(new ByteArrayInputStream(Arrays.copyOf(gzip(TEXT), 10))));
    Throwable first = catchThrowable(in::read);

    assertThat(first).isInstanceOf(DamagedException.class);
    assertThat(catchThrowable(in::read)).isSameAs(first);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    return ReadFile.gzip(bytes);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
