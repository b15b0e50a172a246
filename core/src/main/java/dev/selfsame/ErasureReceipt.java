package dev.selfsame;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of an erasure: how much was erased, and nothing of what it was. It can be kept as a
 * proof.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class ErasureReceipt {
  private final Instant time;
  private final int identities;
  private final long fragments;
  private final long mentions;
  private final int vetoes;
  private final int suppressed;

  ErasureReceipt(
      Instant time, int identities, long fragments, long mentions, int vetoes, int suppressed) {
    this.time = time;
    this.identities = identities;
    this.fragments = fragments;
    this.mentions = mentions;
    this.vetoes = vetoes;
    this.suppressed = suppressed;
  }

  /** {@return the time of the erasure, by the clock of the store} */
  public Instant time() {
    return time;
  }

  /** {@return how many identities of the person were erased} */
  public int identities() {
    return identities;
  }

  /**
   * {@return how many fragments were stored under these identities and were removed, replaced
   * versions of records included}
   */
  public long fragments() {
    return fragments;
  }

  /** {@return how many other fragments mentioned these identities and no longer do} */
  public long mentions() {
    return mentions;
  }

  /** {@return how many vetoes mentioned these identities and were removed} */
  public int vetoes() {
    return vetoes;
  }

  /** {@return how many of the identities this erasure added to the suppression list} */
  public int suppressed() {
    return suppressed;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ErasureReceipt that
        && time.equals(that.time)
        && identities == that.identities
        && fragments == that.fragments
        && mentions == that.mentions
        && vetoes == that.vetoes
        && suppressed == that.suppressed;
  }

  @Override
  public int hashCode() {
    return Objects.hash(time, identities, fragments, mentions, vetoes, suppressed);
  }

  /** {@return a human-readable form} */
  @Override
  public String toString() {
    return "ErasureReceipt[time=%s, identities=%s, fragments=%s, mentions=%s, vetoes=%s, suppressed=%s]"
        .formatted(time, identities, fragments, mentions, vetoes, suppressed);
  }
}
