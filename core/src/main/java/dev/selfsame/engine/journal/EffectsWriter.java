package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.SettingsMark.MarkedNamespace;
import dev.selfsame.engine.store.NameRuns;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns the effects of writes into frames, and keeps track of where each fragment and veto is. Used
 * by the thread of the journal.
 */
final class EffectsWriter {
  /** How many places are in a frame at most. */
  private static final int PLACES = 1 << 16;

  private final Locations locations;
  private final Declarations declarations;
  private final List<MarkedNamespace> namespaces;

  private final NameRuns names = new NameRuns(number -> "");
  private final ByteWriter body = new ByteWriter();

  /** The places of what was removed and is not overwritten yet. */
  private final Places toWipe = new Places();

  EffectsWriter(Locations locations, Declarations declarations, List<MarkedNamespace> namespaces) {
    this.locations = locations;
    this.declarations = declarations;
    this.namespaces = namespaces;
  }

  /** {@return the places of what was removed and is not overwritten yet} */
  Places toWipe() {
    return toWipe;
  }

  /** Adds the frames of one write to a segment. */
  void append(Effects effects, Segment segment) {
    Set<Integer> removedAgain = removedAgain(effects);
    Places removed = new Places();
    for (int i = 0; i < effects.removed.size(); i++) {
      int fragment = effects.removed.get(i);
      if (!removedAgain.contains(fragment)) {
        locations.remove(fragment, removed);
      }
    }
    effects.vetoesRemoved.forEach(veto -> declarations.removeVeto(veto, removed));
    appendRemoved(removed, segment);
    appendFragments(effects, removedAgain, segment);
    appendDeclarations(effects, segment);
    segment.frames().endWrite();
    toWipe.addAll(removed);
  }

  /** Returns the fragments that a write added and removed again; they never come to a file. */
  private static Set<Integer> removedAgain(Effects effects) {
    Set<Integer> removed = new HashSet<>();
    if (!effects.added.isEmpty()) {
      effects.removed.stream().forEach(removed::add);
    }
    if (!removed.isEmpty()) {
      Set<Integer> added = new HashSet<>();
      effects.added.stream().forEach(added::add);
      removed.retainAll(added);
    }
    return removed;
  }

  private static void appendRemoved(Places removed, Segment segment) {
    for (int from = 0; from < removed.size(); from += PLACES) {
      byte[] body = new byte[Long.BYTES * Math.min(PLACES, removed.size() - from)];
      for (int at = 0; at < body.length; at += Long.BYTES) {
        Bytes.putLong(body, at, removed.get(from + at / Long.BYTES));
      }
      segment.add(Frames.REMOVED, body, 0, body.length);
    }
  }

  private void appendFragments(Effects effects, Set<Integer> removedAgain, Segment segment) {
    names.from(effects.names);
    byte[] bytes = effects.fragments.bytes();
    int start = 0;
    for (int i = 0; i < effects.added.size(); i++) {
      int fragment = effects.added.get(i);
      int endOfHead = effects.ends.get(2 * i);
      if (!removedAgain.contains(fragment)) {
        body.clear();
        body.writeBytes(bytes, start, endOfHead - start);
        names.copyContent(bytes[start], new ByteReader(bytes, endOfHead), body);
        locations.set(fragment, segment.add(Frames.FRAGMENT, body.bytes(), 0, body.length()));
      }
      start = effects.ends.get(2 * i + 1);
    }
  }

  private void appendDeclarations(Effects effects, Segment segment) {
    body.clear();
    for (Veto veto : effects.vetoesAdded) {
      VetoForm.write(veto, namespaces, body);
      declarations.addVeto(veto, append(Frames.VETO, segment));
    }
    if (effects.suppressed != null) {
      for (KeyedHashes some : effects.suppressed.inFrames()) {
        some.write(body);
        declarations.suppress(some);
        append(Frames.SUPPRESSED, segment);
      }
    }
    if (effects.erased != null) {
      for (Erased some : effects.erased.inFrames()) {
        some.write(body);
        declarations.erase(some);
        append(Frames.ERASED, segment);
      }
    }
  }

  private long append(int kind, Segment segment) {
    long place = segment.add(kind, body.bytes(), 0, body.length());
    body.clear();
    return place;
  }
}
