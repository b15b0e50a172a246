package dev.selfsame.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentHashTest {

  /** Applications keep ids, so they must not change with the form in which fragments are stored. */
  @Test
  void of_isTheSameForAllVersions() {
    ProfileFragment fragment =
        ProfileFragment.patch("crm", Instant.parse("2026-02-11T09:30:00.5Z"))
            .primary(new Identity("crm", "42"))
            .identity(new Identity("email", "ada@example.com"))
            .unset("a.b")
            .append("list")
            .attribute("text", "Ada")
            .attribute("long", -7)
            .attribute("large", BigInteger.TEN.pow(30))
            .attribute("decimal", new BigDecimal("1.50"))
            .attribute("truth", true)
            .attribute("list", Arrays.asList(1, null, "x", List.of(), Map.of("n", false)))
            .build();
    assertThat(ContentHash.of(fragment)).isEqualTo("5023df7a2e3bfc578399bb52e510b31b");
  }
}
