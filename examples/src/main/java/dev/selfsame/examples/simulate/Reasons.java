package dev.selfsame.examples.simulate;

import dev.selfsame.AddResult;
import dev.selfsame.ProfileStore;
import dev.selfsame.graph.Evidence;
import dev.selfsame.graph.IdentityGraph;
import dev.selfsame.graph.Link;
import dev.selfsame.graph.WhyNot;
import dev.selfsame.graph.WhyNot.RemovedLink;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Placeholders;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Why links were removed, as a store that holds the same events tells it. */
final class Reasons {
  private final Simulation simulation;
  private final ProfileStore store;
  private final boolean complete;

  Reasons(Simulation simulation) {
    this.simulation = simulation;
    this.store =
        ProfileStore.of(
            Settings.builder(simulation.rules())
                .placeholders(Placeholders.none())
                .policy("default", MergePolicies.timestampOrdered())
                .build());
    this.complete = simulation.evidence().stream().allMatch(this::isHeld);
  }

  /** Adds an event, and returns whether the store holds what it says about graphs. */
  private boolean isHeld(Evidence evidence) {
    ProfileFragment.Builder event =
        ProfileFragment.event(Simulation.SOURCE, evidence.timestamp()).id(evidence.key().id());
    boolean named = false;
    for (Identity identity : evidence.identities()) {
      if (simulation.isGraphForming(identity)) {
        event.identity(identity);
        named = true;
      }
    }
    return !named || store.add(event.build()) instanceof AddResult.Accepted;
  }

  /** Returns whether reasons can be told: whether the store takes all events. */
  boolean areTold() {
    return complete;
  }

  /** Returns in words which event removed a link, and by which rule if that can be told. */
  String text(Link link) {
    return complete ? text(removal(link)) : "removed";
  }

  /**
   * Finds the last removal of a link. Right after it the two were apart; meanwhile other links may
   * have brought them together.
   */
  private RemovedLink removal(Link link) {
    for (int i = simulation.evidence().size() - 1; i >= 0; i--) {
      WhyNot answer =
          asOf(simulation.evidence().get(i).timestamp()).whyNot(link.first(), link.second());
      if (answer instanceof WhyNot.Apart apart) {
        return apart.removed().get(0);
      }
    }
    throw new IllegalStateException("A link is removed and no event did it.");
  }

  private IdentityGraph asOf(Instant time) {
    return store.graph().asOf(time);
  }

  private String text(RemovedLink removal) {
    Evidence by = removal.by().orElseThrow();
    return "removed by %s: ".formatted(Wording.event(Simulation.position(by)))
        + switch (removal.rule()) {
          case NAMESPACE_LIMIT -> namespaceLimit(removal, by);
          case GRAPH_LIMIT -> graphLimit(removal, by);
          case VETO, QUARANTINE -> throw new IllegalStateException("No scenario has this rule.");
        };
  }

  /** Right after the removal, the graphs of the two ends hold the values that would have met. */
  private String namespaceLimit(RemovedLink removal, Evidence by) {
    IdentityGraph then = asOf(by.timestamp());
    String code = removal.namespace().orElseThrow();
    List<Identity> values =
        Stream.of(removal.from(), removal.to())
            .flatMap(end -> then.members(end).stream())
            .filter(member -> member.namespace().equals(code))
            .sorted(simulation.rules().namespaces().order())
            .toList();
    String limit = Wording.limit(simulation.rules().namespaces().find(code).orElseThrow());
    // Some may have been evicted at once.
    return values.size() > simulation.rules().limit(code).orElseThrow()
        ? limit + ", and " + Wording.identities(values) + " would meet"
        : limit;
  }

  /** An evicted identity is alone right after the event that evicted it. */
  private String graphLimit(RemovedLink removal, Evidence by) {
    IdentityGraph then = asOf(by.timestamp());
    Identity evicted =
        !by.identities().contains(removal.to()) && then.members(removal.to()).size() == 1
            ? removal.to()
            : removal.from();
    return "a graph holds at most %d, so %s was evicted"
        .formatted(simulation.rules().graphLimit(), Wording.identity(evicted));
  }
}
