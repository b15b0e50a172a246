package dev.selfsame.json;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Multiset;
import dev.selfsame.engine.mapping.NamespaceNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping's document names, so that it can be compared with settings and with tables.
 *
 * @param sources the sources that rows get
 * @param namespaces the namespaces of identities, after renaming
 * @param columns the columns that must be there
 * @param leadsOut whether a path leads out of an element
 */
record MappingScope(
    ImmutableSet<String> sources,
    ImmutableSet<String> namespaces,
    ImmutableSet<String> columns,
    boolean leadsOut) {
  private static final String OUTER = "^.";

  /**
   * Returns what is named.
   *
   * @param document a valid document, as it was given
   * @param cases the documents of its cases, complete
   */
  static MappingScope of(Map<String, ?> document, List<Map<String, Object>> cases) {
    Set<String> sources = new LinkedHashSet<>();
    cases.forEach(each -> addSource(each.get("source"), sources));
    List<Map<?, ?>> own = new ArrayList<>();
    own.add(document);
    if (document.get("cases") instanceof List<?> ownCases) {
      ownCases.forEach(each -> own.add((Map<?, ?>) each));
    }
    Set<String> namespaces = new LinkedHashSet<>();
    Set<String> columns = new LinkedHashSet<>();
    for (Map<?, ?> each : own) {
      addNamespaces(each, namespaces);
      addColumns(each, columns);
    }
    return new MappingScope(
        ImmutableSet.copyOf(sources),
        ImmutableSet.copyOf(namespaces),
        ImmutableSet.copyOf(columns),
        leadsOut(cases));
  }

  private static void addSource(@Nullable Object source, Set<String> sources) {
    Object name = source instanceof Map<?, ?> rule ? rule.get("default") : source;
    if (name instanceof String text) {
      sources.add(text);
    }
  }

  private static void addNamespaces(Map<?, ?> document, Set<String> namespaces) {
    NamespaceNames names = CaseReader.namespaces(document.get("namespaces"), "'namespaces'");
    namespaces.addAll(names.targets());
    for (Object target : members(document, "identities").values()) {
      Object code = target instanceof Map<?, ?> rule ? rule.get("namespace") : target;
      if (code instanceof String namespace && !namespace.equals("*")) {
        String name = names.of(namespace);
        if (name != null) {
          namespaces.add(name);
        }
      }
    }
  }

  private static void addColumns(Map<?, ?> document, Set<String> columns) {
    members(document, "identities").forEach((path, target) -> add(path, target, columns));
    Map<?, ?> attributes = members(document, "attributes");
    Multiset<Object> targets = LinkedHashMultiset.create();
    attributes.values().forEach(target -> targets.add(path(target)));
    attributes.forEach(
        (path, target) -> {
          if (targets.count(path(target)) == 1) {
            add(path, target, columns);
          }
        });
    Document.several(document.get("id")).forEach(id -> add(id, id, columns));
    Object timestamp = path(document.get("timestamp"));
    add(timestamp, timestamp, columns);
    if (document.get("source") instanceof Map<?, ?> source && source.get("default") == null) {
      add(source.get("path"), "", columns);
    }
    add(document.get("type"), "", columns);
  }

  private static Object path(@Nullable Object target) {
    Object path = target instanceof Map<?, ?> rule ? rule.get("path") : target;
    return path == null ? "" : path;
  }

  private static void add(@Nullable Object path, @Nullable Object target, Set<String> columns) {
    if (target != null && path instanceof String text && isColumn(text)) {
      columns.add(text);
    }
  }

  private static boolean isColumn(String path) {
    return !path.isEmpty()
        && !path.equals("*")
        && !path.endsWith(".*")
        && !path.contains(".*.")
        && !path.contains("[]")
        && !path.startsWith(OUTER);
  }

  private static Map<?, ?> members(Map<?, ?> document, String key) {
    return document.get(key) instanceof Map<?, ?> members ? members : Map.of();
  }

  private static boolean leadsOut(@Nullable Object value) {
    if (value instanceof String text) {
      return text.startsWith(OUTER);
    } else if (value instanceof Map<?, ?> object) {
      return anyLeadsOut(object.keySet()) || anyLeadsOut(object.values());
    }
    return value instanceof List<?> array && anyLeadsOut(array);
  }

  private static boolean anyLeadsOut(Collection<?> values) {
    return values.stream().anyMatch(MappingScope::leadsOut);
  }
}
