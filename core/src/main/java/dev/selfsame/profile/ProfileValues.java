package dev.selfsame.profile;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import dev.selfsame.internal.value.AttributePath;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The merged attributes of a profile and their provenance, each computed when it is first asked
 * for. Safe for use by any number of threads.
 */
final class ProfileValues {
  private final Supplier<Map<String, Object>> attributes;

  /** Computes some of the attributes. */
  private final Function<Projection, Map<String, Object>> some;

  private final Supplier<ImmutableSortedMap<String, Provenance>> provenance;

  /** The paths at which not all candidates were equal. */
  private final Supplier<ImmutableSet<String>> differed;

  /**
   * Creates the values of a merge that is done when they are asked for.
   *
   * @param some computes some of the attributes
   * @param provenance computes the provenance of all
   * @param differed computes the paths at which not all candidates were equal
   */
  ProfileValues(
      Function<Projection, Map<String, Object>> some,
      Supplier<ImmutableSortedMap<String, Provenance>> provenance,
      Supplier<ImmutableSet<String>> differed) {
    this.attributes = Suppliers.memoize(() -> some.apply(Projection.WHOLE));
    this.some = some;
    this.provenance = Suppliers.memoize(provenance::get);
    this.differed = Suppliers.memoize(differed::get);
  }

  /** Returns the values of a merge that is done. */
  static ProfileValues of(TreeMerge.Merged merged) {
    return new ProfileValues(
        projection -> projection.of(merged.attributes()), merged::provenance, merged::differed);
  }

  /** {@return only those values that a projection leaves} */
  ProfileValues project(Projection projection) {
    Supplier<Map<String, Object>> projected = Suppliers.memoize(() -> some.apply(projection));
    return new ProfileValues(
        further -> further.of(projected.get()),
        () -> {
          SortedMap<String, Provenance> from = projection.of(provenance.get());
          from.keySet().removeIf(path -> AttributePath.find(projected.get(), path) == null);
          return ImmutableSortedMap.copyOfSorted(from);
        },
        differed);
  }

  Map<String, Object> attributes() {
    return attributes.get();
  }

  ImmutableSortedMap<String, Provenance> provenance() {
    return provenance.get();
  }

  ImmutableSet<String> differed() {
    return differed.get();
  }
}
