package dev.selfsame.identity;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.internal.identity.IdentityTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The declared namespaces of a store, in order of priority.
 *
 * <p>The priority is the position in the list, from 1; a smaller number is a higher priority. It
 * decides under which identity an event is stored, which link is removed in a conflict, and which
 * identity is the anchor of a profile.
 *
 * <p>Immutable, and safe for use by any number of threads. Look-ups cost O(1).
 *
 * @since 0.1.0
 */
public final class Namespaces {
  /** The maximum number of namespaces. */
  public static final int MAX_NAMESPACES = IdentityTable.MAX_NAMESPACES;

  private final ImmutableList<Namespace> inOrder;
  private final ImmutableMap<String, Integer> priorities;
  private final Comparator<Identity> order;

  private Namespaces(ImmutableList<Namespace> inOrder) {
    this.inOrder = inOrder;
    ImmutableMap.Builder<String, Integer> numbered = ImmutableMap.builder();
    for (int i = 0; i < inOrder.size(); i++) {
      numbered.put(inOrder.get(i).code(), i + 1);
    }
    this.priorities = numbered.buildOrThrow();
    this.order =
        Comparator.<Identity>comparingInt(identity -> priority(identity.namespace()))
            .thenComparing(Identity::namespace, Utf8Order.INSTANCE)
            .thenComparing(Identity::value, Utf8Order.INSTANCE);
  }

  /**
   * Returns the given namespaces, the first having the highest priority.
   *
   * @param namespaces one or more
   * @return the namespaces
   * @throws IllegalArgumentException if there is none, or more than {@link #MAX_NAMESPACES}, if two
   *     have one code, if a device or cookie namespace is unique, or if one has a higher priority
   *     than a person namespace
   */
  public static Namespaces of(Namespace... namespaces) {
    return copyOf(List.of(namespaces));
  }

  /**
   * Returns the given namespaces, the first having the highest priority.
   *
   * @param namespaces one or more
   * @return the namespaces
   * @throws IllegalArgumentException as {@link #of}
   */
  public static Namespaces copyOf(List<Namespace> namespaces) {
    Preconditions.checkArgument(
        !namespaces.isEmpty(),
        "There is no namespace. Declare at least one; the order is the priority.");
    Preconditions.checkArgument(
        namespaces.size() <= MAX_NAMESPACES,
        "There are %s namespaces; the maximum is %s. A namespace is a kind of identity, not a tenant or a source.",
        namespaces.size(),
        MAX_NAMESPACES);
    Map<String, Namespace> seen = new HashMap<>();
    Namespace lastDevice = null;
    for (Namespace namespace : namespaces) {
      Preconditions.checkArgument(
          seen.put(namespace.code(), namespace) == null,
          "Two namespaces have the code %s. Give each a different code.",
          namespace.code());
      boolean device =
          namespace.type() == IdentityType.DEVICE || namespace.type() == IdentityType.COOKIE;
      Preconditions.checkArgument(
          !(device && namespace.isUnique()),
          "Namespace %s is of type %s and unique, but people own several devices. Leave out unique.",
          namespace.code(),
          namespace.type());
      if (device) {
        lastDevice = namespace;
      } else if (namespace.type().isPerson() && lastDevice != null) {
        throw new IllegalArgumentException(
            "Namespace %s (%s) has a higher priority than %s (%s), so a device would take precedence over a person. Put person namespaces first."
                .formatted(
                    lastDevice.code(), lastDevice.type(), namespace.code(), namespace.type()));
      }
    }
    return new Namespaces(ImmutableList.copyOf(namespaces));
  }

  /** {@return all namespaces, the highest priority first} */
  public List<Namespace> asList() {
    return inOrder;
  }

  /**
   * Returns the namespace with the given code, or empty when there is none.
   *
   * @param code a code
   * @return the namespace
   */
  public Optional<Namespace> find(String code) {
    Integer priority = priorities.get(code);
    return priority == null ? Optional.empty() : Optional.of(inOrder.get(priority - 1));
  }

  /**
   * Returns the priority of the namespace with the given code: its position in the list from 1, or
   * one more than the number of namespaces when there is no such namespace.
   *
   * @param code a code
   * @return the priority
   */
  public int priority(String code) {
    Integer priority = priorities.get(code);
    return priority == null ? inOrder.size() + 1 : priority;
  }

  /**
   * {@return the canonical order of identities: by priority of the namespace, then by value in
   * UTF-8 byte order} Identities of unknown namespaces come last, by code.
   */
  public Comparator<Identity> order() {
    return order;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Namespaces that && inOrder.equals(that.inOrder);
  }

  @Override
  public int hashCode() {
    return inOrder.hashCode();
  }

  /** {@return a human-readable form} */
  @Override
  public String toString() {
    return inOrder.toString();
  }
}
