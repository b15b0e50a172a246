package dev.selfsame.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** What a writer writes, a reader reads. */
class BytesProperties {

  @Property(tries = 200)
  void reader_readsWhatAWriterWrote(
      @ForAll @Size(max = 20) List<Long> numbers,
      @ForAll @Size(max = 5) List<@StringLength(max = 300) String> texts,
      @ForAll byte[] bytes) {
    ByteWriter out = new ByteWriter();
    out.writeString("to be taken back");
    out.clear();
    numbers.forEach(out::writeVarint);
    out.writeBytes(bytes);
    texts.forEach(out::writeString);
    out.writeByte(0x1ff);
    ByteReader in = new ByteReader(Arrays.copyOf(out.bytes(), out.length()));
    numbers.forEach(number -> assertThat(in.readVarint()).isEqualTo(number));
    assertThat(in.readBytes(bytes.length)).isEqualTo(bytes);
    texts.forEach(
        text ->
            assertThat(in.readString())
                .isEqualTo(
                    new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
    assertThat(in.readByte()).isEqualTo(0xff);
  }

  @Property(tries = 300)
  void writeVarint_writesSevenBitsAByteLowestFirst(@ForAll long value) {
    ByteArrayOutputStream twin = new ByteArrayOutputStream();
    String bits = Long.toBinaryString(value);
    int groups = (bits.length() + 6) / 7;
    String padded = "0".repeat(groups * 7 - bits.length()) + bits;
    for (int group = groups - 1; group >= 0; group--) {
      int sevenBits = Integer.parseInt(padded.substring(group * 7, group * 7 + 7), 2);
      twin.write(group > 0 ? sevenBits | 0x80 : sevenBits);
    }
    ByteWriter out = new ByteWriter();
    out.writeVarint(value);
    assertThat(Arrays.copyOf(out.bytes(), out.length())).isEqualTo(twin.toByteArray());
  }

  @Property(tries = 300)
  void hash_dependsOnTheFirstBytesTheirNumberAndTheSeedAlone(
      @ForAll @Size(max = 40) byte[] bytes, @ForAll long seed) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 9);
    Arrays.fill(longer, bytes.length, longer.length, (byte) 0x5a);
    long hash = Hash64.of(bytes, bytes.length, seed);
    assertThat(Hash64.of(longer, bytes.length, seed)).isEqualTo(hash);
    assertThat(Hash64.of(longer, longer.length, seed)).isNotEqualTo(hash);
    assertThat(Hash64.of(bytes, bytes.length, seed + 1)).isNotEqualTo(hash);
  }

  @Example
  void hash_whenOneByteIsAnother_isAnother() {
    byte[] bytes = "the quick brown fox".getBytes(StandardCharsets.UTF_8);
    long hash = Hash64.of(bytes, bytes.length, 0);
    for (int i = 0; i < bytes.length; i++) {
      byte[] other = bytes.clone();
      other[i] ^= 1;
      assertThat(Hash64.of(other, other.length, 0)).isNotEqualTo(hash);
    }
  }

  @Example
  void names_areNumberedInTheOrderInWhichTheyCame() {
    NameTable names = new NameTable();
    assertThat(names.find("a")).isEqualTo(NameTable.NONE);
    assertThat(names.intern("a")).isZero();
    assertThat(names.intern("b")).isEqualTo(1);
    assertThat(names.intern("a")).isZero();
    assertThat(names.find("b")).isEqualTo(1);
    assertThat(names.name(1)).isEqualTo("b");
  }
}
