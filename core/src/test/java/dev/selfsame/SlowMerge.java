package dev.selfsame;

import dev.selfsame.SlowTree.Leaf;
import dev.selfsame.profile.LostValue;
import dev.selfsame.profile.LostValue.Reason;
import dev.selfsame.profile.Origin;
import dev.selfsame.profile.Provenance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The merge of trees, over the list of all their leaves. */
final class SlowMerge {

  /** A leaf of one of the trees. */
  record Entry(String path, Leaf leaf, int rank) {
    Origin newest() {
      return leaf.from().get(0);
    }
  }

  private record Loser(Entry entry, boolean otherKind) {}

  /** Strongest first; of the leaves that one fragment set, the first path. */
  private static final Comparator<Entry> STRENGTH =
      Comparator.comparingInt(Entry::rank)
          .thenComparing(Entry::newest, Comparator.reverseOrder())
          .thenComparing(Entry::path, SlowOrder.BYTES);

  private final String method;
  private final Map<String, Entry> winners = new TreeMap<>(SlowOrder.BYTES);
  private final Map<String, List<Loser>> losers = new HashMap<>();

  SlowMerge(String method, Collection<Entry> entries) {
    this.method = method;
    mergeBelow("", entries);
  }

  Map<String, Object> attributes() {
    Map<String, Object> attributes = new HashMap<>();
    winners.forEach((path, winner) -> put(attributes, path, winner.leaf().value()));
    return attributes;
  }

  Map<String, Provenance> provenance() {
    Map<String, Provenance> provenance = new TreeMap<>(SlowOrder.BYTES);
    winners.forEach(
        (path, winner) ->
            provenance.put(path, new Provenance(method, winner.leaf().from(), lost(winner))));
    return provenance;
  }

  private void mergeBelow(String prefix, Collection<Entry> entries) {
    Set<String> names = new LinkedHashSet<>();
    entries.forEach(entry -> names.add(firstName(entry.path().substring(prefix.length()))));
    for (String name : names) {
      String path = prefix + name;
      mergeAt(
          path,
          entries.stream()
              .filter(entry -> entry.path().equals(path) || entry.path().startsWith(path + "."))
              .toList());
    }
  }

  /** The strongest leaf at or below a path fixes the kind; those of other kinds drop out. */
  private void mergeAt(String path, List<Entry> entries) {
    Entry strongest = entries.stream().min(STRENGTH).orElseThrow();
    List<Entry> ofItsKind = new ArrayList<>();
    for (Entry entry : entries) {
      if (kind(entry, path).equals(kind(strongest, path))) {
        ofItsKind.add(entry);
      } else {
        lose(strongest, entry, true);
      }
    }
    if (kind(strongest, path).equals("object")) {
      mergeBelow(path + ".", ofItsKind);
      return;
    }
    winners.put(path, strongest);
    ofItsKind.stream()
        .filter(entry -> !entry.equals(strongest))
        .forEach(entry -> lose(strongest, entry, false));
  }

  private static String firstName(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  private static String kind(Entry entry, String path) {
    if (!entry.path().equals(path)) {
      return "object";
    }
    return entry.leaf().isArray() ? "array" : "scalar";
  }

  private void lose(Entry winner, Entry loser, boolean otherKind) {
    losers
        .computeIfAbsent(winner.path(), path -> new ArrayList<>())
        .add(new Loser(loser, otherKind));
  }

  private List<LostValue> lost(Entry winner) {
    return losers.getOrDefault(winner.path(), List.of()).stream()
        .sorted(Comparator.comparing(Loser::entry, STRENGTH))
        .map(
            loser ->
                new LostValue(
                    loser.entry().path(),
                    loser.entry().leaf().value(),
                    loser.entry().leaf().from(),
                    reason(loser, winner)))
        .toList();
  }

  private static Reason reason(Loser loser, Entry winner) {
    if (loser.otherKind()) {
      return Reason.KIND_MISMATCH;
    }
    return loser.entry().rank() > winner.rank() ? Reason.LOWER_RANK : Reason.OLDER;
  }

  private static void put(Map<String, Object> attributes, String path, Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      attributes.put(path, value);
      return;
    }
    @SuppressWarnings("unchecked") // Only this method fills the map.
    Map<String, Object> child =
        (Map<String, Object>)
            attributes.computeIfAbsent(
                path.substring(0, dot), name -> new HashMap<String, Object>());
    put(child, path.substring(dot + 1), value);
  }
}
