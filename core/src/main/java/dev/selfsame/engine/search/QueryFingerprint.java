package dev.selfsame.engine.search;

import dev.selfsame.engine.cursor.ConditionWriter;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.Hash64;
import dev.selfsame.query.IdentityQuery;
import dev.selfsame.query.SearchQuery;
import java.util.Optional;

/**
 * A seeded hash of the content of a query, by which a cursor identifies the query that it belongs
 * to. Limits and cursor are not part of it. The seed is secret, so the hash reveals no value.
 */
final class QueryFingerprint {
  private QueryFingerprint() {}

  /** {@return the hash of condition and policy} */
  static long of(SearchQuery query, long seed) {
    ByteWriter out = new ByteWriter();
    write(query.policy(), out);
    ConditionWriter.write(query.condition(), out);
    return Hash64.of(out.bytes(), out.length(), seed);
  }

  /** {@return the hash of namespace and prefix} */
  static long of(IdentityQuery query, long seed) {
    ByteWriter out = new ByteWriter();
    write(query.namespace(), out);
    out.writeString(query.prefix());
    return Hash64.of(out.bytes(), out.length(), seed);
  }

  private static void write(Optional<String> text, ByteWriter out) {
    out.writeByte(text.isPresent() ? 1 : 0);
    out.writeString(text.orElse(""));
  }
}
