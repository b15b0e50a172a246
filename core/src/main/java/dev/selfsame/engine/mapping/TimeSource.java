package dev.selfsame.engine.mapping;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a row has its time. */
public sealed interface TimeSource {

  /** Returns the source that is the value at a path. */
  static TimeSource at(String path) {
    return new At(RowPath.of(path));
  }

  /**
   * Returns the source that corrects the clock of a device: the time at which a server received
   * something, less the time that passed on the device between when it happened and when it was
   * sent.
   *
   * @param original the path of the time when it happened, by the clock of the device
   * @param sent the path of the time when it was sent, by the clock of the device
   * @param received the path of the time when it was received, by the clock of the server
   */
  static TimeSource corrected(String original, String sent, String received) {
    return new Corrected(RowPath.of(original), RowPath.of(sent), RowPath.of(received));
  }

  /** Returns the paths that are read. */
  List<RowPath> paths();

  /** Returns the time of a row, or null if it has none here. */
  @Nullable Instant time(Row row, TimeReader reader) throws RowFaultException;

  /** A reader of the time at a path. */
  interface TimeReader {
    Instant read(Object value, RowPath path) throws RowFaultException;
  }

  /** The value at a path. */
  record At(RowPath path) implements TimeSource {
    @Override
    public List<RowPath> paths() {
      return List.of(path);
    }

    @Override
    public @Nullable Instant time(Row row, TimeReader reader) throws RowFaultException {
      Object value = path.first(row);
      return value == null ? null : reader.read(value, path);
    }
  }

  /** A time by the clock of a device, corrected. */
  record Corrected(RowPath original, RowPath sent, RowPath received) implements TimeSource {
    @Override
    public List<RowPath> paths() {
      return List.of(original, sent, received);
    }

    @Override
    public @Nullable Instant time(Row row, TimeReader reader) throws RowFaultException {
      Object happened = original.first(row);
      Object sending = sent.first(row);
      Object arrival = received.first(row);
      if (happened == null || sending == null || arrival == null) {
        return null;
      }
      Instant start = reader.read(happened, original);
      Instant end = reader.read(sending, sent);
      return reader.read(arrival, received).minus(Duration.between(start, end));
    }
  }
}
