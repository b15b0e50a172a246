package dev.selfsame.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.ProfileMerger;
import dev.selfsame.profile.TestPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileJsonTest {
  private static final Instant TIME = Instant.parse("2026-02-11T09:30:00Z");
  private static final Identity CRM = new Identity("crm", "42");
  private static final Identity MAIL = new Identity("email", "ada@example.com");

  @Test
  void write_hasTheDocumentedForm() {
    Profile profile =
        merge(
            ProfileFragment.record("crm", TIME)
                .id("r")
                .primary(CRM)
                .attribute("person.name.first", "Ada")
                .build(),
            ProfileFragment.event("web", TIME.plusSeconds(1).plusNanos(500_000_000))
                .id("e")
                .primary(CRM)
                .build());
    assertThat(ProfileJson.write(profile))
        .isEqualTo(
            "{\"profileId\":\"128c7b1a8aece53d938f959fb589e647\",\"identities\":[\"crm:42\",\"email:ada@example.com\"],\"attributes\":{\"person\":{\"name\":{\"first\":\"Ada\"}}},\"provenance\":{\"person.name.first\":{\"source\":\"crm\",\"timestamp\":\"2026-02-11T09:30:00Z\"}},\"events\":1,\"sources\":[\"crm\",\"web\"],\"lastModified\":\"2026-02-11T09:30:01.500Z\"}");
  }

  @Test
  void write_whenSeveralFragmentsMadeAValue_namesThemAll() {
    Profile profile =
        merge(
            ProfileFragment.record("crm", TIME)
                .id("r")
                .primary(CRM)
                .attribute("tags", List.of("a"))
                .build(),
            ProfileFragment.patch("crm", TIME.plusSeconds(1))
                .id("p")
                .primary(CRM)
                .attribute("tags", List.of("b"))
                .append("tags")
                .build());
    assertThat(ProfileJson.write(profile))
        .contains("\"attributes\":{\"tags\":[\"a\",\"b\"]}")
        .contains(
            "\"provenance\":{\"tags\":{\"rule\":\"newest\",\"from\":[{\"source\":\"crm\",\"timestamp\":\"2026-02-11T09:30:01Z\"},{\"source\":\"crm\",\"timestamp\":\"2026-02-11T09:30:00Z\"}]}}");
  }

  @Test
  void write_putsKeysInByteOrder() {
    Profile profile =
        merge(
            ProfileFragment.record("b", TIME)
                .id("r")
                .primary(CRM)
                .attribute("\ud83d\ude00", 1)
                .attribute("\uffe5", new BigDecimal("1.50"))
                .attribute("Z", true)
                .attribute("a.b", 1)
                .attribute("a-b", 1)
                .build());
    assertThat(ProfileJson.write(profile))
        .contains(
            "\"attributes\":{\"Z\":true,\"a\":{\"b\":1},\"a-b\":1,\"\uffe5\":1.50,\"\ud83d\ude00\":1}")
        .containsSubsequence("\"Z\":{", "\"a-b\":{", "\"a.b\":{", "\"\uffe5\":{");
  }

  private static Profile merge(ProfileFragment... fragments) {
    return ProfileMerger.merge(
            TestPolicy.newest(),
            source -> false,
            ProfileId.of(CRM, null),
            List.of(CRM, MAIL),
            List.of(fragments))
        .orElseThrow();
  }
}
