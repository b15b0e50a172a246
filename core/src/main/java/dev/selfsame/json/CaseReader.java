package dev.selfsame.json;

import com.google.common.base.Preconditions;
import dev.selfsame.engine.mapping.IdentityRule;
import dev.selfsame.engine.mapping.MappingCase;
import dev.selfsame.engine.mapping.NamespaceNames;
import dev.selfsame.engine.mapping.RowCondition;
import dev.selfsame.engine.mapping.TextRule;
import dev.selfsame.graph.FragmentKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a mapping's document says of the rows that one case takes. */
final class CaseReader {
  private static final String[] KEYS = {
    "source",
    "when",
    "each",
    "kind",
    "type",
    "id",
    "primary",
    "timestamp",
    "earliest",
    "futureTolerance",
    "identities",
    "namespaces",
    "attributes",
    "decimalComma"
  };

  private final Document document;

  private CaseReader(Document document) {
    this.document = document;
  }

  static MappingCase read(String place, Map<String, Object> definition) {
    return new CaseReader(Document.of(place, definition, KEYS)).read();
  }

  private MappingCase read() {
    FragmentKind kind = kind();
    TextRule type = type();
    Preconditions.checkArgument(
        kind == FragmentKind.EVENT || !document.has("type"),
        "%s has a 'type', which is for events only. Write \"kind\":\"event\", or leave it out.",
        document.place());
    AttributeReader attributes = AttributeReader.of(document);
    return new MappingCase(
        when(document),
        document.has("each") ? paths("each") : List.of(),
        source(),
        kind,
        type,
        id(),
        document.has("primary") ? document.string("primary") : null,
        TimestampReader.read(document),
        namespaces(document.get("namespaces"), document.place("namespaces")),
        identities(),
        attributes.rules(),
        attributes.leftOut(),
        attributes.rests());
  }

  private static RowCondition when(Document document) {
    RowCondition condition = RowCondition.always();
    if (!document.has("when")) {
      return condition;
    }
    for (Map.Entry<String, Object> test :
        Document.map(document.place("when"), document.get("when")).entrySet()) {
      condition = and(condition, document.place("when"), test.getKey(), test.getValue());
    }
    return condition;
  }

  private static RowCondition and(
      RowCondition condition, String where, String path, @Nullable Object expected) {
    String place = "'%s' in %s".formatted(path, where);
    if (!(expected instanceof Map<?, ?>)) {
      return condition.andOneOf(path, texts(place, expected));
    }
    Document test = Document.of(place, expected, "exists", "not");
    if (test.has("not")) {
      return condition.andNoneOf(path, texts(test.place("not"), test.get("not")));
    }
    if (!test.has("exists")) {
      throw Document.wants(place, "a text, an array of texts, {\"exists\":...} or {\"not\":...}");
    }
    return condition.andExists(path, test.isTrue("exists"));
  }

  private static Set<String> texts(String place, @Nullable Object expected) {
    Set<String> texts = new LinkedHashSet<>();
    for (Object text : Document.several(expected)) {
      if (!(text instanceof String || text instanceof Boolean || text instanceof Integer)) {
        throw Document.wants(place, "a text, a whole number, true, false, or an array of these");
      }
      texts.add(text.toString());
    }
    if (texts.isEmpty()) {
      throw Document.wants(place, "a text, a whole number, true, false, or an array of these");
    }
    return texts;
  }

  private TextRule source() {
    Object source = document.get("source");
    if (source instanceof Map<?, ?>) {
      Document rule = Document.of(document.place("source"), source, "path", "default");
      String otherwise = rule.has("default") ? name(rule, "default") : null;
      return TextRule.firstOf(rule.strings("path"), otherwise);
    }
    if (source == null) {
      throw new IllegalArgumentException(
          "%s has no 'source'. Add where its rows come from, such as \"source\":\"crm\"."
              .formatted(document.place()));
    }
    return TextRule.constant(name(document, "source"));
  }

