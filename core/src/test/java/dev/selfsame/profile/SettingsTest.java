package dev.selfsame.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.Placeholders;
import dev.selfsame.identity.SuppressionList;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Namespaces NAMESPACES =
      Namespaces.of(Namespace.of("crm", IdentityType.CROSS_DEVICE));
  private static final GraphRules RULES = GraphRules.of(NAMESPACES);

  @Test
  void build_whenNoDefaultIsNamed_takesTheFirstPolicy() {
    Settings settings =
        Settings.builder(RULES)
            .policy("z", TestPolicy.newest())
            .policy("a", TestPolicy.only("crm"))
            .build();
    assertThat(settings.defaultPolicy()).isEqualTo("z");
    assertThat(settings.policy("a")).isEqualTo(TestPolicy.only("crm"));
    assertThat(settings.policies().keySet()).containsExactly("z", "a");
    assertThat(settings.namespaces()).isEqualTo(NAMESPACES);
    assertThat(settings.placeholders()).isEqualTo(Placeholders.defaults());
    assertThat(settings.source("any")).isEqualTo(SourceSettings.defaults());
  }

  @Test
  void policy_whenThereIsNone_namesThoseThatThereAre() {
    Settings settings = base().build();
    refuses(() -> settings.policy("other"), "There is no merge policy 'other'.", "[p]");
  }

  @Test
  void build_whenThereIsNoPolicy_isRefused() {
    refuses(() -> Settings.builder(RULES).build(), "There is no merge policy.", "Declare one");
  }

  @Test
  void build_whenTheDefaultIsNotDeclared_namesIt() {
    refuses(() -> base().defaultPolicy("q").build(), "'q' is not declared", "[p]");
  }

  @Test
  void policy_whenNamedTwiceOrNotAtAll_isRefused() {
    refuses(() -> base().policy("p", TestPolicy.newest()), "Give each its own name.");
    refuses(() -> base().policy("", TestPolicy.newest()), "needs a name");
  }

  @Test
  void source_whenNamedTwiceOrNotAtAll_isRefused() {
    refuses(
        () -> base().source("s", SourceSettings.defaults()).source("s", SourceSettings.defaults()),
        "Declare it once.");
    refuses(() -> base().source("", SourceSettings.defaults()), "needs a name");
  }

  @Test
  void build_whenAPolicyNamesASourceThatIsNotDeclared_namesBoth() {
    Settings.Builder builder =
        base().policy("strict", TestPolicy.only("crm")).source("web", SourceSettings.defaults());
    refuses(builder::build, "'strict'", "'crm', which is not declared", "[web]");
    assertThat(builder.source("crm", SourceSettings.defaults()).build().sources().keySet())
        .containsExactly("web", "crm");
  }

  @Test
  void sourceSettings_whenDaysMakeNoSense_areRefused() {
    refuses(() -> SourceSettings.defaults().withExpireEventsAfter(Duration.ZERO), "Leave it out");
    SourceSettings settings =
        SourceSettings.defaults()
            .withExpireEventsAfter(Duration.ofDays(3))
            .withStrictlyNewer(true)
            .withKeepLinks(true);
    assertThat(settings.expireEventsAfter()).contains(Duration.ofDays(3));
    assertThat(settings.strictlyNewer()).isTrue();
    assertThat(settings.keepsLinks()).isTrue();
    assertThat(settings)
        .isEqualTo(settings.withKeepLinks(true))
        .hasSameHashCodeAs(settings.withKeepLinks(true))
        .isNotEqualTo(settings.withKeepLinks(false))
        .isNotEqualTo(settings.withStrictlyNewer(false))
        .isNotEqualTo(settings.withExpireEventsAfter(Duration.ofHours(1)));
  }

  @Test
  void profileId_followsTheKey() {
    Identity anchor = new Identity("crm", "42");
    byte[] key = {1, 2, 3};
    Settings keyed = base().idKey(key).build();
    key[0] = 9;
    assertThat(keyed.profileId(anchor))
        .isEqualTo(base().idKey(new byte[] {1, 2, 3}).build().profileId(anchor))
        .isNotEqualTo(base().build().profileId(anchor));
    assertThat(keyed)
        .isEqualTo(base().idKey(new byte[] {1, 2, 3}).build())
        .isNotEqualTo(base().build())
        .isNotEqualTo(base().idKey(key).build());
    assertThat(keyed.withGraphRules(RULES)).isEqualTo(keyed);
  }

  @Test
  void withGraphRules_changesNothingElse() {
    Settings settings =
        base()
            .source("s", SourceSettings.defaults())
            .placeholders(Placeholders.none())
            .policy("q", TestPolicy.newest())
            .defaultPolicy("q")
            .build();
    GraphRules other = RULES.toBuilder().graphLimit(9).build();
    assertThat(settings.withGraphRules(other).graphRules()).isEqualTo(other);
    assertThat(settings.withGraphRules(other).withGraphRules(RULES)).isEqualTo(settings);
    GraphRules overOthers =
        GraphRules.of(Namespaces.of(Namespace.of("x", IdentityType.CROSS_DEVICE)));
    refuses(() -> settings.withGraphRules(overOthers), "Start from graphRules().toBuilder().");
  }

  @Test
  void equality_isByAllParts() {
    assertThat(base().build()).isEqualTo(base().build()).hasSameHashCodeAs(base().build());
    assertThat(base().build())
        .isNotEqualTo(base().placeholders(Placeholders.none()).build())
        .isNotEqualTo(base().source("s", SourceSettings.defaults()).build())
        .isNotEqualTo(base().policy("q", TestPolicy.newest()).build())
        .isNotEqualTo(
            Settings.builder(RULES.toBuilder().graphLimit(2).build())
                .policy("p", TestPolicy.newest())
                .build());
  }

  @Test
  void toString_showsNoVetoedValue() {
    GraphRules vetoed =
        RULES.toBuilder().veto(new Identity("crm", "canary"), new Identity("crm", "b")).build();
    assertThat(base().build().withGraphRules(vetoed).toString()).doesNotContain("canary");
  }

  @Test
  void builder_whenAnOptionIsSetTwice_isRefused() {
    Settings.Builder builder =
        base()
            .placeholders(Placeholders.none())
            .idKey(new byte[] {1})
            .suppressed(SuppressionList.empty())
            .futureTolerance(Duration.ZERO)
            .defaultPolicy("p");
    Map<String, ThrowingCallable> again = new LinkedHashMap<>();
    again.put("namespaces", () -> builder.graphRules(RULES));
    again.put("placeholders", () -> builder.placeholders(Placeholders.none()));
    again.put("idKey", () -> builder.idKey(new byte[] {1}));
    again.put("suppressed", () -> builder.suppressed(SuppressionList.empty()));
    again.put("futureTolerance", () -> builder.futureTolerance(Duration.ZERO));
    again.put("defaultPolicy", () -> builder.defaultPolicy("p"));
    again.forEach(
        (option, call) ->
            assertThatThrownBy(call)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(option + " was already set; set it once."));
  }

  @Test
  void build_withoutNamespaces_isRefused() {
    assertThatThrownBy(() -> Settings.builder().policy("p", TestPolicy.newest()).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Call namespaces(...)");
  }

  @Test
  void toBuilder_changesWhatIsSetAgainAndKeepsTheRest() {
    Settings settings =
        base()
            .source("crm", SourceSettings.defaults())
            .source("web", SourceSettings.defaults())
            .futureTolerance(Duration.ofDays(1))
            .idKey(new byte[] {1})
            .build();
    assertThat(settings.toBuilder().build()).isEqualTo(settings);
    Settings changed =
        settings.toBuilder()
            .source("crm", SourceSettings.defaults().withKeepLinks(true))
            .policy("p", TestPolicy.only("web"))
            .policy("q", TestPolicy.newest())
            .defaultPolicy("q")
            .graphRules(rules -> rules.graphLimit(9))
            .build();
    assertThat(changed.sources().keySet()).containsExactly("crm", "web");
    assertThat(changed.source("crm").keepsLinks()).isTrue();
    assertThat(changed.policy("p")).isEqualTo(TestPolicy.only("web"));
    assertThat(changed.defaultPolicy()).isEqualTo("q");
    assertThat(changed.graphRules().graphLimit()).isEqualTo(9);
    assertThat(changed.futureTolerance()).contains(Duration.ofDays(1));
    Settings.Builder twice = settings.toBuilder().source("crm", SourceSettings.defaults());
    refuses(() -> twice.source("crm", SourceSettings.defaults()), "Declare it once.");
  }

  private static Settings.Builder base() {
    return Settings.builder(RULES).policy("p", TestPolicy.newest());
  }

  private static void refuses(ThrowingCallable call, String... texts) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(texts);
  }
}
