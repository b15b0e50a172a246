package dev.selfsame.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.selfsame.ProfileStore;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.AttributeRule.Choice;
import dev.selfsame.profile.LostValue;
import dev.selfsame.profile.LostValue.Reason;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Origin;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Provenance;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each rule makes of values that sources a, b, c ... say, one minute after the other. */
class AttributeRulesTest {
  private static final MergePolicy B_BEFORE_A = MergePolicies.sourcePrecedence("b", "a");

  @Test
  void mostRecent_whenTheMethodPrefersAnOlderOne_takesTheNewest() {
    Profile profile =
        profile(B_BEFORE_A, AttributeRules.mostRecent(), said("b", 0, "old"), said("a", 1, "new"));
    assertThat(profile.attribute("v")).contains("new");
    assertThat(provenance(profile).rule()).isEqualTo("mostRecent");
    assertThat(provenance(profile).lost())
        .extracting(LostValue::reason)
        .containsExactly(Reason.NOT_CHOSEN);
  }

  @Test
  void anyRule_whenTheMethodTakesNotTheSource_doesNotSeeIt() {
    Profile profile = profile(B_BEFORE_A, AttributeRules.max(), said("b", 0, 1L), said("c", 1, 9L));
    assertThat(profile.attribute("v")).contains(1L);
  }

  @Test
  void mostRecent_whenTheStrongestIsOfAnotherType_looksAtThatTypeAlone() {
    Profile profile =
        profile(
            B_BEFORE_A,
            AttributeRules.mostRecent(),
            said("b", 0, "text"),
            said("a", 1, 7L),
            said("b", "2", 2, "newer text"));
    assertThat(profile.attribute("v")).contains("newer text");
    assertThat(provenance(profile).lost())
        .extracting(LostValue::value, LostValue::reason)
        .containsExactlyInAnyOrder(
            tuple("text", Reason.NOT_CHOSEN), tuple(7L, Reason.TYPE_MISMATCH));
  }

  @Test
  void earliest_takesTheOldest() {
    assertThat(among(AttributeRules.earliest(), "first", "second")).isEqualTo("first");
  }

  @Test
  void sourcePrecedence_takesTheNewestOfTheFirstSource() {
    AttributeRule rule = AttributeRules.sourcePrecedence("b", "a");
    assertThat(among(rule, "of a", "of b", "of c")).isEqualTo("of b");
    assertThat(
            profile(
                    MergePolicies.timestampOrdered(),
                    rule,
                    said("b", "1", 0, "older"),
                    said("b", "2", 1, "newer"),
                    said("a", 2, "of a"))
                .attribute("v"))
        .contains("newer");
  }

  @Test
  void sourcePrecedence_whenNoListedSourceSaysAnything_givesNoValue() {
    assertThat(among(AttributeRules.sourcePrecedence("z"), "of a", "of b")).isNull();
  }

  @Test
  void sourcePrecedence_whenAnotherSourceIsOfAnotherType_isNotMovedByIt() {
    assertThat(among(AttributeRules.sourcePrecedence("a"), 1L, "newer", List.of("newest")))
        .isEqualTo(1L);
  }

  @Test
  void mostFrequent_countsEqualValuesOfTwoSourcesTwice() {
    assertThat(among(AttributeRules.mostFrequent(), "x", "x", "y")).isEqualTo("x");
    assertThat(among(AttributeRules.mostFrequent(), 1L, new BigDecimal("1.0"), 2L))
        .isEqualTo(new BigDecimal("1.0"));
  }

  @Test
  void mostFrequent_whenTied_takesTheValueOfTheNewest() {
    assertThat(among(AttributeRules.mostFrequent(), "x", "y", "x", "y")).isEqualTo("y");
  }

  @Test
  void longest_countsCodePoints() {
    assertThat(among(AttributeRules.longest(), "abc", "\uD83D\uDE00\uD83D\uDE00")).isEqualTo("abc");
    assertThat(among(AttributeRules.longest(), "abc", "xyz", "z")).isEqualTo("xyz");
  }

  @Test
  void minAndMax_compareNumbersByValue() {
    Object[] numbers = {10L, new BigDecimal("9.5"), new BigInteger("99999999999999999999"), -1L};
    assertThat(among(AttributeRules.min(), numbers)).isEqualTo(-1L);
    assertThat(among(AttributeRules.max(), numbers))
        .isEqualTo(new BigInteger("99999999999999999999"));
  }

