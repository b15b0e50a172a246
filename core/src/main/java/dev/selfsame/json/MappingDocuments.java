package dev.selfsame.json;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents that a mapping's document is put together from: ready-made ones, and its cases. */
final class MappingDocuments {
  private static final String MAPPING = "mapping";
  private static final String CASES = "cases";
  private static final String NAMESPACES = "namespaces";

  /** The keys whose objects are put together member by member; those of others replace. */
  private static final ImmutableSet<String> MERGED = ImmutableSet.of("identities", "attributes");

  /** The keys that are about a row before a case takes it. */
  private static final ImmutableSet<String> OF_ALL_CASES =
      ImmutableSet.<String>builder()
          .add(MAPPING, CASES, "description", "each", "nullTexts", "keyPrefixes", "jsonTexts")
          .addAll(RowFormat.KEYS)
          .build();

  private MappingDocuments() {}

  /** Returns a document together with the ready-made one that it names. */
  static Map<String, Object> complete(Map<String, ?> document) {
    Object name = document.get(MAPPING);
    if (name == null) {
      return new LinkedHashMap<>(document);
    }
    if (!(name instanceof String text)) {
      throw Document.wants("'mapping'", "the name of a ready-made mapping");
    }
    Map<String, Object> all = merge(ReadyMadeMappings.document(text), document);
    all.remove(MAPPING);
    return all;
  }

  /** Returns a document for each case, in their order; one if there are no cases. */
  static List<Map<String, Object>> cases(Map<String, Object> document) {
    Map<String, Object> common = new LinkedHashMap<>(document);
    common.keySet().removeAll(OF_ALL_CASES);
    if (document.get(CASES) == null) {
      return List.of(common);
    }
    List<Map<String, Object>> cases = new ArrayList<>();
    for (Object each : Document.list("'cases'", document.get(CASES))) {
      cases.add(merge(common, Document.map("a case", each)));
    }
    if (cases.isEmpty()) {
      throw Document.wants("'cases'", "an array with at least one case");
    }
    return cases;
  }

  /** Puts one document over another, where null takes a key away. */
  private static Map<String, Object> merge(Map<String, ?> below, Map<String, ?> above) {
    Map<String, Object> merged = new LinkedHashMap<>(below);
    above.forEach(
        (key, value) -> {
          if (value == null) {
            merged.remove(key);
            return;
          }
          boolean isMerged =
              MERGED.contains(key)
                  && merged.get(key) instanceof Map<?, ?>
                  && value instanceof Map<?, ?>;
          if (isMerged) {
            merged.merge(key, value, MappingDocuments::members);
          } else if (key.equals(NAMESPACES)) {
            merged.merge(key, value, MappingDocuments::levels);
          } else {
            merged.put(key, value);
          }
        });
    return merged;
  }

  /** Names that are looked up one after another: an object for each level, in an array. */
  private static List<Object> levels(Object below, Object above) {
    List<Object> levels = new ArrayList<>(Document.several(below));
    levels.addAll(Document.several(above));
    return levels;
  }

  private static Map<Object, @Nullable Object> members(Object below, Object above) {
    Map<Object, @Nullable Object> members = new LinkedHashMap<>((Map<?, ?>) below);
    members.putAll((Map<?, ?>) above);
    return members;
  }
}
