package dev.selfsame;

import com.google.common.collect.ImmutableList;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.identity.IdentityCheck.Refused;
import dev.selfsame.profile.RejectionReason;
import java.util.List;

/**
 * What became of a fragment that was added: accepted, duplicate, superseded or rejected. None of
 * them is an exception, since bad data is an everyday thing; each says what to do about it.
 *
 * <p>Kinds of results may be added, so a switch over them needs a default. Immutable, and safe for
 * use by any number of threads.
 */
public sealed interface AddResult {

  /** {@return whether the fragment is new in the store, and counts} */
  default boolean isAccepted() {
    return this instanceof Accepted;
  }

  /**
   * {@return the identities of the fragment that were refused; the fragment went on without them}
   */
  List<Refused> refused();

  /**
   * {@return the attributes of the fragment that were left out; the fragment went on without them}
   */
  default List<LeftOut> leftOut() {
    return List.of();
  }

  /**
   * An attribute that was left out of a fragment.
   *
   * @param path where it stood, for people: names with dots between them, {@code []} behind one for
   *     the elements of an array; cut off if it is long
   * @param reason why
   * @param message what to do about it, for people; it shows no value
   */
  record LeftOut(String path, RejectionReason reason, String message) {}

  /**
   * The fragment is held, and counts.
   *
   * @param key what names it in the store
   * @param replaced whether it took the place of another fragment with the same key and other
   *     content, which was earlier in (timestamp, hash of the content) and is gone
   * @param refused the identities that were refused
   * @param leftOut the attributes that were left out
   */
  record Accepted(FragmentKey key, boolean replaced, List<Refused> refused, List<LeftOut> leftOut)
      implements AddResult {
    /**
     * Makes a result of its parts.
     *
     * @param key what names it in the store
     * @param replaced whether it took the place of another fragment with the same key and other
     *     content, which was earlier in (timestamp, hash of the content) and is gone
     * @param refused the identities that were refused
     * @param leftOut the attributes that were left out
     */
    public Accepted {
      refused = ImmutableList.copyOf(refused);
      leftOut = ImmutableList.copyOf(leftOut);
    }

    /**
     * Makes a result of a fragment of which no attribute was left out.
     *
     * @param key what names it in the store
     * @param replaced whether it took the place of another fragment with the same key and other
     *     content, which was earlier in (timestamp, hash of the content) and is gone
     * @param refused the identities that were refused
     */
    public Accepted(FragmentKey key, boolean replaced, List<Refused> refused) {
      this(key, replaced, refused, List.of());
    }
  }

  /**
   * A fragment with the same key is held already, and nothing changed.
   *
   * @param key what names it in the store
   * @param differs whether its content differs from the one held, which is later in (timestamp,
   *     hash of the content)
   * @param refused the identities that were refused
   * @param leftOut the attributes that were left out
   */
  record Duplicate(FragmentKey key, boolean differs, List<Refused> refused, List<LeftOut> leftOut)
      implements AddResult {
    /**
     * Makes a result of its parts.
     *
     * @param key what names it in the store
     * @param differs whether its content differs from the one held, which is later in (timestamp,
     *     hash of the content)
     * @param refused the identities that were refused
     * @param leftOut the attributes that were left out
     */
    public Duplicate {
      refused = ImmutableList.copyOf(refused);
      leftOut = ImmutableList.copyOf(leftOut);
    }

    /**
     * Makes a result of a fragment of which no attribute was left out.
     *
     * @param key what names it in the store
     * @param differs whether its content differs from the one held, which is later in (timestamp,
     *     hash of the content)
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
   * @param key what names it in the store
   * @param replaced whether it took the place of another record with the same key and other
   *     content, which was earlier in the hash of the content and is gone
   * @param refused the identities that were refused
   * @param leftOut the attributes that were left out
   */
  record Superseded(FragmentKey key, boolean replaced, List<Refused> refused, List<LeftOut> leftOut)
      implements AddResult {
    /**
     * Makes a result of its parts.
     *
     * @param key what names it in the store
     * @param replaced whether it took the place of another record with the same key and other
     *     content, which was earlier in the hash of the content and is gone
     * @param refused the identities that were refused
     * @param leftOut the attributes that were left out
     */
    public Superseded {
      refused = ImmutableList.copyOf(refused);
      leftOut = ImmutableList.copyOf(leftOut);
    }

    /**
     * Makes a result of a record that took no place and of which no attribute was left out.
     *
     * @param key what names it in the store
     * @param refused the identities that were refused
     */
    public Superseded(FragmentKey key, List<Refused> refused) {
      this(key, false, refused, List.of());
    }
  }

  /**
   * The fragment is not held.
   *
   * @param reason why
   * @param message what to do about it, for people; it shows no identity value
   * @param refused the identities that were refused, which may be the cause
   */
  record Rejected(RejectionReason reason, String message, List<Refused> refused)
      implements AddResult {
    /**
     * Makes a result of its parts.
     *
     * @param reason why
     * @param message what to do about it, for people; it shows no identity value
     * @param refused the identities that were refused, which may be the cause
     */
    public Rejected {
      refused = ImmutableList.copyOf(refused);
    }
  }
}
