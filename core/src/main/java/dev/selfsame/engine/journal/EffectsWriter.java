package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.SettingsMark.MarkedNamespace;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.IntList;
import java.io.IOException;
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

  private final FragmentFrames fragments = new FragmentFrames();
  private final BegunWrite begun = new BegunWrite();
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

  /** Adds the frames of a part of a write that goes on to a segment, if they can be there. */
  void begin(Part part, Segment segment) {
    begun.add(part, fragments, segment);
  }

  /** Adds the frames of one write to a segment, apart from those that are there already. */
  void append(Effects effects, Segment segment) throws IOException {
    int there = begun.parts(effects, segment);
    if (there == 0) {
      // What waits, if anything does, is of a write that failed.
      segment.forgetOpenWrite();
    }
    begun.end(effects, there, locations);
    List<AddedFragments> rest = effects.added.subList(there, effects.added.size());
    Set<Integer> removedAgain = removedAgain(rest, effects.removed);
    Places removed = new Places();
    for (int i = 0; i < effects.removed.size(); i++) {
      int fragment = effects.removed.get(i);
      if (!removedAgain.contains(fragment)) {
        locations.remove(fragment, removed);
      }
    }
    effects.vetoesRemoved.forEach(veto -> declarations.removeVeto(veto, removed));
    appendRemoved(removed, segment);
    for (AddedFragments part : rest) {
      fragments.append(part, removedAgain, segment, locations::set);
    }
    appendDeclarations(effects, segment);
    segment.frames().endWrite();
    toWipe.addAll(removed);
  }

  /** Returns those of some added fragments that were removed again; they never come to a file. */
  private static Set<Integer> removedAgain(List<AddedFragments> some, IntList removed) {
    if (some.isEmpty() || removed.isEmpty()) {
      return Set.of();
    }
    Set<Integer> added = new HashSet<>();
    some.forEach(part -> part.numbers.stream().forEach(added::add));
    Set<Integer> removedAgain = new HashSet<>();
    removed.stream().filter(added::contains).forEach(removedAgain::add);
    return removedAgain;
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
