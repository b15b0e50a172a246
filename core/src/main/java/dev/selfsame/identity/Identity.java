package dev.selfsame.identity;

import static java.util.Objects.requireNonNull;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * A value by which some channel knows somebody, in the namespace that the value belongs to.
 *
 * <p>Two identities are equal when namespace code and value are. {@link Namespace#identity}
 * normalizes the value as the namespace says; an identity made in another way is normalized when a
 * store takes it, or is asked for it. Making an identity checks nothing: whether a value is
 * acceptable is an answer of the {@link IdentityValidator}, not an exception.
 *
 * <p>The value is personal data. {@link #toString} shows the namespace and a short fingerprint;
 * {@link #value} and {@link #text} give it away, and are meant to be seen where they are called.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param namespace the code of the namespace
 * @param value the value
 */
public record Identity(String namespace, String value) {

  /**
   * Makes an identity of a namespace code and a value.
   *
   * @param namespace the code of the namespace
   * @param value the value
   */
  public Identity {
    requireNonNull(namespace, "namespace");
    requireNonNull(value, "value");
  }

  /**
   * Reads the text form, {@code code:value}. The value may hold further colons, since a code holds
   * none.
   *
   * @param text such as {@code email:ada@example.com}
   * @return the identity
   * @throws IllegalArgumentException if there is no colon
   */
  public static Identity parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "An identity is written as code:value, such as email:ada@example.com; this text has no colon.");
    }
    return new Identity(text.substring(0, colon), text.substring(colon + 1));
  }

  /** {@return the text form, {@code code:value}, with the value in it} */
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
