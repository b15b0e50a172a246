package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.internal.value.ValueCodec.NameReader;
import dev.selfsame.profile.LeafMerge.Layer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The provenance of the values of encoded records that {@link LeafMerge} merges where no rule
 * applies: the walk that finds the strongest values tells which records they are of. What lost
 * against them, trees tell when it is looked at.
 */
final class LeafProvenance {
  private LeafProvenance() {}

  /**
   * Returns the provenance of each value by path. Costs as much as the merge of the attributes, and
   * O(n log n) in the values.
   *
   * @param method the name of the policy's method
   * @param names reads the names of attributes
   * @param layers the records, the strongest first
   * @param explained returns the same with the lost values, and is called when they are looked at
   */
  static ImmutableSortedMap<String, Provenance> of(
      String method,
      NameReader names,
      List<Layer> layers,
      Supplier<? extends Map<String, Provenance>> explained) {
    List<ImmutableList<Origin>> origins =
        layers.stream().map(layer -> ImmutableList.of(layer.origin())).toList();
    ImmutableSortedMap.Builder<String, Provenance> provenance =
        new ImmutableSortedMap.Builder<>(Utf8Order.INSTANCE);
    LeafMerge.forEachWinner(
        names,
        layers,
        (path, layer) -> {
          String text = path.text();
          provenance.put(
              text,
              new Provenance(
                  method,
                  origins.get(layer),
                  new LostValues(() -> requireNonNull(explained.get().get(text)).lost())));
        });
    return provenance.buildOrThrow();
  }
}