  @Test
  void minAndMax_compareTextsByTheirBytes() {
    assertThat(among(AttributeRules.min(), "2026-02-11", "2025-12-31")).isEqualTo("2025-12-31");
    assertThat(among(AttributeRules.max(), "\uD83D\uDE00", "\uFF5E")).isEqualTo("\uD83D\uDE00");
  }

  @Test
  void max_whenTied_takesTheNewest() {
    assertThat(among(AttributeRules.max(), 2L, new BigDecimal("2.0"), 1L))
        .isEqualTo(new BigDecimal("2.0"));
  }

  @Test
  void sum_isExact() {
    assertThat(among(AttributeRules.sum(), new BigDecimal("0.1"), new BigDecimal("0.2")))
        .isEqualTo(new BigDecimal("0.3"));
    assertThat(among(AttributeRules.sum(), Long.MAX_VALUE, 1L))
        .isEqualTo(new BigInteger("9223372036854775808"));
    assertThat(among(AttributeRules.sum(), 1L, 1L)).isEqualTo(2L);
  }

  @Test
  void sum_namesAllThatItIsMadeOf_theStrongestFirst() {
    Profile profile =
        profile(
            MergePolicies.timestampOrdered(),
            AttributeRules.sum(),
            said("a", 0, 1L),
            said("b", 1, "n/a"),
            said("c", 2, 3L));
    assertThat(provenance(profile).from()).extracting(Origin::source).containsExactly("c", "a");
    assertThat(provenance(profile).lost())
        .extracting(LostValue::reason)
        .containsExactly(Reason.TYPE_MISMATCH);
  }

  @Test
  void sum_whenTheNewestIsAnArray_addsTheNumbers() {
    assertThat(among(AttributeRules.sum(), 1L, 2L, List.of(9L))).isEqualTo(3L);
  }

  @Test
  void sum_whenThereIsNoNumber_leavesItToTheMethod() {
    Profile profile =
        profile(
            MergePolicies.timestampOrdered(),
            AttributeRules.sum(),
            said("a", 0, "old"),
            said("b", 1, "new"));
    assertThat(profile.attribute("v")).contains("new");
    assertThat(provenance(profile).rule()).isEqualTo("timestampOrdered");
  }

  @Test
  void sum_governsEachLeafBelowItsPath() {
    assertThat(among(AttributeRules.sum(), Map.of("x", 1L, "y", 2L), Map.of("x", 10L, "z", "text")))
        .isEqualTo(Map.of("x", 11L, "y", 2L, "z", "text"));
  }

  @Test
  void average_isRoundedOnce() {
    assertThat(among(AttributeRules.average(), 1L, 2L)).isEqualTo(new BigDecimal("1.5"));
    assertThat(among(AttributeRules.average(), 1L, 1L, 0L))
        .isEqualTo(new BigDecimal("0.6666666666666667"));
    assertThat(among(AttributeRules.average(), 10L, 20L)).isEqualTo(15L);
  }

  @Test
  void union_keepsTheFirstOfEqualElements() {
    assertThat(
            among(
                AttributeRules.union(),
                List.of("looms", 1L),
                List.of(new BigDecimal("1.0"), "poetry", "poetry")))
        .isEqualTo(List.of(new BigDecimal("1.0"), "poetry", "looms"));
  }

  @Test
  void union_whenTheNewestIsNoArray_takesTheArrays() {
    Profile profile =
        profile(
            MergePolicies.timestampOrdered(),
            AttributeRules.union(),
            said("a", 0, List.of("x")),
            said("b", 1, List.of("y")),
            said("c", 2, "z"),
            said("d", 3, Map.of("w", 1L)));
    assertThat(profile.attribute("v")).contains(List.of("y", "x"));
    assertThat(provenance(profile).lost())
        .extracting(LostValue::value, LostValue::reason)
        .containsExactly(
            tuple(Map.of("w", 1L), Reason.TYPE_MISMATCH), tuple("z", Reason.TYPE_MISMATCH));
  }

  @Test
  void append_keepsAllElements() {
    assertThat(among(AttributeRules.append(), List.of("x", "y"), List.of("y", "y")))
        .isEqualTo(List.of("y", "y", "x", "y"));
  }

  @Test
  void mergeByKey_mergesObjectsOfOneKey() {
    assertThat(
            among(
                AttributeRules.mergeByKey("id"),
                List.of(Map.of("id", 1L, "n", 1L, "item", "loom"), Map.of("id", 3L)),
                List.of(
                    Map.of("id", 2L),
                    Map.of(
                        "id", new BigDecimal("1.0"), "n", 5L, "item", "", "to", Map.of("c", "x")))))
        .isEqualTo(
            List.of(
                Map.of("id", 2L),
                Map.of(
                    "id", new BigDecimal("1.0"), "n", 5L, "item", "loom", "to", Map.of("c", "x")),
                Map.of("id", 3L)));
  }

