package dev.selfsame.internal.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A dictionary of names that occur many times: those of attributes and of sources. Not safe for
 * concurrent writing.
 */
public final class NameTable {
  /** The result of {@link #find} when there is no such name. */
  public static final int NONE = -1;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /** Creates an empty dictionary. */
  public NameTable() {}

  /** Returns the number of a name, or {@link #NONE}. */
  public int find(String name) {
    return numbers.getOrDefault(name, NONE);
  }

  /** Returns the number of a name, which is added with the next number if missing. */
  public int intern(String name) {
    int number = find(name);
    if (number == NONE) {
      number = names.size();
      numbers.put(name, number);
      names.add(name);
    }
    return number;
  }

  /** Returns the name with a number. */
  public String name(int number) {
    return names.get(number);
  }
}
