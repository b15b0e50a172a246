package dev.selfsame.policies;

import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.ProfileFragment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of rules, on random fragments of one person. */
class RuleProperties {
  private static final List<String> SHAPE_DIFFERS = List.of("union", "average", "allValues");
  private static final List<String> MADE_OF_SEVERAL =
      List.of("sum", "average", "union", "append", "mergeByKey", "allValues");

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void merge_agreesWithItsSlowTwin(
      @ForAll("policies") PerAttribute policy, @ForAll("people") List<ProfileFragment> fragments) {
    RuleLaws.agreesWithItsSlowTwin(policy, fragments);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void merge_ofOneRule_agreesWithItsSlowTwin(
      @ForAll("rules") AttributeRule rule, @ForAll("atV") List<ProfileFragment> fragments) {
    RuleLaws.agreesWithItsSlowTwin(
        MergePolicies.perAttribute(MergePolicies.timestampOrdered()).rule("v", rule).build(),
        fragments);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void order_doesNotMatter(
      @ForAll("policies") PerAttribute policy,
      @ForAll("people") List<ProfileFragment> fragments,
      @ForAll Random random) {
    List<ProfileFragment> shuffled = new ArrayList<>(fragments);
    Collections.shuffle(shuffled, random);
    RuleLaws.orderDoesNotMatter(policy, fragments, shuffled);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void oneFragmentAlone_comesOutAsItself(
      @ForAll("rulesOfOneShape") AttributeRule rule, @ForAll("values") Object value) {
    RuleLaws.oneFragmentAloneComesOutAsItself(
        rule, RandomPeople.fragment("a", "1", 0, true, Map.of("v", value, "o.x", value)));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void onlyValuesThatOccur_comeOut(
      @ForAll("rulesThatChoose") AttributeRule rule,
      @ForAll("atV") List<ProfileFragment> fragments) {
    RuleLaws.onlyValuesThatOccurComeOut(rule, fragments);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void withdrawn_isNeverSeen(
      @ForAll("policies") PerAttribute policy, @ForAll("people") List<ProfileFragment> fragments) {
    RuleLaws.withdrawnIsNeverSeen(policy, fragments);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void provenance_ofAChosenValue_namesWhoSaysSo(
      @ForAll("rulesThatChoose") AttributeRule rule,
      @ForAll("atV") List<ProfileFragment> fragments) {
    RuleLaws.provenanceNamesWhoSaysSo(rule, fragments);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void provenance_ofAValueMadeOfSeveral_namesThemAll(
      @ForAll("rulesThatMake") AttributeRule rule, @ForAll("atV") List<ProfileFragment> fragments) {
    RuleLaws.provenanceNamesAllThatItIsMadeOf(rule, fragments);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void conflicts_areWhereValuesDiffer(
      @ForAll("rules") AttributeRule rule, @ForAll("atV") List<ProfileFragment> fragments) {
    RuleLaws.conflictsAreWhereValuesDiffer(rule, fragments);
  }

  @Provide
  Arbitrary<PerAttribute> policies() {
    return RandomPeople.policies();
  }

  @Provide
  Arbitrary<List<ProfileFragment>> people() {
    return RandomPeople.people();
  }

  @Provide
  Arbitrary<List<ProfileFragment>> atV() {
    return RandomPeople.valuesAtOnePath();
  }

  @Provide
  Arbitrary<Object> values() {
    return RandomPeople.values();
  }

  @Provide
  Arbitrary<AttributeRule> rules() {
    return Arbitraries.of(RandomPeople.rules());
  }

  @Provide
  Arbitrary<AttributeRule> rulesOfOneShape() {
    return rules().filter(rule -> !SHAPE_DIFFERS.contains(rule.name()));
  }

  @Provide
  Arbitrary<AttributeRule> rulesThatChoose() {
    return rules().filter(rule -> !MADE_OF_SEVERAL.contains(rule.name()));
  }

  @Provide
  Arbitrary<AttributeRule> rulesThatMake() {
    return rules().filter(rule -> MADE_OF_SEVERAL.contains(rule.name()));
  }
}
