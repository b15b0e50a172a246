package dev.selfsame;

import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.profile.Settings;
import java.util.Set;

/**
 * The current settings of a store: those that it was built with, with the vetoes and suppressed
 * identities that were added or removed since. It may be read by any number of threads, and is
 * changed by one writer at a time under the lock of the state.
 */
final class SettingsInForce {
  private volatile Settings settings;

  SettingsInForce(Settings settings) {
    this.settings = settings;
  }

  Settings get() {
    return settings;
  }

  SuppressionList suppressed() {
    return settings.suppressed();
  }

  /** Adds identities to the suppression list, and returns how many of them were not on it. */
  int suppress(Set<Identity> identities) {
    SuppressionList before = settings.suppressed();
    settings = settings.toBuilder().suppressed(before.with(identities)).build();
    return settings.suppressed().size() - before.size();
  }

  /** Declares two identities apart, and returns whether they were not before. */
  boolean addVeto(Identity first, Identity second, StoreState state) {
    return change(settings.graphRules().toBuilder().veto(first, second), state);
  }

  /** Removes a veto, and returns whether there was one. */
  boolean removeVeto(Identity first, Identity second, StoreState state) {
    return change(settings.graphRules().toBuilder().withoutVeto(first, second), state);
  }

  /**
   * Removes the vetoes that mention at least one of some identities, and returns how many there
   * were.
   */
  int removeVetoesOf(Set<Identity> identities, StoreState state) {
    GraphRules rules = settings.graphRules();
    GraphRules.Builder rest = rules.toBuilder();
    for (Veto veto : rules.vetoes()) {
      if (identities.contains(veto.first()) || identities.contains(veto.second())) {
        rest.withoutVeto(veto.first(), veto.second());
      }
    }
    change(rest, state);
    return rules.vetoes().size() - settings.graphRules().vetoes().size();
  }

  private boolean change(GraphRules.Builder changed, StoreState state) {
    GraphRules before = settings.graphRules();
    GraphRules after = changed.build();
    for (Veto veto : after.vetoes()) {
      if (!before.vetoes().contains(veto)) {
        state.addVeto(veto);
      }
    }
    for (Veto veto : before.vetoes()) {
      if (!after.vetoes().contains(veto)) {
        state.removeVeto(veto);
      }
    }
    settings = settings.withGraphRules(after);
    return !before.equals(after);
  }
}
