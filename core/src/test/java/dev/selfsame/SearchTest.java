package dev.selfsame;

import static com.google.common.base.Preconditions.checkState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.selfsame.engine.search.SearchIndex;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.PathRules;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.TestPolicy;
import dev.selfsame.query.Condition;
import dev.selfsame.query.IdentityQuery;
import dev.selfsame.query.InvalidCursorException;
import dev.selfsame.query.Page;
import dev.selfsame.query.SearchQuery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  private static final Namespace EMAIL = Namespace.email("email");
  private static final Namespace SHOP = Namespace.of("shop", IdentityType.PARTNER);

  private static ProfileStore store() {
    return ProfileStore.builder()
        .namespaces(CRM, EMAIL, SHOP)
        .defaultPolicy(TestPolicy.newest())
        .build();
  }

  private static ProfileFragment.Builder record(long time, String person) {
    return ProfileFragment.record("crm", Instant.ofEpochSecond(time)).identity(CRM, person);
  }

  private static SearchQuery where(Condition condition) {
    return SearchQuery.builder().where(condition).build();
  }

  private static List<String> found(ProfileStore store, Condition condition) {
    return store.search(where(condition)).items().stream().map(SearchTest::anchor).toList();
  }

  private static String anchor(Profile profile) {
    return profile.identities().get(0).value();
  }

  @Test
  void search_findsWhatHoldsForTheMergedProfile() {
    ProfileStore store = store();
    store.add(record(1, "ada").attribute("address", Map.of("city", "Paris")).build());
    store.add(record(2, "bob").attribute("address", Map.of("city", "Pau")).build());
    store.add(record(3, "cy").attribute("points", 3).build());
    store.add(record(4, "ada").attribute("address", Map.of("city", "Oslo")).build());
    assertThat(found(store, Condition.is("address.city", "Paris"))).isEmpty();
    assertThat(found(store, Condition.is("address.city", "Oslo"))).containsExactly("ada");
    assertThat(found(store, Condition.startsWith("address.city", "P"))).containsExactly("bob");
    assertThat(found(store, Condition.atLeast("points", 2.5))).containsExactly("cy");
    assertThat(found(store, Condition.exists("address"))).containsExactly("ada", "bob");
    assertThat(found(store, Condition.not(Condition.exists("address")))).containsExactly("cy");
    assertThat(found(store, Condition.allOf())).containsExactly("ada", "bob", "cy");
    assertThat(found(store, Condition.anyOf())).isEmpty();
  }

  @Test
  void search_whenPagedWhilePeopleComeAndGo_theCursorKeepsItsPlace() {
    ProfileStore store = store();
    for (String person : List.of("b", "d", "f", "h")) {
      store.add(record(1, person).attribute("n", 1).build());
    }
    SearchQuery query = SearchQuery.builder().where(Condition.is("n", 1)).limit(2).build();
    Page<Profile> first = store.search(query);
    assertThat(first.items()).extracting(SearchTest::anchor).containsExactly("b", "d");
    assertThat(first.hasMore()).isTrue();

    store.add(record(1, "a").attribute("n", 1).build());
    store.add(record(1, "e").attribute("n", 1).build());
    store.erase(CRM.identity("d"));
    Page<Profile> second = store.search(query.after(first.cursor().orElseThrow()));
    assertThat(second.items()).extracting(SearchTest::anchor).containsExactly("e", "f");
    Page<Profile> third = store.search(query.after(second.cursor().orElseThrow()));
    assertThat(third.items()).extracting(SearchTest::anchor).containsExactly("h");
    assertThat(third.hasMore()).isFalse();
    Page<Profile> behind = store.search(query.after(third.cursor().orElseThrow()));
    assertThat(behind).isEqualTo(new Page<>(List.of(), false, third.cursor()));
    store.add(record(1, "z").attribute("n", 1).build());
    assertThat(store.search(query.after(behind.cursor().orElseThrow())).items()).hasSize(1);
    assertThat(store().search(query)).isEqualTo(new Page<>(List.of(), false, Optional.empty()));
  }

  @Test
  void search_whenTheCursorBelongsElsewhere_saysWhereItBelongs() {
    ProfileStore store = store();
    store.add(record(1, "ada-the-first").attribute("n", 1).build());
    SearchQuery query = SearchQuery.builder().where(Condition.is("n", 1)).limit(1).build();
    String cursor = store.search(query).cursor().orElseThrow();
    assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1))
        .doesNotContain("ada");
    assertThat(store.search(where(Condition.is("n", 1)).after(cursor)).items()).isEmpty();
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> store().search(query.after(cursor)))
        .withMessageContaining("another store")
        .withMessageContaining("Ask that store");
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> store.search(where(Condition.is("n", 2)).after(cursor)))
        .withMessageContaining("another query")
        .withMessageContaining("Ask that query");
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> store.identities(IdentityQuery.builder().build().after(cursor)))
        .withMessageContaining("another query");
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> store.search(query.after(cursor.substring(3))))
        .withMessageContaining("damaged");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.search(SearchQuery.builder().policy("none").build()))
        .withMessageContaining("There is no merge policy 'none'");
  }

  @Test
  void search_underAnotherPolicy_findsWhatThatOneMakes() {
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(CRM)
            .defaultPolicy(TestPolicy.newest())
            .policy("web", TestPolicy.only("web"))
            .build();
    store.add(record(2, "ada").attribute("n", "crm").build());
    store.add(
        ProfileFragment.record("web", Instant.ofEpochSecond(1))
            .identity(CRM, "ada")
            .attribute("n", "web")
            .build());
    store.add(record(3, "bob").attribute("n", "crm").build());
    SearchQuery web = SearchQuery.builder().policy("web").where(Condition.exists("n")).build();
    assertThat(store.search(web).items())
        .containsExactly(store.find(CRM.identity("ada"), "web").orElseThrow());
    assertThat(found(store, Condition.is("n", "crm"))).containsExactly("ada", "bob");
    SearchQuery none =
        SearchQuery.builder().policy("web").where(Condition.not(Condition.exists("n"))).build();
    assertThat(store.search(none).items()).isEmpty();
  }

  @Test
  void search_whenARuleThrowsForOnePerson_theOthersAreFound() {
    AttributeRule failing =
        new AttributeRule() {
          @Override
          public String name() {
            return "failing";
          }

          @Override
          public Optional<Choice> decide(List<Candidate> candidates) {
            checkState(!candidates.get(0).value().equals("bad"), "This rule knows no bad value.");
            return Optional.of(Choice.of(candidates.get(0)));
          }
        };
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(CRM)
            .defaultPolicy(new RulePolicy(PathRules.builder().rule("n", failing).build()))
            .build();
    store.add(record(1, "ada").attribute("n", "good").build());
    store.add(record(1, "bob").attribute("n", "good").build());
    store.add(record(1, "cy").attribute("n", "bad").build());
    SearchQuery first = SearchQuery.builder().where(Condition.is("n", "good")).limit(1).build();
    assertThat(store.search(first).items()).extracting(SearchTest::anchor).containsExactly("ada");
    assertThatIllegalStateException()
        .isThrownBy(() -> found(store, Condition.is("n", "good")))
        .withMessageContaining("knows no bad value");
    store.add(record(2, "cy").attribute("n", "good").build());
    assertThat(found(store, Condition.is("n", "good"))).containsExactly("ada", "bob", "cy");
  }

  @Test
  void search_whenARuleThrowsAtOneName_searchesAtOtherNamesFindEveryone() {
    CountingRule failing = new CountingRule("bad");
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(CRM)
            .defaultPolicy(new RulePolicy(PathRules.builder().rule("n", failing).build()))
            .build();
    store.add(record(1, "ada").attribute("n", "good").attribute("city", "Oslo").build());
    store.add(record(1, "bob").attribute("n", "bad").attribute("city", "Pau").build());
    // Both columns are read together; what one says must not depend on that.
    store.prepareSearch("default", List.of("n", "city"));
    assertThat(found(store, Condition.is("city", "Oslo"))).containsExactly("ada");
    assertThat(found(store, Condition.is("city", "Rome"))).isEmpty();
    assertThat(found(store, Condition.is("city", "Oslo").and(Condition.is("n", "good"))))
        .containsExactly("ada");
    assertThatIllegalStateException().isThrownBy(() -> found(store, Condition.is("city", "Pau")));
    assertThatIllegalStateException().isThrownBy(() -> found(store, Condition.is("n", "other")));
  }

  @Test
  void search_forAFrequentValue_readsNoMoreThanAPageTakes() {
    CountingRule rule = new CountingRule("bad");
    ProfileStore store = ruled(rule);
    int people = 5000;
    for (int i = 0; i < people; i++) {
      store.add(record(1, "p" + i).attribute("n", i == 77 ? 7 : i % 2).build());
    }
    SearchQuery frequent = SearchQuery.builder().where(Condition.is("n", 1)).limit(3).build();
    Page<Profile> page = store.search(frequent);
    assertThat(page.items()).hasSize(3);
    assertThat(rule.calls).isLessThan(people / 10);
    assertThat(store.search(frequent.after(page.cursor().orElseThrow())).items()).hasSize(3);
    assertThat(rule.calls).isLessThan(people / 10);

    rule.calls = 0;
    assertThat(found(store, Condition.is("typo", 1))).isEmpty();
    assertThat(found(store, Condition.is("typo", 1).and(Condition.is("n", 7)))).isEmpty();
    assertThat(rule.calls).isZero();
    assertThat(found(store, Condition.is("n", 7))).containsExactly("p77");
    int all = rule.calls;
    assertThat(all).isBetween(people * 9 / 10, people + 10);
    assertThat(found(store, Condition.is("n", 7))).containsExactly("p77");
    assertThat(rule.calls).isLessThan(all + 10);
  }

  @Test
  void search_atANameThatOnlyEventsHave_readsNobody() {
    CountingRule rule = new CountingRule("bad");
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(CRM)
            .defaultPolicy(new RulePolicy(PathRules.builder().rule("n", rule).build()))
            .policy("plain", TestPolicy.newest())
            .build();
    store.add(event(1, "ada").attribute("page", "/a").attribute("n.seen", 1).build());
    store.add(record(1, "ada").attribute("n", 1).build());
    store.add(record(1, "bob").attribute("n", 2).build());
    assertThat(found(store, Condition.is("page", "/a").and(Condition.is("n", 1)))).isEmpty();
    assertThat(rule.calls).isZero();
    assertThat(found(store, Condition.exists("page"))).isEmpty();
    SearchQuery nested =
        SearchQuery.builder().policy("plain").where(Condition.exists("n.seen")).build();
    assertThat(store.search(nested).items()).isEmpty();

    store.add(
        ProfileFragment.patch("crm", Instant.ofEpochSecond(2))
            .identity(CRM, "bob")
            .attribute("page", "/b")
            .attribute("list", List.of(Map.of("inside", 1)))
            .build());
    assertThat(found(store, Condition.exists("page"))).containsExactly("bob");
    assertThat(rule.calls).isPositive();
    assertThat(found(store, Condition.exists("list.inside"))).isEmpty();
    store.add(event(3, "ada").attribute("page", "/c").build());
    assertThat(found(store, Condition.is("page", "/b"))).containsExactly("bob");
    store.add(record(4, "ada").attribute("n", Map.of("seen", 2)).build());
    assertThat(store.search(nested).items()).hasSize(1);
  }

  @Test
  void search_atAPathNobodyHas_readsNobody() {
    CountingPolicy policy = new CountingPolicy();
    ProfileStore store = ProfileStore.builder().namespaces(CRM).defaultPolicy(policy).build();
    store.add(record(1, "ada").attribute("name.first", "Ada").build());
    store.add(record(1, "bob").attribute("pet.name", "Rex").build());
    for (String path :
        List.of("first", "name.name", "pet.first", "name.first.name", "first.name")) {
      assertThat(found(store, Condition.exists(path))).isEmpty();
    }
    assertThat(policy.calls).isZero();
    assertThat(found(store, Condition.exists("pet.name"))).containsExactly("bob");
    assertThat(policy.calls).isPositive();

    store.add(record(2, "ada").attribute("name.name", "A.").build());
    assertThat(found(store, Condition.exists("name.name"))).containsExactly("ada");
  }

  private static ProfileFragment.Builder event(long time, String person) {
    return ProfileFragment.event("web", Instant.ofEpochSecond(time)).identity(CRM, person);
  }

  @Test
  void search_withAScanLimit_readsNoMorePeopleForAPage() {
    CountingRule rule = new CountingRule("bad");
    ProfileStore store = ruled(rule);
    int people = 5000;
    for (int i = 0; i < people; i++) {
      store.add(record(1, "p" + i).attribute("n", i == 4321 ? 7 : i % 2).build());
    }
    int most = 1500;
    SearchQuery rare =
        SearchQuery.builder().where(Condition.is("n", 7)).limit(3).scanLimit(most).build();
    List<String> found = new ArrayList<>();
    Page<Profile> page = store.search(rare);
    int pages = 1;
    for (; page.hasMore(); pages++) {
      found.addAll(page.items().stream().map(SearchTest::anchor).toList());
      // Who is found is merged once more for the page.
      assertThat(rule.calls).isBetween(1, most + 1);
      rule.calls = 0;
      page = store.search(rare.after(page.cursor().orElseThrow()));
    }
    found.addAll(page.items().stream().map(SearchTest::anchor).toList());
    assertThat(found).containsExactly("p4321");
    assertThat(pages).isEqualTo(1 + people / most);

    // Who was read is not counted again.
    rule.calls = 0;
    assertThat(store.search(rare).items()).hasSize(1);
    assertThat(store.search(rare).hasMore()).isFalse();
    assertThat(rule.calls).isEqualTo(2);
  }

  @Test
  void search_withAScanLimit_mergesNoMorePeopleInVain() {
    ProfileStore store = store();
    String start = "x".repeat(300);
    for (int i = 10; i < 30; i++) {
      // Texts that are told apart only by the profiles.
      store.add(record(1, "p" + i).attribute("n", start + i).build());
    }
    store.prepareSearch("default", List.of("n"));
    SearchQuery query =
        SearchQuery.builder().where(Condition.is("n", start + 29)).scanLimit(15).build();
    Page<Profile> first = store.search(query);
    assertThat(first.items()).isEmpty();
    assertThat(first.hasMore()).isTrue();
    Page<Profile> second = store.search(query.after(first.cursor().orElseThrow()));
    assertThat(second.items()).extracting(SearchTest::anchor).containsExactly("p29");
    assertThat(second.hasMore()).isFalse();
  }

  @Test
  void search_withAScanLimit_goesOnBehindSomebodyWhoIsGone() {
    ProfileStore store = store();
    for (String person : List.of("ada-the-first", "bob", "cy", "dee")) {
      store.add(record(1, person).attribute("n", person.equals("ada-the-first") ? 0 : 1).build());
    }
    SearchQuery query = SearchQuery.builder().where(Condition.is("n", 1)).scanLimit(1).build();
    Page<Profile> first = store.search(query);
    assertThat(first.items()).isEmpty();
    assertThat(first.hasMore()).isTrue();
    String cursor = first.cursor().orElseThrow();
    assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1))
        .doesNotContain("ada");
    store.erase(CRM.identity("ada-the-first"));
    Page<Profile> second = store.search(query.after(cursor));
    assertThat(second.items()).extracting(SearchTest::anchor).containsExactly("bob");
    assertThat(second.hasMore()).isTrue();
    store.erase(CRM.identity("bob"));
    // The cursor is good for other limits as well.
    SearchQuery whole = where(Condition.is("n", 1));
    Page<Profile> third = store.search(whole.after(second.cursor().orElseThrow()));
    assertThat(third.items()).extracting(SearchTest::anchor).containsExactly("cy", "dee");
    assertThat(third.hasMore()).isFalse();
  }

  @Test
  void search_atANameThatNobodyHad_findsWhoeverBringsIt() {
    ProfileStore store = store();
    store.add(record(1, "ada").attribute("address.city", "Oslo").build());
    assertThat(found(store, Condition.exists("late"))).isEmpty();
    assertThat(found(store, Condition.not(Condition.exists("late")))).containsExactly("ada");
    assertThat(found(store, Condition.isNot("address.late", 1))).isEmpty();
    store.add(record(1, "bob").attribute("late", 1).build());
    store.add(record(1, "cy").attribute("address.late", 2).build());
    assertThat(found(store, Condition.exists("late"))).containsExactly("bob");
    assertThat(found(store, Condition.isNot("address.late", 1))).containsExactly("cy");
    assertThat(found(store, Condition.not(Condition.exists("late")))).containsExactly("ada", "cy");
  }

  @Test
  void search_atANameThatARuleMakesInAnObject_findsIt() {
    AttributeRule counting =
        new AttributeRule() {
          @Override
          public String name() {
            return "counting";
          }

          @Override
          public boolean governsWholeValue() {
            return true;
          }

          @Override
          public Optional<Choice> decide(List<Candidate> candidates) {
            return Optional.of(new Choice(Map.of("made", candidates.size()), candidates));
          }
        };
    ProfileStore store =
        ProfileStore.builder()
            .namespaces(CRM)
            .defaultPolicy(new RulePolicy(PathRules.builder().rule("n", counting).build()))
            .build();
    store.add(record(1, "ada").attribute("n", "x").build());
    assertThat(found(store, Condition.is("n.made", 1))).containsExactly("ada");
    assertThat(found(store, Condition.exists("made"))).isEmpty();
  }

  @Test
  void search_whenAVersionIsCurrentAgain_showsWhomItLinksOnce() {
    ProfileStore store = store();
    store.add(record(1, "ada").identity(EMAIL, "a@x.org").attribute("n", 1).build());
    ProfileFragment later = record(2, "ada").attribute("n", 2).build();
    store.add(later);
    store.add(record(1, "bob").identity(EMAIL, "b@x.org").attribute("n", 3).build());
    store.add(
        ProfileFragment.record("web", Instant.ofEpochSecond(1))
            .identity(EMAIL, "a@x.org")
            .attribute("n", 4)
            .build());
    assertThat(store.search(where(Condition.exists("n"))).items()).hasSize(3);
    store.withdraw(
        store
            .fragments()
            .filter(held -> held.timestamp().equals(later.timestamp()))
            .findFirst()
            .orElseThrow()
            .origin()
            .key());
    assertThat(found(store, Condition.exists("n"))).containsExactly("ada", "bob");
  }

  /** The index holds long texts and numbers rounded, so only the merge tells them apart. */
  @Test
  void search_whenTheOtherPartsDoNotHold_neverFailsBecauseOfARuleThatThrows() {
    ProfileStore store = ruled(new CountingRule("bad"));
    String same = "x".repeat(300);
    store.add(record(1, "ada").attribute("n", "bad").attribute("t", same + "1").build());
    store.add(record(1, "bob").attribute("n", "good").attribute("t", same + "2").build());
    Condition bobs = Condition.is("t", same + "2");
    Condition isGood = Condition.is("n", "good");
    for (Condition bob :
        List.of(
            bobs,
            Condition.allOf(isGood, bobs),
            Condition.allOf(bobs, isGood),
            Condition.not(Condition.anyOf(Condition.not(bobs), isGood)).or(bobs),
            Condition.allOf(bobs, Condition.not(Condition.exists("none"))))) {
      assertThat(found(store, bob)).as("%s", bob).containsExactly("bob");
    }
    for (Condition adaPerhaps :
        List.of(
            Condition.is("t", same + "1"),
            isGood,
            Condition.anyOf(isGood, bobs),
            Condition.not(bobs),
            Condition.allOf(Condition.not(isGood), Condition.not(bobs)))) {
      assertThatIllegalStateException()
          .as("%s", adaPerhaps)
          .isThrownBy(() -> found(store, adaPerhaps))
          .withMessage("This rule knows no bad value.");
    }
  }

  /** Takes the strongest, counts how often it is asked, and throws at one value. */
  private static final class CountingRule implements AttributeRule {
    private final String bad;
    private int calls;

    CountingRule(String bad) {
      this.bad = bad;
    }

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public Optional<Choice> decide(List<Candidate> candidates) {
      calls++;
      checkState(!candidates.get(0).value().equals(bad), "This rule knows no bad value.");
      return Optional.of(Choice.of(candidates.get(0)));
    }
  }

  private static final class CountingPolicy implements MergePolicy {
    private int calls;

    @Override
    public String method() {
      return "counting";
    }

    @Override
    public OptionalInt rank(String source) {
      calls++;
      return OptionalInt.of(0);
    }
  }

  /** A store whose default policy decides at one path by a rule. */
  private static ProfileStore ruled(AttributeRule rule) {
    return ProfileStore.builder()
        .namespaces(CRM)
        .defaultPolicy(new RulePolicy(PathRules.builder().rule("n", rule).build()))
        .build();
  }

  private record RulePolicy(PathRules attributeRules) implements MergePolicy {
    @Override
    public String method() {
      return "rules";
    }

    @Override
    public OptionalInt rank(String source) {
      return OptionalInt.of(0);
    }
  }

  @Test
  void search_atMorePathsThanAreKept_findsAll() {
    ProfileStore store = store();
    ProfileFragment.Builder many = record(1, "ada");
    List<Condition> all = new ArrayList<>();
    for (int i = 0; i < SearchIndex.MOST_COLUMNS + 10; i++) {
      many.attribute("p" + i, i);
      all.add(Condition.is("p" + i, i));
    }
    store.add(many.build());
    store.add(record(1, "bob").attribute("p0", 0).build());
    assertThat(found(store, Condition.allOf(all.toArray(Condition[]::new)))).containsExactly("ada");
    assertThat(found(store, Condition.not(Condition.anyOf(all.toArray(Condition[]::new)))))
        .isEmpty();
    for (int i = 0; i < all.size(); i++) {
      assertThat(found(store, all.get(i)))
          .containsExactlyElementsOf(i == 0 ? List.of("ada", "bob") : List.of("ada"));
    }
    store.add(record(2, "bob").attribute("p7", 7).build());
    assertThat(found(store, all.get(7))).containsExactly("ada", "bob");
    assertThat(found(store, all.get(0))).containsExactly("ada");
  }

  @Test
  void prepareSearch_changesNoAnswer_andRefusesWhatLeadsNowhere() {
    ProfileStore store = store();
    store.prepareSearch("default", List.of("n"));
    assertThat(found(store, Condition.exists("n"))).isEmpty();
    store.add(record(1, "ada").attribute("n", 1).build());
    store.prepareSearch("default", List.of("n", "other"));
    assertThat(found(store, Condition.exists("n"))).containsExactly("ada");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.prepareSearch("none", List.of("n")))
        .withMessageContaining("There is no merge policy 'none'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.prepareSearch("default", List.of("a..b")))
        .withMessageContaining("has an empty name in it");
  }

  @Test
  void identities_byPrefix_inOneNamespaceOrInAll() {
    ProfileStore store = store();
    store.add(record(1, "ada").identity(EMAIL, "Ada@x.org").identity(SHOP, "ada-7").build());
    store.add(record(1, "adrian").identity(EMAIL, "zoe@x.org").build());
    assertThat(texts(store, IdentityQuery.builder().prefix("ad")))
        .containsExactly("crm:ada", "crm:adrian", "email:ada@x.org", "shop:ada-7");
    assertThat(texts(store, IdentityQuery.builder().prefix("ada").namespace("email")))
        .containsExactly("email:ada@x.org");
    assertThat(texts(store, IdentityQuery.builder().namespace("email")))
        .containsExactly("email:ada@x.org", "email:zoe@x.org");
    assertThat(texts(store, IdentityQuery.builder())).hasSize(5);
    assertThat(texts(store, IdentityQuery.builder().prefix("x"))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.identities(IdentityQuery.builder().namespace("nowhere").build()))
        .withMessageContaining("There is no namespace 'nowhere'");

    List<Identity> paged = new ArrayList<>();
    IdentityQuery query = IdentityQuery.builder().limit(2).build();
    Page<Identity> page = store.identities(query);
    while (page.hasMore()) {
      paged.addAll(page.items());
      page = store.identities(query.after(page.cursor().orElseThrow()));
    }
    paged.addAll(page.items());
    assertThat(paged).isEqualTo(store.identities(IdentityQuery.builder().build()).items());
  }

  private static List<String> texts(ProfileStore store, IdentityQuery.Builder query) {
    return store.identities(query.build()).items().stream().map(Identity::text).toList();
  }

  @Test
  void queries_areValuesThatShowNoValue() {
    SearchQuery.Builder builder =
        SearchQuery.builder()
            .where(Condition.is("mail", "secret"))
            .policy("p")
            .limit(3)
            .scanLimit(9);
    SearchQuery query = builder.build();
    assertThat(query)
        .isEqualTo(builder.build())
        .hasSameHashCodeAs(builder.build())
        .isNotEqualTo(query.after("c"))
        .isNotEqualTo(where(Condition.is("mail", "secret")))
        .isNotEqualTo(
            SearchQuery.builder()
                .where(Condition.is("mail", "secret"))
                .policy("p")
                .limit(3)
                .build())
        .hasToString("SearchQuery[mail = ?, under p, at most 3, looking at 9]");
    assertThat(query.after("c")).hasToString(query.toString().replace("]", ", after a cursor]"));
    assertThatIllegalStateException().isThrownBy(() -> builder.limit(4));
    assertThatIllegalStateException().isThrownBy(() -> builder.scanLimit(4));
    assertThatIllegalStateException().isThrownBy(() -> builder.policy("q"));
    assertThatIllegalStateException().isThrownBy(() -> builder.where(Condition.allOf()));
    assertThatIllegalArgumentException().isThrownBy(() -> SearchQuery.builder().limit(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SearchQuery.builder().scanLimit(0))
        .withMessageContaining("Raise it, or leave it out");

    IdentityQuery.Builder identities =
        IdentityQuery.builder().namespace("email").prefix("secret").limit(3);
    assertThat(identities.build())
        .isEqualTo(identities.build())
        .hasSameHashCodeAs(identities.build())
        .isNotEqualTo(identities.build().after("c"))
        .hasToString("IdentityQuery[email, starts with ?, at most 3]");
    assertThat(IdentityQuery.builder().build().after("c"))
        .hasToString("IdentityQuery[all namespaces, after a cursor]");
    assertThatIllegalStateException().isThrownBy(() -> identities.limit(4));
    assertThatIllegalStateException().isThrownBy(() -> identities.prefix("q"));
    assertThatIllegalStateException().isThrownBy(() -> identities.namespace("q"));
  }
}
