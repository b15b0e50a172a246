package dev.selfsame.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Normalizer;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Normalizers that an application declares, in settings. */
class NormalizerCodecTest {
  private static final NormalizerCodec PHONE = new SuffixCodec("phone");
  private static final NormalizerCodec MARK = new SuffixCodec("mark");

  @Test
  void read_whenAnObjectNamesACodec_asksItWithTheOtherKeys() {
    Namespace namespace = read("{\"name\":\"mark\",\"suffix\":\"!\"}", PHONE, MARK);
    assertThat(namespace.normalizer()).hasToString("mark(!)");
    assertThat(namespace.identity("a")).isEqualTo(new Identity("n", "a!"));
  }

  @Test
  void read_whenACodecIsNamedLikeABuiltInNormalizer_isAskedByObjectsAlone() {
    assertThat(read("\"phone\"", PHONE).normalizer()).isEqualTo(Normalizer.phone());
    assertThat(read("{\"name\":\"phone\"}", PHONE).normalizer()).hasToString("phone()");
    assertThat(read("{\"name\":\"phone\"}", MARK).normalizer()).isEqualTo(Normalizer.phone());
  }

  @Test
  void read_whenThereAreNoParameters_takesAStringOrAnObject() {
    assertThat(read("\"mark\"", MARK))
        .isEqualTo(read("{\"name\":\"mark\"}", MARK))
        .isEqualTo(read("{\"name\":\"mark\",\"suffix\":null}", MARK))
        .isNotEqualTo(read("{\"name\":\"mark\",\"suffix\":\"!\"}", MARK));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"mail\"`|There is no normalizer 'mail' for namespace n. Use one of [none, email, phone, lowercase, trim] or, with their parameters, of [phone, mark].",
        "`{\"name\":\"mail\"}`|There is no normalizer 'mail' for namespace n. Use one of",
        "`{\"name\":\"trim\",\"left\":true}`|'trim' of namespace n has no parameters, such as [left]. Leave them out, or pass a codec named 'trim'.",
        "`{\"name\":\"mark\",\"prefix\":\"!\"}`|The normalizer 'mark' of namespace n: Use 'suffix', a text, and nothing else.",
        "`{\"name\":\"mark\",\"suffix\":1}`|The normalizer 'mark' of namespace n: Use 'suffix'",
        "`{\"suffix\":\"!\"}`|The normalizer of namespace n has no name. Add \"name\":\"...\".",
        "`{\"name\":1}`|The normalizer of namespace n has no name.",
        "`{\"name\":null}`|The normalizer of namespace n has no name.",
        "`[\"mark\"]`|The normalizer of namespace n must be a string in quotes or an object in braces.",
        "`5`|The normalizer of namespace n must be a string in quotes or an object in braces.",
      })
  void read_whenTheDefinitionMakesNoSense_namesTheRemedy(String definition, String message) {
    assertThatThrownBy(() -> read(definition, PHONE, MARK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void read_whenThereIsNoCodec_namesTheBuiltInNormalizersAlone() {
    assertThatThrownBy(() -> read("\"mark\""))
        .hasMessageEndingWith("Use one of [none, email, phone, lowercase, trim].");
    assertThatThrownBy(() -> read("{\"name\":\"phone\",\"suffix\":\"!\"}"))
        .hasMessageEndingWith("Leave them out, or pass a codec named 'phone'.");
  }

  /** A store on disk knows normalizers by name, so it would take one of these for another. */
  @Test
  void read_whenACodecGivesTheNameOfABuiltInNormalizer_isRefused() {
    NormalizerCodec wrong =
        new OneNormalizer("phone", Normalizer.of("phone", value -> "+49" + value));
    assertThatThrownBy(() -> read("{\"name\":\"phone\"}", wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("namespace n")
        .hasMessageEndingWith("Let the name include the parameters, such as phone(DE).");
  }

  @Test
  void namespaces_ofAnArrayThatWasReadElsewhere_asksTheCodecsToo() {
    Map<String, Object> definition =
        Map.of("code", "n", "type", "COOKIE", "normalizer", Map.of("name", "mark", "suffix", "!"));
    assertThat(SettingsJson.namespaces(List.of(definition), MARK).asList())
        .containsExactly(read("{\"name\":\"mark\",\"suffix\":\"!\"}", MARK));
  }

  @Test
  void codecs_whenTwoHaveOneName_areRefused() {
    Settings settings = settings(Namespace.of("n", IdentityType.COOKIE));
    assertThatThrownBy(() -> read("\"none\"", MARK, PHONE, MARK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Two codecs of normalizers are named 'mark'. Give each its own name.");
    assertThatThrownBy(() -> SettingsJson.write(settings, TestPolicyCodec.INSTANCE, MARK, MARK))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void read_givesBackWhatWasWritten() {
    Settings settings =
        settings(
            namespace("a", PHONE.read(Map.of("suffix", "!"))),
            namespace("b", PHONE.read(Map.of())),
            namespace("c", MARK.read(Map.of("suffix", "\"\\"))),
            namespace("d", Normalizer.phone()),
            namespace("e", Normalizer.none()));
    String json = SettingsJson.write(settings, TestPolicyCodec.INSTANCE, PHONE, MARK);
    assertThat(json)
        .contains(
            "\"normalizer\":{\"name\":\"phone\",\"suffix\":\"!\"}", "\"normalizer\":\"phone\"");
    Settings again = SettingsJson.read(json, TestPolicyCodec.INSTANCE, MARK, PHONE);
    assertThat(again).isEqualTo(settings);
    assertThat(SettingsJson.write(again, TestPolicyCodec.INSTANCE, MARK, PHONE)).isEqualTo(json);
    assertThat(SettingsJson.read(json.replace("!", "?"), TestPolicyCodec.INSTANCE, PHONE, MARK))
        .isNotEqualTo(settings);
  }

  @Test
  void write_whenNoCodecKnowsTheNormalizer_isRefused() {
    Settings settings = settings(namespace("a", MARK.read(Map.of("suffix", "!"))));
    for (NormalizerCodec[] codecs : new NormalizerCodec[][] {{}, {PHONE}}) {
      assertThatThrownBy(() -> SettingsJson.write(settings, TestPolicyCodec.INSTANCE, codecs))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Normalizer mark(!) of namespace a is a custom one and cannot be written to a document. Pass a codec that knows it, or declare it in code.");
    }
  }

  @Test
  void write_whenACodecNamesItself_writesTheNameOnce() {
    Normalizer custom = Normalizer.of("own()", String::strip);
    Settings settings = settings(namespace("a", custom));
    NormalizerCodec codec = new OneNormalizer("own", custom);
    String json = SettingsJson.write(settings, TestPolicyCodec.INSTANCE, codec);
    assertThat(json).contains("\"normalizer\":{\"name\":\"own\"}");
    assertThat(SettingsJson.read(json, TestPolicyCodec.INSTANCE, codec)).isEqualTo(settings);
  }

  @Test
  void codec_whenItFailsOtherwise_letsTheCallFail() {
    Settings settings = settings(namespace("a", Normalizer.of("own()", String::strip)));
    NormalizerCodec failing = new FailingCodec();
    assertThatIllegalStateException()
        .isThrownBy(() -> read("{\"name\":\"failing\"}", failing))
        .withMessage("read");
    assertThatIllegalStateException()
        .isThrownBy(() -> SettingsJson.write(settings, TestPolicyCodec.INSTANCE, failing))
        .withMessage("write");
  }

  /** A codec for one normalizer; it repeats its own name among the parameters. */
  private record OneNormalizer(String name, Normalizer normalizer) implements NormalizerCodec {
    @Override
    public Normalizer read(Map<String, Object> parameters) {
      return normalizer;
    }

    @Override
    public Optional<Map<String, Object>> write(Normalizer other) {
      return other.equals(normalizer) ? Optional.of(Map.of("name", "other")) : Optional.empty();
    }
  }

  private static final class FailingCodec implements NormalizerCodec {
    @Override
    public String name() {
      return "failing";
    }

    @Override
    public Normalizer read(Map<String, Object> parameters) {
      throw new IllegalStateException("read");
    }

    @Override
    public Optional<Map<String, Object>> write(Normalizer normalizer) {
      throw new IllegalStateException("write");
    }
  }

  private static Namespace namespace(String code, Normalizer normalizer) {
    return Namespace.builder(code).type(IdentityType.COOKIE).normalizer(normalizer).build();
  }

  private static Settings settings(Namespace... namespaces) {
    return Settings.builder().namespaces(namespaces).policy("p", TestPolicy.newest()).build();
  }

  /** Reads a namespace with the given normalizer, which is JSON. */
  private static Namespace read(String normalizer, NormalizerCodec... codecs) {
    String json =
        "{\"namespaces\":[{\"code\":\"n\",\"type\":\"COOKIE\",\"normalizer\":%s}]}"
            .formatted(normalizer);
    return SettingsJson.read(json, TestPolicyCodec.INSTANCE, codecs).namespaces().asList().get(0);
  }
}
