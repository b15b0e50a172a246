package dev.selfsame.graph;

import dev.selfsame.identity.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The identity graph of a store: which identities belong to one person, why, and why others do not.
 *
 * <p>This is a view for reading. That of a store is live: each call sees the state between two
 * writes, and two calls may see different states. It may be used by any number of threads beside a
 * writer. What it returns is immutable. Identities that are asked for are normalized first.
 *
 * <p>Most graphs are answered straight from a union-find. One that some rule could touch is
 * resolved in the order of fragments when it is first asked for after late evidence came or
 * evidence went, which costs O(e log e) in the evidence of its component.
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
   * Returns the identities of the person that an id names. Any id that was ever given out names the
   * graph that now holds its anchor, so an id survives merges and splits. The first such call
   * builds an index over all identities.
   *
   * @param id the id of a profile
   * @return the members in canonical order, or an empty list when no identity held gives this id
   */
  List<Identity> members(ProfileId id);

  /**
   * Returns the id of the profile that an identity belongs to. Costs O(m log m) for m members, and
   * where several members are of the highest namespace among them, the number of fragments that
   * name those.
   *
   * @param identity any identity
   * @return the id, or empty when the identity is not known
   */
  Optional<ProfileId> profileId(Identity identity);

  /**
   * Returns the links of the person that an identity belongs to: those inside of the graph, and
   * those removed ones that have an end in it. Links of identities in quarantine are left out.
   * Costs O(evidence that names a member).
   *
   * @param identity any identity
   * @return the links in canonical order of their ends, or an empty list when there is none
   */
  List<Link> links(Identity identity);

  /**
   * Says why two identities are one person. Costs O(evidence of the graph).
   *
   * @param a the one
   * @param b the other
   * @return a shortest chain of accepted links, or empty when they are not one person or one of
   *     them is not known
   */
  Optional<Explanation> explain(Identity a, Identity b);

  /**
   * Says why two identities are not one person. Costs a fold over the evidence of their component.
   *
   * @param a the one
   * @param b the other
   * @return the rules that keep them apart, or that nothing ever linked them
   */
  WhyNot whyNot(Identity a, Identity b);

  /**
   * Returns the graph as it would be if nothing later than a time had been added, under the rules
   * of now. Each question then costs O(f log f) in the fragments that lead from one to the other
   * from the identities it is about, and questions about all graphs O(n log n) in all fragments.
   *
   * @param time the last instant that counts
   * @return a view of that state; it is live in what is held, such as a late fragment or a
   *     withdrawn one
   */
  IdentityGraph asOf(Instant time);

  /**
   * Says what other rules would make of the fragments held. Namespaces and normalizers must be the
   * same. Costs as much as adding all fragments to an empty store; nothing is changed.
   *
   * @param rules for example {@code graph.rules().toBuilder().graphLimit(20).build()}
   * @return the graphs that would change, and the fragments that would be rejected
   * @throws IllegalArgumentException if the rules are over other namespaces
   */
  WhatIf whatIf(GraphRules rules);

  /**
   * {@return the identities that are set aside because they are named together with too many
   * people, in canonical order; they link nobody} Costs O(q log q) for q of them.
   */
  List<Identity> quarantined();

  /** {@return the rules of now, with all vetoes} */
  GraphRules rules();

  /**
   * {@return how many graphs there are, how large they are, and what the rules did} Costs
   * O(identities).
   */
  GraphStatistics statistics();
}
