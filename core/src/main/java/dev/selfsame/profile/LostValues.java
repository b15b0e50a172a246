package dev.selfsame.profile;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The values that lost against one value, found out when they are first looked at: most readers of
 * a provenance want to know where the value came from.
 */
final class LostValues extends AbstractList<LostValue> {
  private final Supplier<List<LostValue>> values;

  /**
   * Creates the list.
   *
   * @param values returns the values, always the same ones; safe for use by any number of threads
   */
  LostValues(Supplier<List<LostValue>> values) {
    this.values = values;
  }

  @Override
  public LostValue get(int index) {
    return values.get().get(index);
  }

  @Override
  public int size() {
    return values.get().size();
  }
}
