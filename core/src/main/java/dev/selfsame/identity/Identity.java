package dev.selfsame.identity;

import static java.util.Objects.requireNonNull;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * A value by which some channel identifies a person, a device or a thing, in the namespace of the
 * value.
 *
 * <p>Two identities are equal when their namespace codes and values are. {@link Namespace#identity}
 * normalizes the value with the normalizer of the namespace; an identity created in another way is
 * normalized when it is passed to a store. Creating an identity checks nothing: whether a value is
 * acceptable is a result of the {@link IdentityValidator}, not an exception.
 *
 * <p>The value is personal data. {@link #toString} shows the namespace and a short fingerprint;
 * {@link #value} and {@link #text} reveal it, so that each use of the value is explicit in the
 * code.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param namespace the code of the namespace
 * @param value the value
 * @since 0.1.0
 */
public record Identity(String namespace, String value) {

  /**
   * Creates an identity.
   *
   * @param namespace the code of the namespace
   * @param value the value
   */
  public Identity {
    requireNonNull(namespace, "namespace");
    requireNonNull(value, "value");
  }

  /**
   * Parses the text form, {@code code:value}. The value may contain further colons, since a code
   * contains none.
   *
   * @param text such as {@code email:ada@example.com}
   * @return the identity
   * @throws IllegalArgumentException if there is no colon
   */
  public static Identity parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "This text has no colon. Write an identity as code:value, such as email:ada@example.com.");
    }
    return new Identity(text.substring(0, colon), text.substring(colon + 1));
  }

  /** {@return the text form, {@code code:value}, which contains the value} */
  public String text() {
    return namespace + ':' + value;
  }

  /**
   * {@return the namespace code and a fingerprint of the value, such as {@code email:#3f1d0c2a};
   * never the value}
   */
  @Override
  public String toString() {
    return namespace
        + ":#"
        + Hashing.sha256().hashString(value, StandardCharsets.UTF_8).toString().substring(0, 8);
  }
}
