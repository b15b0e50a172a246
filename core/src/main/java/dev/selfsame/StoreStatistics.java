package dev.selfsame;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import dev.selfsame.graph.FragmentKind;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts of what a store holds, and how sources and namespaces overlap in its profiles.
 *
 * <p>An overlap counts each profile once, under the exact set of names in it: a profile with
 * records of {@code crm} and events of {@code web} counts for {@code [crm, web]} and not for {@code
 * [crm]}. The sets are sorted in UTF-8 byte order of their names; the overlaps are sorted by count,
 * the largest first, and at equal counts by their sets, name by name.
 *
 * @since 0.1.0
 */
public final class StoreStatistics {
  private final String policy;
  private final long profiles;
  private final Map<String, Map<FragmentKind, Long>> fragmentsBySource;
  private final Map<String, Long> identitiesByNamespace;
  private final Map<Set<String>, Long> sourceOverlap;
  private final Map<Set<String>, Long> namespaceOverlap;

  StoreStatistics(
      String policy,
      long profiles,
      Map<String, Map<FragmentKind, Long>> fragmentsBySource,
      Map<String, Long> identitiesByNamespace,
      Map<Set<String>, Long> sourceOverlap,
      Map<Set<String>, Long> namespaceOverlap) {
    this.policy = requireNonNull(policy);
    this.profiles = profiles;
    this.fragmentsBySource = ImmutableMap.copyOf(fragmentsBySource);
    this.identitiesByNamespace = ImmutableMap.copyOf(identitiesByNamespace);
    this.sourceOverlap = ImmutableMap.copyOf(sourceOverlap);
    this.namespaceOverlap = ImmutableMap.copyOf(namespaceOverlap);
  }

  /** {@return the name of the policy under which profiles are counted} */
  public String policy() {
    return policy;
  }

  /** {@return how many profiles there are under the policy} */
  public long profiles() {
    return profiles;
  }

  /**
   * {@return how many fragments are held by source and kind, replaced versions of records included;
   * sources in UTF-8 byte order, kinds in the order of their declaration, without zeros}
   */
  public Map<String, Map<FragmentKind, Long>> fragmentsBySource() {
    return fragmentsBySource;
  }

  /**
   * {@return how many identities the fragments mention, by the code of their namespace in order of
   * priority; without zeros}
   */
  public Map<String, Long> identitiesByNamespace() {
    return identitiesByNamespace;
  }

  /**
   * {@return how many profiles have exactly these {@linkplain dev.selfsame.profile.Profile#sources
   * sources}}
   */
  public Map<Set<String>, Long> sourceOverlap() {
    return sourceOverlap;
  }

  /** {@return how many profiles have identities of exactly these namespaces} */
  public Map<Set<String>, Long> namespaceOverlap() {
    return namespaceOverlap;
  }

  /** {@return how many fragments are held, replaced versions of records included} */
  public long fragments() {
    return fragmentsBySource.values().stream()
        .flatMap(byKind -> byKind.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /** {@return how many identities the fragments mention} */
  public long identities() {
    return identitiesByNamespace.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoreStatistics that
        && policy.equals(that.policy)
        && profiles == that.profiles
        && fragmentsBySource.equals(that.fragmentsBySource)
        && identitiesByNamespace.equals(that.identitiesByNamespace)
        && sourceOverlap.equals(that.sourceOverlap)
        && namespaceOverlap.equals(that.namespaceOverlap);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        policy,
        profiles,
        fragmentsBySource,
        identitiesByNamespace,
        sourceOverlap,
        namespaceOverlap);
  }

  /** {@return a human-readable form} */
  @Override
  public String toString() {
    return "StoreStatistics[policy=%s, profiles=%s, fragmentsBySource=%s, identitiesByNamespace=%s, sourceOverlap=%s, namespaceOverlap=%s]"
        .formatted(
            policy,
            profiles,
            fragmentsBySource,
            identitiesByNamespace,
            sourceOverlap,
            namespaceOverlap);
  }
}
