package dev.selfsame.engine.mapping;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Other names for namespaces. They are looked up without regard to case, {@code _} and {@code -},
 * since feeds spell them in several ways; a namespace without another name keeps its own. Names may
 * be given on several levels: those of a feed, and then those of the settings.
 */
public final class NamespaceNames {
  private static final NamespaceNames NONE = new NamespaceNames(ImmutableList.of());

  /** The levels of names, which are looked up one after another. */
  private final ImmutableList<Map<String, Optional<String>>> levels;

  private NamespaceNames(ImmutableList<Map<String, Optional<String>>> levels) {
    this.levels = levels;
  }

  /** Returns the names that change nothing. */
  public static NamespaceNames none() {
    return NONE;
  }

  /**
   * Returns these names, and then others.
   *
   * @param names namespaces to their other names; empty if their identities are left out
   * @throws IllegalArgumentException if two of them differ in spelling only
   */
  public NamespaceNames then(Map<String, Optional<String>> names) {
    Map<String, Optional<String>> level = new HashMap<>();
    names.forEach(
        (namespace, name) ->
            Preconditions.checkArgument(
                level.put(folded(namespace), name) == null,
                "'namespaces' has two spellings of '%s'. Leave one of them out.",
                namespace));
    return new NamespaceNames(
        ImmutableList.<Map<String, Optional<String>>>builder().addAll(levels).add(level).build());
  }

  private static String folded(String namespace) {
    return namespace.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** Returns the name of a namespace, or null if its identities are left out. */
  public @Nullable String of(String namespace) {
    String name = namespace;
    for (Map<String, Optional<String>> level : levels) {
      Optional<String> other = level.get(folded(name));
      if (other != null && other.isEmpty()) {
        return null;
      }
      name = other == null ? name : other.get();
    }
    return name;
  }

  /** Returns the other names there are, as they are in the end. */
  public Set<String> targets() {
    ImmutableSet.Builder<String> targets = ImmutableSet.builder();
    for (int i = 0; i < levels.size(); i++) {
      NamespaceNames later = new NamespaceNames(levels.subList(i + 1, levels.size()));
      for (Optional<String> name : levels.get(i).values()) {
        String last = name.isEmpty() ? null : later.of(name.get());
        if (last != null) {
          targets.add(last);
        }
      }
    }
    return targets.build();
  }
}
