package dev.selfsame.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.selfsame.profile.TestPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsJsonTest {
  private static final Namespace CRM =
      Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
  private static final Namespace EMAIL =
      Namespace.builder("email")
          .type(IdentityType.EMAIL)
          .normalizer(Normalizer.email())
          .limit(5)
          .pattern(Pattern.compile(".+@.+"))
          .build();
  private static final Namespaces NAMESPACES = Namespaces.of(CRM, EMAIL);

  @Test
  void read_whenAllIsThere_readsAll() {
    Settings settings =
        read(
            """
            {"namespaces":[{"code":"crm","type":"CROSS_DEVICE","unique":true},
                           {"code":"email","type":"EMAIL","normalizer":"email","limit":5,"pattern":".+@.+"}],
             "graphLimit":40,"quarantineAbove":900,"vetoes":[["crm:1","crm:2"]],
             "placeholders":{"add":["x"],"remove":["0"]},
             "sources":{"crm":{"keepLinks":true,"strictlyNewer":true,"expireEventsAfterDays":90},"web":{}},
             "policies":[{"name":"default","method":"timestampOrdered"},{"name":"p","method":"only","sources":["crm"]}],
             "defaultPolicy":"p"}
            """);
    assertThat(settings.namespaces()).isEqualTo(NAMESPACES);
    GraphRules rules = settings.graphRules();
    assertThat(rules.graphLimit()).isEqualTo(40);
    assertThat(rules.quarantineAbove()).isEqualTo(900);
    assertThat(rules.vetoes())
        .containsExactly(new Veto(new Identity("crm", "1"), new Identity("crm", "2")));
    assertThat(settings.placeholders()).isEqualTo(Placeholders.defaults().with("x").without("0"));
    assertThat(settings.source("crm"))
        .isEqualTo(
            SourceSettings.defaults()
                .withKeepLinks(true)
                .withStrictlyNewer(true)
                .withExpireEventsAfter(Duration.ofDays(90)));
    assertThat(settings.sources().keySet()).containsExactly("crm", "web");
    assertThat(settings.policies())
        .containsExactly(
            Map.entry("default", TestPolicy.newest()), Map.entry("p", TestPolicy.only("crm")));
    assertThat(settings.defaultPolicy()).isEqualTo("p");
  }

  @Test
  void read_whenAToleranceIsThere_readsIt() {
    String json =
        "{\"namespaces\":[{\"code\":\"a\",\"type\":\"EMAIL\"}],\"futureTolerance\":\"PT24H\"}";
    assertThat(read(json).futureTolerance()).contains(Duration.ofDays(1));
    assertThat(read(json.replace("PT24H", "P2D"))).isNotEqualTo(read(json));
    assertThat(read("{\"namespaces\":[{\"code\":\"a\",\"type\":\"EMAIL\"}]}").futureTolerance())
        .isEmpty();
  }

  @Test
  void read_whenOnlyNamespacesAreThere_hasTheDocumentedDefaults() {
    Settings settings = read("{\"namespaces\":[{\"code\":\"a\",\"type\":\"EMAIL\"}]}");
    Namespace namespace = settings.namespaces().asList().get(0);
    assertThat(namespace).isEqualTo(Namespace.of("a", IdentityType.EMAIL));
    assertThat(settings.graphRules()).isEqualTo(GraphRules.of(settings.namespaces()));
    assertThat(settings.graphRules().graphLimit()).isEqualTo(50);
    assertThat(settings.graphRules().quarantineAbove()).isEqualTo(1000);
    assertThat(settings.placeholders()).isEqualTo(Placeholders.defaults());
    assertThat(settings.sources()).isEmpty();
    assertThat(settings.policies()).containsExactly(Map.entry("default", TestPolicy.newest()));
    assertThat(settings.defaultPolicy()).isEqualTo("default");
  }

  static Stream<Settings> settings() {
    Settings.Builder sources =
        Settings.builder(
                GraphRules.builder(NAMESPACES)
                    .graphLimit(0)
                    .quarantineAbove(0)
                    .veto(CRM.identity("1"), EMAIL.identity("\"a:b\"@x"))
                    .veto(CRM.identity("\ud83d\ude00"), CRM.identity("\"2\\"))
                    .build())
            .source("crm", SourceSettings.defaults().withKeepLinks(true).withStrictlyNewer(true))
            .source("web", SourceSettings.defaults().withExpireEventsAfter(Duration.ofDays(3)))
            .policy("z", TestPolicy.only("web", "crm"))
            .policy("a", TestPolicy.newest())
            .defaultPolicy("a");
    return Stream.of(
        base().build(),
        sources.build(),
        base().placeholders(Placeholders.defaults().with("Kiosk").without("0", "null")).build(),
        base().placeholders(Placeholders.defaults().without("000-0").with("x")).build(),
        base().placeholders(Placeholders.defaults().with("x").without("x")).build(),
        base()
            .placeholders(
                Placeholders.defaults().without("55555", "\\N", "\u2014", "1234567890", "12345678"))
            .build(),
        base().futureTolerance(Duration.ofDays(1)).build(),
        base().futureTolerance(Duration.ZERO).build(),
        base()
            .anonymousExpiry(new AnonymousExpiry(Set.of("crm"), Duration.ofDays(30)))
            .source("web", SourceSettings.defaults().withExpireEventsAfter(Duration.ofHours(36)))
            .build(),
        base().anonymousExpiry(new AnonymousExpiry(Set.of("crm"), Duration.ofNanos(1))).build(),
        Settings.builder(
                GraphRules.of(
                    Namespaces.of(
                        Namespace.phone("p"),
                        Namespace.builder("l")
                            .type(IdentityType.CROSS_DEVICE)
                            .normalizer(Normalizer.lowercase())
                            .build(),
                        Namespace.builder("s")
                            .type(IdentityType.CROSS_DEVICE)
                            .normalizer(Normalizer.trim())
                            .build(),
                        Namespace.of("d", IdentityType.DEVICE),
                        Namespace.of("c", IdentityType.COOKIE),
                        Namespace.of("n", IdentityType.NON_PEOPLE),
                        Namespace.of("t", IdentityType.PARTNER))))
            .policy("p", TestPolicy.newest())
            .build());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void read_givesBackWhatWasWritten(Settings settings) {
    String json = SettingsJson.write(settings, TestPolicyCodec.INSTANCE);
    assertThat(json.lines()).hasSize(1);
    assertThat(read(json)).isEqualTo(settings);
    assertThat(SettingsJson.write(read(json), TestPolicyCodec.INSTANCE)).isEqualTo(json);
  }

  static Stream<Settings> settingsWithoutADocument() {
    Namespace own =
        Namespace.builder("own")
            .type(IdentityType.EMAIL)
            .normalizer(Normalizer.of("email", String::strip))
            .build();
    return Stream.of(
        Settings.builder(GraphRules.of(Namespaces.of(own)))
            .policy("p", TestPolicy.newest())
            .build(),
        base().build().withGraphRules(GraphRules.builder(NAMESPACES).noLimit("crm").build()),
        base().build().withGraphRules(GraphRules.builder(NAMESPACES).limit("email", 4).build()),
        base().placeholders(Placeholders.none()).build(),
        base().placeholders(Placeholders.none().with("x")).build());
  }

  @ParameterizedTest
  @MethodSource("settingsWithoutADocument")
  void write_whenTheDocumentHasNoPlaceForIt_isRefused(Settings settings) {
    assertThatThrownBy(() -> SettingsJson.write(settings, TestPolicyCodec.INSTANCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            ".*(Pass a codec that knows it, or declare it in code|Set the limit on the namespace|Start from .*)\\.");
  }

  /** The remedy is a sentence or the thing that is wanted. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|'namespaces' must be an array in brackets.",
        "{\"namespaces\":[]}|Declare at least one",
        "{\"namespaces\":[CRM],\"futureTolerance\":1}|'futureTolerance' of the settings document must be a string",
        "{\"namespaces\":[CRM],\"futureTolerance\":\"a day\"}|must be an ISO 8601 duration, such as \"PT24H\".",
        "{\"namespaces\":[CRM],\"futureTolerance\":\"-PT1S\"}|Use zero or more.",
        "{\"namespaces\":{}}|must be an array in brackets.",
        "{\"namespaces\":[1]}|Namespace 1 must be an object in braces.",
        "{\"namespaces\":[{\"type\":\"EMAIL\"}]}|Namespace 1 lacks the key 'code'. Add it.",
        "{\"namespaces\":[{\"code\":\"a\"}]}|lacks the key 'type'. Add it.",
        "{\"namespaces\":[{\"code\":1,\"type\":\"EMAIL\"}]}|'code' of namespace 1 must be a string",
        "{\"namespaces\":[{\"code\":\"a\",\"type\":\"MAIL\"}]}|Use one of [CROSS_DEVICE, EMAIL",
        "{\"namespaces\":[{\"code\":\"a:b\",\"type\":\"EMAIL\"}]}|Leave it out.",
        "{\"namespaces\":[CRM,{\"code\":\"crm\",\"type\":\"EMAIL\"}]}|Give each a different code.",
        "{\"namespaces\":[CRM,{\"code\":\"e\",\"type\":\"EMAIL\",\"kind\":1}]}|Namespace 2 has no key 'kind'. Use code, type",
        "{\"namespaces\":[{\"code\":\"a\",\"type\":\"EMAIL\",\"unique\":1}]}|must be true or false.",
        "{\"namespaces\":[{\"code\":\"a\",\"type\":\"EMAIL\",\"unique\":true,\"limit\":2}]}|Leave one of them out.",
        "{\"namespaces\":[{\"code\":\"a\",\"type\":\"EMAIL\",\"limit\":0}]}|Leave it out for no limit.",
        "{\"namespaces\":[{\"code\":\"a\",\"type\":\"EMAIL\",\"limit\":1.5}]}|must be a whole number.",
        "{\"namespaces\":[{\"code\":\"a\",\"type\":\"EMAIL\",\"limit\":99999999999}]}|must be a whole number.",
        "{\"namespaces\":[{\"code\":\"a\",\"type\":\"EMAIL\",\"normalizer\":\"mail\"}]}|Use one of [none, email, phone, lowercase, trim].",
        "{\"namespaces\":[{\"code\":\"a\",\"type\":\"EMAIL\",\"pattern\":\"(\"}]}|Fix it.",
        "{\"namespaces\":[{\"code\":\"a\",\"type\":\"COOKIE\",\"unique\":true}]}|Leave out unique.",
        "{\"namespaces\":[{\"code\":\"a\",\"type\":\"COOKIE\"},CRM]}|Put person namespaces first.",
        "{\"namespaces\":[CRM],\"namespace\":[]}|The settings document has no key 'namespace'. Use namespaces, graphLimit",
        "{\"namespaces\":[CRM],\"graphLimit\":1}|or 0 for no limit.",
        "{\"namespaces\":[CRM],\"graphLimit\":\"50\"}|'graphLimit' of the settings document must be a whole number.",
        "{\"namespaces\":[CRM],\"quarantineAbove\":-1}|Use 0 to quarantine no identity.",
        "{\"namespaces\":[CRM],\"vetoes\":{}}|'vetoes' must be an array in brackets.",
        "{\"namespaces\":[CRM],\"vetoes\":[\"crm:1\"]}|A veto must be an array in brackets.",
        "{\"namespaces\":[CRM],\"vetoes\":[[1,2]]}|A veto must be an array of strings in quotes.",
        "{\"namespaces\":[CRM],\"vetoes\":[[\"crm:canary\"]]}|A veto must have two identities",
        "{\"namespaces\":[CRM],\"vetoes\":[[\"crm:1\",\"canary\"]]}|Write an identity as code:value",
        "{\"namespaces\":[CRM],\"vetoes\":[[\"crm:canary\",\"crm:canary\"]]}|Use two different identities.",
        "{\"namespaces\":[CRM],\"vetoes\":[[\"crm:canary\",\"x:canary\"]]}|Declare it, or leave the identity out.",
        "{\"namespaces\":[CRM],\"placeholders\":[]}|'placeholders' must be an object in braces.",
        "{\"namespaces\":[CRM],\"placeholders\":{\"more\":[]}}|Use add, remove.",
        "{\"namespaces\":[CRM],\"placeholders\":{\"add\":\"x\"}}|must be an array in brackets.",
        "{\"namespaces\":[CRM],\"placeholders\":{\"add\":[1]}}|must be an array of strings in quotes.",
        "{\"namespaces\":[CRM],\"sources\":[]}|'sources' must be an object in braces.",
        "{\"namespaces\":[CRM],\"sources\":{\"a\":null}}|Source a must be an object in braces.",
        "{\"namespaces\":[CRM],\"sources\":{\"a\":{\"x\":1}}}|Source a has no key 'x'. Use keepLinks",
        "{\"namespaces\":[CRM],\"sources\":{\"a\":{\"expireEventsAfterDays\":0}}}|Leave it out to keep events forever.",
        "{\"namespaces\":[CRM],\"sources\":{\"\":{}}}|A source needs a name",
        "{\"namespaces\":[CRM],\"policies\":{}}|'policies' must be an array in brackets.",
        "{\"namespaces\":[CRM],\"policies\":[]}|Declare one",
        "{\"namespaces\":[CRM],\"policies\":[1]}|A policy must be an object in braces.",
        "{\"namespaces\":[CRM],\"policies\":[{\"method\":\"timestampOrdered\"}]}|Add \"name\":\"...\".",
        "{\"namespaces\":[CRM],\"policies\":[{\"name\":\"p\",\"method\":\"x\"}]}|Use timestampOrdered or only.",
        "{\"namespaces\":[CRM],\"policies\":[{\"name\":\"p\",\"method\":\"timestampOrdered\"},{\"name\":\"p\",\"method\":\"timestampOrdered\"}]}|Give each its own name.",
        "{\"namespaces\":[CRM],\"defaultPolicy\":\"p\"}|Declare it, or use one of [default].",
        "{\"namespaces\":[CRM],\"defaultPolicy\":1}|must be a string in quotes.",
        "{\"namespaces\":[CRM],\"sources\":{\"a\":{}},\"policies\":[{\"name\":\"p\",\"method\":\"only\",\"sources\":[\"b\"]}]}|'b', which is not declared. Declare it, or use one of [a].",
        "{\"namespaces\":[CRM],|Fix the JSON there",
        "[]|The text is not a JSON object"
      })
  void read_whenTheDocumentMakesNoSense_namesTheRemedy(String json, String remedy) {
    String crm = "{\"code\":\"crm\",\"type\":\"CROSS_DEVICE\"}";
    assertThatThrownBy(() -> read(json.replace("CRM", crm)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(remedy)
        .hasMessageNotContaining("canary");
  }

  @Test
  void namespaces_readsAnArrayThatWasReadElsewhere() {
    assertThat(
            SettingsJson.namespaces(
                List.of(
                    Map.of("code", "crm", "type", "CROSS_DEVICE", "unique", true),
                    Map.of(
                        "code",
                        "email",
                        "type",
                        "EMAIL",
                        "normalizer",
                        "email",
                        "limit",
                        5L,
                        "pattern",
                        ".+@.+"))))
        .isEqualTo(NAMESPACES);
  }

  @Test
  void fromMap_whenKeysAreNull_takesThemAsLeftOut() {
    Map<String, Object> document = new HashMap<>();
    document.put("namespaces", List.of(Map.of("code", "crm", "type", "CROSS_DEVICE")));
    for (String key :
        List.of("graphLimit", "vetoes", "placeholders", "sources", "policies", "defaultPolicy")) {
      document.put(key, null);
    }
    assertThat(SettingsJson.fromMap(document, TestPolicyCodec.INSTANCE))
        .isEqualTo(read("{\"namespaces\":[{\"code\":\"crm\",\"type\":\"CROSS_DEVICE\"}]}"));
  }

  private static Settings.Builder base() {
    return Settings.builder(GraphRules.of(NAMESPACES)).policy("p", TestPolicy.newest());
  }

  private static Settings read(String json) {
    return SettingsJson.read(json, TestPolicyCodec.INSTANCE);
  }
}
