package dev.selfsame.json;

import dev.selfsame.internal.value.IsoTime;
import dev.selfsame.json.FragmentReader.InvalidException;
import dev.selfsame.json.Json.MalformedException;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Converts fragments to and from JSON, one object each.
 *
 * <pre>{@code
 * {"source":"crm","id":"r1","kind":"record","timestamp":"2026-02-11T09:30:00Z",
 *  "identities":[{"namespace":"crm","value":"42","primary":true},{"namespace":"email","value":"ada@example.com"}],
 *  "attributes":{"person":{"name":{"first":"Ada"}}}}
 * }</pre>
 *
 * <p>{@code source}, {@code kind} and {@code identities} are required. A patch may have {@code
 * "unset":["path"]} and {@code "arrays":{"path":"append"}} (or {@code "replace"}, the default); an
 * event may have a {@code type}. A timestamp has the format that {@link #parseTimestamp} accepts.
 * An identity without a {@code value} is left to the store to refuse, like an empty one; the rest
 * of the fragment is processed. A fragment that is written and read again is equal. Stateless, and
 * safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class FragmentJson {
  private FragmentJson() {}

  /**
   * Reads a fragment. Whatever is wrong with the text is reported in the result, not thrown. Costs
   * O(length).
   *
   * @param json one JSON object
   * @return the fragment, or the reason why the text is not one
   */
  public static Reading read(String json) {
    try {
      return new Reading.Read(FragmentReader.read(json));
    } catch (MalformedException malformed) {
      return new Reading.Failed(malformed.reason(), malformed.text());
    } catch (InvalidException invalid) {
      return new Reading.Failed(invalid.reason(), invalid.text());
    }
  }

  /**
   * Parses a timestamp: an ISO 8601 time with {@code Z} or an offset, such as {@code
   * 2026-02-11T09:30:00Z}, or a date, which is midnight UTC.
   *
   * <p>Accepted are the extended and the basic format ({@code 20260211T0930+0100}), a space in
   * place of the {@code T}, a comma before the fraction, hours and minutes alone, {@code 23:59:60}
   * and {@code 24:00:00} as in {@link Instant#parse}, and {@linkplain
   * dev.selfsame.identity.Normalizer#trim invisible} characters around the whole. Of a fraction of
   * a second nine digits are used.
   *
   * @param text the text
   * @return the time
   * @throws DateTimeException if the text is neither, has no zone, or is outside the years 0001 to
   *     9999; the message states the remedy and does not show the text
   */
  public static Instant parseTimestamp(String text) {
    return IsoTime.parse(text);
  }

  /**
   * Writes a fragment on one line. Costs O(size of the fragment).
   *
   * @param fragment the fragment
   * @return one JSON object
   */
  public static String write(ProfileFragment fragment) {
    return Json.write(out -> FragmentWriter.write(fragment, out));
  }

  /**
   * The result of reading a fragment from JSON.
   *
   * <p>Immutable, and safe for use by any number of threads.
   */
  public sealed interface Reading {

    /**
     * The text is a fragment.
     *
     * @param fragment the fragment
     */
    record Read(ProfileFragment fragment) implements Reading {}

    /**
     * The text is not a fragment.
     *
     * @param reason the reason
     * @param message the human-readable cause and remedy; it shows no value
     */
    record Failed(RejectionReason reason, String message) implements Reading {}
  }
}
