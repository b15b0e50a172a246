package dev.selfsame.internal.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A dictionary of the names that occur again and again: of attributes and of sources. Not safe for
 * concurrent writing.
 */
public final class NameTable {
  /** What {@link #find} answers when there is no such name. */
  public static final int NONE = -1;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /** Makes an empty dictionary. */
  public NameTable() {}

  /** Returns the number of a name, or {@link #NONE}. */
  public int find(String name) {
    return numbers.getOrDefault(name, NONE);
  }

  /** Returns the number of a name, giving it the next one if it has none. */
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
