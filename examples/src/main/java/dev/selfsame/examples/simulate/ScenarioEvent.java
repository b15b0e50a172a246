package dev.selfsame.examples.simulate;

import dev.selfsame.identity.Identity;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An event of a scenario. The natural order is by time, then by position.
 *
 * @param position its position in the list, from 0
 * @param timestamp the time as in the file; empty when it was left out
 * @param time the time as a number
 * @param identities the identities that it mentions, each once, without refused ones
 * @param refusals a text for each refused identity
 * @param rejection why the event is rejected, or empty when it is not
 */
record ScenarioEvent(
    int position,
    String timestamp,
    BigDecimal time,
    List<Identity> identities,
    List<String> refusals,
    Optional<String> rejection)
    implements Comparable<ScenarioEvent> {
  private static final Comparator<ScenarioEvent> ORDER =
      Comparator.comparing(ScenarioEvent::time).thenComparingInt(ScenarioEvent::position);

  @Override
  public int compareTo(ScenarioEvent other) {
    return ORDER.compare(this, other);
  }
}
