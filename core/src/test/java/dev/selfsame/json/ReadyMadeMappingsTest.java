package dev.selfsame.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.json.FeedFixture.Fault;
import dev.selfsame.json.FeedFixture.Result;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.TestPolicy;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the ready-made mappings make of rows in the form of each feed's public specification. */
class ReadyMadeMappingsTest {
  private static final int MOST_LINES = 70;
  private static final int COLUMNS_OF_SNOWPLOW = 131;
  private static final int PROFILES = 2754;

  static Stream<String> names() {
    return FragmentMapping.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void map_whenRowsAreOfItsFeed_givesTheExpectedFragments(String name) {
    assertThat(texts(FeedFixture.map(name).fragments()))
        .containsExactlyElementsOf(texts(FeedFixture.expected(name).fragments()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void map_whenRowsAreOfItsFeed_refusesWhatIsWrong(String name) {
    List<Fault> expected = FeedFixture.expected(name).faults();
    assertThat(FeedFixture.map(name).faults())
        .hasSameSizeAs(expected)
        .zipSatisfy(expected, (fault, like) -> assertThat(fault).matches(f -> f.isLike(like)));
  }

  @Test
  void map_whenRowsAreTheExamplesOfXdm_givesTheExpectedFragments() {
    Result result =
        FeedFixture.collect(
            Stream.of(
                    "profile.example.1",
                    "experienceevent.example.1",
                    "experienceevent.example.2",
                    "experienceevent.example.7")
                .map(example -> FeedFixture.text("adobe-xdm/" + example + ".json"))
                .map(json -> FragmentMapping.named("xdm", "xdm").mapJson(json, FeedFixture.NOW))
                .toList());

    assertThat(texts(result.fragments()))
        .containsExactlyElementsOf(texts(FeedFixture.fragments("adobe-xdm/fragments.ndjson")));
    assertThat(result.faults()).isEmpty();
  }

  @Test
  void map_whenProfilesOfXdmShareNoIdentity_givesOneProfileEach() {
    FragmentMapping xdm = FragmentMapping.named("xdm", "xdm");
    Result result =
        FeedFixture.collect(
            IntStream.range(0, PROFILES)
                .mapToObj(ReadyMadeMappingsTest::profile)
                .map(json -> xdm.mapJson(json, FeedFixture.NOW))
                .toList());
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(
                Namespace.of("CRMID", IdentityType.CROSS_DEVICE),
                Namespace.email("Email"),
                Namespace.of("ECID", IdentityType.COOKIE))
            .defaultPolicy(TestPolicy.newest())
            .build();

    assertThat(result.fragments()).hasSize(PROFILES);
    assertThat(result.faults()).isEmpty();
    store.addAll(result.fragments());
    assertThat(store.statistics().fragments()).isEqualTo(PROFILES);
    assertThat(store.profiles()).hasSize(PROFILES);
  }

  private static String profile(int number) {
    return """
        {"_id": "p-%1$d", "identityMap": {
           "CRMID": [{"id": "crm-%1$d", "primary": true}],
           "ECID": [{"id": "4711%1$d-1"}, {"id": "4711%1$d-2"}],
           "Email": [{"id": "person%1$d@example.com"}]},
         "_repo": {"modifyDate": "2026-01-15T08:00:00Z"},
         "person": {"name": {"firstName": "Ada", "lastName": "No. %1$d"}}}
        """
        .formatted(number);
  }

  @Test
  void names_areThoseOfTheResources() throws IOException, URISyntaxException {
    Path directory =
        Path.of(
                Objects.requireNonNull(FragmentMapping.class.getResource("mappings/xdm.json"))
                    .toURI())
            .resolveSibling("");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(file -> file.endsWith(".json"))
          .containsExactlyInAnyOrderElementsOf(names().map(name -> name + ".json").toList());
    }
    assertThat(FragmentMapping.names()).isSorted();
  }

  @Test
  void named_whenThereIsNone_listsThoseThatThereAre() {
    assertThatThrownBy(() -> FragmentMapping.named("segmint", "web"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("segmint")
        .hasMessageContaining("salesforce, segment");
  }

  @ParameterizedTest
  @MethodSource("names")
  void document_isShortAndSaysWhatItIsFor(String name) {
    String document = FragmentMapping.document(name);

    assertThat(document.lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
    assertThat(document).startsWith("{\n  \"description\": \"").endsWith("\n}\n");
  }

  @Test
  void namespaces_whenSettingsNameThem_areThoseOfTheSettings() {
    assertThat(
            identities(
                """
                {"mapping": "xdm", "source": "web", "namespaces": {"ecid": "device"}}
                """,
                """
                {"_id": "x", "identityMap": {"https://data.adobe.io/entities/namespace/4": [{"id": "1"}],
                 "ECID": [{"id": "2"}], "Email": [{"id": "ada@example.com"}]}}
                """))
        .containsExactly(
            new Identity("device", "2"),
            new Identity("Email", "ada@example.com"),
            new Identity("device", "1"));
    assertThat(
            identities(
                """
                {"mapping": "segment", "source": "web", "namespaces": {"userId": "crm", "anonymous_id": null},
                 "identities": {"previousId": "user_id"}}
                """,
                """
                {"type": "alias", "userId": "u", "previousId": "v", "anonymousId": "a",
                 "timestamp": "2026-02-01T10:00:00Z"}
                """))
        .containsExactly(new Identity("crm", "u"), new Identity("crm", "v"));
  }

  private static List<Identity> identities(String mapping, String row) {
    return FeedFixture.collect(List.of(FragmentMapping.read(mapping).mapJson(row, FeedFixture.NOW)))
        .fragments()
        .get(0)
        .identities();
  }

  @Test
  void header_ofSnowplow_hasEachColumnOnce() {
    assertThat(FragmentMapping.named("snowplow", "snowplow").format().header())
        .hasSize(COLUMNS_OF_SNOWPLOW)
        .doesNotHaveDuplicates()
        .startsWith("app_id", "platform", "etl_tstamp", "collector_tstamp")
        .endsWith("event_version", "event_fingerprint", "true_tstamp");
  }

  /** As texts, which a failure shows. */
  private static List<String> texts(List<ProfileFragment> fragments) {
    return fragments.stream().map(FragmentJson::write).toList();
  }
}
