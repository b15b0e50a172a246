package dev.selfsame.engine.journal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Looks at the frames of a file, and changes them. */
public final class FrameEdits {
  private FrameEdits() {}

  /** {@return how many intact frames of fragments a file has from an offset on} */
  public static int fragmentsSince(byte[] file, int offset) {
    int count = 0;
    try {
      FrameReader frames = reader(file);
      while (frames.next() == FrameReader.State.INTACT) {
        count += frames.offset() >= offset && frames.kind() == Frames.FRAGMENT ? 1 : 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return count;
  }

  /** {@return a file like another one, whose last frame is the last of a write} */
  public static byte[] ended(byte[] file) {
    byte[] ended = file.clone();
    try {
      FrameReader frames = reader(file);
      long last = 0;
      while (frames.next() == FrameReader.State.INTACT) {
        last = frames.offset();
      }
      int start = Math.toIntExact(last);
      ended[start + Frames.FLAGS_AT] = Frames.LAST;
      int checksum =
          Frames.checksum(ended, start, ended.length - start, frames.header().salt(), last);
      Bytes.putInt(ended, start + Frames.CHECKSUM_AT, checksum);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ended;
  }

  private static FrameReader reader(byte[] file) throws IOException {
    return new FrameReader(new ByteArrayInputStream(file)::readNBytes, "file");
  }
}
