package dev.selfsame.examples.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityCheck;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.IdentityValidator;
import dev.selfsame.identity.InvalidFormException;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.Normalizer;
import dev.selfsame.identity.Placeholders;
import dev.selfsame.identity.RefusalReason;
import dev.selfsame.json.SettingsJson;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.Settings;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneCodecTest {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final Normalizer GERMAN = PhoneCodec.normalizer("DE");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+4915123456789",
        "+49 (0)151 23456789",
        "0151 23456789",
        "0151/234567-89",
        "(0151) 234.56.789",
        "151 23456789",
        "0049151 23456789",
        "tel:+49-151-23456789",
        "TEL:0151-23456789",
        "tel:0151-23456789;ext=5",
        "0151 23456789 x5",
        "0151 23456789 Ext. 512",
        "0151 23456789 #5",
        "\u00a00151\u202f23456789\u200b",
        "0151\t23456789",
        "0151\u201323456789",
        "\uff10\uff11\uff15\uff11 23456789"
      })
  void normalize_whenItIsANumber_hasOneForm(String value) {
    assertThat(GERMAN.normalize(value)).isEqualTo("+4915123456789");
  }

  @ParameterizedTest
  @CsvSource({
    "AT, 0676 123456789,    +43676123456789",
    "US, (201) 555-0123,    +12015550123",
    "US, 011 49 151 23456789, +4915123456789",
    "IT, 06 6982,           +39066982",
    "IT, +39 06 6982,       +39066982",
    "AR, 011 15-2345-6789,  +5491123456789",
    "DE, +1 201 555 0123 x5, +12015550123",
    "DE, +800 1234 5678,    +80012345678"
  })
  void normalize_knowsTheRulesOfACountry(String country, String value, String expected) {
    assertThat(PhoneCodec.normalizer(country).normalize(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "110",
        "12345",
        "12345678",
        "+49",
        "+999 151 23456789",
        "00000",
        "4.47900E+11",
        "1-800-FLOWERS",
        "+1-800-FLOWERS",
        "030 12345 Bob",
        "Bob 030 123456",
        "0151 23456789 G",
        "x 0151 23456789",
        "0151 23456789 x5 x6",
        "0151 23456789 (Mutter)",
        "0151 23456789 / 0170 1234567",
        "0151 23456789, 030 123456",
        "tel:tel:0151-23456789",
        "151234567890123456789"
      })
  void normalize_whenItIsNoSingleNumber_refuses(String value) {
    assertThatThrownBy(() -> GERMAN.normalize(value))
        .isInstanceOf(InvalidFormException.class)
        .hasMessage(
            "The value is not a valid telephone number, in the form of DE or with a plus sign and the code of a country.");
  }

  @Test
  void normalize_whenTheTextIsLong_refuses() {
    assertThatThrownBy(() -> GERMAN.normalize("0151 23456789".repeat(100_000)))
        .isInstanceOf(InvalidFormException.class);
  }

  /** In a store it is refused like a value that a built-in normalizer refuses. */
  @Test
  void check_whenItIsNoNumber_givesTheReason() {
    IdentityValidator validator =
        new IdentityValidator(
            Namespaces.of(
                Namespace.builder("tel").type(IdentityType.PHONE).normalizer(GERMAN).build()),
            Placeholders.defaults());
    assertThat(validator.check(new Identity("tel", "030 12345 Bob")))
        .isInstanceOfSatisfying(
            IdentityCheck.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(RefusalReason.INVALID_FORM);
              assertThat(refused.message()).doesNotContain("Bob", "12345");
            });
  }

  /** Each kind of number of each country, in each of the forms that the library writes. */
  @Test
  void normalize_ofExamplesInEachForm_isTheirE164() {
    int examples = 0;
    for (String country : NUMBERS.getSupportedRegions()) {
      for (PhoneNumberType type : PhoneNumberType.values()) {
        PhoneNumber example = NUMBERS.getExampleNumberForType(country, type);
        if (example != null) {
          examples++;
          String e164 = NUMBERS.format(example, PhoneNumberFormat.E164);
          for (PhoneNumberFormat form : PhoneNumberFormat.values()) {
            String text = NUMBERS.format(example, form);
            assertThat(PhoneCodec.normalizer(country).normalize(text))
                .as("%s %s %s", country, form, text)
                .isEqualTo(e164);
          }
          assertThat(GERMAN.normalize(e164)).isEqualTo(e164);
        }
      }
    }
    assertThat(examples).isGreaterThan(1000);
  }

  @Property(tries = 3000)
  void normalize_isIdempotent_andLeavesANumber(@ForAll("texts") String value) {
    String once;
    try {
      once = GERMAN.normalize(value);
    } catch (InvalidFormException refused) {
      Statistics.label("result").collect("refused");
      return;
    }
    Statistics.label("result").collect("a number");
    Statistics.label("result")
        .coverage(seen -> seen.check("a number").percentage(p -> p > 20 && p < 80));
    assertThat(once).matches("\\+[1-9][0-9]{3,16}");
    assertThat(GERMAN.normalize(once)).isEqualTo(once);
    assertThat(PhoneCodec.normalizer("US").normalize(once)).isEqualTo(once);
  }

  /** The parts of a number, with others before, between or after them in two of three texts. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "+49",
            "0",
            "151",
            "23456789",
            "7",
            " ",
            "-",
            "/",
            "tel:",
            "x5",
            ";ext=5",
            "#1",
            "+",
            "\u0664",
            "\uff15",
            "\u200b",
            "Bob",
            "*",
            ",,",
            "\u202f");
    Arbitrary<String> any = Arbitraries.chars().all().map(String::valueOf);
    Arbitrary<String> other =
        Arbitraries.frequencyOf(
            Tuple.of(20, Arbitraries.just("")), Tuple.of(9, parts), Tuple.of(1, any));
    return Combinators.combine(
            other,
            Arbitraries.of("+49", "0049", "0", "+49 (0)", "tel:+49-", ""),
            other,
            Arbitraries.of("151 23456789", "30/1234567", "89 12345", "201-555-0123"),
            other)
        .as((before, code, between, number, after) -> before + code + between + number + after);
  }

  @Test
  void settings_areReadAndWritten() {
    String json =
        """
        {"namespaces":[{"code":"tel","type":"PHONE","normalizer":{"name":"phone","country":"DE"}},
                       {"code":"fax","type":"PHONE","normalizer":"phone"}]}
        """;
    Settings settings = SettingsJson.read(json, MergePolicies.codec(), new PhoneCodec());
    assertThat(settings.namespaces().asList())
        .extracting(Namespace::normalizer)
        .containsExactly(GERMAN, Normalizer.phone());
    String written = SettingsJson.write(settings, MergePolicies.codec(), new PhoneCodec());
    assertThat(SettingsJson.read(written, MergePolicies.codec(), new PhoneCodec()))
        .isEqualTo(settings)
        .isNotEqualTo(
            SettingsJson.read(
                written.replace("\"DE\"", "\"AT\""), MergePolicies.codec(), new PhoneCodec()));
  }

  @Test
  void write_knowsItsOwnNormalizersAlone() {
    PhoneCodec codec = new PhoneCodec();
    assertThat(codec.write(GERMAN)).contains(Map.of("country", "DE"));
    assertThat(codec.write(Normalizer.of("phone(DE)", value -> value))).isEmpty();
    assertThat(codec.write(Normalizer.phone())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{}`|'country' is missing or not a string. Write",
        "`{\"country\":49}`|'country' is missing or not a string. Write",
        "`{\"country\":\"XX\"}`|There is no country 'XX'. Write a code of ISO 3166 in capitals under 'country', such as \"DE\".",
        "`{\"country\":\"de\"}`|There is no country 'de'. Write",
        "`{\"country\":\"DE\",\"region\":1}`|There is no parameter 'region'. Use 'country'.",
      })
  void settings_whenParametersMakeNoSense_nameTheNamespaceAndTheRemedy(
      String parameters, String message) {
    String json =
        "{\"namespaces\":[{\"code\":\"tel\",\"type\":\"PHONE\",\"normalizer\":%s}]}"
            .formatted(parameters.replaceFirst("\\{", "{\"name\":\"phone\",").replace(",}", "}"));
    assertThatThrownBy(() -> SettingsJson.read(json, MergePolicies.codec(), new PhoneCodec()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The normalizer 'phone' of namespace tel: ")
        .hasMessageContaining(message);
  }
}
