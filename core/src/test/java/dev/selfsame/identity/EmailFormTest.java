package dev.selfsame.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.internal.column.Invisible;
import java.net.IDN;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailFormTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "ada@example.com                          | ada@example.com",
        "\u00a0Ada@Example.COM\u200b              | ada@example.com",
        "a\u00add\u200ba@exam\u2060ple.com        | ada@example.com",
        "a\u200cd\u200da@\ufeffexample\u00ad.com | ada@example.com",
        "Ada <ada@example.com>                    | ada@example.com",
        "Lovelace, Ada <Ada@example.com>          | ada@example.com",
        "\"Lovelace <Ada>, @home\" <ada@example.com> | ada@example.com",
        "<ada@example.com>                        | ada@example.com",
        "< ada@example.com >                      | ada@example.com",
        "mailto:ada@example.com                   | ada@example.com",
        "MailTo:ada@example.com?subject=a@b,c     | ada@example.com",
        "<mailto:ada@example.com>                 | ada@example.com",
        "mailto:ada%2Btag%40example.com           | ada+tag@example.com",
        "ada+tag@example.com                      | ada+tag@example.com",
        "o'ada/x=1%2@x                            | o'ada/x=1%2@x",
        "\"a@da,\\\"\"@example.com                | \"a@da,\\\"\"@example.com",
        "ada@m\u00fcnchen.example                 | ada@xn--mnchen-3ya.example",
        "ada@mu\u0308nchen.example                | ada@xn--mnchen-3ya.example",
        "ada@M\u00dcNCHEN.example                 | ada@xn--mnchen-3ya.example",
        "ada@XN--MNCHEN-3YA.example               | ada@xn--mnchen-3ya.example",
        "ada@example\u3002com                     | ada@example.com",
        "ada@\uff45xample.com                     | ada@example.com",
        "ada@[192.168.0.1]                        | ada@[192.168.0.1]",
        "u\u0308nal@x                             | \u00fcnal@x",
        "\u00dcnal@x                              | \u00fcnal@x",
        // As RFC 5891 and the registry of .de have it.
        "ada@fa\u00df.de                          | ada@xn--fa-hia.de",
        "ada@FA\u1e9e.de                          | ada@xn--fa-hia.de",
        "ada@\u03c3\u03cc\u03bb\u03bf\u03c2.gr    | ada@xn--wxaijb9b.gr",
      })
  void normalize_whenItIsOneAddress_hasOneForm(String value, String expected) {
    String normalized = Normalizer.email().normalize(value);
    assertThat(normalized).isEqualTo(expected);
    assertThat(Normalizer.email().normalize(normalized)).isEqualTo(normalized);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "foo",
        "foo.example.com",
        "@example.com",
        "ada@",
        "@",
        "ada@b@example.com",
        "ada@example.com,bo@example.com",
        "ada@example.com; bo@example.com",
        "ada@example.com bo@example.com",
        "ada@example.com,",
        "Ada <ada@example.com>, Bo <bo@example.com>",
        "ada@example.com <bo@example.com>",
        "Ada <>",
        "Ada <ada>",
        "ada@example.com>",
        "Ada ada@example.com",
        "a da@example.com",
        "ada@exam ple.com",
        "ada@exam\u00a0ple.com",
        "\"a da\"@example.com",
        "\"ada@example.com",
        "ada@.example.com",
        "ada@example..com",
        "ada@example.com.",
        "ada@exa,mple.com",
        "ada@exa/mple.com",
        "ada@[",
        "mailto:",
        "mailto:?to=ada@example.com",
        "mailto:ada@example.com,bo@example.com",
        "mailto:mailto:ada@example.com",
        "mailto:mailto%3Aada@example.com",
        "mailto:ada%4",
        "mailto:ada%zz@example.com",
        "mailto:ada%ff@example.com",
        "smtp:ada@example.com",
        "ada\u037ebo@example.com"
      })
  void normalize_whenItIsNoSingleAddress_refuses(String value) {
    assertThatThrownBy(() -> Normalizer.email().normalize(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ada@example.com")
        .hasMessageEndingWith(".")
        .hasMessageNotContaining("bo@");
  }

  @Test
  void normalize_knowsHowLongAnAddressCanBe() {
    String local = "a".repeat(64);
    String label = "b".repeat(63) + ".";
    String longest = local + "@" + label.repeat(2) + "c".repeat(61);
    assertThat(longest).hasSize(254);
    assertThat(Normalizer.email().normalize(longest)).isEqualTo(longest);
    assertThat(Normalizer.email().normalize("'" + local.substring(1) + "@x")).hasSize(66);
    for (String tooLong :
        new String[] {
          longest + "c", "a" + local + "@x", "'" + local + "@x", "ada@b" + label + "com",
        }) {
      assertThatThrownBy(() -> Normalizer.email().normalize(tooLong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** By the rules of 2003 both were {@code fass.de}, which belongs to somebody else. */
  @Test
  void domainsWithSharpS_wereThoseOfStrangers() {
    assertThat(IDN.toASCII("fa\u00df.de")).isEqualTo("fass.de");
    assertThat(Normalizer.email().normalize("ada@fa\u00df.de"))
        .isNotEqualTo(Normalizer.email().normalize("ada@fass.de"));
  }

  /** The encoding that the JDK keeps to itself, asked through labels that both of us encode. */
  @Property(tries = 300)
  void punycode_isThatOfTheJdk(@ForAll("labels") String label) {
    assertThat("xn--" + Punycode.encode(label)).isEqualTo(IDN.toASCII(label, IDN.ALLOW_UNASSIGNED));
  }

  @Property(tries = 1000)
  void normalize_isIdempotent_andLeavesOneAddress(@ForAll("texts") String value) {
    String once;
    try {
      once = Normalizer.email().normalize(value);
    } catch (IllegalArgumentException refused) {
      return;
    }
    assertThat(Normalizer.email().normalize(once)).isEqualTo(once);
    assertThat(once).isEqualTo(once.toLowerCase(Locale.ROOT)).contains("@");
    assertThat(once.substring(once.lastIndexOf('@') + 1)).matches("\\[[!-~]+]|[a-z0-9._-]+");
    assertThat(once.codePoints().noneMatch(Invisible::is)).isTrue();
  }

  @Provide
  Arbitrary<String> labels() {
    return Arbitraries.of("\u00fc", "\u4e2d", "\u0431", "a", "7", "-", "\ud800\udf30")
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(parts -> "\u00e9" + String.join("", parts));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "a", "Ada", "@", "@", ".", "x.org", "<", ">", "\"", "\\", "mailto:", "?", "%40", "%",
            "3a", " ", ",", "\u00ad", "\u0130", "\u03a3", "\u00df", "u\u0308", "\u212a", "\u2100",
            "\u2024", "\uff20", "\u3002", "xn--", "[", "1.2", "]", "\u037e", "\u0338", "\u1e9e");
    Arbitrary<String> any = Arbitraries.chars().all().map(String::valueOf);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(12, parts), net.jqwik.api.Tuple.of(1, any))
        .list()
        .ofMaxSize(9)
        .map(list -> String.join("", list));
  }
}
