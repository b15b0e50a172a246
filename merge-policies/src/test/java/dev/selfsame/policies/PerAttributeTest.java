package dev.selfsame.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.json.PolicyCodec;
import dev.selfsame.json.SettingsJson;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policy as a value, in code and in settings. */
class PerAttributeTest {
  private static final AttributeRule WEAKEST =
      AttributeRules.custom("weakest", RandomPeople.WEAKEST);
  private static final PolicyCodec CODEC = MergePolicies.codec(WEAKEST);

  private static PerAttribute example() {
    return MergePolicies.perAttribute(
            SourcePrecedence.builder(List.of("loyalty", "crm"))
                .eventSources(List.of("web"))
                .build())
        .rule("consents.*", AttributeRules.mostRestrictive())
        .rule("orders", AttributeRules.mergeByKey("id"))
        .rule("phone", AttributeRules.sourcePrecedence("crm", "call"))
        .build();
  }

  private static String settings(String attributes) {
    return "{\"namespaces\":[{\"code\":\"crm\",\"type\":\"CROSS_DEVICE\"}],\"policies\":[{\"name\":\"p\","
        + "\"method\":\"sourcePrecedence\",\"sources\":[\"loyalty\",\"crm\"],\"unlisted\":\"exclude\","
        + "\"stitching\":\"graph\",\"eventSources\":[\"web\"],\"attributes\":"
        + attributes
        + "}]}";
  }

  @Test
  void settings_describeThePolicy() {
    Settings settings =
        SettingsJson.read(
            settings(
                "{\"consents.*\":{\"rule\":\"mostRestrictive\"},\"orders\":{\"rule\":\"mergeByKey\",\"key\":\"id\"},"
                    + "\"phone\":{\"rule\":\"sourcePrecedence\",\"sources\":[\"crm\",\"call\"]}}"),
            MergePolicies.codec());
    assertThat(settings.policy("p")).isEqualTo(example()).hasSameHashCodeAs(example());
    assertThat(SettingsJson.read(SettingsJson.write(settings, CODEC), CODEC)).isEqualTo(settings);
  }

  @Property(tries = 200)
  void settings_whenWrittenAndRead_areEqual(@ForAll("policies") PerAttribute policy) {
    MergePolicy read = CODEC.read(CODEC.write(policy));
    assertThat(read).isEqualTo(policy).hasToString(policy.toString());
  }

  @Provide
  Arbitrary<PerAttribute> policies() {
    return RandomPeople.policies();
  }

  @Test
  void settings_whenThereAreNoRules_areEqualToo() {
    PerAttribute none = MergePolicies.perAttribute(MergePolicies.timestampOrdered()).build();
    assertThat(CODEC.read(CODEC.write(none))).isEqualTo(none);
  }

  @Test
  void toString_showsTheRules() {
    assertThat(example())
        .hasToString(
            example().rest()
                + " with {consents.*={rule=mostRestrictive}, orders={rule=mergeByKey, key=id},"
                + " phone={rule=sourcePrecedence, sources=[crm, call]}}");
  }

  @Test
  void namedSources_areThoseOfTheRulesToo() {
    assertThat(example().namedSources()).containsExactly("loyalty", "crm", "web", "call");
  }

  @Test
  void equals_looksAtTheRestAndTheRules() {
    assertThat(example())
        .isNotEqualTo(
            MergePolicies.perAttribute(MergePolicies.timestampOrdered())
                .rule("orders", AttributeRules.mergeByKey("id"))
                .build())
        .isNotEqualTo(example().rest());
  }

  @Test
  void settings_whenARuleNamesAnUndeclaredSource_areRefused() {
    String declared =
        settings("{\"phone\":{\"rule\":\"sourcePrecedence\",\"sources\":[\"call\"]}}")
            .replace(
                "\"policies\"", "\"sources\":{\"loyalty\":{},\"crm\":{},\"web\":{}},\"policies\"");
    assertThatThrownBy(() -> SettingsJson.read(declared, CODEC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mentions the source 'call', which is not declared");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | 'attributes' must be an object of paths and rules",
        "{\"v\":\"sum\"} | The rule for 'v' must be an object in braces",
        "{\"v\":{\"key\":\"id\"}} | The rule for 'v' has no name",
        "{\"v\":{\"rule\":\"summ\"}} | There is no rule 'summ' for 'v'. Use one of [allValues, append,",
        "{\"v\":{\"rule\":\"sum\",\"key\":\"id\"}} | The rule sum for 'v' has no key 'key'. Use rule.",
        "{\"v\":{\"rule\":\"mergeByKey\"}} | The rule mergeByKey for 'v' needs a 'key'",
        "{\"v\":{\"rule\":\"mergeByKey\",\"key\":\"id\",\"x\":1}} | has no key 'x'. Use rule, key.",
        "{\"v\":{\"rule\":\"sourcePrecedence\"}} | The rule sourcePrecedence for 'v' needs 'sources'",
        "{\"v\":{\"rule\":\"sourcePrecedence\",\"sources\":[1]}} | an array of names in quotes",
        "{\"v\":{\"rule\":\"sourcePrecedence\",\"sources\":[]}} | lists no source",
        "{\"v\":{\"rule\":\"sum\"},\"v\":{\"rule\":\"min\"}} | no key occurs twice",
        "{\"v..w\":{\"rule\":\"sum\"}} | The path 'v..w' of a rule lacks a name",
        "{\"v\":{\"rule\":\"union\"},\"v.w\":{\"rule\":\"sum\"}} | The rule sum for 'v.w' is below union for 'v'",
      })
  void settings_whenTheyMakeNoSense_sayWhatToMend(String attributes, String message) {
    assertThatThrownBy(() -> SettingsJson.read(settings(attributes), CODEC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void rule_whenThePathHasOneAlready_isRefused() {
    PerAttribute.Builder builder =
        MergePolicies.perAttribute(MergePolicies.timestampOrdered())
            .rule("v", AttributeRules.sum());
    assertThatThrownBy(() -> builder.rule("v", AttributeRules.min()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The path 'v' has two rules, sum and min. Keep one of them.");
  }

  @Test
  void rule_whenTwoFunctionsHaveOneName_isRefused() {
    PerAttribute.Builder builder =
        MergePolicies.perAttribute(MergePolicies.timestampOrdered())
            .rule("v", WEAKEST)
            .rule("w", WEAKEST);
    assertThatThrownBy(() -> builder.rule("x", "weakest", candidates -> Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Give each its own name");
  }

  @Test
  void perAttribute_whenTheRestHasRulesItself_isRefused() {
    PerAttribute rest = example();
    assertThatThrownBy(() -> MergePolicies.perAttribute(rest))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Give all rules to one policy");
  }

  @Test
  void codec_whenItDoesNotKnowARule_saysSo() {
    PerAttribute policy =
        MergePolicies.perAttribute(MergePolicies.timestampOrdered()).rule("v", WEAKEST).build();
    assertThatThrownBy(() -> MergePolicies.codec().write(policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Pass it to MergePolicies.codec(...)");
    assertThatThrownBy(() -> MergePolicies.codec(WEAKEST, WEAKEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Give each its own name");
    assertThatThrownBy(() -> MergePolicies.codec(AttributeRules.sum()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another name");
    Map<String, Object> written = CODEC.write(policy);
    assertThat(written).containsEntry("attributes", Map.of("v", Map.of("rule", "weakest")));
  }
}
