package dev.selfsame;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.json.FragmentJson;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.TestPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that an earlier version wrote can be read. Those of each version of the format are kept; a
 * later version adds its own, which {@link #main} writes, and never changes the others.
 */
class GoldenFilesTest {
  private static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  private static final Namespace EMAIL = Namespace.email("email");
  private static final Namespace COOKIE = Namespace.of("cookie", IdentityType.COOKIE);
  private static final Namespace PARTNER = Namespace.of("partner", IdentityType.PARTNER);
  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678901234Z");
  private static final List<String> FILES =
      List.of(
          "0000000000000002.snapshot",
          "0000000000000003.journal",
          "backup.snapshot",
          "fragments.ndjson");

  @TempDir Path directory;

  private static ProfileStoreBuilder builder() {
    return ProfileStore.builder()
        .namespaces(CRM, EMAIL, COOKIE, PARTNER)
        .policy("newest", TestPolicy.newest())
        .settings(settings -> settings.idKey("golden".getBytes(StandardCharsets.UTF_8)))
        .clock(Clock.fixed(START, ZoneOffset.UTC));
  }

  private void copy(String version, String name) throws IOException {
    try (InputStream in = resource(version, name)) {
      Files.copy(in, directory.resolve(name));
    }
  }

  private static InputStream resource(String version, String name) {
    return requireNonNull(
        GoldenFilesTest.class.getResourceAsStream("storage/format-" + version + "/" + name), name);
  }

  private static List<String> lines(String version) throws IOException {
    try (InputStream in = resource(version, "fragments.ndjson")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static List<String> lines(ProfileStore store) {
    return store.fragments().map(FragmentJson::write).toList();
  }

  @Test
  void open_reads() throws IOException {
    copy("1", FILES.get(0));
    copy("1", FILES.get(1));
    try (DurableProfileStore store = builder().open(Storage.in(directory))) {
      assertThat(lines(store)).isEqualTo(lines("1")).hasSize(9);
      assertThat(store.recovery().droppedBytes()).isZero();
      assertThat(store.recovery().erasuresFinished()).isZero();
      assertThat(store.recovery().fromSnapshot()).isEqualTo(6);
      assertDeclarations(store);
      assertThat(store.erasedSince(START).size()).isEqualTo(4);
      assertThat(store.erasedSince(START.plusNanos(1)).size()).isZero();
    }
  }

  @Test
  void readBackup_reads() throws IOException {
    try (InputStream in = resource("1", FILES.get(2))) {
      ProfileStore store = builder().readBackup(in);
      assertThat(lines(store)).isEqualTo(lines("1"));
      assertDeclarations(store);
    }
  }

  private static void assertDeclarations(ProfileStore store) {
    assertThat(store.settings().graphRules().vetoes()).hasSize(2);
    assertThat(store.veto(crm(1), crm(2))).isFalse();
    assertThat(store.veto(crm(3), COOKIE.identity("c4"))).isFalse();
    assertThat(store.settings().suppressed().size()).isEqualTo(2);
    assertThat(store.settings().suppressed().contains(crm(5))).isTrue();
  }

  private static Identity crm(int person) {
    return CRM.identity(String.valueOf(person));
  }

  /**
   * Writes the files of the current version.
   *
   * @param arguments the directory to write them to
   */
  public static void main(String... arguments) throws IOException {
    Path target = Path.of(arguments[0]);
    try (DurableProfileStore store = builder().open(Storage.in(target))) {
      store.addAll(
          List.of(
              withAllValues(),
              ProfileFragment.patch("crm", START.plusSeconds(1))
                  .id("p1")
                  .identity(crm(1))
                  .unset("name.last")
                  .append("tags")
                  .attribute("tags", List.of("new"))
                  .build(),
              event(1, "login"),
              event(2, null),
              person(3),
              person(4),
              person(5)));
      store.veto(crm(1), crm(2));
      store.veto(crm(2), crm(3));
      store.eraseAndSuppress(crm(5));
      store.checkpoint();
      store.addAll(List.of(person(6), person(7), person(8)));
      store.veto(crm(3), COOKIE.identity("c4"));
      store.removeVeto(crm(2), crm(3));
      store.erase(crm(6));
      store.withdraw(FragmentKey.record("crm", "r7", START.plusSeconds(7)));
      store.add(person(9));
      store.add(
          ProfileFragment.builder(FragmentKind.EVENT, "shop")
              .identity(crm(9))
              .identity(PARTNER, "p-9")
              .attribute("total", new BigDecimal("12.50"))
              .build());
      try (OutputStream out = Files.newOutputStream(target.resolve(FILES.get(2)))) {
        store.writeBackup(out);
      }
      Files.write(target.resolve(FILES.get(3)), lines(store));
    }
  }

  private static ProfileFragment withAllValues() {
    return ProfileFragment.record("crm", START)
        .id("0b9f2c1e-58a4-4f5e-9a3c-3f1de1e5b001")
        .identity(crm(1))
        .identity(EMAIL, "Ada@Example.com")
        .identity(PARTNER, "f00dfeedf00dfeedf00dfeedf00dfeed")
        .attribute("name.first", "Ada")
        .attribute("name.last", "Byrne")
        .attribute("long", "x".repeat(100))
        .attribute("text", "Zo\u00eb \ud83d\ude00")
        .attribute("small", 7)
        .attribute("large", Long.MIN_VALUE)
        .attribute("huge", BigInteger.TWO.pow(100))
        .attribute("decimal", new BigDecimal("-1.2300"))
        .attribute("yes", true)
        .attribute("no", false)
        .attribute("tags", Arrays.asList("a", null, Map.of("deep", List.of(1, 2))))
        .build();
  }

  private static ProfileFragment event(int person, @Nullable String type) {
    return ProfileFragment.event("web", START.plusSeconds(100 + person))
        .identity(COOKIE, "c" + person)
        .identity(crm(person))
        .type(type)
        .attribute("page", "/")
        .build();
  }

  private static ProfileFragment person(int number) {
    return ProfileFragment.record("crm", START.plusSeconds(number))
        .id("r" + number)
        .identity(crm(number))
        .identity(EMAIL, "person" + number + "@example.com")
        .attribute("number", number)
        .build();
  }
}
