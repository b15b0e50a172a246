package dev.selfsame.identity;

import static java.util.Objects.requireNonNull;

import dev.selfsame.identity.IdentityCheck.Accepted;
import dev.selfsame.identity.IdentityCheck.Refused;
import dev.selfsame.internal.column.Invisible;
import dev.selfsame.internal.column.Unicode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The check that each identity passes before a store uses it: it normalizes the value, or refuses
 * the identity with a reason.
 *
 * <p>The value as given and the normalized value, both trimmed, are compared with the placeholders.
 * Control characters, the length and the pattern are checked in the normalized value. Immutable,
 * and safe for use by any number of threads if the namespaces' normalizers are.
 *
 * @since 0.1.0
 */
public final class IdentityValidator {
  /** The maximum length of a normalized value, in characters. */
  public static final int MAX_VALUE_LENGTH = 1024;

  private final Namespaces namespaces;
  private final Placeholders placeholders;

  /**
   * Creates a validator.
   *
   * @param namespaces the declared namespaces
   * @param placeholders the values that identify no person
   */
  public IdentityValidator(Namespaces namespaces, Placeholders placeholders) {
    this.namespaces = requireNonNull(namespaces);
    this.placeholders = requireNonNull(placeholders);
  }

  /**
   * Returns the normalized identity, or why it is refused. Costs O(length of the value) in addition
   * to the namespace's normalizer and pattern.
   *
   * @param identity any identity
   * @return the result
   */
  public IdentityCheck check(Identity identity) {
    Namespace namespace = namespaces.find(identity.namespace()).orElse(null);
    if (namespace == null) {
      return refused(
          identity,
          RefusalReason.UNKNOWN_NAMESPACE,
          "Namespace %s is not declared. Declare it, or leave the identity out."
              .formatted(abbreviate(identity.namespace())));
    }
    Refused beforehand = checkValue(identity, identity.value());
    if (beforehand != null) {
      return beforehand;
    }
    String normalized;
    try {
      normalized = namespace.normalize(identity.value());
    } catch (InvalidFormException noSuchValue) {
      return refusedByForm(identity, noSuchValue);
    }
    if (normalized == null) {
      return refused(
          identity,
          RefusalReason.NORMALIZER_FAILED,
          "Normalizer %s of namespace %s failed on the value. Make it return a value, which may be empty, for any text."
              .formatted(namespace.normalizer().name(), namespace.code()));
    }
    boolean unchanged = normalized.equals(identity.value());
    Refused afterwards = unchanged ? null : checkValue(identity, normalized);
    if (afterwards != null) {
      return afterwards;
    }
    if (normalized.length() > MAX_VALUE_LENGTH) {
      return refused(
          identity,
          RefusalReason.VALUE_TOO_LONG,
          "The value in namespace %s has %d characters; the maximum is %d. Send a hash of it instead."
              .formatted(namespace.code(), normalized.length(), MAX_VALUE_LENGTH));
    }
    if (Invisible.hasControl(normalized)) {
      return hasControl(identity);
    }
    Pattern pattern = namespace.pattern().orElse(null);
    if (pattern != null && !pattern.matcher(normalized).matches()) {
      return mismatch(identity, namespace, pattern);
    }
    return new Accepted(
        unchanged ? identity : new Identity(namespace.code(), normalized), namespace);
  }

  /** A control character inside is reported first, since it is the cause of the wrong form. */
  private static Refused refusedByForm(Identity identity, InvalidFormException form) {
    if (Invisible.trim(identity.value())
        .chars()
        .anyMatch(c -> Character.isISOControl(c) && !Invisible.isWhiteSpace(c))) {
      return hasControl(identity);
    }
    return refused(
        identity,
        RefusalReason.INVALID_FORM,
        "The value in namespace %s is %s. Fix it at its source, or give the namespace another normalizer."
            .formatted(identity.namespace(), form.what()));
  }

  private static Refused hasControl(Identity identity) {
    return refused(
        identity,
        RefusalReason.CONTROL_CHARACTER,
        "The value in namespace %s contains a control character, such as a tab, a line end or a NUL. Remove it at its source."
            .formatted(identity.namespace()));
  }

  private static Refused mismatch(Identity identity, Namespace namespace, Pattern pattern) {
    boolean matchesAsGiven = pattern.matcher(Invisible.trim(identity.value())).matches();
    return refused(
        identity,
        RefusalReason.PATTERN_MISMATCH,
        matchesAsGiven
            ? "The value in namespace %s matches the pattern %s as given, but not after normalizer %s. Write the pattern for normalized values."
                .formatted(namespace.code(), pattern.pattern(), namespace.normalizer().name())
            : "The value in namespace %s does not match the pattern %s. Fix the value at its source, or the pattern."
                .formatted(namespace.code(), pattern.pattern()));
  }

  private @Nullable Refused checkValue(Identity identity, String value) {
    if (Invisible.isBlank(value)) {
      return refused(
          identity,
          RefusalReason.EMPTY_VALUE,
          "The value in namespace %s is empty or invisible. Leave the identity out where there is no value."
              .formatted(identity.namespace()));
    }
    if (!Unicode.isWellFormed(value)) {
      return refused(
          identity,
          RefusalReason.INVALID_UNICODE,
          "The value in namespace %s contains half a surrogate pair. Fix the encoding at its source."
              .formatted(identity.namespace()));
    }
    if (placeholders.contains(value)) {
      return refused(
          identity,
          RefusalReason.PLACEHOLDER,
          ("The value in namespace %s identifies no person: it is on the placeholder list. Leave the identity out, or remove the"
                  + " value from the list.")
              .formatted(identity.namespace()));
    }
    return null;
  }

  private static Refused refused(Identity identity, RefusalReason reason, String message) {
    return new Refused(abbreviate(identity.namespace()), reason, message);
  }

  /** Cuts off a code that is too long to be valid, so that a message stays on one line. */
  private static String abbreviate(String code) {
    return code.length() <= Namespace.MAX_CODE_LENGTH
        ? code
        : code.substring(0, Namespace.MAX_CODE_LENGTH) + "...";
  }
}
