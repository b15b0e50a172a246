package dev.selfsame.engine.journal;

import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of an erasure: its time, and keyed hashes of the identities.
 *
 * @param time the time by the clock of the store
 */
record Erased(Instant time, KeyedHashes identities) {
  /** {@return this in parts that each fit into a frame} */
  List<Erased> inFrames() {
    return identities.inFrames().stream().map(some -> new Erased(time, some)).toList();
  }

  void write(ByteWriter out) {
    out.writeSigned(time.getEpochSecond());
    out.writeVarint(time.getNano());
    identities.write(out);
  }

  static Erased read(ByteReader in) {
    Instant time = Instant.ofEpochSecond(in.readSigned(), in.readVarint());
    return new Erased(time, KeyedHashes.read(in));
  }
}
