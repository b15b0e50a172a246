package dev.selfsame.engine.journal;

import com.google.common.base.Splitter;
import com.google.common.collect.Lists;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The parts of the text of a {@link SuppressionList}: what it starts with, up to its key, and the
 * hashes.
 */
record KeyedHashes(String start, List<String> hashes) {
  private static final String SEPARATOR = ",";

  /** How many hashes are in a frame at most. */
  private static final int IN_FRAME = 1 << 16;

  /** How many parts are no hashes. */
  private static final int START = 2;

  static KeyedHashes of(SuppressionList list) {
    List<String> parts = Splitter.on(SEPARATOR).splitToList(list.text());
    return new KeyedHashes(
        String.join(SEPARATOR, parts.subList(0, START)), parts.subList(START, parts.size()));
  }

  /** {@return the list of which these are the parts} */
  SuppressionList toList() {
    List<String> parts = new ArrayList<>(hashes.size() + 1);
    parts.add(start);
    parts.addAll(hashes);
    return SuppressionList.parse(String.join(SEPARATOR, parts));
  }

  /** {@return these without some hashes} */
  KeyedHashes without(Collection<String> others) {
    return new KeyedHashes(start, hashes.stream().filter(hash -> !others.contains(hash)).toList());
  }

  /** {@return these in parts that each fit into a frame, at least one} */
  List<KeyedHashes> inFrames() {
    if (hashes.isEmpty()) {
      return List.of(this);
    }
    return Lists.partition(hashes, IN_FRAME).stream()
        .map(some -> new KeyedHashes(start, some))
        .toList();
  }

  void write(ByteWriter out) {
    out.writeString(start);
    out.writeVarint(hashes.size());
    hashes.forEach(out::writeString);
  }

  static KeyedHashes read(ByteReader in) {
    String start = in.readString();
    List<String> hashes = new ArrayList<>();
    for (long left = in.readVarint(); left > 0; left--) {
      hashes.add(in.readString());
    }
    return new KeyedHashes(start, hashes);
  }
}
