package dev.selfsame.graph;

import dev.selfsame.identity.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The identity graph of a store: which identities belong to one person, why, and why others do not.
 *
 * <p>This is a read-only view. That of a store is live: each call sees the state between two
 * writes, and two calls may see different states. Safe for use by any number of threads beside a
 * writer. What it returns is immutable. Identities that are passed in are normalized first.
 *
 * <p>Most graphs are read straight from a union-find. One in which some rule could act is resolved
 * in the order of fragments when it is first read after evidence arrived late or was removed, which
 * costs O(e log e) in the evidence of its component.
 *
 * @since 0.1.0
 */
public interface IdentityGraph {

  /**
   * Returns the identities of the person that an identity belongs to, itself included, in canonical
   * order: by priority of the namespace, then by value in UTF-8 byte order. Costs O(m log m) for m
   * members.
   *
   * @param identity any identity
   * @return the members, or an empty list when the identity is not known
   */
  List<Identity> members(Identity identity);

  /**
   * Returns the identities of the person with a profile id. Any id that was ever returned stands
   * for the graph that now holds its anchor, so an id survives merges and splits. The first such
   * call, and one after many identities were added, indexes them, which is a {@linkplain
   * dev.selfsame long read}.
   *
   * @param id the id of a profile
   * @return the members in canonical order, or an empty list when no identity held is the anchor of
   *     this id
   */
  List<Identity> members(ProfileId id);

  /**
   * Returns the id of the profile that an identity belongs to. Costs O(m log m) for m members and,
   * where several members are in the namespace with the highest priority among them, the number of
   * fragments that mention those.
   *
   * @param identity any identity
   * @return the id, or empty when the identity is not known
   */
  Optional<ProfileId> profileId(Identity identity);

  /**
   * Returns the links of the person that an identity belongs to: those inside the graph, and
   * removed links with an end in it. Links of identities in quarantine are left out. Costs
   * O(evidence that mentions a member).
   *
   * @param identity any identity
   * @return the links in canonical order of their ends, or an empty list when there is none
   */
  List<Link> links(Identity identity);

  /**
   * Explains why two identities are one person. Costs O(evidence of the graph).
   *
   * @param a the first identity
   * @param b the second identity
   * @return a shortest chain of accepted links, or empty when they are not one person or one of
   *     them is not known
   */
  Optional<Explanation> explain(Identity a, Identity b);

  /**
   * Explains why two identities are not one person. Costs a fold over the evidence of their
   * component.
   *
   * @param a the first identity
   * @param b the second identity
   * @return the links that the rules removed, or that nothing ever linked them
   */
  WhyNot whyNot(Identity a, Identity b);

  /**
   * Returns the graph as it would be if nothing later than a time had been added, under the current
   * rules. Each call on it costs O(f log f) in the fragments reachable from the identities passed
   * in, and calls about all graphs O(n log n) in all fragments, which are copied by a {@linkplain
   * dev.selfsame long read}.
   *
   * @param time the last instant that counts
   * @return a view of that state; it is live: it reflects fragments that arrive late or are
   *     withdrawn
   */
  IdentityGraph asOf(Instant time);

  /**
   * Returns what other rules would make of the fragments held. Namespaces and normalizers must be
   * the same. Costs as much as adding all fragments to an empty store; nothing is changed. A
   * {@linkplain dev.selfsame long read} copies the fragments and the present graphs; the rest keeps
   * nobody waiting.
   *
   * @param rules for example {@code graph.rules().toBuilder().graphLimit(20).build()}
   * @return the graphs that would change, and the fragments that would be rejected
   * @throws IllegalArgumentException if the rules are for other namespaces
   */
  WhatIf whatIf(GraphRules rules);

  /**
   * {@return the identities in quarantine, in canonical order: those that are mentioned together
   * with too many people and so link no others} A {@linkplain dev.selfsame long read} that costs
   * O(q log q) for q of them.
   */
  List<Identity> quarantined();

  /** {@return the current rules, with all vetoes} */
  GraphRules rules();

  /**
   * {@return the number and the sizes of graphs, and what the rules did} A {@linkplain dev.selfsame
   * long read} that costs O(identities).
   */
  GraphStatistics statistics();
}
