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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateTest {
  private static final String CRM_COOKIE =
      """
      "namespaces":[{"code":"crm","type":"CROSS_DEVICE","unique":true},
                    {"code":"cookie","type":"COOKIE"}]""";

  @TempDir private Path temp;

  @Test
  void simulate_whenLinkIsRemoved_writesOneExactLine() throws IOException {
    Run run =
        simulate(
            """
            {"id":"EC-15","title":"let be","expect":{"any":"thing"},%s,
             "events":[{"timestamp":1,"identities":["crm:Ann","cookie:1"],"note":"let be"},
                       {"timestamp":2,"identities":["crm:Tom","cookie:1"]},
                       {"timestamp":3,"identities":["cookie:2"]},
                       {"timestamp":4,"identities":["crm:Ann","crm:Tom"]}]}
            """
                .formatted(CRM_COOKIE));

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            "{\"id\":\"EC-15\",\"graphs\":[[\"crm:Tom\",\"cookie:1\"]],"
                + "\"isolated\":[\"crm:Ann\",\"cookie:2\"],"
                + "\"removedLinks\":[[\"crm:Ann\",\"cookie:1\"]],\"rejectedEvents\":[3]}\n");
  }

  @Test
  void simulate_whenSeveralFiles_writesLinesInTheOrderGiven() throws IOException {
    Path two =
        write("two.json", "[%s,%s]".formatted(scenario("b", "\"crm:1\""), scenario("a", "")));
    Path one = write("one.json", scenario("c", "\"crm:2\""));

    Run run = Run.of("simulate", one, two);

    assertThat(run.outLines())
        .containsExactly(
            line("c", "[]", "[\"crm:2\"]", "[]", "[]"),
            line("b", "[]", "[\"crm:1\"]", "[]", "[]"),
            line("a", "[]", "[]", "[]", "[0]"));
  }

  /** A surrogate pair comes after U+FFEE in UTF-8, and before it in UTF-16. */
  @Test
  void simulate_ordersAllListsByPriorityAndThenByUtf8() throws IOException {
    Run run =
        simulate(
            """
            {"id":"order",%s,"events":[
             {"identities":["cookie:z","crm:\uFFEE"]},{"identities":["cookie:y","crm:\uD83D\uDE00"]},
             {"identities":["crm:new","cookie:z","cookie:y"]},
             {"identities":["cookie:b","cookie:a"]},{"identities":["cookie:\uD83D\uDE00"]},
             {"identities":["cookie:\uFFEE"]},{"identities":["crm:b","crm:a"]},{"identities":[]}]}
            """
                .formatted(CRM_COOKIE));

    assertThat(run.outLines())
        .containsExactly(
            line(
                "order",
                "[[\"crm:new\",\"cookie:y\",\"cookie:z\"],[\"cookie:a\",\"cookie:b\"]]",
                "[\"crm:\uFFEE\",\"crm:\uD83D\uDE00\",\"cookie:\uFFEE\",\"cookie:\uD83D\uDE00\"]",
                "[[\"crm:\uFFEE\",\"cookie:z\"],[\"crm:\uD83D\uDE00\",\"cookie:y\"]]",
                "[6,7]"));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, Ann",
    "1, 1, Tom",
    "-1, -2, Ann",
    "1.5, 1.25, Ann",
    "1, 1.0, Tom",
    "1e300, 1e299, Ann",
    "100000000000000000000000001, 100000000000000000000000000, Ann",
    "'\"2026-01-01T00:00:01Z\"', '\"2026-01-01T00:00:00.5Z\"', Ann",
    "'\"2026-01-01T00:00:00+01:00\"', '\"2026-01-01T00:00:00Z\"', Tom",
    "'\"2026-01-01\"', '\"2025-12-31T23:59:59Z\"', Ann",
    // Beside instants, numbers are seconds since 1970.
    "2, '\"1970-01-01T00:00:01.999999999Z\"', Ann",
    "1.999999999, '\"1970-01-01T00:00:01.999999999Z\"', Tom",
    "'\"1969-12-31T23:59:59.75Z\"', -0.25, Tom",
    // An event without a timestamp has its position.
    "null, null, Tom",
    "0.5, null, Tom",
    "1.5, null, Ann",
    "null, -1, Ann",
  })
  void simulate_whenOneIsNewer_itKeepsTheCookie(String ann, String tom, String owner)
      throws IOException {
    Run run =
        simulate(
            """
            {"id":1,%s,"events":[{"timestamp":%s,"identities":["crm:Ann","cookie:1"]},
                                 {"timestamp":%s,"identities":["crm:Tom","cookie:1"]}]}
            """
                .formatted(CRM_COOKIE, ann, tom));

    assertThat(run.out()).contains("\"graphs\":[[\"crm:%s\",\"cookie:1\"]]".formatted(owner));
  }

  @Test
  void simulate_whenMoreThanTenEventsAtOneTime_takesThemByPosition() throws IOException {
    String events =
        IntStream.range(0, 12)
            .mapToObj("{\"timestamp\":7,\"identities\":[\"crm:%d\",\"cookie:1\"]}"::formatted)
            .collect(Collectors.joining(","));

    Run run = simulate("{\"id\":1,%s,\"events\":[%s]}".formatted(CRM_COOKIE, events));

    assertThat(run.out()).contains("\"graphs\":[[\"crm:11\",\"cookie:1\"]]");
  }

  @Test
  void simulate_whenIdentityIsRepeated_countsItOnce() throws IOException {
    assertThat(simulate(scenario("x", "\"crm:1\",\"crm:1\"")).outLines())
        .containsExactly(line("x", "[]", "[\"crm:1\"]", "[]", "[]"));
  }

  @Test
  void simulate_whenNamespaceIsNotDeclared_goesOnWithTheRest() throws IOException {
    Run run =
        simulate(
            """
            {"id":"x",%s,"events":[{"identities":["crm:1","fax:2","cookie:3"]},
                                   {"identities":["fax:2"]},{"identities":["CRM:1","crm: "]}]}
            """
                .formatted(CRM_COOKIE));

    assertThat(run.outLines())
        .containsExactly(line("x", "[[\"crm:1\",\"cookie:3\"]]", "[]", "[]", "[1,2]"));
  }

  @Test
  void simulate_whenNamespaceFormsNoGraph_leavesItOut() throws IOException {
    Run run =
        simulate(
            """
            {"id":"x","namespaces":[{"code":"shop","type":"NON_PEOPLE","limit":2},
                                    {"code":"ad","type":"PARTNER"},{"code":"crm","type":"EMAIL"}],
             "events":[{"identities":["crm:1","shop:1","ad:1"]},{"identities":["crm:2","shop:1"]},
                       {"identities":["shop:1","ad:1"]},{"identities":["shop:1","shop:2","crm:1"]},
                       {"identities":["crm:3","shop:1","shop:2","shop:3"]}]}
            """);

    assertThat(run.outLines())
        .containsExactly(line("x", "[]", "[\"crm:1\",\"crm:2\"]", "[]", "[4]"));
  }

  @Test
  void simulate_takesValuesAsTheyAre() throws IOException {
    String many =
        IntStream.range(0, 25)
            .mapToObj("\"email:%02d\""::formatted)
            .collect(Collectors.joining(","));
    Run run =
        simulate(
            """
            {"id":"x","namespaces":[{"code":"email","type":"EMAIL","normalizer":"email",
                                     "pattern":".+@.+"}],
             "events":[{"identities":["email: A@B "]},{"identities":["email:null","email:0"]},
                       {"identities":[%s]},{"identities":["email:a:b"]}]}
            """
                .formatted(many));

    assertThat(run.out())
        .contains("\"graphs\":[[\"email:0\",\"email:null\"],[" + many + "]]")
        .contains("\"isolated\":[\"email: A@B \",\"email:a:b\"]")
        .contains("\"rejectedEvents\":[]");
  }

  @Test
  void simulate_readsTheNormalizersOfUnify() throws IOException {
    String scenario =
        """
        {"id":"x","namespaces":[{"code":"tel","type":"PHONE",
                                 "normalizer":{"name":"phone","country":"DE"}}],
         "events":[{"identities":["tel:0151"]}]}
        """;

    assertThat(simulate(scenario).out()).contains("\"isolated\":[\"tel:0151\"]");
    assertThat(simulate(scenario.replace("DE", "XX")).err())
        .contains("The normalizer 'phone' of namespace tel: There is no country 'XX'.");
  }

  @ParameterizedTest
  @CsvSource({"'', 50", "'\"graphLimit\":0,', 61", "'\"graphLimit\":3,', 3"})
  void simulate_whenGraphLimit_evictsAboveIt(String limit, int size) throws IOException {
    String events =
        IntStream.range(0, 60)
            .mapToObj("{\"identities\":[\"crm:1\",\"cookie:%02d\"]}"::formatted)
            .collect(Collectors.joining(","));

    Run run = simulate("{\"id\":1,%s%s,\"events\":[%s]}".formatted(limit, CRM_COOKIE, events));

    String graph = run.out().replaceAll(".*\"graphs\":\\[\\[(.*?)]].*\n", "$1");
    assertThat(graph.split(",")).hasSize(size).contains("\"cookie:59\"");
  }

  @Test
  void simulate_whenNoScenarioOrNoEvent_hasLittleToSay() throws IOException {
    assertThat(simulate("[]")).isEqualTo(new Run(0, "", ""));
    assertThat(simulate("\uFEFF{%s,\"events\":[]}".formatted(CRM_COOKIE)))
        .isEqualTo(
            new Run(
                0,
                "{\"graphs\":[],\"isolated\":[],\"removedLinks\":[],\"rejectedEvents\":[]}\n",
                ""));
  }

  @Test
  void simulate_whenHelpIsAsked_showsAnExampleThatHolds() throws IOException {
    Run help = Run.of("simulate", "--help");

    assertThat(help.status()).isZero();
    assertThat(help.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    String scenario = between(help.out(), "shared.json is\n", "and 'simulate shared.json' writes");
    String result = between(help.out(), "' writes\n", "in one line.").replaceAll("\n *", "");
    assertThat(simulate(scenario).out().strip()).isEqualTo(result);
  }

  private static String between(String text, String start, String end) {
    return text.substring(text.indexOf(start) + start.length(), text.indexOf(end)).strip();
  }

  private static String scenario(String id, String identities) {
    return "{\"id\":\"%s\",%s,\"events\":[{\"identities\":[%s]}]}"
        .formatted(id, CRM_COOKIE, identities);
  }

  private static String line(
      String id, String graphs, String isolated, String removed, String rejected) {
    return "{\"id\":\"%s\",\"graphs\":%s,\"isolated\":%s,\"removedLinks\":%s,\"rejectedEvents\":%s}"
        .formatted(id, graphs, isolated, removed, rejected);
  }

  private Run simulate(String json) throws IOException {
    return Run.of("simulate", write("scenarios.json", json));
  }

  private Path write(String name, String json) throws IOException {
    return Files.writeString(temp.resolve(name), json);
  }
}
