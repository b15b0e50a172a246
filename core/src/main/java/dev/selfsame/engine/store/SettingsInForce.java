package dev.selfsame.engine.store;

import static java.util.Comparator.comparing;

import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.profile.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The current settings of a store: those that it was built with, with the vetoes and suppressed
 * identities that were added or removed since. It may be read by any number of threads, and is
 * changed by one writer at a time under the lock of the state.
 *
 * <p>The settings are put together when they are asked for, since there may be many vetoes.
 */
public final class SettingsInForce {
  private final Settings withoutVetoes;
  private final NavigableSet<Veto> vetoes;
  private volatile SuppressionList suppressed;

  /** The settings as they were last asked for; null if they changed, since they may have values. */
  private @Nullable Settings current;

  /** Creates the settings that a store was built with. */
  public SettingsInForce(Settings settings) {
    this.suppressed = settings.suppressed();
    Comparator<Identity> order = settings.namespaces().order();
    this.vetoes = new TreeSet<>(comparing(Veto::first, order).thenComparing(Veto::second, order));
    this.vetoes.addAll(settings.graphRules().vetoes());
    GraphRules.Builder rules = settings.graphRules().toBuilder();
    this.vetoes.forEach(veto -> rules.withoutVeto(veto.first(), veto.second()));
    this.withoutVetoes = settings.withGraphRules(rules.build());
  }

  /** {@return the current settings} */
  public synchronized Settings get() {
    Settings settings = current;
    if (settings == null) {
      GraphRules.Builder rules = withoutVetoes.graphRules().toBuilder();
      vetoes.forEach(veto -> rules.veto(veto.first(), veto.second()));
      settings = withoutVetoes.toBuilder().graphRules(rules.build()).suppressed(suppressed).build();
      current = settings;
    }
    return settings;
  }

  /** {@return the current suppression list} */
  public SuppressionList suppressed() {
    return suppressed;
  }

  /** Adds identities to the suppression list, and returns how many of them were not on it. */
  public synchronized int suppress(Set<Identity> identities, StoreState state) {
    SuppressionList before = suppressed;
    suppressed = before.with(identities);
    current = null;
    state.listeners().suppressed(before, suppressed);
    return suppressed.size() - before.size();
  }

  /**
   * Returns the veto on two identities in its canonical form.
   *
   * @throws IllegalArgumentException if there can be no such veto
   */
  public Veto veto(Identity first, Identity second) {
    return withoutVetoes.graphRules().toBuilder()
        .veto(first, second)
        .build()
        .vetoes()
        .iterator()
        .next();
  }

  /** Adds a veto, and returns whether there was none. */
  public synchronized boolean addVeto(Veto veto, StoreState state) {
    if (vetoes.contains(veto)) {
      return false;
    }
    state.addVeto(veto);
    current = null;
    return vetoes.add(veto);
  }

  /** Removes a veto, and returns whether there was one. */
  public synchronized boolean removeVeto(Veto veto, StoreState state) {
    if (!vetoes.contains(veto)) {
      return false;
    }
    state.removeVeto(veto);
    current = null;
    return vetoes.remove(veto);
  }

  /**
   * Removes the vetoes that mention at least one of some identities, and returns how many there
   * were.
   */
  public synchronized int removeVetoesOf(Set<Identity> identities, StoreState state) {
    List<Veto> affected =
        vetoes.stream()
            .filter(veto -> identities.contains(veto.first()) || identities.contains(veto.second()))
            .toList();
    affected.forEach(veto -> removeVeto(veto, state));
    return affected.size();
  }
}
