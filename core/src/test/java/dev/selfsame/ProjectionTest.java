package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.json.ProfileBinding;
import dev.selfsame.profile.LostValue;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.TestPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);

  /** A host's own type. */
  record Customer(Person person, List<String> tags, int visits, @Nullable BigDecimal spent) {}

  /** A part of it. */
  record Person(String first, @Nullable String last) {}

  /** A type that the attributes do not fit. */
  record Misfit(Names person) {}

  /** A part of it. */
  record Names(int first) {}

  private static Profile profile() {
    ProfileStore store =
        ProfileStore.builder().namespaces(CRM).defaultPolicy(TestPolicy.newest()).build();
    store.add(
        ProfileFragment.record("old", Instant.EPOCH)
            .identity(CRM, "1")
            .attribute("consents", Map.of("mail", "secret"))
            .attribute("person.first", "Augusta")
            .build());
    store.add(
        ProfileFragment.record("new", Instant.EPOCH.plusSeconds(1))
            .identity(CRM, "1")
            .attribute("person.first", "Ada")
            .attribute("person.last", "Lovelace")
            .attribute("consents.mail.given", true)
            .attribute("consents.mail.at", 1)
            .attribute("consents.phone.given", false)
            .attribute("tags", List.of("a", "b"))
            .attribute("visits", 3)
            .attribute("spent", 1.5)
            .build());
    return store.find(CRM.identity("1")).orElseThrow();
  }

  @Test
  void project_keepsWhatIsAtThePathsAndBelow() {
    Profile whole = profile();
    Profile some = whole.project("consents.*.given", "person", "nothing", "tags.a", "visits.*");
    assertThat(some.attributes())
        .isEqualTo(
            Map.of(
                "person", Map.of("first", "Ada", "last", "Lovelace"),
                "consents",
                    Map.of("mail", Map.of("given", true), "phone", Map.of("given", false))));
    assertThat(some.provenance().keySet())
        .containsExactly(
            "consents.mail.given", "consents.phone.given", "person.first", "person.last");
    assertThat(some.provenance("person.first")).isEqualTo(whole.provenance("person.first"));
    assertThat(some.identities()).isEqualTo(whole.identities());
    assertThat(some.timeline()).isEqualTo(whole.timeline());
    assertThat(some.provenance().values())
        .flatMap(provenance -> provenance.lost())
        .extracting(LostValue::value)
        .containsOnly("Augusta");
  }

  @Test
  void project_toEverythingOrNothing_isTheWholeOrNone() {
    Profile whole = profile();
    assertThat(whole.project("*")).isEqualTo(whole);
    assertThat(whole.project().attributes()).isEmpty();
    assertThat(whole.project().provenance()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> whole.project("a..b"));
  }

  @Test
  void bind_makesTheHostsOwnRecord() {
    assertThat(ProfileBinding.bind(profile(), Customer.class))
        .isEqualTo(
            new Customer(
                new Person("Ada", "Lovelace"), List.of("a", "b"), 3, new BigDecimal("1.5")));
  }

  @Test
  void bind_whenAnAttributeDoesNotFit_namesItsPathAndNotItsValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProfileBinding.bind(profile(), Misfit.class))
        .withMessageContaining("person.first")
        .withMessageContaining("Change the type")
        .withMessageNotContaining("Ada")
        .withNoCause();
  }
}