  @Test
  void mergeByKey_keepsElementsWithoutTheKey() {
    assertThat(
            among(
                AttributeRules.mergeByKey("id"),
                List.of("x", Map.of("n", 1L)),
                List.of(Map.of("n", 1L), Map.of("id", ""))))
        .isEqualTo(List.of(Map.of("n", 1L), Map.of("id", ""), "x", Map.of("n", 1L)));
  }

  @Test
  void atomic_takesAnObjectWhole() {
    Profile profile =
        profile(
            MergePolicies.timestampOrdered(),
            AttributeRules.atomic(),
            said("a", 0, Map.of("street", "Old 1", "city", "Lund")),
            said("b", 1, Map.of("street", "New 2")));
    assertThat(profile.attribute("v")).contains(Map.of("street", "New 2"));
    assertThat(profile.provenance()).containsOnlyKeys("v");
    assertThat(profile.conflicts()).containsOnlyKeys("v");
  }

  @Test
  void atomic_isAsNewAsItsNewestPart_andNamesAllItsFragments() {
    ProfileFragment record = said("a", 0, Map.of("street", "Old 1", "city", "Lund"));
    ProfileFragment patch =
        RandomPeople.fragment("a", "1", 2, false, Map.of("v.street", "Newest 3"));
    Profile profile =
        profile(
            MergePolicies.timestampOrdered(),
            AttributeRules.atomic(),
            record,
            patch,
            said("b", 1, Map.of("street", "New 2")));
    assertThat(profile.attribute("v")).contains(Map.of("street", "Newest 3", "city", "Lund"));
    assertThat(provenance(profile).from())
        .extracting(Origin::timestamp)
        .containsExactly(patch.timestamp().orElseThrow(), record.timestamp().orElseThrow());
  }

  @Test
  void mostRestrictive_whenOneSaysFalse_isFalse() {
    assertThat(among(AttributeRules.mostRestrictive(), true, false, true)).isEqualTo(false);
    assertThat(among(AttributeRules.mostRestrictive(), true, true, "yes")).isEqualTo(true);
  }

  @Test
  void allValues_listsThemStrongestFirst() {
    assertThat(among(AttributeRules.allValues(), "x", "y", "x")).isEqualTo(List.of("x", "y"));
    assertThat(among(AttributeRules.allValues(), "x", 2L, 3L)).isEqualTo(List.of(3L, 2L));
    assertThat(among(AttributeRules.allValues(), "alone")).isEqualTo(List.of("alone"));
  }

  @Test
  void own_decidesUnderItsName() {
    List<String> tiers = List.of("bronze", "silver", "gold");
    PerAttribute policy =
        MergePolicies.perAttribute(MergePolicies.timestampOrdered())
            .rule(
                "v",
                "highestTier",
                candidates ->
                    candidates.stream()
                        .max(Comparator.comparingInt(tier -> tiers.indexOf(tier.value())))
                        .map(Choice::of))
            .build();
    Profile profile = profile(policy, said("a", 0, "gold"), said("b", 1, "silver"));
    assertThat(profile.attribute("v")).contains("gold");
    assertThat(provenance(profile).rule()).isEqualTo("highestTier");
  }

  @Test
  void own_whenItDecidesForNoValue_leavesNothing() {
    AttributeRule nothing = AttributeRules.custom("nothing", candidates -> Optional.empty());
    AttributeRule empty =
        AttributeRules.custom(
            "empty", candidates -> Optional.of(new Choice(Map.of("x", ""), candidates)));
    for (AttributeRule rule : List.of(nothing, empty)) {
      Profile profile =
          profile(MergePolicies.timestampOrdered(), rule, said("a", 0, Map.of("x", "y")));
      assertThat(profile.attributes()).isEmpty();
      assertThat(profile.provenance()).isEmpty();
    }
  }

