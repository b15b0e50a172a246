package dev.selfsame.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.json.FragmentJson.Reading;
import dev.selfsame.profile.RejectionReason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Of two faults of a text the one that is told does not depend on which stands first. */
class FaultOrderTest {

  /** Members with a fault each: first what keeps a text from being read, and then the others. */
  private static final Map<RejectionReason, String> FAULTS = new LinkedHashMap<>();

  static {
    String deep = "[".repeat(70) + "]".repeat(70);
    FAULTS.put(RejectionReason.MALFORMED_JSON, "\"unset\":[01]");
    FAULTS.put(RejectionReason.TOO_DEEP, "\"attributes\":{\"a\":" + deep + "}");
    FAULTS.put(RejectionReason.INVALID_UNICODE, "\"unset\":[{\"\\ud83d\":1}]");
    FAULTS.put(RejectionReason.NUMBER_OUT_OF_RANGE, "\"arrays\":{\"a\":1e99999999999}");
    FAULTS.put(
        RejectionReason.TOO_LARGE, "\"type\":\"" + "x".repeat(JsonFault.MAX_TEXT + 1) + "\"");
    FAULTS.put(RejectionReason.UNKNOWN_KEY, "\"identity\":[]");
    FAULTS.put(RejectionReason.INVALID_VALUE, "\"id\":17");
    FAULTS.put(RejectionReason.INVALID_TIMESTAMP, "\"timestamp\":\"now\"");
  }

  static Stream<Arguments> pairs() {
    return FAULTS.keySet().stream()
        .flatMap(
            a ->
                FAULTS.keySet().stream()
                    .filter(b -> a != b)
                    .map(b -> Arguments.of(a, b, first(a, b))));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void read_whenTwoThingsAreWrong_tellsTheSameInBothOrders(
      RejectionReason a, RejectionReason b, RejectionReason expected) {
    assertThat(reason(FAULTS.get(a) + "," + FAULTS.get(b))).isEqualTo(expected);
  }

  @Test
  void identities_whenOneLacksAKeyAndAnotherHasOneTooMany_areToldInOneOrder() {
    String lacking = "{\"value\":\"1\"}";
    String unknown = "{\"namespace\":\"crm\",\"value\":\"1\",\"x\":1}";
    for (String identities : new String[] {lacking + "," + unknown, unknown + "," + lacking}) {
      assertThat(
              read(
                  "{\"source\":\"a\",\"kind\":\"record\",\"identities\":[%s]}"
                      .formatted(identities)))
          .isEqualTo(RejectionReason.UNKNOWN_KEY);
    }
  }

  /** A key of more than 50,000 characters could be held, but not read. */
  @Test
  void longPathOfAPatch_couldBeHeldButNotRead() {
    String patch =
        "{\"source\":\"a\",\"kind\":\"patch\",\"identities\":[],\"arrays\":{\"%s\":\"append\"}}"
            .formatted("x".repeat(60_000));
    assertThat(FragmentJson.read(patch)).isInstanceOf(Reading.Read.class);
  }

  /** Whole pairs are none the worse for a fault elsewhere, however they are written. */
  @Test
  void pairs_whenWhole_areNoFault() {
    for (String pair :
        new String[] {
          "\ud83d\ude00", "\\ud83d\\ude00", "\ud83d" + "\\uDE00", "\\\\ud83d", "\\u005c"
        }) {
      assertThat(reason("\"id\":\"" + pair + "\",\"arrays\":{\"a\":1e99999999999}"))
          .isEqualTo(RejectionReason.NUMBER_OUT_OF_RANGE);
    }
  }

  private static RejectionReason first(RejectionReason a, RejectionReason b) {
    return FAULTS.keySet().stream().filter(one -> one == a || one == b).findFirst().orElseThrow();
  }

  private static RejectionReason reason(String members) {
    return read("{\"source\":\"a\",\"kind\":\"record\",\"identities\":[]," + members + "}");
  }

  private static RejectionReason read(String json) {
    return ((Reading.Failed) FragmentJson.read(json)).reason();
  }
}
