package dev.selfsame.profile;

import dev.selfsame.engine.cursor.Cursors;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.Utf8Order;
import java.time.Instant;
import java.util.Comparator;

/** A position among events in the order of fragments. There need not be an event at it any more. */
record EventPlace(Instant timestamp, String source, String id) implements Comparable<EventPlace> {
  private static final Comparator<EventPlace> ORDER =
      Comparator.comparing(EventPlace::timestamp)
          .thenComparing(EventPlace::source, Utf8Order.INSTANCE)
          .thenComparing(EventPlace::id, Utf8Order.INSTANCE);

  static EventPlace of(ProfileFragment event) {
    Origin origin = event.origin();
    return new EventPlace(origin.timestamp(), origin.source(), origin.id());
  }

  static EventPlace read(String cursor, long scope, long query) {
    ByteReader in = Cursors.read(cursor, Cursors.Kind.EVENTS, scope, query);
    return new EventPlace(
        Instant.ofEpochSecond(in.readVarint(), in.readVarint()), in.readString(), in.readString());
  }

  String write(long scope, long query) {
    ByteWriter out = new ByteWriter();
    out.writeVarint(timestamp.getEpochSecond());
    out.writeVarint(timestamp.getNano());
    out.writeString(source);
    out.writeString(id);
    return Cursors.write(Cursors.Kind.EVENTS, scope, query, out);
  }

  @Override
  public int compareTo(EventPlace other) {
    return ORDER.compare(this, other);
  }

  /** {@return the time and the source; not the id} */
  @Override
  public String toString() {
    return "EventPlace[" + timestamp + ", " + source + "]";
  }
}
