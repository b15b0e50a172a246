package dev.selfsame.examples.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code simulate} does with bad input: nothing, and one line says what to correct. */
class SimulateBadInputTest {
  private static final String NAMESPACES =
      "'namespaces':[{'code':'crm','type':'CROSS_DEVICE','unique':true}]";

  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "                                                       | not JSON: the error is at line 1",
        "{                                                      | not JSON: the error is at line 1",
        "{} {}                                                  | not JSON: the error is at line 1",
        "{'id':'s','id':'s'}                                    | without duplicate keys",
        "null                                                   | it is not a JSON object",
        "[[]]                                                   | scenario at position 0: it is not",
        "{'id':'s','events':[]}                                 | (s): it has no 'namespaces'",
        "{'id':[],NS,'events':[]}                               | 'id' is neither a text nor",
        "{'id':'s','namespaces':[],'events':[]}                 | (s): There is no namespace",
        "{'id':'s','namespaces':[{'code':'c','type':'COOKIE','size':1}]} | no key 'size'",
        "{'id':'s','namespaces':[{'code':'c','type':'COOKIE','unique':true}]} | Leave out unique",
        "{'id':'s','namespaces':[{'code':'c','type':'CAT'}]}    | There is no identity type 'CAT'",
        "{'id':'s',NS}                                          | (s): it has no list of 'events'",
        "{'id':'s',NS,'events':{}}                              | (s): it has no list of 'events'",
        "{'id':'s',NS,'graphLimit':'9','events':[]}             | 'graphLimit' is not an integer",
        "{'id':'s',NS,'graphLimit':1,'events':[]}               | (s): The graph limit is 1",
        "{'id':'s',NS,'graphLimit':-1,'events':[]}              | (s): The graph limit is -1",
        "{'id':'s',NS,'events':[{},7]}                          | (s), the event at position 1: it",
        "{'id':'s',NS,'events':[{'identities':'crm:1'}]}        | 'identities' is not an array",
        "{'id':'s',NS,'events':[{'timestamp':'noon'}]}          | position 0: the timestamp is",
        "{'id':'s',NS,'events':[{'timestamp':true}]}            | position 0: the timestamp is",
        "{'id':'s',NS,'events':[{'identities':['crm']}]}        | (s), the event at position 0: the"
            + " identity 'crm' has no colon. Write it as \"code:value\".",
        "{'id':'s',NS,'events':[{'identities':[7]}]}            | the identity 7 has no colon",
        "{'id':'s',NS,'events':[{'identities':[null]}]}         | the identity null has no colon",
      })
  void simulate_whenScenarioIsBad_saysWhatToFixInOneLine(String json, String problem)
      throws IOException {
    String text = String.valueOf(json == null ? "" : json).replace("NS", NAMESPACES);
    Path bad = Files.writeString(temp.resolve("bad.json"), text.replace('\'', '"'));

    assertImpossible(Run.of("simulate", bad), bad.toString(), problem);
    assertImpossible(Run.of("simulate", "--text", bad), bad.toString(), problem);
  }

  @Test
  void simulate_whenLaterScenarioIsBad_writesNothing() throws IOException {
    String good = "{'id':'good'," + NAMESPACES + ",'events':[]}";
    Path bad =
        Files.writeString(
            temp.resolve("bad.json"), "[%s,{'id':'bad'}]".formatted(good).replace('\'', '"'));

    assertImpossible(Run.of("simulate", bad), "scenario at position 1 (bad)", "'namespaces'");
  }

  @Test
  void simulate_whenFileIsMissing_saysSoInOneLine() {
    assertImpossible(
        Run.of("simulate", temp.resolve("missing.json")), "missing.json", "no such file");
  }

  @Test
  void simulate_whenFileIsAFolder_saysSoInOneLine() {
    assertImpossible(Run.of("simulate", temp), "Cannot read", temp.toString());
  }

  @Test
  void simulate_whenFileIsNotUtf8_saysSoInOneLine() throws IOException {
    Path bad =
        Files.write(temp.resolve("bad.json"), "\"Zo\u00EB\"".getBytes(StandardCharsets.ISO_8859_1));

    assertImpossible(Run.of("simulate", bad), "is not UTF-8");
  }

  @Test
  void simulate_whenNoFileIsNamed_saysSoInOneLine() {
    assertImpossible(Run.of("simulate"), "FILE", "--help");
  }

  private static void assertImpossible(Run run, String... parts) {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).singleElement().asString().contains(parts);
  }
}
