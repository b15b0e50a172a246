package dev.selfsame.engine.search;

import dev.selfsame.engine.cursor.CursorCipher;
import dev.selfsame.engine.cursor.Cursors;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.query.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Places in the canonical order of identities, as texts that only this store can read. An identity
 * need not be held any more for its place to be one.
 */
public final class IdentityCursors {
  private final long scope;
  private final CursorCipher cipher = new CursorCipher();

  /**
   * Makes cursors of a store.
   *
   * @param scope what tells the store from others
   */
  public IdentityCursors(long scope) {
    this.scope = scope;
  }

  /** {@return what fingerprints of queries start from} */
  long fingerprintSeed() {
    return cipher.hashSeed();
  }

  /**
   * Returns the place that a cursor names, or null when there is no cursor.
   *
   * @throws dev.selfsame.query.InvalidCursorException if it is damaged, or one of another store or
   *     query
   */
  @Nullable Identity read(Optional<String> cursor, Cursors.Kind kind, long query) {
    if (cursor.isEmpty()) {
      return null;
    }
    ByteReader in = Cursors.read(cursor.get(), kind, scope, query);
    byte[] place = cipher.open(in.readBytes((int) in.readVarint())).orElseThrow(Cursors::damaged);
    return Identity.parse(new String(place, StandardCharsets.UTF_8));
  }

  /** Returns a page that ends behind a place, if there is one. */
  <T> Page<T> page(
      List<T> found, boolean hasMore, @Nullable Identity last, Cursors.Kind kind, long query) {
    return new Page<>(
        found, hasMore, last == null ? Optional.empty() : Optional.of(write(last, kind, query)));
  }

  private String write(Identity place, Cursors.Kind kind, long query) {
    ByteWriter out = new ByteWriter();
    byte[] encrypted = cipher.close(place.text().getBytes(StandardCharsets.UTF_8));
    out.writeVarint(encrypted.length);
    out.writeBytes(encrypted);
    return Cursors.write(kind, scope, query, out);
  }
}
