package dev.selfsame.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.identity.Identity;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileIdTest {

  /** The first 32 digits of, for example, {@code printf crm:42 | sha256sum}. */
  @ParameterizedTest
  @CsvSource({
    "crm:42, 128c7b1a8aece53d938f959fb589e647",
    "email:ada@example.com, 9b62a3a2bce7c868f30d60f0818e84d2",
    "crm:\u00c5\ud800\udf48, 2912156d2bf44317c5f245c9f50b9831"
  })
  void of_withoutKey_isTheStartOfSha256(String anchor, String id) {
    assertThat(ProfileId.of(Identity.parse(anchor), null)).hasToString(id);
  }

  /** Computed with Python: {@code hmac.new(key, b"crm:42", "sha256").hexdigest()[:32]}. */
  @Test
  void of_withAKey_isTheStartOfHmacSha256() {
    Identity anchor = new Identity("crm", "42");
    byte[] counting =
        HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    assertThat(ProfileId.of(anchor, counting)).hasToString("d0539abb3628cfb16f124e212a3a8128");
    assertThat(ProfileId.of(anchor, "k".getBytes(UTF_8)))
        .hasToString("d23e3c31d4492a43d7fb76e200e3bc05");
  }

  @Test
  void parse_readsWhatToStringWrites() {
    ProfileId id = new ProfileId(0x0123456789abcdefL, 0xfedcba9876543210L);
    assertThat(id).hasToString("0123456789abcdeffedcba9876543210");
    assertThat(ProfileId.parse(id.toString())).isEqualTo(id);
    assertThat(ProfileId.parse("0123456789ABCDEFFEDCBA9876543210")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456789abcdeffedcba987654321",
        "0123456789abcdeffedcba98765432100",
        "g123456789abcdeffedcba9876543210",
        "+123456789abcdeffedcba9876543210",
        " 0123456789abcdeffedcba987654321"
      })
  void parse_whenTheTextIsNoId_saysHowOneIsWritten(String text) {
    assertThatThrownBy(() -> ProfileId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 hexadecimal digits");
  }

  @Test
  void order_isThatOfTheTexts() {
    ProfileId[] inOrder = {
      new ProfileId(0, 0),
      new ProfileId(0, Long.MAX_VALUE),
      new ProfileId(0, -1),
      new ProfileId(1, 0),
      new ProfileId(Long.MIN_VALUE, 5),
      new ProfileId(-1, -1)
    };
    for (ProfileId a : inOrder) {
      for (ProfileId b : inOrder) {
        assertThat(Integer.signum(a.compareTo(b)))
            .isEqualTo(Integer.signum(a.toString().compareTo(b.toString())));
      }
    }
  }
}
