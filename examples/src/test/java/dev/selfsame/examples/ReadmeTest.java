package dev.selfsame.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.AddResult;
import dev.selfsame.DurableProfileStore;
import dev.selfsame.ProfileStore;
import dev.selfsame.Storage;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Provenance;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.Timeline;
import dev.selfsame.query.Condition;
import dev.selfsame.query.Page;
import dev.selfsame.query.SearchQuery;
import dev.selfsame.storage.Backup;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows: it compiles, it does what it says, and the README shows just that. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path THIS =
      Path.of("src", "test", "java", "dev", "selfsame", "examples", "ReadmeTest.java");

  @Test
  void javaBlock_doesWhatItSays() {
    // README {
    Namespace crm = Namespace.of("crm", IdentityType.CROSS_DEVICE);
    Namespace email = Namespace.email("email"); // trimmed, in lower case
    Namespace cookie = Namespace.of("cookie", IdentityType.COOKIE);
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(crm, email, cookie) // in order of priority
            .defaultPolicy(MergePolicies.timestampOrdered()) // the newest value wins
            .build();

    store.add(
        ProfileFragment.event("web", Instant.parse("2026-03-01T10:00:00Z"))
            .identity(cookie, "c-17")
            .identity(email, " Ada@Example.com")
            .type("login")
            .build());
    AddResult result = // accepted, duplicate, superseded, or rejected with the reason
        store.add(
            ProfileFragment.record("crm", Instant.parse("2026-02-11T09:30:00Z"))
                .identity(crm, "42")
                .identity(email, "ada@example.com")
                .attribute("person.name.first", "Ada")
                .build());

    Profile ada = store.find(cookie.identity("c-17")).orElseThrow();
    ProfileId id = ada.id(); // the same, whichever fragment came first
    Object name = ada.attribute("person.name.first").orElseThrow(); // Ada
    Provenance origin = ada.provenance("person.name.first").orElseThrow(); // crm, 2026-02-11
    Timeline events = ada.timeline(); // the login
    Map<String, Object> names = // without reading the rest
        store.attributes(email.identity("ada@example.com"), List.of("person.name"));

    SearchQuery query =
        SearchQuery.builder()
            .where(Condition.startsWith("person.name.first", "A"))
            .limit(50)
            .build();
    Page<Profile> page = store.search(query); // the first 50, by merged values
    while (page.hasMore()) {
      page = store.search(query.after(page.cursor().orElseThrow())); // the next 50
    }
    // } README

    assertThat(page.items()).containsExactly(ada);

    assertThat(result).isInstanceOf(AddResult.Accepted.class);
    assertThat(store.find(crm.identity("42")).orElseThrow().id()).isEqualTo(id);
    assertThat(name).isEqualTo("Ada");
    assertThat(names).isEqualTo(Map.of("person", Map.of("name", Map.of("first", "Ada"))));
    assertThat(origin.winner().source()).isEqualTo("crm");
    assertThat(origin.winner().timestamp()).isEqualTo("2026-02-11T09:30:00Z");
    assertThat(events.events()).singleElement().matches(event -> event.source().equals("web"));
  }

  @Test
  void javaBlockWithADirectory_doesWhatItSays(@TempDir Path temp) throws IOException {
    Namespace crm = Namespace.of("crm", IdentityType.CROSS_DEVICE);
    Settings settings =
        Settings.builder().namespaces(crm).defaultPolicy(MergePolicies.timestampOrdered()).build();
    Path directory = temp.resolve("people");
    Path copy = temp.resolve("copy");
    Path restored = temp.resolve("restored");
    Identity ada = crm.identity("42");
    ProfileFragment row =
        ProfileFragment.record("crm", Instant.parse("2026-02-11T09:30:00Z"))
            .identity(ada)
            .attribute("person.name.first", "Ada Byrne-Nolan")
            .build();
    // README {
    Storage storage = Storage.in(directory); // one of its own, on a local disk
    try (DurableProfileStore people = ProfileStore.builder(settings).open(storage)) {
      System.out.println(people.recovery()); // what was there, and what a crash left
      people.add(row); // on disk when it returns
      Backup backup = people.backup(copy); // as of one moment, while writers go on
      people.erase(ada); // from the files, too
      String erased = people.erasedSince(backup.time()).text(); // to keep beside the backup
      Storage.restore(copy, restored, SuppressionList.parse(erased)); // without her
    }
    // } README

    assertThat(Storage.verify(copy).fragments()).isEqualTo(1);
    assertThat(filesWith("Ada Byrne-Nolan", temp)).singleElement().asString().contains("copy");
    assertThat(Storage.verify(restored).fragments()).isZero();
    assertThat(Storage.verify(directory).fragments()).isZero();
  }

  private static List<Path> filesWith(String value, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(value)) {
          found.add(file);
        }
      }
      return found;
    }
  }

  @Test
  void javaBlocks_areTheBodiesOfTheTestsAbove() throws IOException {
    Matcher body =
        Pattern.compile("// README \\{\n(.*?)\n *// } README", Pattern.DOTALL)
            .matcher(Files.readString(THIS));

    assertThat(body.results().map(ReadmeTest::text).toList()).isEqualTo(blocks("java")).hasSize(2);
  }

  @Test
  void csvAndSettings_areUnifiedAsItSays(@TempDir Path temp) throws IOException {
    Path csv = Files.writeString(temp.resolve("customers.csv"), block("csv"));
    Path settings = Files.writeString(temp.resolve("settings.json"), block("json"));

    Run run = Run.unify(settings, csv);

    assertThat(run.status()).isZero();
    assertThat(run.outLines())
        .singleElement()
        .asString()
        .contains("\"first\":\"Ada\"", "\"last\":\"Byrne-Nolan\"", "crm:42", "crm:43");
  }

  @Test
  void inputs_areReadAsItSays(@TempDir Path temp) throws IOException {
    Path settings =
        Files.writeString(
            temp.resolve("settings.json"),
            block("json").replaceFirst("\"inputs\": (?s).*", blocks("json").get(1).substring(1)));
    Files.write(
        temp.resolve("kunden.csv"),
        "Kundennr;E-Mail;Name;Punkte;Ge\u00e4ndert am\n42;ada@example.com;Zo\u00eb;1.234,5;11.02.2026\n"
            .getBytes(Charset.forName("windows-1252")));
    Files.writeString(
        temp.resolve("customers.json"),
        "{\"customers\": [\n{\"id\": 42, \"updated_at\": \"2026-02-11\", \"city\": \"Lund\"}]}");
    Files.writeString(
        temp.resolve("orders-1.ndjson"),
        "{\"order_id\": 7, \"at\": \"2026-03-01\", \"customer\": {\"email\": \"ada@example.com\"}}");

    Run run = Run.unify(settings, temp + "/[cko]*");

    assertThat(run.out())
        .contains(
            "\"name\":\"Zo\u00eb\"", "\"points\":1234.5", "\"city\":\"Lund\"", "\"events\":1");
    assertThat(run.outLines()).hasSize(1);
  }

  private static String text(MatchResult match) {
    return match.group(1).stripIndent();
  }

  /** Returns the first block of a language. */
  private static String block(String language) throws IOException {
    List<String> blocks = blocks(language);
    assertThat(blocks).as("blocks of " + language).isNotEmpty();
    return blocks.get(0);
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
        .matcher(Files.readString(README))
        .results()
        .map(block -> block.group(1))
        .toList();
  }
}
