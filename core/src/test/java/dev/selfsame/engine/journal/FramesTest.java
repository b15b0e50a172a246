package dev.selfsame.engine.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.engine.journal.Disk.DiskFile;
import dev.selfsame.engine.journal.SettingsMark.MarkedNamespace;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Frames as they are written, read and overwritten; headers; and lists of places. */
class FramesTest {
  private static final SettingsMark MARK =
      new SettingsMark(List.of(new MarkedNamespace("crm", "CROSS_DEVICE", "none")), "id", "rules");
  private static final FileHeader HEADER =
      new FileHeader(FileHeader.SEGMENT, 300, 298, 0x1234_5678_9abc_def0L, 7, MARK);

  /** A frame; the body is in Latin letters, one for each byte. */
  private record Frame(int kind, String body, boolean isLast, long durable, long offset) {}

  private final Random random = new Random(11);
  private final List<Frame> frames = new ArrayList<>();

  /** Writes random frames, some longer than the buffer of a reader, in several parts. */
  private byte[] write(int writes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] header = HEADER.toBytes();
    out.write(header);
    FrameWriter writer = new FrameWriter(HEADER.salt(), header.length);
    for (int i = 0; i < writes; i++) {
      int count = 1 + random.nextInt(3);
      for (int j = 1; j <= count; j++) {
        byte[] body =
            new byte[random.nextInt(10) == 0 ? random.nextInt(600_000) : random.nextInt(60)];
        random.nextBytes(body);
        int kind = 1 + random.nextInt(8);
        long offset = writer.add(kind, body, 0, body.length, i);
        assertThat(offset % Frames.ALIGNMENT).isZero();
        frames.add(new Frame(kind, new String(body, ISO_8859_1), j == count, i, offset));
      }
      writer.endWrite();
      if (random.nextBoolean() || i == writes - 1) {
        out.write(writer.bytes(), 0, writer.length());
        writer.written();
      }
    }
    assertThat(writer.end()).isEqualTo(out.size());
    return out.toByteArray();
  }

  private static String body(FrameReader reader) {
    return new String(reader.bytes(), reader.start(), reader.length(), ISO_8859_1);
  }

  @Test
  void next_readsWhatWasWritten() throws IOException {
    byte[] file = write(100);
    FrameReader reader = new FrameReader(new ByteArrayInputStream(file)::readNBytes, "file");
    assertThat(reader.header()).isEqualTo(HEADER);
    for (Frame frame : frames) {
      assertThat(reader.next()).isEqualTo(FrameReader.State.INTACT);
      assertThat(reader.kind()).isEqualTo(frame.kind());
      assertThat(reader.isLast()).isEqualTo(frame.isLast());
      assertThat(reader.durable()).isEqualTo(frame.durable());
      assertThat(reader.offset()).isEqualTo(frame.offset());
      assertThat(body(reader)).isEqualTo(frame.body());
    }
    assertThat(reader.next()).isEqualTo(FrameReader.State.NONE);
    assertThat(reader.offset()).isEqualTo(file.length);
  }

  @Test
  void wipe_leavesTheSizeAndNothingOfTheBody() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    byte[] contents = write(20);
    disk.put("file", contents);
    Frame wiped = frames.get(frames.size() / 2);
    try (DiskFile file = disk.open("file", false)) {
      assertThat(Wiper.isWiped(file, HEADER.salt(), wiped.offset())).isFalse();
      Wiper.wipe(file, HEADER.salt(), wiped.offset());
      assertThat(Wiper.isWiped(file, HEADER.salt(), wiped.offset())).isTrue();
      Wiper.wipe(file, HEADER.salt(), wiped.offset());
      assertThat(Wiper.isWiped(file, HEADER.salt(), wiped.offset())).isTrue();
      FrameReader reader = new FrameReader(new FileSource(file), "file");
      for (Frame frame : frames) {
        assertThat(reader.next()).isEqualTo(FrameReader.State.INTACT);
        boolean isWiped = frame.offset() == wiped.offset();
        assertThat(reader.kind()).isEqualTo(isWiped ? Frames.WIPED : frame.kind());
        assertThat(reader.isLast()).isEqualTo(frame.isLast());
        String zeros = "\0".repeat(frame.body().length());
        assertThat(body(reader)).isEqualTo(isWiped ? zeros : frame.body());
      }
    }
    assertThat(disk.sizes()).containsEntry("file", contents.length);
  }

  /** As a snapshot is read back while what it has is erased. */
  @Test
  void next_whenWhatWasReadAheadIsOverwritten_readsItAnew() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    disk.put("file", write(200));
    try (DiskFile file = disk.open("file", false)) {
      FileSource source = new FileSource(file);
      FrameReader reader = new FrameReader(source, "file");
      for (Frame frame : frames) {
        if (random.nextBoolean()) {
          Wiper.wipe(file, HEADER.salt(), frame.offset());
        }
        source.back(reader.forgetAhead());
        assertThat(reader.next()).isEqualTo(FrameReader.State.INTACT);
      }
      assertThat(reader.next()).isEqualTo(FrameReader.State.NONE);
    }
  }

  @Test
  void parse_whenTheVersionIsLater_saysSo_unlessTheHeaderIsDamaged() {
    byte[] header = HEADER.toBytes();
    assertThat(FileHeader.parse(header, "file")).isEqualTo(HEADER);
    header[8]++;
    assertReason(header, Reason.DAMAGED);
    CRC32C checksum = new CRC32C();
    checksum.update(header, 0, 16);
    checksum.update(header, FileHeader.PREFIX, header.length - FileHeader.PREFIX);
    Bytes.putInt(header, 16, (int) checksum.getValue());
    assertReason(header, Reason.NEWER_FORMAT);
  }

  private static void assertReason(byte[] header, Reason reason) {
    assertThatThrownBy(() -> FileHeader.parse(header, "file"))
        .isInstanceOfSatisfying(
            StorageException.class, thrown -> assertThat(thrown.reason()).isEqualTo(reason));
  }

  @Test
  void places_containsWhatWasAdded() {
    for (int run = 0; run < 100; run++) {
      Places places = new Places();
      Set<Long> twin = new HashSet<>();
      for (int i = 0; i < 200; i++) {
        long place = Place.of(1 + random.nextInt(3), 8L * random.nextInt(50));
        if (random.nextBoolean()) {
          places.add(place);
          twin.add(place);
        }
        assertThat(places.contains(place)).isEqualTo(twin.contains(place));
      }
      places.clear();
      assertThat(places.size()).isZero();
    }
  }

  @Test
  void place_hasBothItsParts() {
    for (long file : new long[] {1, 2, 1 << 20}) {
      for (long offset : new long[] {0, 8, 511L << 30}) {
        long place = Place.of(file, offset);
        assertThat(Place.file(place)).isEqualTo(file);
        assertThat(Place.offset(place)).isEqualTo(offset);
      }
    }
  }
}
