package dev.selfsame;

import com.google.common.collect.ImmutableList;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.identity.IdentityCheck.Refused;
import dev.selfsame.profile.RejectionReason;
import java.util.List;

/**
 * The outcome of adding a fragment: accepted, duplicate, superseded or rejected. None of them is an
 * exception, since bad data is normal; refusals and rejections state what to do about them.
 *
 * <p>Kinds of results may be added, so a switch over them needs a default. Immutable, and safe for
 * use by any number of threads.
 *
 * @since 0.1.0
 */
public sealed interface AddResult {

  /** {@return whether the fragment is new in the store and takes effect} */
  default boolean isAccepted() {
    return this instanceof Accepted;
  }

  /**
   * {@return the identities of the fragment that were refused; the rest of the fragment was
   * processed without them}
   */
  List<Refused> refused();

  /**
   * {@return the attributes of the fragment that were left out; the rest of the fragment was
   * processed without them}
   */
  default List<LeftOut> leftOut() {
    return List.of();
  }

  /**
   * An attribute that was left out of a fragment.
   *
   * @param path the human-readable path of the attribute: names with dots between them, {@code []}
   *     after one for the elements of an array; cut off if it is long
   * @param reason the reason
   * @param message the human-readable cause and remedy; it shows no value
   */
  record LeftOut(String path, RejectionReason reason, String message) {}

  /**
   * The fragment is new in the store, is held and takes effect.
   *
   * @param key the key of the fragment in the store
   * @param replaced whether it replaced another fragment with the same key and different content,
   *     which was earlier in the order (timestamp, hash of the content) and is no longer held
   * @param refused the identities that were refused
   * @param leftOut the attributes that were left out
   */
  record Accepted(FragmentKey key, boolean replaced, List<Refused> refused, List<LeftOut> leftOut)
      implements AddResult {
    /**
     * Creates a result.
     *
     * @param key the key of the fragment in the store
     * @param replaced whether it replaced another fragment with the same key and different content,
     *     which was earlier in the order (timestamp, hash of the content) and is no longer held
     * @param refused the identities that were refused
     * @param leftOut the attributes that were left out
     */
    public Accepted {
      refused = ImmutableList.copyOf(refused);
      leftOut = ImmutableList.copyOf(leftOut);
    }

    /**
     * Creates a result for a fragment of which no attribute was left out.
     *
     * @param key the key of the fragment in the store
     * @param replaced whether it replaced another fragment with the same key and different content,
     *     which was earlier in the order (timestamp, hash of the content) and is no longer held
     * @param refused the identities that were refused
     */
    public Accepted(FragmentKey key, boolean replaced, List<Refused> refused) {
      this(key, replaced, refused, List.of());
    }
  }

  /**
   * A fragment with the same key is already held, and nothing changed.
   *
   * @param key the key of the fragment in the store
   * @param differs whether its content differs from that of the one held, which is later in the
   *     order (timestamp, hash of the content)
   * @param refused the identities that were refused
   * @param leftOut the attributes that were left out
   */
  record Duplicate(FragmentKey key, boolean differs, List<Refused> refused, List<LeftOut> leftOut)
      implements AddResult {
    /**
     * Creates a result.
     *
     * @param key the key of the fragment in the store
     * @param differs whether its content differs from that of the one held, which is later in the
     *     order (timestamp, hash of the content)
     * @param refused the identities that were refused
     * @param leftOut the attributes that were left out
     */
    public Duplicate {
      refused = ImmutableList.copyOf(refused);
      leftOut = ImmutableList.copyOf(leftOut);
    }

    /**
     * Creates a result for a fragment of which no attribute was left out.
     *
     * @param key the key of the fragment in the store
     * @param differs whether its content differs from that of the one held, which is later in the
     *     order (timestamp, hash of the content)
     * @param refused the identities that were refused
     */
    public Duplicate(FragmentKey key, boolean differs, List<Refused> refused) {
      this(key, differs, refused, List.of());
    }
  }

  /**
   * The record is held, but its source is declared strictly newer and it is not newer than the
   * current record.
   *
   * @param key the key of the fragment in the store
   * @param replaced whether it replaced a record with the same key and other content
   * @param refused the identities that were refused
   * @param leftOut the attributes that were left out
   */
  record Superseded(FragmentKey key, boolean replaced, List<Refused> refused, List<LeftOut> leftOut)
      implements AddResult {
    /**
     * Creates a result.
     *
     * @param key the key of the fragment in the store
     * @param replaced whether it replaced a record with the same key and other content
     * @param refused the identities that were refused
     * @param leftOut the attributes that were left out
     */
    public Superseded {
      refused = ImmutableList.copyOf(refused);
      leftOut = ImmutableList.copyOf(leftOut);
    }

    /**
     * Creates a result for a record that replaced none and of which no attribute was left out.
     *
     * @param key the key of the fragment in the store
     * @param refused the identities that were refused
     */
    public Superseded(FragmentKey key, List<Refused> refused) {
      this(key, false, refused, List.of());
    }
  }

  /**
   * The fragment is not held.
   *
   * @param reason the reason
   * @param message the human-readable cause and remedy; it shows no identity value
   * @param refused the identities that were refused, which may be the cause
   */
  record Rejected(RejectionReason reason, String message, List<Refused> refused)
      implements AddResult {
    /**
     * Creates a result.
     *
     * @param reason the reason
     * @param message the human-readable cause and remedy; it shows no identity value
     * @param refused the identities that were refused, which may be the cause
     */
    public Rejected {
      refused = ImmutableList.copyOf(refused);
    }
  }
}
