package dev.selfsame;

import dev.selfsame.identity.Identity;
import dev.selfsame.internal.ByteReader;
import dev.selfsame.internal.ByteWriter;
import dev.selfsame.internal.Cursors;
import dev.selfsame.internal.Seal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Places in the canonical order of identities, as texts that only this store can read. An identity
 * need not be held any more for its place to be one.
 */
final class IdentityCursors {
  private final long scope;
  private final Seal seal = new Seal();

  /**
   * Makes cursors of a store.
   *
   * @param scope what tells the store from others
   */
  IdentityCursors(long scope) {
    this.scope = scope;
  }

  /** {@return what fingerprints of queries start from} */
  long fingerprintSeed() {
    return seal.hashSeed();
  }

  /**
   * Returns the place that a cursor names, or null when there is no cursor.
   *
   * @throws IllegalArgumentException if it is damaged, or one of another store or query
   */
  @Nullable Identity read(Optional<String> cursor, Cursors.Kind kind, long query) {
    if (cursor.isEmpty()) {
      return null;
    }
    ByteReader in = Cursors.read(cursor.get(), kind, scope, query);
    byte[] place = seal.open(in.readBytes((int) in.readVarint())).orElseThrow(Cursors::damaged);
    return Identity.parse(new String(place, StandardCharsets.UTF_8));
  }

  String write(Identity place, Cursors.Kind kind, long query) {
    ByteWriter out = new ByteWriter();
    byte[] sealed = seal.close(place.text().getBytes(StandardCharsets.UTF_8));
    out.writeVarint(sealed.length);
    out.writeBytes(sealed);
    return Cursors.write(kind, scope, query, out);
  }
}
