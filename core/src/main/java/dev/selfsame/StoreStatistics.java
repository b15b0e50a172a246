package dev.selfsame;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import dev.selfsame.graph.FragmentKind;
import java.util.Map;
import java.util.Set;

/**
 * How much a store holds, and how much of what it holds is about the same people.
 *
 * <p>An overlap counts each profile once, under the exact set of names that make it up: a profile
 * with records of {@code crm} and events of {@code web} counts for {@code [crm, web]} and not for
 * {@code [crm]}. The sets are sorted in UTF-8 byte order of their names; the overlaps stand in the
 * order of their counts, the largest first, of equal ones in the order of the sets, name by name.
 *
 * @param policy the policy that says which profiles there are
 * @param profiles how many profiles there are under the policy
 * @param fragmentsBySource the fragments held by source and kind, replaced versions of records
 *     included; sources in UTF-8 byte order, kinds in the order of their declaration, and no zeros
 * @param identitiesByNamespace the identities that fragments name, by the code of their namespace
 *     in order of priority; no zeros
 * @param sourceOverlap how many profiles are made of exactly these sources, as {@link
 *     dev.selfsame.profile.Profile#sources} says
 * @param namespaceOverlap how many profiles have identities of exactly these namespaces
 */
public record StoreStatistics(
    String policy,
    long profiles,
    Map<String, Map<FragmentKind, Long>> fragmentsBySource,
    Map<String, Long> identitiesByNamespace,
    Map<Set<String>, Long> sourceOverlap,
    Map<Set<String>, Long> namespaceOverlap) {

  /**
   * Makes statistics of their parts.
   *
   * @param policy the policy that says which profiles there are
   * @param profiles how many profiles there are under the policy
   * @param fragmentsBySource the fragments held by source and kind
   * @param identitiesByNamespace the identities by the code of their namespace
   * @param sourceOverlap how many profiles are made of exactly these sources
   * @param namespaceOverlap how many profiles have identities of exactly these namespaces
   */
  public StoreStatistics {
    requireNonNull(policy);
    fragmentsBySource = ImmutableMap.copyOf(fragmentsBySource);
    identitiesByNamespace = ImmutableMap.copyOf(identitiesByNamespace);
    sourceOverlap = ImmutableMap.copyOf(sourceOverlap);
    namespaceOverlap = ImmutableMap.copyOf(namespaceOverlap);
  }

  /** {@return how many fragments are held, replaced versions of records included} */
  public long fragments() {
    return fragmentsBySource.values().stream()
        .flatMap(byKind -> byKind.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /** {@return how many identities the fragments name} */
  public long identities() {
    return identitiesByNamespace.values().stream().mapToLong(Long::longValue).sum();
  }
}
