package dev.selfsame.profile;

import com.google.common.collect.ImmutableList;
import dev.selfsame.engine.encoded.EncodedVersion;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.internal.value.CanonicalMap;
import dev.selfsame.internal.value.ValueCodec;
import dev.selfsame.internal.value.ValueCodec.NameReader;
import dev.selfsame.profile.ValueConflict.Ranked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The merge of encoded records into one object of attributes, which decodes only what wins.
 *
 * <p><b>Design.</b> All leaves of a record are equally strong: its rank and its own place in the
 * order of fragments. So where records are in order of strength, the first that has anything at a
 * path has the strongest leaf there, which determines the kind and, for scalars and arrays, is the
 * value. The records are walked side by side in the order of names, and the rest is skipped as
 * bytes. Only where a rule may apply, the values become the nodes that {@link TreeMerge} takes.
 * {@link LeafProvenance} says where the values came from, and {@link TreeMerge} what each of them
 * won against, when they are asked.
 */
final class LeafMerge {
  /** Each name costs a look at each record, so of more records trees are merged. */
  static final int MOST_LAYERS = 64;

  /**
   * A record that takes part.
   *
   * @param rank the rank of its source
   * @param timestamp its time
   */
  record Layer(EncodedVersion version, int rank, Instant timestamp) {
    Origin origin() {
      return new Origin(
          version.source(), FragmentKind.RECORD, version.id(), timestamp, version.primary());
    }
  }

  /** By rank, then newest first in the order of fragments. */
  static final Comparator<Layer> STRONGEST_FIRST = LeafMerge::compareStrength;

  private static int compareStrength(Layer a, Layer b) {
    int result = Integer.compare(a.rank(), b.rank());
    if (result == 0) {
      result = b.timestamp().compareTo(a.timestamp());
    }
    if (result == 0) {
      result = Utf8Order.INSTANCE.compare(b.version().source(), a.version().source());
    }
    return result == 0 ? Utf8Order.INSTANCE.compare(b.version().id(), a.version().id()) : result;
  }

  private final String method;
  private final NameReader names;
  private final List<Layer> layers;
  private final ByteReader[] readers;

  /** Is told the number of the layer that each value is of; null where nobody wants to know. */
  private final @Nullable ObjIntConsumer<TreePath> winners;

  private LeafMerge(
      String method,
      NameReader names,
      List<Layer> layers,
      @Nullable ObjIntConsumer<TreePath> winners) {
    this.method = method;
    this.names = names;
    this.layers = layers;
    this.winners = winners;
    this.readers = new ByteReader[layers.size()];
    for (int i = 0; i < readers.length; i++) {
      readers[i] = layers.get(i).version().attributes();
    }
  }

  /**
   * Merges records. Costs O(size of the records) for skipping bytes, and O(names x records).
   *
   * @param method the name of the policy's method
   * @param names reads the names of attributes
   * @param layers the records, the strongest first
   * @param projection the part of the result that is wanted
   */
  static Map<String, Object> merge(
      String method, PathRules rules, NameReader names, List<Layer> layers, Projection projection) {
    return new LeafMerge(method, names, layers, null).mergeAll(rules, projection).asAttributes();
  }

  /**
   * Tells which record each value is of that a merge without rules makes. Costs as much as that
   * merge.
   *
   * @param names reads the names of attributes
   * @param layers the records, the strongest first
   * @param winners is told the path of each value, and the number of its record in the list
   */
  static void forEachWinner(
      NameReader names, List<Layer> layers, ObjIntConsumer<TreePath> winners) {
    new LeafMerge("", names, layers, winners).mergeAll(PathRules.none(), Projection.WHOLE);
  }

  private CanonicalMap mergeAll(PathRules rules, Projection projection) {
    int[] all = new int[layers.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    return mergeObjects(TreePath.ROOT, rules.root(), all, all.length, projection);
  }

  /**
   * Merges the objects that some layers have at a path; their readers are at the number of entries.
   *
   * @param some the numbers of the layers, the strongest first
   */
  private CanonicalMap mergeObjects(
      TreePath path, RulePlace place, int[] some, int count, Projection projection) {
    long[] left = new long[count];
    @Nullable String[] heads = new @Nullable String[count];
    for (int i = 0; i < count; i++) {
      ByteReader in = readers[some[i]];
      left[i] = in.readVarint();
      heads[i] = left[i] == 0 ? null : names.read(in);
    }
    List<String> merged = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    int[] meeting = new int[count];
    for (String name = first(heads); name != null; name = first(heads)) {
      int met = 0;
      for (int i = 0; i < count; i++) {
        if (name.equals(heads[i])) {
          meeting[met++] = some[i];
        }
      }
      Object value = mergeAt(path, name, place, meeting, met, projection.inside(name));
      if (value != null) {
        merged.add(name);
        values.add(value);
      }
      for (int i = 0; i < count; i++) {
        if (name.equals(heads[i])) {
          left[i]--;
          heads[i] = left[i] == 0 ? null : names.read(readers[some[i]]);
        }
      }
    }
    return CanonicalMap.inOrder(merged, values);
  }

  /** {@return the first of some names, or null if there is none} */
  private static @Nullable String first(@Nullable String[] heads) {
    String first = null;
    for (String head : heads) {
      if (head != null && (first == null || Utf8Order.INSTANCE.compare(head, first) < 0)) {
        first = head;
      }
    }
    return first;
  }

  private @Nullable Object mergeAt(
      TreePath above, String name, RulePlace place, int[] some, int count, Projection projection) {
    if (!projection.reaches()) {
      for (int i = 0; i < count; i++) {
        ValueCodec.skip(readers[some[i]], names);
      }
      return null;
    }
    RulePlace here = place.child(name);
    TreePath path = here.isFree() && winners == null ? TreePath.ROOT : above.child(name);
    if (here.rule() == null) {
      return mergeFree(path, here, some, count, projection);
    }
    ImmutableList.Builder<Ranked<Node>> nodes = ImmutableList.builder();
    for (int i = 0; i < count; i++) {
      Layer layer = layers.get(some[i]);
      Object value = ValueCodec.read(readers[some[i]], names);
      nodes.add(
          new Ranked<>(SourceTree.node(value, ImmutableList.of(layer.origin())), layer.rank()));
    }
    Object value = TreeMerge.mergeAt(method, path, here, nodes.build());
    return projection.remainsOf(value).orElse(null);
  }

  /** Merges the values at a path that no rule governs. */
  private @Nullable Object mergeFree(
      TreePath path, RulePlace place, int[] some, int count, Projection projection) {
    boolean isObject = ValueCodec.isMap(readers[some[0]]);
    int[] objects = new int[isObject ? count : 0];
    int found = 0;
    Object value = null;
    for (int i = 0; i < count; i++) {
      ByteReader in = readers[some[i]];
      if (isObject && ValueCodec.isMap(in)) {
        ValueCodec.enterMap(in);
        objects[found++] = some[i];
      } else if (i == 0 && projection.isWhole()) {
        value = ValueCodec.read(in, names);
        if (winners != null) {
          winners.accept(path, some[i]);
        }
      } else {
        ValueCodec.skip(in, names);
      }
    }
    if (!isObject) {
      return value;
    }
    CanonicalMap merged = mergeObjects(path, place, objects, found, projection);
    return merged.isEmpty() ? null : merged;
  }
}
