package dev.selfsame.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.AddResult;
import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.ProfileFragment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples of which identity an event is stored under. */
class PrimaryIdentityCasesTest {
  private static final String VALUE = "v1";

  /** One example: the namespaces in order of priority, those that an event names, the answer. */
  record Case(String id, List<String> priorityOrder, List<String> event, String primary) {
    static Case of(String text) {
      Map<String, String> parts = JsonText.members(text);
      return new Case(
          JsonText.unquoted(parts.getOrDefault("id", "")),
          JsonText.strings(parts.getOrDefault("priorityOrder", "")),
          JsonText.strings(parts.getOrDefault("event", "")),
          JsonText.unquoted(parts.getOrDefault("primary", "")));
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in =
        PrimaryIdentityCasesTest.class.getResourceAsStream("primary-identity-cases.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return JsonText.elements(text).stream().map(Case::of);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void primaryOfEvent_isAsExpected(Case example) {
    assertThat(primary(example, example.event())).isEqualTo(example.primary());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void primaryOfEvent_isAsExpectedInAnyOrderOfItsIdentities(Case example) {
    List<String> event = new ArrayList<>(example.event());
    for (int turn = 0; turn < event.size(); turn++) {
      Collections.rotate(event, 1);
      assertThat(primary(example, event)).isEqualTo(example.primary());
    }
  }

  @Test
  void cases_areAllThere() throws IOException {
    assertThat(cases()).hasSize(29);
  }

  private static String primary(Case example, List<String> event) {
    Namespace[] namespaces =
        example.priorityOrder().stream()
            .map(code -> Namespace.of(code, type(code)))
            .toArray(Namespace[]::new);
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(namespaces)
            .defaultPolicy(MergePolicies.timestampOrdered())
            .build();
    ProfileFragment.Builder builder = ProfileFragment.event("web", Instant.EPOCH);
    event.forEach(code -> builder.identity(code, VALUE));
    assertThat(store.add(builder.build())).isInstanceOf(AddResult.Accepted.class);
    Identity primary = store.fragments().findFirst().orElseThrow().primary().orElseThrow();
    assertThat(primary.value()).isEqualTo(VALUE);
    return primary.namespace();
  }

  private static IdentityType type(String code) {
    return switch (code) {
      case "CRMID", "CRM ID", "loginID" -> IdentityType.CROSS_DEVICE;
      case "Email", "Email_LC_SHA256" -> IdentityType.EMAIL;
      case "Phone_SHA256" -> IdentityType.PHONE;
      case "IDFA", "GAID" -> IdentityType.DEVICE;
      case "ECID", "AAID" -> IdentityType.COOKIE;
      default -> throw new AssertionError("Say of which type " + code + " is.");
    };
  }
}
