package dev.selfsame.json;

import com.google.common.base.Preconditions;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.Normalizer;
import dev.selfsame.identity.Placeholders;
import dev.selfsame.profile.AnonymousExpiry;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Converts settings to and from JSON, one document.
 *
 * <pre>{@code
 * {"namespaces":[{"code":"crm","type":"CROSS_DEVICE","unique":true},
 *                {"code":"email","type":"EMAIL","normalizer":"email","limit":5,"pattern":".+@.+"}],
 *  "graphLimit":50,"quarantineAbove":1000,"vetoes":[["crm:1","crm:2"]],
 *  "placeholders":{"add":["x"],"remove":["0"]},
 *  "sources":{"crm":{"keepLinks":false,"strictlyNewer":false,"expireEventsAfterDays":90}},
 *  "futureTolerance":"PT24H",
 *  "policies":[{"name":"default","method":"timestampOrdered"}],"defaultPolicy":"default"}
 * }</pre>
 *
 * <p>Namespaces are listed in order of priority, and are the only required key: without {@code
 * policies} there is one policy, {@code timestampOrdered}, named {@code default}. Normalizers are
 * {@code none}, {@code trim}, {@code email}, {@code phone} and {@code lowercase}, and those that an
 * application passes a {@link NormalizerCodec} for: {@code {"name":"phone","country":"DE"}} names
 * one and its parameters, and {@code "iban"} one without any. A {@code graphLimit} of {@code 0}
 * means no limit, and a {@code quarantineAbove} of {@code 0} no quarantine. The {@code
 * placeholders} to remove are single values, including those that are on the list by their shape,
 * such as {@code 55555}. {@code futureTolerance} is an ISO 8601 duration; without it a timestamp
 * may be any time ahead of the clock. {@code anonymousExpiry} is {@code
 * {"namespaces":["cookie"],"afterIdleDays":30}}. The key of profile ids and the suppression list
 * are not part of the document; set them in code. An unknown key is an error that states the key.
 * Stateless, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class SettingsJson {
  private static final String DEFAULT_POLICY = "default";

  private SettingsJson() {}

  /**
   * Reads settings.
   *
   * @param json the document
   * @param codec the codec that reads the definitions of merge policies
   * @param normalizers the codecs that read the definitions of custom normalizers
   * @return the settings
   * @throws IllegalArgumentException if the document is invalid, or two codecs have the same name;
   *     the message states the location and the remedy
   */
  public static Settings read(String json, PolicyCodec codec, NormalizerCodec... normalizers) {
    try {
      return fromMap(Json.read(json), codec, normalizers);
    } catch (Json.MalformedException malformed) {
      throw new IllegalArgumentException(malformed.text(), malformed);
    }
  }

  /**
   * Returns the settings described by a document that was parsed elsewhere.
   *
   * @param document the document as plain maps, lists and scalars
   * @param codec the codec that reads the definitions of merge policies
   * @param normalizers the codecs that read the definitions of custom normalizers
   * @return the settings
   * @throws IllegalArgumentException if the document is invalid, or two codecs have the same name;
   *     the message states the location and the remedy
   */
  public static Settings fromMap(
      Map<String, ?> document, PolicyCodec codec, NormalizerCodec... normalizers) {
    Document top =
        Document.of(
            "the settings document",
            document,
            "namespaces",
            "graphLimit",
            "quarantineAbove",
            "vetoes",
            "placeholders",
            "sources",
            "futureTolerance",
            "policies",
            "defaultPolicy",
            "anonymousExpiry");
    GraphRules.Builder rules = GraphRules.builder(namespaces(top.get("namespaces"), normalizers));
    if (top.has("graphLimit")) {
      rules.graphLimit(top.integer("graphLimit"));
    }
    if (top.has("quarantineAbove")) {
      rules.quarantineAbove(top.integer("quarantineAbove"));
    }
    if (top.has("vetoes")) {
      readVetoes(Document.list("'vetoes'", top.get("vetoes")), rules);
    }
    Settings.Builder settings = Settings.builder(rules.build());
    sources(top).forEach(settings::source);
    if (top.has("placeholders")) {
      settings.placeholders(placeholders(top.get("placeholders")));
    }
    if (top.has("futureTolerance")) {
      settings.futureTolerance(futureTolerance(top));
    }
    readPolicies(top, settings, codec);
    if (top.has("defaultPolicy")) {
      settings.defaultPolicy(top.string("defaultPolicy"));
    }
    if (top.has("anonymousExpiry")) {
      settings.anonymousExpiry(anonymousExpiry(top.get("anonymousExpiry")));
    }
    return settings.build();
  }

  /**
   * Writes settings on one line; reading them gives equal settings, except for the secret key of
   * profile ids and the suppression list, which are left out.
   *
   * @param settings the settings
   * @param codec the codec that writes the definitions of merge policies
   * @param normalizers the codecs that write the definitions of custom normalizers
   * @return the document
   * @throws IllegalArgumentException if there is a custom normalizer or a custom policy that is
   *     unknown to the codecs, limits that are not those of the namespaces, or placeholders that do
   *     not start from the default list, none of which the document can represent; or if two codecs
   *     have the same name
   */
  public static String write(Settings settings, PolicyCodec codec, NormalizerCodec... normalizers) {
    NormalizerDefinitions definitions = new NormalizerDefinitions(normalizers);
    GraphRules rules = settings.graphRules();
    Map<String, Object> document = new LinkedHashMap<>();
    List<Object> namespaces = new ArrayList<>();
    for (Namespace namespace : settings.namespaces().asList()) {
      Preconditions.checkArgument(
          namespace.limit().equals(rules.limit(namespace.code())),
          "The rules have another limit for namespace %s than the namespace itself. Set the limit on the namespace.",
          namespace.code());
      namespaces.add(write(namespace, definitions));
    }
    document.put("namespaces", namespaces);
    document.put("graphLimit", rules.graphLimit());
    document.put("quarantineAbove", rules.quarantineAbove());
    List<List<String>> vetoes = new ArrayList<>();
    for (Veto veto : rules.vetoes()) {
      vetoes.add(List.of(veto.first().text(), veto.second().text()));
    }
    document.put("vetoes", vetoes);
    document.put("placeholders", write(settings.placeholders()));
    document.put("sources", writeSources(settings));
    settings
        .futureTolerance()
        .ifPresent(tolerance -> document.put("futureTolerance", tolerance.toString()));
    List<Object> policies = new ArrayList<>();
    settings
        .policies()
        .forEach(
            (name, policy) -> {
              Map<String, Object> definition = new LinkedHashMap<>();
              definition.put("name", name);
              definition.putAll(codec.write(policy));
              policies.add(definition);
            });
    document.put("policies", policies);
    document.put("defaultPolicy", settings.defaultPolicy());
    settings.anonymousExpiry().ifPresent(rule -> document.put("anonymousExpiry", write(rule)));
    return Json.write(document);
  }

  /**
   * Returns the namespaces described by an array, the highest priority first.
   *
   * @param definitions the array, as plain lists, maps and scalars
   * @param normalizers the codecs that read the definitions of custom normalizers
   * @return the namespaces
   * @throws IllegalArgumentException if it is invalid, or two codecs have the same name; the
   *     message states the location and the remedy
   */
  public static Namespaces namespaces(
      @Nullable Object definitions, NormalizerCodec... normalizers) {
    NormalizerDefinitions known = new NormalizerDefinitions(normalizers);
    List<Namespace> namespaces = new ArrayList<>();
    int place = 0;
    for (Object definition : Document.list("'namespaces'", definitions)) {
      namespaces.add(namespace("namespace " + ++place, definition, known));
    }
    return Namespaces.copyOf(namespaces);
  }

  private static Namespace namespace(
      String place, @Nullable Object definition, NormalizerDefinitions normalizers) {
    Document document =
        Document.of(place, definition, "code", "type", "unique", "limit", "normalizer", "pattern");
    Namespace.Builder builder = Namespace.builder(document.string("code")).type(type(document));
    if (document.isTrue("unique")) {
      Preconditions.checkArgument(
          !document.has("limit") || document.integer("limit") == 1,
          "Namespace %s is unique and has a limit. Leave one of them out.",
          document.string("code"));
      builder.unique();
    } else if (document.has("limit")) {
      builder.limit(document.integer("limit"));
    }
    if (document.has("normalizer")) {
      builder.normalizer(normalizers.read(document.string("code"), document.get("normalizer")));
    }
    if (document.has("pattern")) {
      builder.pattern(pattern(document));
    }
    return builder.build();
  }

  private static IdentityType type(Document document) {
    String name = document.string("type");
    for (IdentityType type : IdentityType.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "There is no identity type '%s'. Use one of %s."
            .formatted(name, Arrays.toString(IdentityType.values())));
  }

  private static Pattern pattern(Document document) {
    try {
      return Pattern.compile(document.string("pattern"));
    } catch (PatternSyntaxException invalid) {
      throw new IllegalArgumentException(
          "The pattern of namespace %s is not a regular expression: %s. Fix it."
              .formatted(document.string("code"), invalid.getDescription()),
          invalid);
    }
  }

  private static void readVetoes(List<?> vetoes, GraphRules.Builder rules) {
    for (Object veto : vetoes) {
      List<String> pair = Document.strings("a veto", veto);
      Preconditions.checkArgument(
          pair.size() == 2, "A veto must have two identities, such as [\"crm:1\",\"crm:2\"].");
      rules.veto(Identity.parse(pair.get(0)), Identity.parse(pair.get(1)));
    }
  }

  private static Placeholders placeholders(@Nullable Object definition) {
    Document document = Document.of("'placeholders'", definition, "add", "remove");
    Placeholders placeholders = Placeholders.defaults();
    if (document.has("add")) {
      placeholders =
          placeholders.with(Document.strings(document.place("add"), document.get("add")));
    }
    if (document.has("remove")) {
      placeholders =
          placeholders.without(Document.strings(document.place("remove"), document.get("remove")));
    }
    return placeholders;
  }

  private static Map<String, SourceSettings> sources(Document top) {
    Map<String, SourceSettings> sources = new LinkedHashMap<>();
    if (top.has("sources")) {
      Document.map("'sources'", top.get("sources"))
          .forEach(
              (name, definition) -> {
                Document document =
                    Document.of(
                        "source " + name,
                        definition,
                        "keepLinks",
                        "strictlyNewer",
                        "expireEventsAfterDays",
                        "expireEventsAfter");
                SourceSettings settings =
                    SourceSettings.defaults()
                        .withKeepLinks(document.isTrue("keepLinks"))
                        .withStrictlyNewer(document.isTrue("strictlyNewer"));
                Optional<Duration> kept = document.duration("expireEventsAfter");
                sources.put(name, kept.map(settings::withExpireEventsAfter).orElse(settings));
              });
    }
    return sources;
  }

  private static Duration futureTolerance(Document top) {
    try {
      return Duration.parse(top.string("futureTolerance"));
    } catch (DateTimeParseException noDuration) {
      throw Document.wants(top.place("futureTolerance"), "an ISO 8601 duration, such as \"PT24H\"");
    }
  }

  private static void readPolicies(Document top, Settings.Builder settings, PolicyCodec codec) {
    if (!top.has("policies")) {
      settings.policy(DEFAULT_POLICY, codec.read(Map.of("method", "timestampOrdered")));
      return;
    }
    for (Object element : Document.list("'policies'", top.get("policies"))) {
      Map<String, Object> definition = new LinkedHashMap<>(Document.map("a policy", element));
      if (!(definition.remove("name") instanceof String name)) {
        throw new IllegalArgumentException("A policy has no name. Add \"name\":\"...\".");
      }
      settings.policy(name, codec.read(definition));
    }
  }

  private static Map<String, Object> write(Namespace namespace, NormalizerDefinitions normalizers) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("code", namespace.code());
    definition.put("type", namespace.type().name());
    if (namespace.isUnique()) {
      definition.put("unique", true);
    } else if (namespace.limit().isPresent()) {
      definition.put("limit", namespace.limit().getAsInt());
    }
    if (!namespace.normalizer().equals(Normalizer.none())) {
      definition.put("normalizer", normalizers.write(namespace));
    }
    namespace.pattern().ifPresent(pattern -> definition.put("pattern", pattern.pattern()));
    return definition;
  }

  private static Map<String, Object> write(Placeholders placeholders) {
    TreeSet<String> added = new TreeSet<>(placeholders.listed());
    added.removeAll(Placeholders.defaults().listed());
    TreeSet<String> removed = new TreeSet<>(Placeholders.defaults().listed());
    removed.removeAll(placeholders.listed());
    removed.addAll(placeholders.allowed());
    Preconditions.checkArgument(
        Placeholders.defaults().with(added).without(removed).equals(placeholders),
        "The placeholders do not start from the default list, and others cannot be written to a document. Start from Placeholders.defaults().");
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("add", added);
    definition.put("remove", removed);
    return definition;
  }

  private static AnonymousExpiry anonymousExpiry(@Nullable Object definition) {
    Document document =
        Document.of("'anonymousExpiry'", definition, "namespaces", "afterIdleDays", "afterIdle");
    List<String> namespaces =
        Document.strings(document.place("namespaces"), document.get("namespaces"));
    Duration afterIdle =
        document
            .duration("afterIdle")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'anonymousExpiry' lacks the idle time. Add \"afterIdleDays\":30."));
    return new AnonymousExpiry(new LinkedHashSet<>(namespaces), afterIdle);
  }

  private static Map<String, Object> write(AnonymousExpiry rule) {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("namespaces", rule.namespaces());
    Document.put("afterIdle", rule.afterIdle(), definition);
    return definition;
  }

  private static Map<String, Object> writeSources(Settings settings) {
    Map<String, Object> sources = new LinkedHashMap<>();
    settings
        .sources()
        .forEach(
            (name, source) -> {
              Map<String, Object> definition = new LinkedHashMap<>();
              definition.put("keepLinks", source.keepsLinks());
              definition.put("strictlyNewer", source.strictlyNewer());
              source
                  .expireEventsAfter()
                  .ifPresent(kept -> Document.put("expireEventsAfter", kept, definition));
              sources.put(name, definition);
            });
    return sources;
  }
}
