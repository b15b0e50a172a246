package dev.selfsame.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.json.PolicyCodec;
import dev.selfsame.json.SettingsJson;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import dev.selfsame.profile.Settings;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies go to definitions, and to JSON, and come back. */
class DefinitionCodecTest {
  private static final PolicyCodec CODEC = MergePolicies.codec();

  static Stream<MergePolicy> policies() {
    return Stream.of(
        MergePolicies.timestampOrdered(),
        TimestampOrdered.builder().stitching(Stitching.NONE).build(),
        TimestampOrdered.builder().eventSources(List.of()).build(),
        TimestampOrdered.builder().eventSources(List.of("b", "a")).build(),
        MergePolicies.sourcePrecedence("b", "a"),
        SourcePrecedence.builder(List.of("a"))
            .unlisted(Unlisted.AFTERWARDS_BY_TIMESTAMP)
            .stitching(Stitching.NONE)
            .eventSources(List.of("\u00e5 \"c\""))
            .build());
  }

  @ParameterizedTest
  @MethodSource("policies")
  void read_givesBackWhatWasWritten(MergePolicy policy) {
    assertThat(CODEC.read(CODEC.write(policy))).isEqualTo(policy);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void settings_giveBackWhatWasWritten(MergePolicy policy) {
    Settings settings =
        SettingsJson.read("{\"namespaces\":[{\"code\":\"a\",\"type\":\"EMAIL\"}]}", CODEC);
    Settings with =
        Settings.builder(settings.graphRules())
            .policy("p", policy)
            .policy("q", MergePolicies.timestampOrdered())
            .build();
    assertThat(SettingsJson.read(SettingsJson.write(with, CODEC), CODEC)).isEqualTo(with);
  }

  @Test
  void read_whenPartsAreLeftOut_hasTheDefaults() {
    assertThat(CODEC.read(Map.of("method", "timestampOrdered")))
        .isEqualTo(MergePolicies.timestampOrdered());
    assertThat(CODEC.read(Map.of("method", "sourcePrecedence", "sources", List.of("b", "a"))))
        .isEqualTo(MergePolicies.sourcePrecedence("b", "a"));
  }

  @Test
  void settings_withoutPolicies_haveTheDefaultOne() {
    Settings settings =
        SettingsJson.read("{\"namespaces\":[{\"code\":\"a\",\"type\":\"EMAIL\"}]}", CODEC);
    assertThat(settings.policies())
        .containsExactly(Map.entry("default", MergePolicies.timestampOrdered()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|Use timestampOrdered or sourcePrecedence.",
        "{\"method\":\"newest\"}|A policy's method is newest. Use timestampOrdered",
        "{\"method\":\"timestampOrdered\",\"sources\":[\"a\"]}|has no key 'sources'. Use name, method",
        "{\"method\":\"sourcePrecedence\"}|'sources' must be an array of sources",
        "{\"method\":\"sourcePrecedence\",\"sources\":\"a\"}|'sources' must be an array of sources",
        "{\"method\":\"sourcePrecedence\",\"sources\":[1]}|'sources' must contain names of sources in quotes.",
        "{\"method\":\"sourcePrecedence\",\"sources\":[]}|List at least one, or use timestampOrdered.",
        "{\"method\":\"sourcePrecedence\",\"sources\":[\"a\",\"a\"]}|List it once.",
        "{\"method\":\"sourcePrecedence\",\"sources\":[\"a\"],\"unlisted\":\"later\"}|'unlisted' must be one of [exclude, afterwardsByTimestamp].",
        "{\"method\":\"sourcePrecedence\",\"sources\":[\"a\"],\"extra\":1}|has no key 'extra'.",
        "{\"method\":\"timestampOrdered\",\"stitching\":\"GRAPH\"}|'stitching' must be one of [graph, none].",
        "{\"method\":\"timestampOrdered\",\"eventSources\":\"web\"}|'eventSources' must be an array of sources",
        "{\"method\":\"timestampOrdered\",\"eventSources\":[\"a\",\"a\"]}|List it once."
      })
  void read_whenTheDefinitionMakesNoSense_namesTheRemedy(String definition, String remedy) {
    String policy =
        "{\"name\":\"p\"" + (definition.equals("{}") ? "}" : "," + definition.substring(1));
    String settings =
        "{\"namespaces\":[{\"code\":\"a\",\"type\":\"EMAIL\"}],\"policies\":[" + policy + "]}";
    assertThatThrownBy(() -> SettingsJson.read(settings, CODEC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(remedy);
  }

  @Test
  void settings_whenAPolicyNamesASourceThatIsNotDeclared_nameBoth() {
    String settings =
        "{\"namespaces\":[{\"code\":\"a\",\"type\":\"EMAIL\"}],\"sources\":{\"crm\":{}},\"policies\":[{\"name\":\"p\",\"method\":\"sourcePrecedence\",\"sources\":[\"crm\",\"loyalty\"]}]}";
    assertThatThrownBy(() -> SettingsJson.read(settings, CODEC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "'p' mentions the source 'loyalty', which is not declared. Declare it");
  }

  @Test
  void write_whenThePolicyIsCustom_isRefused() {
    MergePolicy own =
        new MergePolicy() {
          @Override
          public String method() {
            return "own";
          }

          @Override
          public OptionalInt rank(String source) {
            return OptionalInt.of(0);
          }
        };
    assertThatThrownBy(() -> CODEC.write(own))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'own' is a custom one")
        .hasMessageContaining("Declare it in code.");
  }
}
