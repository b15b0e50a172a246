package dev.selfsame.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableListMultimap;
import dev.selfsame.json.FragmentJson.Reading;
import dev.selfsame.profile.RejectionReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read token by token is what is read as plain maps. */
class FragmentReaderTest {
  private static final int TEXTS = 10_000;
  private static final String READ = "read";

  /** What can be wrong, as it is told; the unknown keys and the columns are left out. */
  private static final List<String> FAULTS =
      List.of(
          "A fragment has no key",
          "An identity has no key",
          "Key 'kind' is missing. Add it.",
          "Key 'kind' must be a string in quotes.",
          "Key 'kind' must be record, patch or event.",
          "Key 'source' is missing. Add it.",
          "Key 'source' must be a string in quotes.",
          "Key 'id' must be a string in quotes.",
          "Key 'timestamp' must be a string in quotes.",
          "Key 'type' must be a string in quotes.",
          "Key 'type' is for events only. Leave it out.",
          "Key 'identities' must be an array of",
          "Key 'identities' must be an object in braces.",
          "Key 'namespace' is missing. Add it.",
          "Key 'namespace' must be a string in quotes.",
          "Key 'value' must be a string in quotes.",
          "Key 'primary' must be true or false.",
          "Two identities are declared primary.",
          "Key 'attributes' must be an object in braces.",
          "Key 'arrays' must be an object in braces.",
          "Keys 'unset' and 'arrays' are for patches only.",
          "Key 'unset' must be an array of paths.",
          "Key 'arrays' must have \"append\" or \"replace\"",
          "The timestamp is not an ISO 8601 time.",
          "The timestamp has no zone.",
          "The timestamp is outside the years",
          "The text is not a JSON object: it is malformed at column",
          "The text is not a JSON object. Write one object",
          "The JSON is nested more than",
          "The JSON contains a string with half a surrogate pair.",
          "The JSON contains a number with more than");

  /** For each key what is wrong there; empty for a member that is missing. */
  private static final ImmutableListMultimap<String, String> WRONG =
      ImmutableListMultimap.<String, String>builder()
          .putAll("source", "", "1", "\"\"")
          .putAll("kind", "", "1", "\"x\"")
          .putAll("id", "1")
          .putAll("timestamp", "1", "\"now\"")
          .putAll("type", "1", "\"x\"")
          .putAll("identities", "", "{}", "[1]", "[{}]", "[{\"x\":1}]", "[{\"namespace\":1}]")
          .putAll("identities", "[{\"namespace\":\"a\",\"value\":1}]")
          .putAll("identities", "[{\"namespace\":\"a\",\"primary\":1}]")
          .putAll("attributes", "1")
          .putAll("unset", "1", "[1]")
          .putAll("arrays", "1", "{\"a\":1}")
          .putAll("x", "1")
          .build();

  @Test
  void read_whenTwoMembersAreWrong_isWhatIsReadAsMaps() {
    for (String kind : List.of("record", "patch", "event")) {
      for (Map.Entry<String, String> one : WRONG.entries()) {
        for (Map.Entry<String, String> other : WRONG.entries()) {
          Map<String, String> members = new LinkedHashMap<>();
          members.put("kind", '"' + kind + '"');
          members.put("source", "\"a\"");
          members.put("identities", "[]");
          members.put(one.getKey(), one.getValue());
          members.put(other.getKey(), other.getValue());
          members.values().removeIf(String::isEmpty);
          String text =
              members.entrySet().stream()
                  .map(member -> '"' + member.getKey() + "\":" + member.getValue())
                  .collect(Collectors.joining(",", "{", "}"));
          assertThat(FragmentJson.read(text)).as(text).isEqualTo(MapFragmentReader.read(text));
        }
      }
    }
  }

