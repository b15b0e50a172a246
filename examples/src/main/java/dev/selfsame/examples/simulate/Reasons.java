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

/** The reasons why links were removed, computed by a store with the same events. */
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

  /**
   * Adds an event, and returns whether the store accepts its identities that take part in graphs.
   */
  private boolean isHeld(Evidence evidence) {
    ProfileFragment.Builder event =
        ProfileFragment.event(Simulation.SOURCE, evidence.timestamp()).id(evidence.key().id());
    boolean isMentioned = false;
    for (Identity identity : evidence.identities()) {
      if (simulation.isGraphForming(identity)) {
        event.identity(identity);
        isMentioned = true;
      }
    }
    return !isMentioned || store.add(event.build()) instanceof AddResult.Accepted;
  }

  /** Returns whether reasons are known, which is the case if the store accepts all events. */
  boolean areKnown() {
    return complete;
  }

  /** Returns a text with the event that removed a link and the rule, if the reasons are known. */
  String text(Link link) {
    return complete ? text(removal(link)) : "removed";
  }

  /**
   * Finds the last removal of a link. Right after it the two ends were apart; later links may have
   * joined them.
   */
  private RemovedLink removal(Link link) {
    for (int i = simulation.evidence().size() - 1; i >= 0; i--) {
      WhyNot answer =
          asOf(simulation.evidence().get(i).timestamp()).whyNot(link.first(), link.second());
      if (answer instanceof WhyNot.Apart apart) {
        return apart.removed().get(0);
      }
    }
    throw new IllegalStateException("A link is removed, but no event removed it.");
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

  /**
   * Right after the removal, the graphs of the two ends have the values that would have been
   * together.
   */
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
    // Some may have been evicted by the same event.
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
