package dev.selfsame.engine.encoded;

import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.ByteReader;
import java.time.Instant;

/** A record or a patch as it is encoded. Immutable. */
public interface EncodedVersion {
  /** {@return whether it is a patch} */
  boolean isPatch();

  /** {@return the source} */
  String source();

  /** {@return the identity that it is stored under} */
  Identity primary();

  /** {@return the time} */
  Instant timestamp();

  /** {@return the id} */
  String id();

  /** {@return a new reader at the start of the attributes} */
  ByteReader attributes();
}
