package dev.selfsame.json;

import dev.selfsame.engine.mapping.AttributeRule;
import dev.selfsame.engine.mapping.BooleanConversion;
import dev.selfsame.engine.mapping.Conversion;
import dev.selfsame.engine.mapping.MappingCase.Rest;
import dev.selfsame.engine.mapping.NumberConversion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what a mapping's document says of attributes. */
final class AttributeReader {
  private static final String ALL = "*";
  private static final String ALL_BELOW = ".*";
  private static final int MAX_NAME = 256;

  private final String place;
  private final boolean decimalComma;
  private final List<AttributeRule> rules = new ArrayList<>();
  private final Set<String> leftOut = new LinkedHashSet<>();
  private final List<Rest> rests = new ArrayList<>();

  /** The paths of attributes, with the paths of rows that they come from. */
  private final NavigableMap<String, String> targets = new TreeMap<>();

  private AttributeReader(String place, boolean decimalComma) {
    this.place = place;
    this.decimalComma = decimalComma;
  }

  /** Reads the attributes of a document; there may be none. */
  static AttributeReader of(Document document) {
    AttributeReader reader =
        new AttributeReader(document.place("attributes"), document.isTrue("decimalComma"));
    if (document.has("attributes")) {
      Document.map(reader.place, document.get("attributes")).forEach(reader::add);
    }
    return reader;
  }

  /** Returns the rules of single attributes, in the order of the document. */
  List<AttributeRule> rules() {
    return rules;
  }

  /** Returns the paths that are left out. */
  Set<String> leftOut() {
    return leftOut;
  }

  /** Returns where the rest comes from and goes to. */
  List<Rest> rests() {
    return rests;
  }

  private void add(String path, @Nullable Object target) {
    if (target == null) {
      leftOut.add(path);
    } else if (path.equals(ALL) || path.endsWith(ALL_BELOW)) {
      rests.add(rest(path, target));
    } else if (target instanceof String text) {
      rules.add(AttributeRule.value(path, target(path, text), Conversion.none()));
    } else {
      rules.add(rule(path, target));
    }
  }

  private Rest rest(String path, Object target) {
    String object = path.equals(ALL) ? "." : path.substring(0, path.length() - ALL_BELOW.length());
    if (target.equals(ALL) || target.equals("")) {
      return new Rest(object, "");
    }
    if (!(target instanceof String text) || !text.endsWith(ALL_BELOW)) {
      throw Document.wants(
          at(path),
          "\"*\", so that attributes keep their names, or a path with .* at its end, or null");
    }
    String prefix = text.substring(0, text.length() - ALL_BELOW.length());
    checkNames(path, prefix);
    return new Rest(object, prefix);
  }

  private AttributeRule rule(String path, Object definition) {
    if (!(definition instanceof Map<?, ?>)) {
      throw Document.wants(at(path), "the path of an attribute, an object with 'path', or null");
    }
    Document rule =
        Document.of(
            at(path),
            definition,
            "path",
            "type",
            "format",
            "zone",
            "locale",
            "true",
            "false",
            "split",
            "pairs");
    String target = target(path, rule.string("path"));
    if (rule.has("pairs")) {
      Document pairs = Document.of(rule.place("pairs"), rule.get("pairs"), "key", "value");
      return AttributeRule.pairs(path, target, pairs.string("key"), pairs.strings("value"));
    }
    Conversion conversion = conversion(rule);
    return AttributeRule.value(
        path,
        target,
        rule.has("split") ? Conversion.split(separator(rule), conversion) : conversion);
  }

  private static String separator(Document rule) {
    String separator = rule.string("split");
    if (separator.isEmpty()) {
      throw Document.wants(rule.place("split"), "what separates the elements, such as \",\"");
    }
    return separator;
  }

  private Conversion conversion(Document rule) {
    if (!rule.has("type")) {
      return Conversion.none();
    }
    return switch (rule.string("type")) {
      case "text" -> Conversion.text();
      case "integer" -> NumberConversion.integer(decimalComma);
      case "decimal" -> NumberConversion.decimal(decimalComma);
      case "boolean" ->
          new BooleanConversion(
              rule.has("true") ? rule.strings("true") : List.of(),
              rule.has("false") ? rule.strings("false") : List.of());
      case "date" -> Conversion.date(TimestampReader.formats(rule));
      case "timestamp" -> Conversion.timestamp(TimestampReader.formats(rule));
      default ->
          throw Document.wants(
              rule.place("type"), "text, integer, decimal, boolean, date or timestamp");
    };
  }

  /** Several paths may lead to one attribute, but not to one above or below another. */
  private String target(String path, String target) {
    checkNames(path, target);
    Map<String, String> others = new LinkedHashMap<>();
    for (int dot = target.indexOf('.'); dot >= 0; dot = target.indexOf('.', dot + 1)) {
      String above = target.substring(0, dot);
      if (targets.containsKey(above)) {
        others.put(above, targets.get(above));
      }
    }
    others.putAll(targets.subMap(target + '.', target + '/'));
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          "In %s, '%s' is mapped to the path '%s', which is above or below that of '%s'. Give it another path."
              .formatted(place, path, target, others.values().iterator().next()));
    }
    targets.put(target, path);
    return target;
  }

  private void checkNames(String path, String target) {
    int start = 0;
    for (int end = 0; end <= target.length(); end++) {
      if (end == target.length() || target.charAt(end) == '.') {
        if (end == start || end - start > MAX_NAME) {
          throw new IllegalArgumentException(
              "In %s, '%s' is mapped to the path '%s', which has a name that is empty or too long. Give it another path."
                  .formatted(place, path, target));
        }
        start = end + 1;
      }
    }
  }

  private String at(String path) {
    return "'%s' in %s".formatted(path, place);
  }
}
