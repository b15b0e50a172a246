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

  /** Returns the settings with two identities declared apart. */
  Settings withVeto(Identity first, Identity second) {
    return with(settings.graphRules().toBuilder().veto(first, second));
  }

  /** Returns the settings without the veto on two identities. */
  Settings withoutVeto(Identity first, Identity second) {
    return with(settings.graphRules().toBuilder().withoutVeto(first, second));
  }

  private Settings with(GraphRules.Builder rules) {
    return settings.withGraphRules(rules.build());
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
    change(with(rest), state);
    return rules.vetoes().size() - settings.graphRules().vetoes().size();
  }

  /** Replaces the settings by some with other vetoes, and returns whether the vetoes changed. */
  boolean change(Settings changed, StoreState state) {
    GraphRules before = settings.graphRules();
    GraphRules after = changed.graphRules();
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
    settings = changed;
    return !before.equals(after);
  }
}
