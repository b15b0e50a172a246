package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.SettingsMark.MarkedNamespace;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.profile.Settings;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds besides fragments, as far as the journal has it: the vetoes and their places,
 * the suppression list, and what was erased. Not safe for use by several threads.
 */
final class Declarations {
  private static final int KEY_BYTES = 32;

  private final Map<Veto, long[]> vetoes = new LinkedHashMap<>();
  private @Nullable String suppressionStart;
  private final Set<String> suppressed = new LinkedHashSet<>();
  private final List<Erased> erased = new ArrayList<>();

  boolean isEmpty() {
    return vetoes.isEmpty() && suppressionStart == null && erased.isEmpty();
  }

  /** {@return the vetoes} */
  Set<Veto> vetoes() {
    return vetoes.keySet();
  }

  /** Adds a veto that is at a place. */
  void addVeto(Veto veto, long place) {
    vetoes.put(veto, new long[] {place, Place.NONE});
  }

  /** Removes a veto, and adds its places to those that were removed. */
  void removeVeto(Veto veto, Places removed) {
    long[] places = vetoes.remove(veto);
    if (places != null) {
      for (long place : places) {
        if (place != Place.NONE) {
          removed.add(place);
        }
      }
    }
  }

  void suppress(KeyedHashes more) {
    suppressionStart = more.start();
    suppressed.addAll(more.hashes());
  }

  void erase(Erased more) {
    erased.add(more);
  }

  /**
   * {@return whether hashes have the key of those of what was erased, or there are none of these}
   */
  boolean hasErasureKeyOf(KeyedHashes hashes) {
    return erased.isEmpty() || erased.get(0).identities().start().equals(hashes.start());
  }

  /** {@return an empty list with the key of the hashes of what was erased} */
  SuppressionList erasureKey() {
    if (erased.isEmpty()) {
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      return SuppressionList.withKey(key);
    }
    return new KeyedHashes(erased.get(0).identities().start(), List.of()).toList();
  }

  /** {@return what was erased since a time} */
  SuppressionList erasedSince(Instant time) {
    List<String> hashes = new ArrayList<>();
    for (Erased each : erased) {
      if (!each.time().isBefore(time)) {
        hashes.addAll(each.identities().hashes());
      }
    }
    return erased.isEmpty()
        ? SuppressionList.empty()
        : new KeyedHashes(erased.get(0).identities().start(), hashes).toList();
  }

  SuppressionList suppressed() {
    return suppressionStart == null
        ? SuppressionList.empty()
        : new KeyedHashes(suppressionStart, List.copyOf(suppressed)).toList();
  }

  /** {@return settings with the vetoes and the suppression list here added} */
  Settings addTo(Settings given) {
    SuppressionList both = SuppressionLists.both(suppressed(), given.suppressed());
    return given.toBuilder()
        .suppressed(both)
        .graphRules(
            rules -> vetoes.keySet().forEach(veto -> rules.veto(veto.first(), veto.second())))
        .build();
  }

  /** Reads a frame if it is about a declaration. */
  void read(FrameReader frame, long place, List<MarkedNamespace> namespaces) {
    ByteReader in = new ByteReader(frame.bytes(), frame.start());
    switch (frame.kind()) {
      case Frames.VETO -> addVeto(VetoForm.read(in, namespaces), place);
      case Frames.SUPPRESSED -> suppress(KeyedHashes.read(in));
      case Frames.ERASED -> erase(Erased.read(in));
      default -> {}
    }
  }

  /** Adds what was read of one write. */
  void addAll(Declarations others) {
    vetoes.putAll(others.vetoes);
    if (others.suppressionStart != null) {
      suppress(new KeyedHashes(others.suppressionStart, List.copyOf(others.suppressed)));
    }
    erased.addAll(others.erased);
  }

  /** Removes the vetoes whose places are among those that were removed. */
  void removeVetoesAt(Places removed) {
    vetoes.values().removeIf(places -> removed.contains(places[0]));
  }

  /** Where frames are written. */
  interface FrameSink {
    /** Adds a frame, and returns its place. */
    long add(int kind, byte[] bytes, int from, int to);
  }

  /** Writes all to a new snapshot, where the other place of each veto is from then on. */
  void writeTo(FrameSink snapshot, List<MarkedNamespace> namespaces) {
    ByteWriter body = new ByteWriter();
    vetoes.forEach(
        (veto, places) -> {
          body.clear();
          VetoForm.write(veto, namespaces, body);
          places[1] = snapshot.add(Frames.VETO, body.bytes(), 0, body.length());
        });
    if (suppressionStart != null) {
      KeyedHashes all = new KeyedHashes(suppressionStart, List.copyOf(suppressed));
      for (KeyedHashes some : all.inFrames()) {
        body.clear();
        some.write(body);
        snapshot.add(Frames.SUPPRESSED, body.bytes(), 0, body.length());
      }
    }
    for (Erased each : erased) {
      body.clear();
      each.write(body);
      snapshot.add(Frames.ERASED, body.bytes(), 0, body.length());
    }
  }

  /**
   * Ends a snapshot.
   *
   * @param isComplete whether it takes the place of the files before it
   */
  void endSnapshot(boolean isComplete) {
    for (long[] places : vetoes.values()) {
      if (isComplete && places[1] != Place.NONE) {
        places[0] = places[1];
      }
      places[1] = Place.NONE;
    }
  }
}
