package dev.selfsame.json;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** The members of an object that may have certain keys only, and the other keys that it has. */
final class Members {

  /** A reader of the value of a key, which starts with the current token. */
  interface ValueReader {
    @Nullable Object read(JsonParser in, String key);
  }

  private final ImmutableList<String> keys;
  private final @Nullable Object[] values;

  /** A bit for each key that there is. */
  private int present;

  private @Nullable Set<String> others;

  private Members(ImmutableList<String> keys) {
    this.keys = keys;
    this.values = new @Nullable Object[keys.size()];
  }

  /**
   * Reads the object that starts with the current token.
   *
   * @param keys at most 32
   * @throws JacksonException if it is malformed, or has a key twice
   */
  static Members read(JsonParser in, ImmutableList<String> keys, ValueReader reader) {
    Members members = new Members(keys);
    for (String key = in.nextName(); key != null; key = in.nextName()) {
      in.nextToken();
      if (!members.add(key, reader.read(in, key))) {
        throw JsonValues.duplicateKey(in);
      }
    }
    return members;
  }

  /** Adds a member, and returns whether its key is new. */
  private boolean add(String key, @Nullable Object value) {
    int index = keys.indexOf(key);
    if (index < 0) {
      others = others == null ? new LinkedHashSet<>() : others;
      return others.add(key);
    }
    int before = present;
    present |= 1 << index;
    values[index] = value;
    return present != before;
  }

  /** Returns the value of one of the keys, or null if there is none or it is null. */
  @Nullable Object get(String key) {
    return values[keys.indexOf(key)];
  }

  /** Returns the first key that the object may not have, or null if there is none. */
  @Nullable String unknownKey() {
    return others == null ? null : others.iterator().next();
  }

  /** Returns the keys that the object may have. */
  ImmutableList<String> keys() {
    return keys;
  }
}
