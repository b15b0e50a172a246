package dev.selfsame.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import dev.selfsame.profile.AttributeRule.ValueType;
import dev.selfsame.profile.LostValue.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How the merge asks rules: what they see, and what becomes of their answers. */
class AttributeRuleTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Identity ADA = new Identity("crm", "1");

  /** Sources in the order of their names, but for z, which takes no part. */
  private record ByName(PathRules attributeRules, boolean ranked) implements MergePolicy {
    @Override
    public String method() {
      return "byName";
    }

    @Override
    public OptionalInt rank(String source) {
      return source.equals("z")
          ? OptionalInt.empty()
          : OptionalInt.of(ranked ? source.charAt(0) : 0);
    }
  }

  @Test
  void decide_isGivenCandidatesStrongestFirst_ofTheSourcesThatThePolicyTakes() {
    List<String> seen = new ArrayList<>();
    AttributeRule rule =
        new TestRule(
            "rule",
            false,
            Set.of(ValueType.values()),
            List.of(),
            candidates -> {
              candidates.forEach(candidate -> seen.add(candidate.source()));
              return Optional.of(Choice.of(candidates.get(0)));
            });
    merge(at("v", rule), said("b", 3, "v", 1L), said("a", 1, "v", 2L), said("z", 4, "v", 3L));
    assertThat(seen).containsExactly("a", "b");
  }

  @Test
  void decide_whenAlone_isAskedToo() {
    AttributeRule doubled =
        new TestRule(
            "doubled",
            false,
            Set.of(ValueType.NUMBER),
            List.of(),
            candidates ->
                Optional.of(new Choice(2 * (Long) candidates.get(0).value(), candidates)));
    assertThat(merge(at("v", doubled), said("a", 1, "v", 4L)).attribute("v")).contains(8L);
  }

  @Test
  void leafRule_whenKindsDisagree_letsFittingLeavesGoFirst() {
    TestRule rule = TestRule.leaf("weakest").fitting(ValueType.NUMBER);
    Profile number =
        merge(
            at("v", rule),
            said("a", 9, "v", Map.of("x", "text")),
            said("b", 8, "v", List.of(1L)),
            said("c", 1, "v", 4L));
    assertThat(number.attributes()).isEqualTo(Map.of("v", 4L));
    assertThat(number.provenance("v").orElseThrow().lost())
        .extracting(LostValue::path, LostValue::reason)
        .containsExactly(tuple("v.x", Reason.TYPE_MISMATCH), tuple("v", Reason.TYPE_MISMATCH));
    Profile object =
        merge(at("v", rule), said("a", 1, "v", Map.of("x", 5L)), said("b", 9, "v", 4L));
    assertThat(object.attributes()).isEqualTo(Map.of("v", Map.of("x", 5L)));
  }

  @Test
  void leafRule_whenNothingFits_leavesItToTheMethod() {
    TestRule rule = TestRule.leaf("weakest").fitting(ValueType.NUMBER);
    Profile profile = merge(at("v", rule), said("a", 1, "v", "strong"), said("b", 2, "v", "weak"));
    assertThat(profile.attribute("v")).contains("strong");
    assertThat(profile.provenance("v").orElseThrow().rule()).isEqualTo("byName");
    assertThat(profile.provenance("v").orElseThrow().lost())
        .extracting(LostValue::reason)
        .containsExactly(Reason.LOWER_RANK);
  }

  @Test
  void wholeRule_takesTheValueOfAnyKindAsOne() {
    Profile profile =
        merge(
            at("v", TestRule.whole("weakest")),
            said("a", 1, "v", Map.of("x", 1L)),
            said("b", 2, "v", Map.of("y", 2L)),
            said("c", 3, "v", "text"));
    assertThat(profile.attributes()).isEqualTo(Map.of("v", Map.of("y", 2L)));
    assertThat(profile.provenance()).containsOnlyKeys("v");
    assertThat(profile.provenance("v").orElseThrow().lost())
        .extracting(LostValue::path, LostValue::value, LostValue::reason)
        .containsExactly(
            tuple("v", Map.of("x", 1L), Reason.NOT_CHOSEN),
            tuple("v", "text", Reason.TYPE_MISMATCH));
  }

  @Test
  void wholeRule_whenNothingFits_leavesEachLeafToTheMethod() {
    TestRule rule = TestRule.whole("whole").fitting(ValueType.ARRAY);
    Profile profile =
        merge(
            at("v", rule),
            said("a", 1, "v", Map.of("x", 1L)),
            said("b", 2, "v", Map.of("x", 3L, "y", 2L)));
    assertThat(profile.attributes()).isEqualTo(Map.of("v", Map.of("x", 1L, "y", 2L)));
    assertThat(profile.provenance()).containsOnlyKeys("v.x", "v.y");
  }

  @Test
  void ruleOfSources_whenAnotherSourceIsStronger_doesNotSeeIt() {
    Profile profile =
        merge(
            at("v.*", TestRule.of("b")),
            said("a", 1, "v", Map.of("x", 1L, "y", 1L)),
            said("b", 2, "v", Map.of("x", 2L)));
    assertThat(profile.attributes()).isEqualTo(Map.of("v", Map.of("x", 2L)));
  }

  @Test
  void ruleOfSources_whenNoneOfThemSaysAnything_leavesNoEmptyObject() {
    Profile profile =
        merge(at("v.*.*", TestRule.of("b")), said("a", 1, "v", Map.of("x", Map.of("y", 1L))));
    assertThat(profile.attributes()).isEmpty();
    assertThat(profile.sources()).containsExactly("a");
  }

  @Test
  void decide_whenTheValueIsNone_leavesNoEmptyObject() {
    AttributeRule nothing =
        new TestRule(
            "nothing",
            false,
            Set.of(ValueType.values()),
            List.of(),
            candidates -> Optional.empty());
    Profile profile =
        merge(
            at("v.x", nothing),
            said("a", 1, "v", Map.of("x", Map.of("y", 1L))),
            said("b", 2, "v", "text"));
    assertThat(profile.attributes()).isEmpty();
    assertThat(profile.provenance()).isEmpty();
  }

  @Test
  void decide_whenItChoosesAStranger_isToldSo() {
    Candidate stranger = new Candidate("secret", List.of(said("a", 1, "v", 1L).origin()));
    AttributeRule rule =
        new TestRule(
            "strange",
            false,
            Set.of(ValueType.values()),
            List.of(),
            candidates -> Optional.of(Choice.of(stranger)));
    assertThatThrownBy(() -> merge(at("v", rule), said("a", 1, "v", 1L)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Rule strange chose for 'v' a value that is not a candidate")
        .hasMessageNotContaining("secret");
  }

  @Test
  void conflicts_areWhereValuesDiffer() {
    Profile profile =
        merge(
            at("sum", TestRule.whole("whole")),
            said("a", 1, "same", 1L),
            said("b", 2, "same", new BigDecimal("1.0")),
            said("c", 1, "differs", 1L),
            said("d", 2, "differs", 2L),
            said("e", 1, "sum", 1L),
            said("f", 2, "sum", 2L),
            said("g", 1, "kind", 1L),
            said("h", 2, "kind", List.of(1L)),
            said("i", 1, "alone", 1L));
    assertThat(profile.conflicts().keySet()).containsExactly("differs", "kind", "sum");
    assertThat(profile.conflicts().get("differs")).isEqualTo(profile.provenance().get("differs"));
  }

  @Test
  void settings_whenARuleNamesAnUndeclaredSource_areRefused() {
    Settings.Builder settings =
        Settings.builder(
                GraphRules.of(Namespaces.of(Namespace.of("crm", IdentityType.CROSS_DEVICE))))
            .source("a", SourceSettings.defaults())
            .policy("p", at("v", TestRule.of("a", "b")));
    assertThatThrownBy(settings::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mentions the source 'b', which is not declared");
  }

  @Test
  void values_showNothingOfWhatTheyHold() {
    Candidate candidate = new Candidate("secret", List.of(said("a", 1, "v", "secret").origin()));
    assertThat(candidate.toString()).doesNotContain("secret");
    assertThat(Choice.of(candidate).toString()).doesNotContain("secret");
    assertThatThrownBy(() -> new Candidate("x", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Give the one that the value came from");
    assertThatThrownBy(() -> new Choice("x", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("return Optional.empty()");
    assertThatThrownBy(() -> ValueType.of(START))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Use a String");
  }

  @Test
  void diff_showsWhatWouldChange() {
    ProfileFragment[] said = {
      said("a", 1, "v", "strong"),
      said("b", 2, "v", "weak"),
      said("a", 1, "w", Map.of("x", "secret")),
      said("b", 2, "w", 1L),
      said("c", 1, "same", 1L)
    };
    Profile before = merge(new ByName(PathRules.none(), true), said);
    Profile after = merge(new ByName(PathRules.none(), false), said);
    ProfileDiff diff = ProfileDiff.between(before, after);
    assertThat(diff.attributes())
        .isEqualTo(
            Map.of(
                "v", new ProfileDiff.Change(Optional.of("strong"), Optional.of("weak")),
                "w", new ProfileDiff.Change(Optional.empty(), Optional.of(1L)),
                "w.x", new ProfileDiff.Change(Optional.of("secret"), Optional.empty())));
    assertThat(diff)
        .hasToString("ProfileDiff[{v=changed, w=added, w.x=removed}, 0 events added, 0 removed]");
    assertThat(ProfileDiff.between(before, before).isEmpty()).isTrue();
  }

  @Test
  void diff_namesTheEventsThatOnlyOneHas() {
    ProfileFragment event =
        ProfileFragment.event("web", START)
            .id("e")
            .identity(ADA)
            .primary(ADA)
            .type("login")
            .build();
    ProfileFragment record = said("a", 1, "v", 1L);
    MergePolicy policy = new ByName(PathRules.none(), true);
    Profile with = merge(policy, record, event);
    Profile without = merge(policy, record);
    assertThat(ProfileDiff.between(without, with).eventsAdded()).containsExactly(event);
    assertThat(ProfileDiff.between(without, with).eventsRemoved()).isEmpty();
    assertThat(ProfileDiff.between(with, without).eventsRemoved()).containsExactly(event);
  }

  private static MergePolicy at(String path, AttributeRule rule) {
    return new ByName(PathRules.builder().rule(path, rule).build(), true);
  }

  private static ProfileFragment said(String source, int minute, String path, Object value) {
    Identity primary = new Identity("crm", path);
    return ProfileFragment.record(source, START.plusSeconds(60L * minute))
        .id(path)
        .identity(primary)
        .primary(primary)
        .attribute(path, value)
        .build();
  }

  private static Profile merge(MergePolicy policy, ProfileFragment... fragments) {
    return ProfileMerger.merge(
            policy, source -> false, ProfileId.of(ADA, null), List.of(ADA), List.of(fragments))
        .orElseThrow();
  }
}