  @Test
  void read_whateverTheText_isWhatIsReadAsMaps() {
    long seed = new Random().nextLong();
    FragmentTexts texts = new FragmentTexts(new Random(seed));
    Map<String, Integer> met = new TreeMap<>();
    int several = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = texts.next();
      Reading expected = MapFragmentReader.read(text);
      assertSame(FragmentJson.read(text), expected, () -> "seed " + seed + ": " + text);
      met.merge(outcome(expected), 1, Integer::sum);
      several += texts.faults() > 1 && isInvalid(expected) ? 1 : 0;
    }
    assertThat(met.remove(READ)).as("seed %s", seed).isGreaterThan(TEXTS / 5);
    assertThat(met).as("seed %s", seed).containsOnlyKeys(FAULTS);
    assertThat(several).as("seed %s", seed).isGreaterThan(TEXTS / 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'source':'a','#source':'a'",
        "'identities':[],'#identities':[]",
        "'id':null,'#id':null",
        "'id':null,'#\\u0069d':'a'",
        "'attributes':{},'#attributes':{}",
        "'identities':[{'namespace':'a','value':'b','#namespace':'a'}]",
        "'identities':[{'namespace':'a','value':null,'#value':null}]",
        "'identities':[{'namespace':'a','x':1,'#x':1}]",
        "'attributes':{'a':1,'#a':1}",
        "'attributes':{'a':null,'b':1,'#a':null}",
        "'attributes':{'a':{'b':'','c':1,'#b':'x'}}",
        "'attributes':{'a':[{'b':{},'#b':{}}]}",
        "'arrays':{'a':'append','#a':'append'}",
        "'unset':[{'a':1,'#a':1}]",
        "'x':1,'y':1,'#x':1",
        "'x':{'a':1,'#a':1}",
        "'id':{'a':1,'#a':1}",
        "'identities':{'a':1,'#a':1}"
      })
  void read_whenAKeyOccursTwice_saysSoFirst(String members) {
    String twice = "{" + members.replace('\'', '"').replace("#", "") + "}";
    assertThat(FragmentJson.read(twice)).isEqualTo(MapFragmentReader.read(twice));
    assertThat(reason(FragmentJson.read(twice))).isEqualTo(RejectionReason.MALFORMED_JSON);
    String once = "{" + members.replace('\'', '"').replace("#", "other ") + "}";
    assertThat(FragmentJson.read(once)).isEqualTo(MapFragmentReader.read(once));
    assertThat(reason(FragmentJson.read(once))).isNotEqualTo(RejectionReason.MALFORMED_JSON);
  }

  /** Such texts are too large to be among the random ones. */
  @Test
  void read_whenAStringIsTooLong_isWhatIsReadAsMaps() {
    String most = "x".repeat(JsonFault.MAX_TEXT);
    String[] members = {
      "\"id\":\"%s\"", "\"%s\":1", "\"attributes\":{\"%s\":\"\"}", "\"attributes\":{\"a\":[\"%s\"]}"
    };
    for (String member : members) {
      for (String text : new String[] {most, most + "x"}) {
        String json =
            "{\"source\":\"a\",\"kind\":\"record\",\"identities\":[],%s}"
                .formatted(member.formatted(text));
        Reading reading = FragmentJson.read(json);
        assertThat(reading).isEqualTo(MapFragmentReader.read(json));
        assertThat(
                reading instanceof Reading.Failed failed
                    && failed.reason() == RejectionReason.TOO_LARGE)
            .isEqualTo(text.length() > JsonFault.MAX_TEXT);
      }
    }
  }

  /** Equal fragments may still have their names in another order. */
  private static void assertSame(Reading reading, Reading expected, Supplier<String> description) {
    assertThat(reading).as(description).isEqualTo(expected);
    if (reading instanceof Reading.Read read && expected instanceof Reading.Read twin) {
      assertThat(read.fragment().attributes().toString())
          .as(description)
          .isEqualTo(twin.fragment().attributes().toString());
    }
  }

  private static String outcome(Reading reading) {
    if (reading instanceof Reading.Failed failed) {
      return FAULTS.stream()
          .filter(fault -> failed.message().startsWith(fault))
          .findFirst()
          .orElse(failed.message());
    }
    return READ;
  }

  private static boolean isInvalid(Reading reading) {
    return reading instanceof Reading.Failed && reason(reading) != RejectionReason.MALFORMED_JSON;
  }

  private static RejectionReason reason(Reading reading) {
    return ((Reading.Failed) reading).reason();
  }
}
