package dev.selfsame.engine.store;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityCheck;
import dev.selfsame.identity.IdentityCheck.Accepted;
import dev.selfsame.identity.IdentityCheck.Refused;
import dev.selfsame.identity.IdentityValidator;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.RefusalReason;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.internal.column.Utf8Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The identities that one fragment mentions: the acceptable ones without duplicates, and the
 * refused ones. There are usually two or three, so they are compared rather than hashed.
 */
final class MentionedIdentities {
  /** From this number of identities on, duplicates are found by hash. */
  private static final int MANY = 16;

  private static final Comparator<Mentioned> CANONICAL =
      Comparator.comparingInt(Mentioned::namespace)
          .thenComparing(mentioned -> mentioned.identity().value(), Utf8Order.INSTANCE);

  /**
   * An acceptable identity.
   *
   * @param identity the identity, normalized
   * @param definition its namespace
   * @param namespace the number of the namespace by priority, from 0
   */
  record Mentioned(Identity identity, Namespace definition, int namespace) {
    /** {@return an identity that was accepted earlier} */
    static Mentioned of(Identity identity, Namespaces namespaces) {
      int namespace = namespaces.priority(identity.namespace()) - 1;
      return new Mentioned(identity, namespaces.asList().get(namespace), namespace);
    }

    /** {@return whether the identity is linked with others} */
    boolean isGraphForming() {
      return definition.type().isGraphForming();
    }
  }

  private final List<Mentioned> accepted;
  private final List<Refused> refused = new ArrayList<>(0);

  private MentionedIdentities(int count) {
    accepted = new ArrayList<>(count);
  }

  /** Checks identities, and keeps them in their order. Costs O(their number and length). */
  static MentionedIdentities check(
      Collection<Identity> identities, IdentityValidator validator, Namespaces namespaces) {
    MentionedIdentities mentioned = new MentionedIdentities(Math.min(identities.size(), MANY));
    // As texts, which a hash table finds in O(log n) even where they collide on purpose.
    Set<String> seen = identities.size() < MANY ? null : new HashSet<>();
    for (Identity identity : identities) {
      IdentityCheck check = validator.check(identity);
      if (check instanceof Refused refusal) {
        mentioned.refused.add(refusal);
      } else if (check instanceof Accepted acceptable) {
        Identity normalized = acceptable.identity();
        if (seen == null ? mentioned.find(normalized) == null : seen.add(normalized.text())) {
          mentioned.accepted.add(Mentioned.of(normalized, namespaces));
        }
      }
    }
    return mentioned;
  }

  List<Mentioned> accepted() {
    return accepted;
  }

  List<Refused> refused() {
    return refused;
  }

  /** {@return the accepted identity that equals one, or null} */
  @Nullable Mentioned find(Identity identity) {
    for (Mentioned mentioned : accepted) {
      if (mentioned.identity().equals(identity)) {
        return mentioned;
      }
    }
    return null;
  }

  /** Refuses the identities that are on a suppression list. */
  void refuse(SuppressionList suppressed) {
    if (suppressed.size() == 0) {
      return;
    }
    accepted.removeIf(
        mentioned -> {
          boolean isSuppressed = suppressed.contains(mentioned.identity());
          if (isSuppressed) {
            String namespace = mentioned.identity().namespace();
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
  List<Mentioned> startingWith(Mentioned first) {
    List<Mentioned> others = new ArrayList<>(accepted);
    others.remove(first);
    others.sort(CANONICAL);
    others.add(0, first);
    return others;
  }
}
