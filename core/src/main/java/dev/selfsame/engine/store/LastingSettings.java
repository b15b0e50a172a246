package dev.selfsame.engine.store;

import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.Placeholders;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.profile.AnonymousExpiry;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The settings of a store that never change. Vetoes and the suppression list change during its
 * lifetime, so they are not included, and no holder of an instance can read outdated ones.
 * Immutable.
 */
public final class LastingSettings {
  private final Settings settings;

  private LastingSettings(Settings settings) {
    this.settings = settings;
  }

  /** {@return the lasting part of some settings} */
  public static LastingSettings of(Settings settings) {
    GraphRules rules = settings.graphRules();
    GraphRules.Builder lasting = rules.toBuilder();
    rules.vetoes().forEach(veto -> lasting.withoutVeto(veto.first(), veto.second()));
    return new LastingSettings(
        settings.toBuilder()
            .graphRules(lasting.build())
            .suppressed(SuppressionList.empty())
            .build());
  }

  public Namespaces namespaces() {
    return settings.namespaces();
  }

  Placeholders placeholders() {
    return settings.placeholders();
  }

  /** {@return the declared sources by name; empty when any source is allowed} */
  public Map<String, SourceSettings> sources() {
    return settings.sources();
  }

  public SourceSettings source(String name) {
    return settings.source(name);
  }

  /** {@return a predicate that tells by its name whether a source is declared strictly newer} */
  public Predicate<String> strictlyNewer() {
    return name -> settings.source(name).strictlyNewer();
  }

  /** {@return how many values of a namespace one graph may have; empty for any number} */
  OptionalInt limit(String namespace) {
    return settings.graphRules().limit(namespace);
  }

  /** {@return the policy that is used when none is named} */
  public MergePolicy defaultPolicy() {
    return settings.policy(settings.defaultPolicy());
  }

  /**
   * {@return the policy with a name}
   *
   * @throws IllegalArgumentException if there is none
   */
  public MergePolicy policy(String name) {
    return settings.policy(name);
  }

  /** {@return how far ahead of the clock a timestamp may be; empty if there is no limit} */
  Optional<Duration> futureTolerance() {
    return settings.futureTolerance();
  }

  public Optional<AnonymousExpiry> anonymousExpiry() {
    return settings.anonymousExpiry();
  }

  /** {@return the profile id of an anchor} */
  public ProfileId profileId(Identity anchor) {
    return settings.profileId(anchor);
  }
}
