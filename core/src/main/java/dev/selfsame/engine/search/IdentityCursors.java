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
 * The cursors of searches: positions in the canonical order of identities, as encrypted texts that
 * only this store can read. The identity at a position need not be held any more.
 */
public final class IdentityCursors {
  private final long scope;
  private final CursorCipher cipher = new CursorCipher();

  /**
   * Creates the cursors of a store.
   *
   * @param scope the number that tells the store from others
   */
  public IdentityCursors(long scope) {
    this.scope = scope;
  }

  /** {@return the seed of the fingerprints of queries} */
  long fingerprintSeed() {
    return cipher.hashSeed();
  }

  /**
   * Returns the position in a cursor, or null when there is no cursor.
   *
   * @throws dev.selfsame.query.InvalidCursorException if it is damaged, or belongs to another store
   *     or query
   */
  @Nullable Identity read(Optional<String> cursor, Cursors.Kind kind, long query) {
    if (cursor.isEmpty()) {
      return null;
    }
    ByteReader in = Cursors.read(cursor.get(), kind, scope, query);
    byte[] position =
        cipher.decrypt(in.readBytes((int) in.readVarint())).orElseThrow(Cursors::damaged);
    return Identity.parse(new String(position, StandardCharsets.UTF_8));
  }

  /** Returns a page with a cursor behind its last position, if there is one. */
  <T> Page<T> page(
      List<T> found, boolean hasMore, @Nullable Identity last, Cursors.Kind kind, long query) {
    return new Page<>(
        found, hasMore, last == null ? Optional.empty() : Optional.of(write(last, kind, query)));
  }

  private String write(Identity position, Cursors.Kind kind, long query) {
    ByteWriter out = new ByteWriter();
    byte[] encrypted = cipher.encrypt(position.text().getBytes(StandardCharsets.UTF_8));
    out.writeVarint(encrypted.length);
    out.writeBytes(encrypted);
    return Cursors.write(kind, scope, query, out);
  }
}
