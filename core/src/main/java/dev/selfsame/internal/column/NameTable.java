package dev.selfsame.internal.column;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary of names that occur many times: those of attributes and of sources. Not safe for
 * concurrent writing; numbers may be looked up meanwhile.
 */
public final class NameTable {
  /** The result of {@link #find} when there is no such name. */
  public static final int NONE = -1;

  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private @Nullable String[] names = new @Nullable String[16];

  /** Creates an empty dictionary. */
  public NameTable() {}

  /** Returns the number of a name, or {@link #NONE}. Safe while names are added. */
  public int find(String name) {
    return numbers.getOrDefault(name, NONE);
  }

  /** Returns the number of a name, which is added with the next number if missing. */
  public int intern(String name) {
    int number = find(name);
    if (number == NONE) {
      number = numbers.size();
      if (number == names.length) {
        names = Arrays.copyOf(names, 2 * number);
      }
      names[number] = name;
      numbers.put(name, number);
    }
    return number;
  }

  /** Returns the name with a number. */
  public String name(int number) {
    return requireNonNull(names[number]);
  }

  /**
   * Returns the names that there are now by number. Unlike this table, it is safe to use while
   * names are added.
   */
  public IntFunction<String> now() {
    @Nullable String[] now = names;
    return number -> requireNonNull(now[number]);
  }
}
