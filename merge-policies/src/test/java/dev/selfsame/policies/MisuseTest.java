package dev.selfsame.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.selfsame.ProfileStore;
import dev.selfsame.json.SettingsJson;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.SourceSettings;
import dev.selfsame.profile.TimelineQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What can be got wrong about policies and reading: each mistake has its own text, which helps. */
class MisuseTest {
  @Test
  void eachMistake_hasATextOfItsOwnWithTheRemedy() {
    Map<ThrowingCallable, String> remedies = new LinkedHashMap<>();
    remedies.put(
        () -> declared(MergePolicies.sourcePrecedence("crm", "loyalty")),
        "mentions the source 'loyalty', which is not declared. Declare it, or use one of [crm].");
    remedies.put(
        () -> read("{\"v\":{\"rule\":\"newest\"}}"),
        "There is no rule 'newest' for 'v'. Use one of [allValues,");
    remedies.put(
        () -> rules().rule("v", AttributeRules.sum()).rule("v", AttributeRules.min()),
        "The path 'v' has two rules, sum and min. Keep one of them.");
    remedies.put(
        () -> rules().rule("v", AttributeRules.atomic()).rule("v.w", AttributeRules.min()).build(),
        "Remove one of them, or give the upper one a path that does not cover the other.");
    remedies.put(
        MisuseTest::askAnotherStore,
        "Ask that store, or leave the cursor out to start from the beginning.");
    remedies.put(
        () -> TimelineQuery.builder().limit(-1), "Raise it, or leave it out for all elements.");
    remedies.put(
        () -> store().find(RandomPeople.SHARED, "loyal"),
        "There is no merge policy 'loyal'. Declare it, or use one of [default].");
    remedies.put(MergePolicies::sourcePrecedence, "lists no source");
    List<String> texts =
        remedies.entrySet().stream().map(each -> text(each.getKey(), each.getValue())).toList();
    assertThat(texts).doesNotHaveDuplicates();
  }

  private static String text(ThrowingCallable mistake, String remedy) {
    IllegalArgumentException thrown = catchThrowableOfType(IllegalArgumentException.class, mistake);
    assertThat(thrown).as(remedy).hasMessageContaining(remedy);
    return String.valueOf(thrown.getMessage());
  }

  private static void declared(MergePolicy policy) {
    ProfileStore.builder()
        .namespaces(RandomPeople.CRM)
        .source("crm", SourceSettings.defaults())
        .defaultPolicy(policy)
        .build();
  }

  private static void read(String attributes) {
    String settings =
        """
        {"namespaces":[{"code":"crm","type":"CROSS_DEVICE"}],
         "policies":[{"name":"p","method":"timestampOrdered","attributes":%s}]}
        """
            .formatted(attributes);
    SettingsJson.read(settings, MergePolicies.codec());
  }

  private static PerAttribute.Builder rules() {
    return MergePolicies.perAttribute(MergePolicies.timestampOrdered());
  }

  private static void askAnotherStore() {
    TimelineQuery query = TimelineQuery.builder().limit(1).build();
    String cursor = page(store(), query);
    page(store(), query.after(cursor));
  }

  private static String page(ProfileStore store, TimelineQuery query) {
    return store
        .find(RandomPeople.SHARED)
        .orElseThrow()
        .timeline()
        .query(query)
        .cursor()
        .orElseThrow();
  }

  private static ProfileStore store() {
    return RandomPeople.storeOf(
        MergePolicies.timestampOrdered(),
        List.of(ProfileFragment.event("web", Instant.EPOCH).identity(RandomPeople.SHARED).build()));
  }
}
