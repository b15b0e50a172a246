package dev.selfsame.examples.viewer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import com.sun.net.httpserver.HttpServer;
import dev.selfsame.ProfileStore;
import dev.selfsame.examples.rows.Place;
import dev.selfsame.examples.unify.Refusal;
import dev.selfsame.examples.unify.Refusal.Subject;
import dev.selfsame.json.ProfileJson;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.ProfileFragment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit sets them before all tests.
class ViewerApiTest {
  private static ProfileStore store;
  private static ViewerServer demoServer;
  private static ViewerServer server;
  private static Http demo;
  private static Http difficult;

  @BeforeAll
  static void start() throws InterruptedException {
    demoServer = ViewerServer.start(Fixtures.demo(), 0);
    demo = new Http(demoServer.address());
    store = Fixtures.difficult();
    server = ViewerServer.start(ProfileViewer.builder(store).build(), 0);
    difficult = new Http(server.address());
  }

  @AfterAll
  static void stop() {
    demoServer.close();
    server.close();
  }

  private static ListAssert<Object> list(Map<String, Object> object, String key) {
    return assertThat(object.get(key)).asInstanceOf(LIST);
  }

  private static MapAssert<Object, Object> map(Map<String, Object> object, String key) {
    return assertThat(object.get(key)).asInstanceOf(MAP);
  }