  @Test
  void own_whenItChoosesWhatIsNoCandidate_isToldSo() {
    AttributeRule rule =
        AttributeRules.custom(
            "twice",
            candidates ->
                Optional.of(new Choice("x", List.of(candidates.get(0), candidates.get(0)))));
    assertThatThrownBy(
            () -> profile(MergePolicies.timestampOrdered(), rule, said("a", 0, "secret")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("twice")
        .hasMessageContaining("'v'")
        .hasMessageNotContaining("secret");
  }

  @Test
  void rules_areValues() {
    assertThat(AttributeRules.mergeByKey("id")).isEqualTo(AttributeRules.mergeByKey("id"));
    assertThat(AttributeRules.mergeByKey("id")).isNotEqualTo(AttributeRules.mergeByKey("n"));
    assertThat(AttributeRules.sourcePrecedence("a"))
        .isEqualTo(AttributeRules.sourcePrecedence("a"))
        .isNotEqualTo(AttributeRules.sourcePrecedence("b"))
        .hasToString("{rule=sourcePrecedence, sources=[a]}");
    assertThat(AttributeRules.sum()).hasToString("{rule=sum}").isNotEqualTo(AttributeRules.min());
    assertThat(AttributeRules.custom("weakest", RandomPeople.WEAKEST))
        .isEqualTo(AttributeRules.custom("weakest", RandomPeople.WEAKEST))
        .isNotEqualTo(AttributeRules.custom("weakest", candidates -> Optional.empty()));
  }

  @Test
  void factories_whenArgumentsMakeNoSense_nameTheRemedy() {
    assertThatThrownBy(() -> AttributeRules.sourcePrecedence())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("List at least one");
    assertThatThrownBy(() -> AttributeRules.sourcePrecedence("a", "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Source 'a' is listed twice");
    assertThatThrownBy(() -> AttributeRules.mergeByKey("a.b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one name without a dot");
    assertThatThrownBy(() -> AttributeRules.custom("sum", candidates -> Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another name");
    assertThatThrownBy(() -> AttributeRules.custom("", candidates -> Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs a name");
  }

  @Test
  void sum_afterAMergeASplitAndAMergeAgain_isRight() {
    PerAttribute policy =
        MergePolicies.perAttribute(MergePolicies.timestampOrdered())
            .rule("v", AttributeRules.sum())
            .build();
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(RandomPeople.CRM, RandomPeople.EMAIL)
            .defaultPolicy(policy)
            .build();
    store.add(alone("a", "1", 10L));
    store.add(alone("b", "1", 5L));
    store.add(alone("a", "2", 100L));
    assertSums(store, 15L, 100L);
    ProfileFragment link =
        ProfileFragment.event("web", Instant.EPOCH)
            .id("login")
            .identity(RandomPeople.CRM, "1")
            .identity(RandomPeople.CRM, "2")
            .build();
    for (int round = 0; round < 3; round++) {
      store.add(link);
      assertSums(store, 115L, 115L);
      store.add(link);
      assertSums(store, 115L, 115L);
      assertThat(store.withdraw(FragmentKey.event("web", "login"))).isTrue();
      assertSums(store, 15L, 100L);
    }
  }

  private static ProfileFragment alone(String source, String crm, Object value) {
    return ProfileFragment.record(source, Instant.EPOCH)
        .identity(RandomPeople.CRM, crm)
        .attribute("v", value)
        .build();
  }

  private static void assertSums(ProfileStore store, long first, long second) {
    assertThat(store.find(RandomPeople.CRM.identity("1")).orElseThrow().attribute("v"))
        .contains(first);
    assertThat(store.find(RandomPeople.CRM.identity("2")).orElseThrow().attribute("v"))
        .contains(second);
  }

  /** {@return what a rule makes of values said by a, b, c ... one minute after the other} */
  private static @Nullable Object among(AttributeRule rule, Object... values) {
    List<ProfileFragment> fragments = new ArrayList<>();
    for (Object value : values) {
      fragments.add(said(String.valueOf((char) ('a' + fragments.size())), fragments.size(), value));
    }
    return profile(
            MergePolicies.timestampOrdered(), rule, fragments.toArray(new ProfileFragment[0]))
        .attribute("v")
        .orElse(null);
  }

  private static ProfileFragment said(String source, int minute, Object value) {
    return said(source, "1", minute, value);
  }

  private static ProfileFragment said(String source, String crm, int minute, Object value) {
    return RandomPeople.fragment(source, crm, minute, true, Map.of("v", value));
  }

  private static Profile profile(
      MergePolicy method, AttributeRule rule, ProfileFragment... fragments) {
    return profile(MergePolicies.perAttribute(method).rule("v", rule).build(), fragments);
  }

  private static Profile profile(PerAttribute policy, ProfileFragment... fragments) {
    return RandomPeople.profile(policy, List.of(fragments)).orElseThrow();
  }

  private static Provenance provenance(Profile profile) {
    return profile.provenance("v").orElseThrow();
  }
}
