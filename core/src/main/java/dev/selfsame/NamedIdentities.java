package dev.selfsame;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityCheck;
import dev.selfsame.identity.IdentityCheck.Accepted;
import dev.selfsame.identity.IdentityCheck.Refused;
import dev.selfsame.identity.IdentityValidator;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.RefusalReason;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.internal.Utf8Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The identities that one fragment names: those that are acceptable, each once, and what was
 * refused. Nearly always they are two or three, so they are compared rather than hashed.
 */
final class NamedIdentities {
  /** From how many on those that are named again are found by their hashes. */
  private static final int MANY = 16;

  private static final Comparator<Named> CANONICAL =
      Comparator.comparingInt(Named::namespace)
          .thenComparing(named -> named.identity().value(), Utf8Order.INSTANCE);

  /**
   * An acceptable identity.
   *
   * @param identity the identity, normalized
   * @param definition its namespace
   * @param namespace the place of the namespace in the order of priority, from 0
   */
  record Named(Identity identity, Namespace definition, int namespace) {
    /** {@return an identity that was acceptable before} */
    static Named of(Identity identity, Namespaces namespaces) {
      int namespace = namespaces.priority(identity.namespace()) - 1;
      return new Named(identity, namespaces.asList().get(namespace), namespace);
    }

    /** {@return whether the identity is linked with others} */
    boolean isGraphForming() {
      return definition.type().isGraphForming();
    }
  }

  private final List<Named> accepted;
  private final List<Refused> refused = new ArrayList<>(0);

  private NamedIdentities(int count) {
    accepted = new ArrayList<>(count);
  }

  /** Checks identities, and keeps them in their order. Costs O(their number and length). */
  static NamedIdentities check(
      Collection<Identity> identities, IdentityValidator validator, Namespaces namespaces) {
    NamedIdentities named = new NamedIdentities(Math.min(identities.size(), MANY));
    Set<Identity> seen = identities.size() < MANY ? null : new HashSet<>();
    for (Identity identity : identities) {
      IdentityCheck check = validator.check(identity);
      if (check instanceof Refused refusal) {
        named.refused.add(refusal);
      } else if (check instanceof Accepted acceptable) {
        Identity normalized = acceptable.identity();
        if (seen == null ? named.find(normalized) == null : seen.add(normalized)) {
          named.accepted.add(Named.of(normalized, namespaces));
        }
      }
    }
    return named;
  }

  List<Named> accepted() {
    return accepted;
  }

  List<Refused> refused() {
    return refused;
  }

  /** {@return an identity with its namespace, if it is among the acceptable ones; else null} */
  @Nullable Named find(Identity identity) {
    for (Named named : accepted) {
      if (named.identity().equals(identity)) {
        return named;
      }
    }
    return null;
  }

  /** Refuses the identities that must not come back. */
  void refuse(SuppressionList suppressed) {
    if (suppressed.size() == 0) {
      return;
    }
    accepted.removeIf(
        named -> {
          boolean isSuppressed = suppressed.contains(named.identity());
          if (isSuppressed) {
            String namespace = named.identity().namespace();
            refused.add(
                new Refused(
                    namespace,
                    RefusalReason.SUPPRESSED,
                    "The identity in namespace %s is on the suppression list: its person was erased. Leave it out of the feed."
                        .formatted(namespace)));
          }
          return isSuppressed;
        });
  }

  /** {@return the acceptable identities, one of them first and the others in canonical order} */
  List<Named> startingWith(Named first) {
    List<Named> others = new ArrayList<>(accepted);
    others.remove(first);
    others.sort(CANONICAL);
    others.add(0, first);
    return others;
  }
}
