package dev.selfsame.engine.mapping;

import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Other names for namespaces. They are looked up without regard to case, {@code _} and {@code -},
 * since feeds spell them in several ways; a namespace without another name keeps its own.
 */
public final class NamespaceNames {
  private final Map<String, @Nullable String> names = new HashMap<>();

  /**
   * Creates the names.
   *
   * @param names namespaces to their other names, or to null if their identities are left out
   * @throws IllegalArgumentException if two of them differ in spelling only
   */
  public NamespaceNames(Map<String, ? extends @Nullable String> names) {
    names.forEach(
        (namespace, name) -> {
          if (this.names.containsKey(folded(namespace))) {
            throw new IllegalArgumentException(
                "'namespaces' has two spellings of '%s'. Leave one of them out."
                    .formatted(namespace));
          }
          this.names.put(folded(namespace), name);
        });
  }

  private static String folded(String namespace) {
    return namespace.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** Returns the name of a namespace, or null if its identities are left out. */
  public @Nullable String of(String namespace) {
    if (names.isEmpty()) {
      return namespace;
    }
    String key = folded(namespace);
    return names.containsKey(key) ? names.get(key) : namespace;
  }

  /** Returns the other names there are. */
  public Set<String> targets() {
    return names.values().stream().filter(Objects::nonNull).collect(ImmutableSet.toImmutableSet());
  }
}