  private static String name(Document document, String key) {
    String name = document.string(key);
    if (name.isBlank()) {
      throw Document.wants(document.place(key), "a name, such as \"crm\"");
    }
    return name;
  }

  private FragmentKind kind() {
    String kind = document.has("kind") ? document.string("kind") : "record";
    return switch (kind) {
      case "record" -> FragmentKind.RECORD;
      case "patch" -> FragmentKind.PATCH;
      case "event" -> FragmentKind.EVENT;
      default -> throw Document.wants(document.place("kind"), "record, patch or event");
    };
  }

  private TextRule type() {
    Object type = document.get("type");
    if (type instanceof Map<?, ?>) {
      Document rule = Document.of(document.place("type"), type, "path", "value");
      return rule.has("path")
          ? TextRule.firstOf(rule.strings("path"), rule.has("value") ? name(rule, "value") : null)
          : TextRule.constant(name(rule, "value"));
    }
    return document.has("type") ? TextRule.firstOf(paths("type"), null) : TextRule.constant(null);
  }

  /** An element of the array may be an array: of which the first with a value counts. */
  private TextRule id() {
    if (!(document.get("id") instanceof List<?> several)) {
      return document.has("id") ? TextRule.joined(List.of(paths("id"))) : TextRule.constant(null);
    }
    List<List<String>> parts = new ArrayList<>();
    for (Object part : several) {
      parts.add(
          part instanceof String path
              ? List.of(path)
              : Document.strings(document.place("id"), part));
    }
    return TextRule.joined(parts);
  }

  private List<String> paths(String key) {
    return document.strings(key);
  }

  /** Returns the other names of namespaces that a document gives; there may be none. */
  static NamespaceNames namespaces(@Nullable Object definition, String place) {
    NamespaceNames names = NamespaceNames.none();
    for (Object level : Document.several(definition)) {
      Map<String, Optional<String>> renamed = new LinkedHashMap<>();
      Document.map(place, level)
          .forEach(
              (namespace, name) -> {
                if (name != null && !(name instanceof String)) {
                  throw Document.wants(
                      "'%s' in %s".formatted(namespace, place), "the name of a namespace, or null");
                }
                renamed.put(namespace, Optional.ofNullable((String) name));
              });
      names = names.then(renamed);
    }
    return names;
  }

  private List<IdentityRule> identities() {
    List<IdentityRule> rules = new ArrayList<>();
    if (document.has("identities")) {
      Document.map(document.place("identities"), document.get("identities"))
          .forEach(
              (path, target) -> {
                if (target != null) {
                  rules.add(identity(path, target));
                }
              });
    }
    Preconditions.checkArgument(
        !rules.isEmpty(),
        "%s has no 'identities'. Map at least one path to a namespace, such as \"email\":\"email\".",
        document.place());
    return rules;
  }

  private IdentityRule identity(String path, Object target) {
    if (target instanceof String namespace && !namespace.isBlank()) {
      return IdentityRule.of(path, namespace);
    }
    String place = "'%s' in %s".formatted(path, document.place("identities"));
    if (!(target instanceof Map<?, ?>)) {
      throw Document.wants(place, "the name of a namespace, or an object with 'namespace'");
    }
    Document definition =
        Document.of(place, target, "namespace", "value", "primary", "with", "when");
    Object namespace = definition.get("namespace");
    IdentityRule rule =
        namespace instanceof Map<?, ?>
            ? IdentityRule.ofObjects(
                path, Document.of(definition.place("namespace"), namespace, "path").string("path"))
            : IdentityRule.of(path, definition.string("namespace"));
    if (definition.has("value")) {
      rule = rule.values(definition.strings("value"));
    }
    if (definition.has("primary")) {
      rule = rule.primary(definition.string("primary"));
    }
    if (definition.has("with")) {
      rule = rule.with(definition.strings("with"));
    }
    return rule.when(when(definition));
  }
}
