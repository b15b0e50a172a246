package dev.selfsame.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.identity.Identity;
import dev.selfsame.json.FragmentJson.Reading;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentJsonTest {
  private static final String CANARY = "canary7F3";
  private static final Instant TIME = Instant.parse("2026-02-11T09:30:00Z");

  @Test
  void read_whenItIsARecord_readsAllOfIt() {
    assertThat(
            read(
                "{\"source\":\"crm\",\"id\":\"r1\",\"kind\":\"record\",\"timestamp\":\"2026-02-11T09:30:00Z\",\"identities\":[{\"namespace\":\"crm\",\"value\":\"42\",\"primary\":true},{\"namespace\":\"email\",\"value\":\"ada@example.com\"}],\"attributes\":{\"person\":{\"name\":{\"first\":\"Ada\"}}}}"))
        .isEqualTo(
            ProfileFragment.record("crm", TIME)
                .id("r1")
                .primary(new Identity("crm", "42"))
                .identity("email", "ada@example.com")
                .attribute("person.name.first", "Ada")
                .build());
  }

  @Test
  void read_whenItIsAPatch_readsAllOfIt() {
    assertThat(
            read(
                "{\"source\":\"crm\",\"kind\":\"patch\",\"timestamp\":\"2026-02-11\",\"identities\":[{\"namespace\":\"crm\",\"value\":\"42\"}],\"attributes\":{\"tags\":[\"x\"]},\"unset\":[\"person.title\"],\"arrays\":{\"tags\":\"append\",\"others\":\"replace\"}}"))
        .isEqualTo(
            ProfileFragment.patch("crm", Instant.parse("2026-02-11T00:00:00Z"))
                .identity("crm", "42")
                .attribute("tags", List.of("x"))
                .unset("person.title")
                .append("tags")
                .build());
  }

  @Test
  void read_whenItIsAnEvent_readsAllOfIt() {
    assertThat(
            read(
                "{\"source\":\"web\",\"id\":\"e1\",\"kind\":\"event\",\"type\":\"login\",\"timestamp\":\"2026-02-11T09:30:00Z\",\"identities\":[{\"namespace\":\"ecid\",\"value\":\"d-17\",\"primary\":false}],\"attributes\":{\"page\":\"/start\"}}"))
        .isEqualTo(
            ProfileFragment.event("web", TIME)
                .id("e1")
                .type("login")
                .identity("ecid", "d-17")
                .attribute("page", "/start")
                .build());
  }

  @Test
  void read_whenOnlyTheRequiredKeysAreThere_readsThem() {
    ProfileFragment fragment = read("{\"source\":\"a\",\"kind\":\"record\",\"identities\":[]}");
    assertThat(fragment.timestamp()).isEmpty();
    assertThat(fragment)
        .isEqualTo(
            read(
                "{\"source\":\"a\",\"kind\":\"record\",\"identities\":[],\"id\":null,\"timestamp\":null,\"type\":null,\"attributes\":null,\"unset\":null,\"arrays\":null}"));
  }

  @Test
  void read_keepsNumbersExactly() {
    ProfileFragment fragment =
        read(
            "{\"source\":\"a\",\"kind\":\"record\",\"identities\":[],\"attributes\":{\"a\":1,\"b\":9223372036854775807,\"c\":9223372036854775808,\"d\":0.1,\"e\":1.50,\"f\":1e2,\"g\":-0}}");
    assertThat(fragment.attributes())
        .isEqualTo(
            Map.of(
                "a", 1L,
                "b", Long.MAX_VALUE,
                "c", new BigInteger("9223372036854775808"),
                "d", new BigDecimal("0.1"),
                "e", new BigDecimal("1.50"),
                "f", new BigDecimal("1E+2"),
                "g", 0L));
  }

  @Test
  void read_leavesElementsOfArraysAsTheyAre() {
    ProfileFragment fragment =
        read(
            "{\"source\":\"a\",\"kind\":\"record\",\"identities\":[],\"attributes\":{\"a\":[null,\"\",{},[],{\"b\":null}],\"c\":[],\"d\":{\"e\":null}}}");
    Map<String, Object> none = new LinkedHashMap<>();
    none.put("b", null);
    assertThat(fragment.attributes())
        .isEqualTo(Map.of("a", Arrays.asList(null, "", Map.of(), List.of(), none)));
  }

  @Test
  void read_whenAValueOfAnIdentityIsNull_leavesItToTheStoreToRefuse() {
    assertThat(
            read("{\"source\":\"a\",\"kind\":\"record\",\"identities\":[{\"namespace\":\"crm\",\"value\":null}]}")
                .identities())
        .containsExactly(new Identity("crm", ""));
  }

  static Stream<Arguments> failures() {
    Map<RejectionReason, List<String>> failures = new EnumMap<>(RejectionReason.class);
    failures.put(
        RejectionReason.MALFORMED_JSON,
        List.of(
            "",
            "   ",
            "null",
            "[]",
            "\"canary7F3\"",
            "17",
            "{",
            "{}{}",
            "[".repeat(100_000),
            "{'source':'canary7F3'}",
            "{\"source\":canary7F3}",
            "{\"source\":\"canary7F3\"",
            "{\"source\":\"canary7F3\",}",
            "{\"source\":\"a\",\"source\":\"canary7F3\"}",
            with("\"attributes\":{\"canary7F3\":1,\"canary7F3\":2}"),
            with("\"attributes\":{\"a\":\"canary7F3\n\"}"),
            with("\"attributes\":{\"a\":01}"),
            with("\"attributes\":{\"a\":surrogate canary7F3}"),
            with("\"attributes\":{\"a\":1e}"),
            "[1e2147483648]",
            "{\"a\":".repeat(1000),
            with("\"attributes\":{\"a\":NaN}"),
            with("\"attributes\":{\"a\":\"canary7F3\\x\"}")));
    failures.put(
        RejectionReason.UNKNOWN_KEY,
        List.of(
            with("\"extra\":\"canary7F3\""),
            with("\"Source\":\"canary7F3\""),
            "{\"source\":\"a\",\"kind\":\"record\",\"identities\":[{\"namespace\":\"crm\",\"value\":\"canary7F3\",\"x\":1}]}"));
    failures.put(
        RejectionReason.INVALID_VALUE,
        List.of(
            "{}",
            "{\"kind\":\"record\",\"identities\":[]}",
            "{\"source\":\"\",\"kind\":\"record\",\"identities\":[]}",
            "{\"source\":1,\"kind\":\"record\",\"identities\":[]}",
            "{\"source\":\"a\",\"identities\":[]}",
            "{\"source\":\"a\",\"kind\":\"canary7F3\",\"identities\":[]}",
            "{\"source\":\"a\",\"kind\":\"RECORD\",\"identities\":[]}",
            "{\"source\":\"a\",\"kind\":\"record\"}",
            "{\"source\":\"a\",\"kind\":\"record\",\"identities\":{\"crm\":\"canary7F3\"}}",
            "{\"source\":\"a\",\"kind\":\"record\",\"identities\":[\"canary7F3\"]}",
            identity("\"value\":\"canary7F3\""),
            identity("\"namespace\":\"crm\",\"value\":1234567"),
            identity("\"namespace\":7,\"value\":\"canary7F3\""),
            identity("\"namespace\":\"crm\",\"value\":\"canary7F3\",\"primary\":\"yes\""),
            "{\"source\":\"a\",\"kind\":\"record\",\"identities\":[{\"namespace\":\"a\",\"value\":\"canary7F3\",\"primary\":true},{\"namespace\":\"b\",\"value\":\"canary7F3\",\"primary\":true}]}",
            with("\"id\":17"),
            with("\"type\":\"canary7F3\""),
            with("\"attributes\":[\"canary7F3\"]"),
            with("\"attributes\":\"canary7F3\""),
            with("\"unset\":[\"a\"]"),
            with("\"arrays\":{\"a\":\"append\"}"),
            patchWith("\"unset\":\"canary7F3\""),
            patchWith("\"unset\":[1]"),
            patchWith("\"unset\":[null]"),
            patchWith("\"arrays\":[\"a\"]"),
            patchWith("\"arrays\":{\"a\":\"canary7F3\"}"),
            patchWith("\"arrays\":{\"a\":null}")));
    failures.put(
        RejectionReason.INVALID_TIMESTAMP,
        List.of(
            with("\"timestamp\":\"canary7F3\""),
            with("\"timestamp\":\"\""),
            with("\"timestamp\":\"2026-02-30\""),
            with("\"timestamp\":\"2026-02-11T09:30:00\""),
            with("\"timestamp\":\"+12026-02-11T09:30:00Z\""),
            with("\"timestamp\":\"-0044-03-15T12:00:00Z\""),
            with("\"timestamp\":\"0000-12-31\""),
            with("\"timestamp\":\"1770802200\"")));
    failures.put(
        RejectionReason.NUMBER_OUT_OF_RANGE,
        List.of(
            with("\"attributes\":{\"canary7F3\":1e2147483648}"),
            with("\"attributes\":{\"canary7F3\":1.5e-2147483647}"),
            with("\"attributes\":{\"a\":" + "9".repeat(5000) + "}"),
            with("\"attributes\":{\"a\":[-1.5E-99999999999]}"),
            with("\"attributes\":{\"a\":{\"b\":0e99999999999}}")));
    failures.put(
        RejectionReason.INVALID_UNICODE,
        List.of(
            with("\"attributes\":{\"canary7F3\\ud83d\":1}"),
            with("\"attributes\":{\"a\":[{\"\\ude00canary7F3\":1}]}"),
            with("\"\\ud83d\":1")));
    failures.put(
        RejectionReason.TOO_DEEP,
        List.of(
            with("\"attributes\":{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}"),
            "{\"a\":".repeat(1000) + 1 + "}".repeat(1000)));
    failures.put(
        RejectionReason.TOO_LARGE,
        List.of(with("\"attributes\":{\"a\":\"" + CANARY.repeat(600_000) + "\"}")));
    return failures.entrySet().stream()
        .flatMap(
            entry -> entry.getValue().stream().map(json -> Arguments.of(entry.getKey(), json)));
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("failures")
  void read_whenTheTextIsNoFragment_givesTheReason(RejectionReason reason, String json) {
    Reading.Failed failed = (Reading.Failed) FragmentJson.read(json);
    assertThat(failed.reason()).isEqualTo(reason);
    assertThat(failed.message())
        .hasSizeLessThan(300)
        .endsWith(".")
        .doesNotContain("canary", "1234567", "\n");
    assertThat(failed.toString()).doesNotContain("canary");
  }

  /** A store, not the reader, says that a two MiB fragment is too large: it can be read. */
  @Test
  void read_whenTheTextIsTwoMebibytes_readsIt() {
    String large = "x".repeat(2 << 20);
    assertThat(read(with("\"attributes\":{\"a\":\"" + large + "\"}")).attributes())
        .isEqualTo(Map.of("a", large));
  }

  /** A store, not the reader, says that such a number is out of range: it can be read. */
  @Test
  void read_whenAnExponentIsLarge_readsIt() {
    assertThat(read(with("\"attributes\":{\"a\":1e2147483647}")).attributes())
        .isEqualTo(Map.of("a", new BigDecimal("1E+2147483647")));
  }

  @Test
  void read_whenAnIdentityHasNoValue_leavesItToTheStoreToRefuse() {
    assertThat(read(identity("\"namespace\":\"crm\"")).identities())
        .containsExactly(new Identity("crm", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"record", "event", "patch"})
  void read_whenNoPathIsUnset_isNothing(String kind) {
    String json = "{\"source\":\"a\",\"kind\":\"" + kind + "\",\"identities\":[]%s}";
    assertThat(read(json.formatted(",\"unset\":[],\"arrays\":{}")))
        .isEqualTo(read(json.formatted("")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-11, 2026-02-11T00:00:00Z",
    "2026-02-11T09:30:00Z, 2026-02-11T09:30:00Z",
    "2026-02-11T09:30Z, 2026-02-11T09:30:00Z",
    "2026-02-11T09:30:00.123456789Z, 2026-02-11T09:30:00.123456789Z",
    "2026-02-11T09:30:00+01:00, 2026-02-11T08:30:00Z",
    "2026-02-11 09:30:00+0000, 2026-02-11T09:30:00Z",
    "2024-02-29, 2024-02-29T00:00:00Z"
  })
  void parseTimestamp_readsInstantsAndDates(String text, Instant expected) {
    assertThat(FragmentJson.parseTimestamp(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "2026", "2026-2-11", "2026-02-29", "2026-02-11T25:00:00Z"})
  void parseTimestamp_whenItIsNeither_throws(String text) {
    assertThatThrownBy(() -> FragmentJson.parseTimestamp(text))
        .isInstanceOf(DateTimeException.class);
  }

  @Test
  void write_hasTheDocumentedForm() {
    ProfileFragment patch =
        ProfileFragment.patch("crm", TIME)
            .id("p1")
            .primary(new Identity("crm", "42"))
            .identity("email", "a@x")
            .attribute("b.y", 1)
            .attribute("b.x", new BigDecimal("1.50"))
            .attribute("a", List.of("x"))
            .unset("t")
            .append("a")
            .build();
    assertThat(FragmentJson.write(patch))
        .isEqualTo(
            "{\"source\":\"crm\",\"id\":\"p1\",\"kind\":\"patch\",\"timestamp\":\"2026-02-11T09:30:00Z\",\"identities\":[{\"namespace\":\"crm\",\"value\":\"42\",\"primary\":true},{\"namespace\":\"email\",\"value\":\"a@x\"}],\"attributes\":{\"a\":[\"x\"],\"b\":{\"x\":1.50,\"y\":1}},\"unset\":[\"t\"],\"arrays\":{\"a\":\"append\"}}");
    ProfileFragment event = ProfileFragment.event("web", TIME).type("login").build();
    assertThat(FragmentJson.write(event))
        .isEqualTo(
            "{\"source\":\"web\",\"kind\":\"event\",\"type\":\"login\",\"timestamp\":\"2026-02-11T09:30:00Z\",\"identities\":[]}");
  }

  private static String with(String member) {
    return "{\"source\":\"a\",\"kind\":\"record\",\"identities\":[]," + member + "}";
  }

  private static String patchWith(String member) {
    return "{\"source\":\"a\",\"kind\":\"patch\",\"identities\":[]," + member + "}";
  }

  private static String identity(String members) {
    return "{\"source\":\"a\",\"kind\":\"record\",\"identities\":[{" + members + "}]}";
  }

  private static ProfileFragment read(String json) {
    Reading reading = FragmentJson.read(json);
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).fragment();
  }
}