  // profiles

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "crm:1001                                       | crm:1001",
        "email:ADA.Byrne@mail.example                   | crm:1001",
        "email:Ada                                      | crm:1001",
        "ada.by                                         | crm:1001",
        "c-7f                                           | crm:1001",
        "phone:+353 (21)                                | crm:1001",
        "phone:+353                                     | crm:1001",
        "email:Ada.Byrne@Mail                           | crm:1001",
        "email:mailto:ADA.Byrne@mail.example            | crm:1001",
        "loyalty.tier = gold and name.first ^= A        | crm:1001",
        "loyalty.points = 4120                          | crm:1001",
        "not exists name.first and exists loyalty.tier  | ",
        "phone:ada                                      | ",
        "nobody                                         | ",
      })
  void profiles_whenSearched_findsThePerson(String q, String first) {
    List<Map<String, Object>> found = profiles(demo.object("api/profiles", "q", q));

    if (first == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).singleElement().satisfies(one -> list(one, "identities").contains(first));
    }
  }

  @Test
  void profiles_whenPersonHasSeveralMatches_listsOnce() {
    // All 49 devices of one person begin alike.
    assertThat(identities(difficult.object("api/profiles", "q", "busy")))
        .containsExactly("crm:busy");
    assertThat(identities(difficult.object("api/profiles", "q", "device:busy-")))
        .containsExactly("crm:busy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "crm:", "device:", "o", "exists total or not exists total"})
  void profiles_whenPaged_givesEachOnceInOrder(String q) {
    List<String> whole = identities(difficult.object("api/profiles", "q", q, "limit", "100"));
    List<String> paged = new ArrayList<>();
    String cursor = "";
    do {
      Map<String, Object> page =
          difficult.object("api/profiles", "q", q, "limit", "7", "cursor", cursor);
      assertThat(profiles(page)).hasSizeLessThanOrEqualTo(7);
      paged.addAll(identities(page));
      cursor = next(page);
    } while (!cursor.isEmpty() && paged.size() < 98);

    assertThat(paged).doesNotHaveDuplicates();
    assertThat(paged.subList(0, Math.min(98, paged.size())))
        .isEqualTo(whole.subList(0, Math.min(98, whole.size())));
  }

  @Test
  void profiles_whenNothingIsAsked_givesTheFirstPage() {
    Map<String, Object> page = difficult.object("api/profiles");

    assertThat(profiles(page)).hasSize(20);
    assertThat(page.get("next")).isInstanceOf(String.class);
  }

  @Test
  void profiles_whenConditionIsWrong_tellsWhatToFixAndWhere() {
    HttpResponse<String> response = demo.get("api/profiles", "q", "tier = ");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Http.parse(response.body()))
        .containsEntry("position", 8)
        .hasEntrySatisfying("error", text -> assertThat(text.toString()).contains("Write one"));
  }

  @ParameterizedTest
  @CsvSource({
    "limit,0",
    "limit,101",
    "limit,x",
    "cursor,damaged",
    "cursor,0.damaged",
    "cursor,5.",
    "cursor,7.x",
    "cursor,-1.x",
    "cursor,%2B1.",
    "cursor,4294967295.x",
    "cursor,99999999999.x",
    "cursor,.x",
    "policy,none",
    "offset,3",
    "limit,1&limit=2",
  })
  void profiles_whenParameterIsWrong_refuses(String name, String value) {
    for (String q : List.of("", "ada")) {
      HttpResponse<String> response =
          demo.send("GET", "api/profiles?q=" + q + "&" + name + "=" + value);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(Http.parse(response.body())).containsKeys("status", "error");
    }
  }

  /** The text was "Use .", without a name. */
  @Test
  void statistics_whenThereIsAParameter_saysThatThereIsNone() {
    HttpResponse<String> response = demo.get("api/statistics", "policy", "default");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Http.parse(response.body()))
        .containsEntry("error", "There are no parameters here. Leave them out.");
  }

  @Test
  void profiles_whenCursorIsOfAnotherSearch_refuses() {
    String cursor = next(difficult.object("api/profiles", "limit", "1"));

    assertThat(difficult.get("api/profiles", "q", "a = b", "cursor", cursor).statusCode())
        .isEqualTo(400);
  }

  /** Returns a store with a person whose profile cannot be read under the policy "failing". */
  private static ProfileStore failing(Supplier<OptionalInt> rank) {
    ProfileStore failing =
        ProfileStore.builder()
            .namespaces(Fixtures.CRM)
            .defaultPolicy(MergePolicies.timestampOrdered())
            .policy(
                "failing",
                new MergePolicy() {
                  @Override
                  public String method() {
                    return "failing";
                  }

                  @Override
                  public OptionalInt rank(String source) {
                    return rank.get();
                  }
                })
            .build();
    failing.add(
        ProfileFragment.record("crm", Instant.EPOCH)
            .identity(Fixtures.CRM, "1")
            .attribute("a", 1)
            .build());
    return failing;
  }

  @Test
  void profiles_whenARuleOfTheHostFails_blamesNoCursor() {
    ProfileStore failing =
        failing(
            () -> {
              throw new IllegalArgumentException("a rule");
            });
    try (ViewerServer own = ViewerServer.start(ProfileViewer.builder(failing).build(), 0)) {
      HttpResponse<String> response =
          new Http(own.address()).get("api/profiles", "policy", "failing", "q", "a = 1");

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).doesNotContain("cursor");
    }
  }

  @Test
  void profile_whenMemoryDoesNotSuffice_saysSo_andTheNextIsAnswered() {
    ProfileStore failing =
        failing(
            () -> {
              throw new OutOfMemoryError("in a test");
            });
    try (ViewerServer own = ViewerServer.start(ProfileViewer.builder(failing).build(), 0)) {
      Http http = new Http(own.address());
      for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors() + 2; i++) {
        HttpResponse<String> response =
            http.get("api/profile", "policy", "failing", "identity", "crm:1");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("memory", "-Xmx");
      }
      assertThat(http.get("api/profile", "identity", "crm:1").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void profiles_whenAValueIsRare_comeInPagesThatMayBeEmpty() {
    ProfileViewer viewer = ProfileViewer.builder(Fixtures.sparse()).scanLimit(250).build();
    try (ViewerServer own = ViewerServer.start(viewer, 0)) {
      Http http = new Http(own.address());
      Map<String, Object> page = http.object("api/profiles", "q", "name = Faraway");
      int empty = 0;
      for (; profiles(page).isEmpty(); empty++) {
        page = http.object("api/profiles", "q", "name = Faraway", "cursor", next(page));
      }

      assertThat(empty).isEqualTo(1100 / 250);
      assertThat(identities(page)).containsExactly("device:far-z");
      assertThat(page.get("next")).isNull();
      assertThat(http.object("api/profiles", "q", "name = Faraway").get("next")).isNull();
    }
  }

  @Test
  void profiles_whenManyIdentitiesAreOfNobody_mayHaveAnEmptyPage() {
    try (ViewerServer own =
        ViewerServer.start(ProfileViewer.builder(Fixtures.sparse()).build(), 0)) {
      Http http = new Http(own.address());
      Map<String, Object> first = http.object("api/profiles", "policy", "shop-first", "q", "far-");
      Map<String, Object> second =
          http.object("api/profiles", "policy", "shop-first", "q", "far-", "cursor", next(first));

      list(first, "profiles").isEmpty();
      assertThat(identities(second)).containsExactly("device:far-z");
      assertThat(second.get("next")).isNull();
    }
  }

  // profile

  @Test
  void profile_whenKnown_isAsUnifyWritesIt() {
    assertThat(difficult.get("api/profile", "identity", "crm:busy").body())
        .isEqualTo(ProfileJson.write(store.find(Fixtures.CRM.identity("busy")).orElseThrow()));
  }

  @Test
  void profile_whenPolicyIsNamed_isReadUnderIt() {
    assertThat(name(demo.object("api/profile", "identity", "crm:1001"))).isEqualTo("Byrne-Nolan");
    assertThat(name(demo.object("api/profile", "identity", "crm:1001", "policy", "crm-first")))
        .isEqualTo("Byrne");
  }

  @Test
  void profile_whenAsOf_leavesOutWhatCameLater() {
    Map<String, Object> then =
        demo.object("api/profile", "identity", "crm:1001", "asOf", "2026-01-31");

    assertThat(name(then)).isEqualTo("Byrne");
    assertThat(then).containsEntry("events", 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "identity=crm:nobody                         | 404",
        "identity=none:1                             | 404",
        "identity=crm:1001&asOf=2001-01-01           | 404",
        "identity=crm:1001&policy=nothing            | 400",
        "identity=crm:1001&asOf=yesterday            | 400",
        "identity=1001                               | 400",
        "identity=                                   | 400",
        "                                            | 400",
        "identity=crm:1001&identity=crm:1002         | 400",
        "identity=crm:%ff                            | 400",
        "identity=crm:%zz                            | 400",
      })
  void profile_whenThereIsNone_saysWhy(String query, int status) {
    String answer =
        demo.raw(
            "GET /api/profile?%s HTTP/1.1\nHost: localhost".formatted(query == null ? "" : query));

    assertThat(answer).startsWith("HTTP/1.1 " + status);
  }

  @Test
  void provenance_tellsWinnersAndLosers_aPageAtATime() {
    Map<String, Object> first = demo.object("api/provenance", "identity", "crm:1001", "limit", "5");
    Map<String, Object> second =
        demo.object("api/provenance", "identity", "crm:1001", "limit", "5", "cursor", next(first));

    assertThat(paths(first))
        .containsExactly(
            "address.city", "contact.language", "loyalty.points", "loyalty.tier", "name.first");
    assertThat(paths(second)).containsExactly("name.last", "newsletter");
    assertThat(second.get("next")).isNull();
    assertThat(second).containsEntry("total", 7);
    assertThat(text(second, "values"))
        .contains("Byrne-Nolan", "timestampOrdered", "OLDER", "lostCount=2");
  }

  // time line

  @Test
  void timeline_whenPaged_givesEachEventOnce() {
    Set<Object> seen = new LinkedHashSet<>();
    String cursor = "";
    do {
      Map<String, Object> page =
          difficult.object(
              "api/timeline",
              "identity",
              "crm:busy",
              "where",
              "total >= 1000 and total < 1700",
              "order",
              "oldest",
              "limit",
              "300",
              "cursor",
              cursor);
      events(page).forEach(event -> assertThat(seen.add(event.get("id"))).isTrue());
      cursor = next(page);
    } while (!cursor.isEmpty());

    assertThat(seen).hasSize(700).startsWith("busy-1000").endsWith("busy-1699");
  }

  @Test
  void timeline_whenFiltered_tellsWhatThereIs() {
    Map<String, Object> page =
        difficult.object(
            "api/timeline",
            "identity",
            "crm:busy",
            "type",
            "order",
            "source",
            "app",
            "from",
            "2026-01-03",
            "to",
            "2026-01-04");

    assertThat(events(page))
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(event)
                    .containsEntry("type", "order")
                    .containsEntry("source", "app")
                    .hasEntrySatisfying(
                        "timestamp", time -> assertThat(time.toString()).startsWith("2026-01-03")));
    assertThat(page).containsEntry("total", 5000);
    map(page, "types").containsEntry("order", 500).containsEntry("view", 4500);
    map(page, "sources").containsEntry("app", 1667).containsEntry("web", 3333);
  }

  @ParameterizedTest
  @ValueSource(strings = {"where=a=", "order=up", "cursor=x", "from=soon", "limit=501"})
  void timeline_whenQuestionIsWrong_refuses(String wrong) {
    assertThat(difficult.send("GET", "api/timeline?identity=crm:busy&" + wrong).statusCode())
        .isEqualTo(400);
  }

  // graph

  @Test
  void graph_whenBusy_hasAllOfIt() {
    Map<String, Object> graph = difficult.object("api/graph", "identity", "crm:busy");

    map(graph, "counts")
        .containsEntry("members", Fixtures.BUSY_IDENTITIES)
        .containsEntry("accepted", Fixtures.BUSY_IDENTITIES - 1)
        .containsEntry("removed", Fixtures.BUSY_REMOVED);
    assertThat(graph).containsEntry("complete", true);
    list(graph, "links").hasSize(Fixtures.BUSY_IDENTITIES - 1 + Fixtures.BUSY_REMOVED);
  }

  @Test
  void graph_whenLimited_saysThatItIsNotComplete() {
    Map<String, Object> graph =
        difficult.object("api/graph", "identity", "crm:busy", "limit", "120");

    assertThat(graph).containsEntry("complete", false);
    assertThat(objects(graph, "identities").size() + objects(graph, "links").size())
        .isLessThanOrEqualTo(120);
  }

  @Test
  void graph_whenUnknown_isNotFound() {
    assertThat(difficult.get("api/graph", "identity", "crm:nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void explain_whenOnePerson_givesTheChain() {
    Map<String, Object> answer =
        demo.object("api/explain", "identity", "cookie:c-7f31", "other", "crm:1001");

    assertThat(answer).containsEntry("together", true);
    list(answer, "steps").hasSize(2);
  }

  @Test
  void explain_whenKeptApart_namesTheRule() {
    Map<String, Object> answer =
        demo.object("api/explain", "identity", "crm:1004", "other", "crm:1005");

    assertThat(answer).containsEntry("together", false).containsEntry("reason", "APART");
    assertThat(text(answer, "removed"))
        .contains("NAMESPACE_LIMIT", "crm is unique", "office@pier-cafe.example");
  }

  @Test
  void explain_whenQuarantined_namesIt() {
    Map<String, Object> answer =
        difficult.object("api/explain", "identity", "crm:guest-1", "other", "crm:guest-2");

    assertThat(text(answer, "removed")).contains("QUARANTINE", "more than 100 people");
  }

  @Test
  void explain_whenNothingLinks_saysSo() {
    assertThat(demo.object("api/explain", "identity", "crm:1001", "other", "crm:1002"))
        .containsEntry("reason", "NEVER_LINKED");
    assertThat(demo.get("api/explain", "identity", "crm:1001", "other", "crm:0").statusCode())
        .isEqualTo(404);
  }

  @Test
  void explain_whenAsOf_tellsWhatHeldThen() {
    String mailbox = "email:office@pier-cafe.example";

    assertThat(demo.object("api/explain", "identity", "crm:1004", "other", mailbox))
        .containsEntry("together", false);
    assertThat(
            demo.object(
                "api/explain", "identity", "crm:1004", "other", mailbox, "asOf", "2026-01-10"))
        .containsEntry("together", true);
  }

  @Test
  void moments_areTheTimesThatMatter() {
    Map<String, Object> few = demo.object("api/moments", "identity", "crm:1001");
    Map<String, Object> many = difficult.object("api/moments", "identity", "crm:busy");

    list(few, "moments").hasSize(9).startsWith("2024-05-30T00:00:00Z");
    list(many, "moments").hasSize(200).startsWith("2026-01-01T00:00:00Z").isSorted();
    assertThat(few).containsEntry("total", 9);
    assertThat(demo.get("api/moments", "identity", "crm:0").statusCode()).isEqualTo(404);
  }

  @Test
  void policies_tellWhatEachWouldChange() {
    assertThat(demo.object("api/policies").toString())
        .contains("default", "crm-first", "afterwardsByTimestamp")
        .doesNotContain("changes");
    assertThat(demo.object("api/policies", "identity", "crm:1001").toString())
        .contains("path=name.last, before=Byrne-Nolan, after=Byrne");
    assertThat(
            demo.object("api/policies", "identity", "crm:1001", "policy", "crm-first").toString())
        .contains("path=name.last, before=Byrne, after=Byrne-Nolan");
  }

  @Test
  void statistics_countAll() {
    Map<String, Object> statistics = demo.object("api/statistics");

    assertThat(statistics)
        .containsEntry("profiles", 17)
        .containsEntry("fragments", 52)
        .containsEntry("identities", 54);
    map(statistics, "graphs").containsEntry("largest", 6).containsEntry("removedLinks", 4);
    map(statistics, "namespaces").containsEntry("crm", 12);
    map(statistics, "sources")
        .containsEntry("support", Map.of("record", 2, "patch", 1, "event", 5));
  }

  @Test
  void statistics_whenTheyAreOld_areAnsweredAtOnceAndCountedAnewBehind() {
    ProfileStore growing = Fixtures.store();
    AtomicLong clock = new AtomicLong();
    Deque<Runnable> background = new ArrayDeque<>();
    StatisticsResource statistics = new StatisticsResource(growing, clock::get, background::add);
    assertThat(statistics.statistics())
        .containsEntry("profiles", 0L)
        .containsEntry("counting", false)
        .containsKey("countedAt");
    growing.add(ProfileFragment.record("crm", Instant.EPOCH).identity("crm", "1").build());
    clock.addAndGet(TimeUnit.HOURS.toNanos(1));

    assertThat(statistics.statistics())
        .containsEntry("profiles", 0L)
        .containsEntry("counting", true);
    assertThat(statistics.statistics())
        .containsEntry("profiles", 0L)
        .containsEntry("ageSeconds", 3600L);
    assertThat(background).hasSize(1);
    background.remove().run();

    assertThat(statistics.statistics())
        .containsEntry("profiles", 1L)
        .containsEntry("counting", false)
        .containsEntry("ageSeconds", 0L);
    assertThat(background).isEmpty();
  }

  @Test
  void refusals_arePaged() {
    Map<String, Object> all = demo.object("api/refusals");
    Map<String, Object> first = demo.object("api/refusals", "reason", "PLACEHOLDER", "limit", "3");
    Map<String, Object> second =
        demo.object("api/refusals", "reason", "PLACEHOLDER", "cursor", next(first));

    assertThat(all)
        .containsEntry("known", true)
        .containsEntry("total", 13)
        .doesNotContainKey("refusals");
    map(all, "counts").containsEntry("PLACEHOLDER", 6);
    list(first, "refusals").hasSize(3);
    list(second, "refusals").hasSize(3);
    assertThat(second.get("next")).isNull();
  }

  @Test
  void refusals_withoutALog_areNotKnown() {
    assertThat(difficult.object("api/refusals", "reason", "NO_IDENTITY"))
        .containsEntry("known", false)
        .containsEntry("total", 0)
        .containsEntry("refusals", List.of());
  }

  @Test
  void refusalLog_whenMuchIsRefused_keepsTheFirstAndCountsAll() {
    RefusalLog log = new RefusalLog();
    for (int i = 0; i < RefusalLog.MOST + 5; i++) {
      log.accept(
          new Refusal(
              "a.csv", Place.line(i), Subject.ROW, Optional.empty(), "NO_IDENTITY", "none"));
    }

    assertThat(log.counts()).containsEntry("NO_IDENTITY", RefusalLog.MOST + 5L);
    assertThat(log.keptOf("NO_IDENTITY")).isEqualTo(RefusalLog.MOST);
    assertThat(log.some("NO_IDENTITY", RefusalLog.MOST - 1, 10)).hasSize(1);
  }

  @Test
  void quarantine_listsWhatIsSetAside() {
    assertThat(difficult.object("api/quarantine"))
        .containsEntry("total", 1)
        .containsEntry("identities", List.of("device:kiosk"));
    assertThat(difficult.object("api/quarantine", "cursor", "device:kiosk"))
        .containsEntry("identities", List.of());
  }

  // the guard

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
  void anyMethod_butGetAndHead_isRefused(String method) {
    for (String path : List.of("", "api/profiles", "app.js", "nothing")) {
      String answer =
          demo.raw("%s /%s HTTP/1.1\nHost: localhost\nContent-Length: 0".formatted(method, path));

      assertThat(answer).startsWith("HTTP/1.1 405").containsIgnoringCase("Allow: GET, HEAD");
    }
  }

  @Test
  void head_isGetWithoutBody() {
    HttpResponse<String> get = demo.get("api/settings");
    HttpResponse<String> head = demo.send("HEAD", "api/settings");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(get.headers().firstValue("Content-Length"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example",
        "Host: evil.example:8080",
        "Host: 127.0.0.1.evil.example",
        "Host: localhost@evil.example",
        "Host: 10.0.0.1",
        "Host: ",
        "X-None: 1",
        "Host: localhost\nHost: evil.example",
      })
  void otherHost_isRefused(String host) {
    for (String path : List.of("/", "/api/profiles", "/app.js")) {
      String answer = demo.raw("GET %s HTTP/1.1\n%s".formatted(path, host));

      assertThat(answer).containsPattern("^HTTP/1.1 (403|400)").doesNotContain("profiles\":");
    }
  }

  @Test
  void otherHostInTheAddress_isRefused() {
    assertThat(demo.raw("GET http://evil.example/api/profiles HTTP/1.1\nHost: localhost"))
        .startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST:1234", "[::1]:80"})
  void ownHost_isTaken(String host) {
    assertThat(demo.raw("GET /api/settings HTTP/1.1\nHost: " + host)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../pom.xml",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/./index.html",
        "/api/../app.js",
        "/api",
        "/api/",
        "/api/profile/",
        "/index.html%00.js",
        "/ProfileViewer.class",
        "/settings.json",
        "/../demo/crm.csv",
        "/..\\demo\\crm.csv",
      })
  void path_leadsNowhereElse(String path) {
    assertThat(demo.raw("GET %s HTTP/1.1\nHost: localhost".formatted(path)))
        .containsPattern("^HTTP/1.1 (404|400|403)");
  }

  @Test
  void everyAnswer_carriesTheHeaders() {
    for (String path : List.of("", "app.js", "api/settings", "nothing", "api/nothing")) {
      HttpResponse<String> response = demo.get(path);

      assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
          .startsWith("default-src 'none'")
          .doesNotContain("unsafe", "http:", "https:", "*");
      assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(response.headers().firstValue("Cache-Control")).isPresent();
      assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void file_whenKnownAlready_isNotSentAgain() {
    String tag = demo.get("cytoscape.js").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = demo.send("GET", "cytoscape.js", "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void page_namesNoOtherHostAndHasNothingInline() {
    String page = demo.get("").body();

    assertThat(page).doesNotContain("http://", "https://", "style=", "onclick");
    assertThat(page).doesNotContainPattern("<script[^>]*>[^<]").doesNotContain("<style");
    assertThat(difficult.get("api/profiles", "q", "device:<").headers().firstValue("Content-Type"))
        .contains("application/json; charset=utf-8");
  }

  // mounted by a host

  @Test
  void mount_whenUnderAPath_servesThereUnderTheHostsName() throws IOException {
    ProfileStore live = Fixtures.store();
    HttpServer host =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ProfileViewer.builder(live).host("People.example.com").build().mount(host, "/people");
    host.start();
    try {
      Http http = new Http("http://127.0.0.1:" + host.getAddress().getPort() + "/");
      HttpResponse<String> start = http.get("people");

      assertThat(start.statusCode()).isEqualTo(301);
      assertThat(start.headers().firstValue("Location")).contains("/people/");
      assertThat(http.get("people/").body()).contains("<title>Selfsame viewer");
      assertThat(http.get("people/app.js").statusCode()).isEqualTo(200);
      assertThat(http.get("peoplex/app.js").statusCode()).isEqualTo(404);
      assertThat(http.get("peoplex").statusCode()).isEqualTo(404);
      assertThat(http.raw("GET /people/api/settings HTTP/1.1\nHost: people.example.com:8443"))
          .startsWith("HTTP/1.1 200");
      assertThat(http.get("people/api/profile", "identity", "crm:1").statusCode()).isEqualTo(404);

      live.add(
          ProfileFragment.record("crm", Instant.EPOCH)
              .identity("crm", "1")
              .attribute("a", 1)
              .build());

      assertThat(http.get("people/api/profile", "identity", "crm:1").statusCode()).isEqualTo(200);
    } finally {
      host.stop(0);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Map<String, Object> page, String key) {
    return (List<Map<String, Object>>) requireNonNull(page.get(key));
  }

  private static List<Map<String, Object>> profiles(Map<String, Object> page) {
    return objects(page, "profiles");
  }

  private static List<Map<String, Object>> events(Map<String, Object> page) {
    return objects(page, "events");
  }

  private static List<Object> paths(Map<String, Object> page) {
    return objects(page, "values").stream().map(value -> value.get("path")).toList();
  }

  /** Returns the first identity of each profile of a page. */
  private static List<String> identities(Map<String, Object> page) {
    return profiles(page).stream()
        .map(profile -> (String) ((List<?>) requireNonNull(profile.get("identities"))).get(0))
        .toList();
  }

  private static Object name(Map<String, Object> profile) {
    Map<?, ?> attributes = (Map<?, ?>) requireNonNull(profile.get("attributes"));
    return requireNonNull(((Map<?, ?>) requireNonNull(attributes.get("name"))).get("last"));
  }

  private static String text(Map<String, Object> object, String key) {
    return String.valueOf(object.get(key));
  }

  /** Returns the cursor of the next page, or an empty text. */
  private static String next(Map<String, Object> page) {
    Object next = page.get("next");
    return next == null ? "" : next.toString();
  }
}
