package dev.selfsame.examples.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drawings of {@code simulate --text}. */
class SimulateTextTest {
  private static final String CRM_COOKIE =
      """
      "namespaces":[{"code":"crm","type":"CROSS_DEVICE","unique":true},
                    {"code":"cookie","type":"COOKIE"}]""";

  @TempDir private Path temp;

  @Test
  void text_whenLinkIsRemoved_drawsItAndSaysWhy() throws IOException {
    Run run =
        text(
            """
            {"id":"tablet","title":"Ann, then Bob","namespaces":[
              {"code":"crm","type":"CROSS_DEVICE","unique":true},
              {"code":"email","type":"EMAIL","limit":2},{"code":"shop","type":"NON_PEOPLE"},
              {"code":"cookie","type":"COOKIE"}],
             "events":[{"timestamp":2,"identities":["crm:Bob","email:b@x","cookie:1"]},
                       {"timestamp":1,"identities":["crm:Ann","cookie:1"]},
                       {"timestamp":3,"identities":["cookie:2","fax:7","shop:9"]},
                       {"timestamp":10,"identities":["crm:Ann","crm:Bob"]}]}
            """);

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            tablet  Ann, then Bob
            ═════════════════════
              namespaces  crm (unique) > email (at most 2) > shop (in no graph) > cookie

              events      #1  1   crm:Ann, cookie:1
                          #0  2   crm:Bob, email:b@x, cookie:1
                          #2  3   shop:9, cookie:2
                                  × 'fax:7' is refused. Namespace fax is not declared. Declare it, or leave the
                                  identity out.
                          #3  10  crm:Ann, crm:Bob
                                  × rejected: it mentions 2 of crm; crm is unique

              graph 1     crm:Bob
                          ├── email:b@x      #0
                          │   ╰┄┄ cookie:1   #0
                          ╰── cookie:1       #0

              alone       crm:Ann
                          ╰─× cookie:1   #1
                              now in graph 1; removed by #0: crm is unique, and crm:Ann, crm:Bob would meet
                          cookie:2


            """);
  }

  @Test
  void text_whenIdentityIsEvicted_namesIt() throws IOException {
    Run run =
        text(
            """
            {"id":"x","graphLimit":2,%s,"events":[{"identities":["crm:1","cookie:1"]},
                                                  {"identities":["crm:1","cookie:2"]}]}
            """
                .formatted(CRM_COOKIE));

    assertThat(run.out())
        .contains("crm (unique) > cookie; graphs of at most 2\n")
        .contains("├── cookie:2   #1\n")
        .contains("╰─× cookie:1   #0\n")
        .contains("now alone; removed by #1: a graph holds at most 2, so cookie:1 was evicted\n");
  }

  @Test
  void text_whenOtherLinksBroughtTheTwoTogether_saysWhatRemovedTheirOwn() throws IOException {
    Run run =
        text(
            """
            {"id":"x",%s,"events":[{"identities":["crm:Ann","cookie:1","cookie:2"]},
                                   {"identities":["crm:Bob","cookie:1"]},
                                   {"identities":["crm:Bob","cookie:2"]}]}
            """
                .formatted(CRM_COOKIE));

    assertThat(run.out())
        .contains("│   ╰─× cookie:2   #0\n")
        .contains("now in this graph; removed by #1: crm is unique, and crm:Ann, crm:Bob would\n");
  }

  @Test
  void text_whenEventIsTooLargeForAStore_saysThatReasonsAreNotTold() throws IOException {
    String many =
        IntStream.range(0, 21)
            .mapToObj("\"cookie:%d\""::formatted)
            .collect(Collectors.joining(","));

    Run run =
        text(
            """
            {"id":"x",%s,"events":[{"identities":[%s]},{"identities":["crm:1","cookie:1"]},
                                   {"identities":["crm:2","cookie:1"]}]}
            """
                .formatted(CRM_COOKIE, many));

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("╰─× cookie:1   #1\n", "now in graph 1; removed\n", "reasons are not known");
  }

  @Test
  void text_whenChainIsLong_staysOnThePage() throws IOException {
    String events =
        IntStream.range(0, 30)
            .mapToObj(i -> "{\"identities\":[\"cookie:%02d\",\"cookie:%02d\"]}".formatted(i, i + 1))
            .collect(Collectors.joining(","));

    Run run = text("{\"id\":\"x\",%s,\"events\":[%s]}".formatted(CRM_COOKIE, events));

    assertThat(run.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(run.out()).contains("╰── … below\n              cookie:08\n", "── cookie:30 ");
  }

  @Test
  void text_whenValueHasControlCharacters_showsSignsInTheirPlace() throws IOException {
    Run run =
        text(
            "{\"id\":\"a\\nb\",%s,\"events\":[{\"identities\":[\"crm:\\u001b[2J\\u009b\"]}]}"
                .formatted(CRM_COOKIE));

    assertThat(run.out())
        .contains("a\uFFFDb\n", "crm:\uFFFD[2J\uFFFD' is refused", "graphs      none\n");
  }

  private Run text(String json) throws IOException {
    return Run.of("simulate", "--text", Files.writeString(temp.resolve("scenario.json"), json));
  }
}
