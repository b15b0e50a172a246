package dev.selfsame;

import static dev.selfsame.SlowStatistics.assertHolds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.Placeholders;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import dev.selfsame.profile.TestPolicy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of fragments that are added, and what is found then. */
class StoreTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00.123Z");
  private static final Instant DAY_1 = Instant.parse("2026-01-01T00:00:00Z");

  private static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  private static final Namespace EMAIL = Namespace.email("email");
  private static final Namespace ECID = Namespace.of("ecid", IdentityType.COOKIE);
  private static final Namespace SHOP = Namespace.of("shop", IdentityType.NON_PEOPLE);
  private static final Namespace PARTNER = Namespace.of("partner", IdentityType.PARTNER);
  private static final Identity ADA = CRM.identity("1");
  private static final Identity MAIL = EMAIL.identity("ada@x");

  private final ProfileStore store =
      ProfileStore.builder(settings()).clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();

  private static Settings settings() {
    Namespaces namespaces = Namespaces.of(PARTNER, CRM, EMAIL, ECID, SHOP);
    return Settings.builder(GraphRules.of(namespaces))
        .source("crm", SourceSettings.defaults())
        .source("web", SourceSettings.defaults())
        .source("keeper", SourceSettings.defaults().withKeepLinks(true))
        .source("strict", SourceSettings.defaults().withStrictlyNewer(true))
        .policy("newest", TestPolicy.newest())
        .policy("crm only", TestPolicy.only("crm").eventsOf("crm"))
        .policy("alone", TestPolicy.newest().unstitched())
        .build();
  }

  // Repeats.

  @Test
  void add_whenTheSameFragmentIsHeld_isADuplicate() {
    ProfileFragment fragment = record("crm", 1).id("r1").attribute("x", 1).build();
    assertThat(store.add(fragment))
        .isEqualTo(
            new AddResult.Accepted(FragmentKey.record("crm", "r1", DAY_1), false, List.of()));
    assertThat(store.add(fragment))
        .isEqualTo(
            new AddResult.Duplicate(FragmentKey.record("crm", "r1", DAY_1), false, List.of()));
    assertThat(store.fragments()).hasSize(1);
  }

  @Test
  void add_whenOnlyTheOrderOfIdentitiesDiffers_isADuplicate() {
    store.add(
        ProfileFragment.record("crm", DAY_1).primary(ADA).identity(MAIL).identity(MAIL).build());
    AddResult again =
        store.add(ProfileFragment.record("crm", DAY_1).identity(MAIL).primary(ADA).build());
    assertThat(again)
        .isInstanceOfSatisfying(
            AddResult.Duplicate.class, duplicate -> assertThat(duplicate.differs()).isFalse());
  }

  @Test
  void event_whenRepeatedWithOtherContent_isKeptByTimeWhicheverCameFirst() {
    ProfileFragment earlier = event("e1", 1).attribute("x", "zzz").build();
    ProfileFragment later = event("e1", 2).attribute("x", "aaa").build();
    assertKept(later, earlier, later);
  }

  @Test
  void event_whenRepeatedAtTheSameTime_isKeptByContentWhicheverCameFirst() {
    ProfileFragment a = event("e1", 1).attribute("x", "a").build();
    ProfileFragment b = event("e1", 1).attribute("x", "b").build();
    store.add(a);
    AddResult second = store.add(b);
    ProfileFragment kept = onlyFragment(store);
    ProfileStore other = ProfileStore.of(settings());
    other.addAll(List.of(b, a));
    assertThat(onlyFragment(other)).isEqualTo(kept);
    boolean bWins = kept.attributes().containsValue("b");
    FragmentKey key = FragmentKey.event("web", "e1");
    assertThat(second)
        .isEqualTo(
            bWins
                ? new AddResult.Accepted(key, true, List.of())
                : new AddResult.Duplicate(key, true, List.of()));
  }

  /** No type and an empty one had one hash, so the one that came first stayed. */
  @Test
  void emptyTypeOfAnEvent_hadTheHashOfNone() {
    ProfileFragment without = event("e1", 1).build();
    ProfileFragment empty = event("e1", 1).type("").build();
    ProfileStore other = ProfileStore.of(settings());
    store.addAll(List.of(without, empty));
    other.addAll(List.of(empty, without));
    assertThat(onlyFragment(store)).isEqualTo(onlyFragment(other));
  }

  @Test
  void record_whenRepeatedWithOtherPeople_isNotTheSameWhicheverCameFirst() {
    ProfileFragment a = record("crm", 1).id("r1").identity(EMAIL, "a@x").build();
    assertDiffer(a, record("crm", 1).id("r1").identity(EMAIL, "b@x").build());
    assertDiffer(a, record("crm", 1).id("r1").build());
    assertDiffer(
        ProfileFragment.record("crm", DAY_1).id("r1").primary(ADA).identity(MAIL).build(),
        ProfileFragment.record("crm", DAY_1).id("r1").primary(MAIL).identity(ADA).build());
  }

  /** Of two with one key, one is kept whichever came first, and the other is not taken for it. */
  private static void assertDiffer(ProfileFragment a, ProfileFragment b) {
    ProfileStore forth = ProfileStore.of(settings());
    ProfileStore back = ProfileStore.of(settings());
    forth.add(a);
    back.add(b);
    List<AddResult> seconds = List.of(forth.add(b), back.add(a));
    assertThat(onlyFragment(forth)).isEqualTo(onlyFragment(back));
    FragmentKey key = FragmentKey.record("crm", "r1", DAY_1);
    assertThat(seconds)
        .containsExactlyInAnyOrder(
            new AddResult.Accepted(key, true, List.of()),
            new AddResult.Duplicate(key, true, List.of()));
  }

  @Test
  void record_whenRepeatedWithOtherContent_isKeptByContentAndLeavesNoTrace() {
    ProfileFragment a = record("crm", 1).id("r1").identity(EMAIL, "a@x").build();
    ProfileFragment b = record("crm", 1).id("r1").identity(EMAIL, "b@x").build();
    store.addAll(List.of(a, b));
    boolean keptA = onlyFragment(store).identities().contains(EMAIL.identity("a@x"));
    Identity gone = EMAIL.identity(keptA ? "b@x" : "a@x");
    assertThat(store.graph().members(gone)).isEmpty();
    assertThat(store.graph().profileId(gone)).isEmpty();
    assertThat(store.find(gone)).isEmpty();
    assertHolds(store, 1, 2);
  }

  @Test
  void event_whenTheRepeatIsStoredUnderAnotherIdentity_moves() {
    store.add(event("e1", 1).build());
    store.add(ProfileFragment.event("web", day(2)).id("e1").identity(ECID, "d2").build());
    assertThat(store.find(ECID.identity("d1"))).isEmpty();
    assertThat(store.find(ECID.identity("d2")).orElseThrow().timeline().size()).isEqualTo(1);
  }

  @Test
  void record_keepsItsIdFromVersionToVersion() {
    assertThat(store.add(record("crm", 1).id("r1").build())).isInstanceOf(AddResult.Accepted.class);
    assertThat(store.add(record("crm", 2).id("r1").build()))
        .isEqualTo(
            new AddResult.Accepted(FragmentKey.record("crm", "r1", day(2)), false, List.of()));
    assertThat(store.fragments()).hasSize(2);
  }

  // Ids and times that are left out.

  @Test
  void id_whenLeftOut_isDerivedFromTheContent() {
    String id = idOf(event("web", null, 1).attribute("x", 1).build());
    assertThat(id).matches("[0-9a-f]{32}");
    assertThat(idOf(event("web", null, 1).attribute("x", 1).build())).isEqualTo(id);
    Stream.of(
            event("web", null, 1).attribute("x", 2),
            event("web", null, 2).attribute("x", 1),
            event("web", null, 1).attribute("x", 1).type("login"),
            event("web", null, 1).attribute("x", 1).type(""),
            event("web", null, 1).attribute("x", 1).identity(MAIL),
            event("web", null, 1).attribute("x", 1).identity(SHOP, "1"),
            event("crm", null, 1).attribute("x", 1),
            event("web", null, 1).attribute("x", "1"),
            event("web", null, 1).attribute("x", List.of(1)),
            ProfileFragment.builder(FragmentKind.EVENT, "web")
                .identity(ECID, "d1")
                .attribute("x", 1),
            ProfileFragment.record("web", DAY_1).identity(ECID, "d1").attribute("x", 1))
        .map(other -> idOf(other.build()))
        .forEach(other -> assertThat(other).isNotEqualTo(id));
  }

  @Test
  void id_whenLeftOut_dependsOnWhatIsAcceptedAlone() {
    String id = idOf(event("web", null, 1).build());
    assertThat(idOf(event("web", null, 1).identity("nowhere", "1").identity(EMAIL, " ").build()))
        .isEqualTo(id);
    assertThat(idOf(event("web", null, 1).identity(ECID, "d1").attribute("x", "").build()))
        .isEqualTo(id);
  }

  @Test
  void id_ofPatches_dependsOnWhatTheyUnsetAndAppend() {
    assertThat(
            Stream.of(
                    ProfileFragment.patch("crm", DAY_1),
                    ProfileFragment.patch("crm", DAY_1).unset("a"),
                    ProfileFragment.patch("crm", DAY_1).append("a"),
                    ProfileFragment.patch("crm", DAY_1).unset("a").unset("b"),
                    ProfileFragment.patch("crm", DAY_1).unset("a").append("b"))
                .map(patch -> idOf(patch.identity(ADA).build())))
        .doesNotHaveDuplicates();
  }

  @Test
  void timestamp_whenLeftOut_isThatOfTheClock() {
    ProfileFragment event =
        ProfileFragment.builder(FragmentKind.EVENT, "web").identity(ECID, "d1").build();
    assertThat(store.add(event)).isInstanceOf(AddResult.Accepted.class);
    assertThat(store.add(event)).isInstanceOf(AddResult.Duplicate.class);
    assertThat(onlyFragment(store).timestamp()).contains(NOW);
    assertThat(store.find(ECID.identity("d1")).orElseThrow().lastModified()).isEqualTo(NOW);
    ProfileStore later =
        ProfileStore.builder(settings())
            .clock(Clock.fixed(NOW.plusSeconds(9), ZoneOffset.UTC))
            .build();
    later.add(event);
    assertThat(onlyFragment(later).id()).isEqualTo(onlyFragment(store).id());
  }

  @Test
  void fragments_whenTheTimestampWasLeftOut_canBeAddedAgain() {
    store.add(ProfileFragment.builder(FragmentKind.EVENT, "web").identity(ECID, "d1").build());
    ProfileStore other = ProfileStore.of(settings());
    other.addAll(store.fragments().toList());
    assertThat(other.fragments().toList()).isEqualTo(store.fragments().toList());
  }

  /** It was the other one of its namespace after it had been given back and added again. */
  @Test
  void primaryOfAnEvent_changedWhenItWasAddedAgain() {
    store.add(
        ProfileFragment.event("web", DAY_1)
            .identity(EMAIL, "z@x")
            .identity(EMAIL, "a@x")
            .identity(ECID, "d1")
            .build());
    assertThat(onlyFragment(store).primary()).contains(EMAIL.identity("z@x"));
    ProfileStore other = ProfileStore.of(settings());
    other.addAll(store.fragments().toList());
    assertThat(other.fragments().toList()).isEqualTo(store.fragments().toList());
  }

  // Strictly newer sources.

  @Test
  void record_whenNotNewerThanTheCurrentOne_isSupersededAndHeld() {
    assertThat(store.add(record("strict", 2).id("r2").attribute("x", 2).build()))
        .isInstanceOf(AddResult.Accepted.class);
    assertThat(store.add(record("strict", 1).id("r1").attribute("x", 1).build()))
        .isEqualTo(new AddResult.Superseded(FragmentKey.record("strict", "r1", day(1)), List.of()));
    assertThat(store.add(record("strict", 2).id("r3").attribute("x", 3).build()))
        .isInstanceOf(AddResult.Superseded.class);
    assertThat(store.add(record("strict", 3).id("r4").attribute("x", 4).build()))
        .isInstanceOf(AddResult.Accepted.class);
    assertThat(store.fragments()).hasSize(4);
    assertThat(store.find(ADA).orElseThrow().attribute("x")).contains(4L);
  }

  @Test
  void record_whenTimesTieInAStrictlyNewerSource_theFirstInOrderIsCurrent() {
    store.add(record("strict", 1).id("r2").attribute("x", 2).identity(EMAIL, "b@x").build());
    store.add(record("strict", 1).id("r1").attribute("x", 1).identity(EMAIL, "a@x").build());
    assertThat(store.find(ADA).orElseThrow().attribute("x")).contains(1L);
    assertThat(store.graph().members(ADA)).containsExactly(ADA, EMAIL.identity("a@x"));
  }

  @Test
  void record_whenTimesTieInAnotherSource_theLastInOrderIsCurrent() {
    store.add(record("crm", 1).id("r2").attribute("x", 2).build());
    assertThat(store.add(record("crm", 1).id("r1").attribute("x", 1).build()))
        .isInstanceOf(AddResult.Accepted.class);
    assertThat(store.find(ADA).orElseThrow().attribute("x")).contains(2L);
  }

  // What links identities.

  @Test
  void record_whenCorrected_linksTheOldIdentityNoMore() {
    store.add(record("crm", 1).identity(EMAIL, "wrong@x").build());
    store.add(record("crm", 3).identity(EMAIL, "right@x").build());
    store.add(record("crm", 2).identity(EMAIL, "late@x").build());
    assertThat(store.graph().members(ADA)).containsExactly(ADA, EMAIL.identity("right@x"));
    assertThat(store.graph().members(EMAIL.identity("wrong@x")))
        .containsExactly(EMAIL.identity("wrong@x"));
    assertThat(store.find(EMAIL.identity("wrong@x"))).isEmpty();
  }

  @Test
  void record_ofASourceThatKeepsItsLinks_linksTheOldIdentityStill() {
    store.add(record("keeper", 1).identity(EMAIL, "old@x").build());
    store.add(record("keeper", 2).identity(EMAIL, "new@x").build());
    assertThat(store.graph().members(ADA))
        .containsExactly(ADA, EMAIL.identity("new@x"), EMAIL.identity("old@x"));
  }

  @Test
  void record_whenSentAgainUnchanged_takesNoSharedDeviceAway() {
    ProfileStore shared =
        ProfileStore.builder()
            .namespaces(
                Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build(), ECID)
            .defaultPolicy(TestPolicy.newest())
            .build();
    Identity tablet = ECID.identity("tablet");
    Identity bo = CRM.identity("2");
    shared.add(record("crm", 1).identity(tablet).attribute("night", 1).build());
    shared.add(ProfileFragment.event("web", day(2)).identity(bo).identity(tablet).build());
    shared.add(record("crm", 3).identity(tablet).attribute("night", 3).build());
    shared.add(record("crm", 4).identity(tablet).build());
    assertThat(shared.graph().members(tablet)).containsExactly(bo, tablet);
    assertThat(shared.graph().members(ADA)).containsExactly(ADA);
    // With another identity the row is new evidence.
    shared.add(record("crm", 5).identity(tablet).identity(ECID, "phone").build());
    assertThat(shared.graph().members(tablet)).startsWith(ADA).contains(tablet);
  }

  @Test
  void patch_linksUntilANewerRecordComes() {
    store.add(record("crm", 1).build());
    store.add(ProfileFragment.patch("crm", day(2)).primary(ADA).identity(MAIL).build());
    assertThat(store.graph().members(ADA)).containsExactly(ADA, MAIL);
    store.add(record("crm", 3).build());
    assertThat(store.graph().members(ADA)).containsExactly(ADA);
  }

  @Test
  void identitiesThatTakeNoPart_areKeptAndLinkNothing() {
    store.add(
        ProfileFragment.event("web", DAY_1)
            .id("e1")
            .identity(ADA)
            .identity(PARTNER, "p")
            .identity(SHOP, "s")
            .build());
    store.add(
        ProfileFragment.event("web", DAY_1)
            .id("e2")
            .identity(ECID, "d1")
            .identity(PARTNER, "p")
            .identity(SHOP, "s")
            .build());
    assertThat(store.graph().members(ADA)).containsExactly(ADA);
    assertThat(store.graph().members(PARTNER.identity("p"))).containsExactly(PARTNER.identity("p"));
    assertThat(store.find(PARTNER.identity("p"))).isEmpty();
    assertThat(store.find(SHOP.identity("s"))).isEmpty();
    assertThat(store.profiles()).hasSize(2);
    assertThat(store.fragments().findFirst().orElseThrow().identities())
        .containsExactlyInAnyOrder(PARTNER.identity("p"), ADA, SHOP.identity("s"));
    assertThat(store.fragments().findFirst().orElseThrow().primary()).contains(ADA);
  }

  // Look-ups.

  @Test
  void find_whenTheIdentityIsWrittenOtherwise_findsIt() {
    store.add(record("crm", 1).identity(MAIL).build());
    Profile profile = store.find(new Identity("email", " ADA@X ")).orElseThrow();
    assertThat(profile.identities()).containsExactly(ADA, MAIL);
    assertThat(profile.id()).isEqualTo(ProfileId.of(ADA, null));
    assertThat(store.graph().members(new Identity("email", "Ada@x"))).containsExactly(ADA, MAIL);
  }

  @Test
  void find_whenTheIdentityCannotBe_isEmpty() {
    store.add(record("crm", 1).build());
    for (Identity identity :
        List.of(
            new Identity("crm", "2"),
            new Identity("nowhere", "1"),
            new Identity("crm", ""),
            new Identity("crm", "null"),
            new Identity("crm", "\ud83d"),
            new Identity("crm", "x".repeat(5000)))) {
      assertThat(store.find(identity)).isEmpty();
      assertThat(store.graph().members(identity)).isEmpty();
      assertThat(store.graph().profileId(identity)).isEmpty();
    }
  }

  @Test
  void find_underAPolicyThatTakesNothingOfThePerson_isEmpty() {
    store.add(record("web", 1).build());
    assertThat(store.find(ADA)).isPresent();
    assertThat(store.find(ADA, "crm only")).isEmpty();
    assertThat(store.profiles("crm only")).isEmpty();
  }

  @Test
  void find_whenThereIsNoSuchPolicy_namesThoseThatThereAre() {
    assertThatThrownBy(() -> store.find(ADA, "other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("use one of [newest, crm only, alone]");
    assertThatThrownBy(() -> store.profiles("other")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void find_withoutStitching_takesTheOneIdentity() {
    store.add(record("crm", 1).identity(MAIL).attribute("x", 1).build());
    Profile profile = store.find(ADA, "alone").orElseThrow();
    assertThat(profile.identities()).containsExactly(ADA);
    assertThat(store.find(MAIL, "alone")).isEmpty();
    assertThat(store.find(MAIL).orElseThrow().attribute("x")).contains(1L);
  }

  @Test
  void find_whenOnlyReplacedVersionsNameTheIdentity_isEmpty() {
    store.add(recordOf(MAIL, "crm", 1).identity(ADA).build());
    store.add(recordOf(MAIL, "crm", 2).build());
    assertThat(store.find(ADA)).isEmpty();
    assertThat(store.graph().members(ADA)).containsExactly(ADA);
  }

  @Test
  void profiles_standInTheOrderOfTheirAnchors() {
    List<ProfileFragment> fragments =
        List.of(
            event("e1", 1).build(),
            recordOf(CRM.identity("10"), "crm", 1).build(),
            recordOf(CRM.identity("9"), "crm", 1).identity(ECID, "d0").build(),
            recordOf(EMAIL.identity("b@x"), "crm", 1).build());
    store.addAll(fragments);
    assertThat(store.profiles().map(profile -> profile.identities().get(0)))
        .containsExactly(
            CRM.identity("10"), CRM.identity("9"), EMAIL.identity("b@x"), ECID.identity("d1"));
  }

  @Test
  void anchor_isTheIdentityThatWasNamedFirstOfTheHighestNamespace() {
    store.add(recordOf(CRM.identity("5"), "crm", 3).build());
    store.add(recordOf(CRM.identity("3"), "crm", 3).build());
    store.add(recordOf(CRM.identity("4"), "crm", 2).build());
    store.add(
        ProfileFragment.event("web", day(5))
            .identity(CRM, "5")
            .identity(CRM, "4")
            .identity(CRM, "3")
            .build());
    assertThat(store.graph().profileId(CRM.identity("5")))
        .contains(ProfileId.of(CRM.identity("4"), null));
    // A late fragment, even one that is replaced already, may name another one first.
    store.add(recordOf(CRM.identity("5"), "crm", 1).build());
    assertThat(store.graph().profileId(CRM.identity("3")))
        .contains(ProfileId.of(CRM.identity("5"), null));
    store.add(recordOf(CRM.identity("3"), "crm", 1).build());
    assertThat(store.graph().profileId(CRM.identity("4")))
        .contains(ProfileId.of(CRM.identity("3"), null));
  }

  @Test
  void fragments_standInTheirOrder() {
    List<ProfileFragment> fragments =
        new ArrayList<>(
            List.of(
                record("web", 1).id("a").build(),
                record("web", 1).id("b").build(),
                ProfileFragment.patch("crm", day(1)).id("a").identity(ADA).build(),
                event("a", 1).build(),
                record("crm", 2).id("a").build()));
    Collections.reverse(fragments);
    store.addAll(fragments);
    assertThat(store.fragments().map(fragment -> fragment.origin().key()))
        .containsExactly(
            FragmentKey.record("web", "a", day(1)),
            FragmentKey.record("web", "b", day(1)),
            FragmentKey.patch("crm", "a", day(1)),
            FragmentKey.event("web", "a"),
            FragmentKey.record("crm", "a", day(2)));
  }

  /** They are read 256 at a time: what is removed before is not among them, nor what is added. */
  @Test
  void fragments_whenTheStoreChangesMeanwhile_areThoseOfTheStart() {
    List<String> expected = new ArrayList<>();
    for (int day = 1; day <= 600; day++) {
      store.add(event("e" + day, day).build());
      expected.add("e" + day);
    }
    Iterator<ProfileFragment> fragments = store.fragments().iterator();
    assertThat(fragments.next().id()).contains("e1");
    for (int day : List.of(1, 100, 300, 600)) {
      assertThat(store.withdraw(FragmentKey.event("web", "e" + day))).isTrue();
      store.add(event("new" + day, day).build());
    }
    store.add(event("new", 4).build());
    assertThat(numbersGivenOut(store)).isEqualTo(601);
    expected.removeAll(List.of("e1", "e300", "e600"));
    assertThat(ImmutableList.copyOf(fragments))
        .extracting(fragment -> fragment.id().orElseThrow())
        .isEqualTo(expected);
    assertThat(store.fragments()).hasSize(601);
  }

  @Test
  void add_whenAsMuchWentBefore_takesNoNewNumber() {
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 50; i++) {
        store.add(event("e" + i, 1 + round).attribute("page", "/" + i * round).build());
      }
      assertThat(numbersGivenOut(store)).isEqualTo(50);
      store.withdrawSource("web");
      assertThat(store.fragments()).isEmpty();
    }
  }

  private static int numbersGivenOut(ProfileStore store) {
    return ((InMemoryProfileStore) store).locked.read(state -> state.log().table().size());
  }

  @Test
  void results_whenTheirEventsAreErased_stayAsTheyWere() {
    Identity device = ECID.identity("d1");
    store.add(event("e", 1).attribute("page", "/start").attribute("cart.total", 12.5).build());
    Profile before = store.find(device).orElseThrow();
    for (int i = 0; i < 100; i++) {
      store.add(event("f" + i, 2).attribute("other" + i, i).build());
    }
    store.erase(device);
    store.add(event("g", 3).attribute("page", "/other").attribute("cart.total", 99.5).build());
    assertThat(before.timeline().events().get(0).attributes())
        .isEqualTo(Map.of("page", "/start", "cart", Map.of("total", new BigDecimal("12.5"))));
  }

  @Test
  void results_doNotFollowTheStore() {
    store.add(record("crm", 1).attribute("x", 1).build());
    Profile before = store.find(ADA).orElseThrow();
    List<Identity> members = store.graph().members(ADA);
    store.add(record("crm", 2).attribute("x", 2).identity(MAIL).build());
    assertThat(before.attributes()).isEqualTo(Map.of("x", 1L));
    assertThat(members).containsExactly(ADA);
  }

  // Batches and the builder.

  @Test
  void addAll_whenTheBatchIsLargerThanAWrite_addsAll() {
    int count = 2 * 1024 + 7;
    List<ProfileFragment> fragments =
        IntStream.range(0, count)
            .mapToObj(i -> recordOf(CRM.identity("c" + i), "crm", 1).build())
            .toList();
    BatchResult result = store.addAll(fragments);
    assertThat(result).isEqualTo(new BatchResult(count, 0, 0, 0, List.of()));
    assertHolds(store, count, count);
    assertThat(store.profiles()).hasSize(count);
  }

  @Test
  void addAll_remarksOnWhatSaysMoreThanANumber() {
    BatchResult result =
        store.addAll(
            List.of(
                record("strict", 2).id("r").build(),
                record("strict", 2).id("r").build(),
                record("strict", 1).id("r").build(),
                record("nowhere", 1).build(),
                event("e1", 1).build(),
                event("e1", 2).build(),
                event("e1", 1).build(),
                event("e2", 1).identity(EMAIL, " ").build()));
    assertThat(result.accepted()).isEqualTo(4);
    assertThat(result.duplicates()).isEqualTo(2);
    assertThat(result.superseded()).isEqualTo(1);
    assertThat(result.rejected()).isEqualTo(1);
    assertThat(result.remarks())
        .extracting(BatchResult.Remark::index)
        .containsExactly(2L, 3L, 5L, 6L, 7L);
  }

  @Test
  void builder_whenNoDefaultPolicyIsNamed_usesTheFirst() {
    ProfileStore built =
        ProfileStore.builder()
            .namespaces(CRM)
            .policy("first", TestPolicy.newest())
            .policy("second", TestPolicy.only("x"))
            .build();
    assertThat(built.settings().defaultPolicy()).isEqualTo("first");
  }

  @Test
  void builder_takesAllOptions() {
    ProfileStore built =
        ProfileStore.builder()
            .namespaces(CRM, EMAIL)
            .settings(settings -> settings.placeholders(Placeholders.none()))
            .graphRules(rules -> rules.graphLimit(7))
            .graphRules(rules -> rules.quarantineAbove(9))
            .source("crm", SourceSettings.defaults().withKeepLinks(true))
            .policy("other", TestPolicy.only("crm"))
            .defaultPolicy(TestPolicy.newest())
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();
    assertThat(built.settings().defaultPolicy()).isEqualTo("default");
    assertThat(built.settings().graphRules().graphLimit()).isEqualTo(7);
    assertThat(built.settings().graphRules().quarantineAbove()).isEqualTo(9);
    assertThat(built.settings().source("crm").keepsLinks()).isTrue();
    assertThat(built.settings().placeholders()).isEqualTo(Placeholders.none());
    built.add(ProfileFragment.builder(FragmentKind.RECORD, "crm").identity("crm", "null").build());
    assertThat(onlyFragment(built).timestamp()).contains(NOW);
  }

  @Test
  void builder_fromSettings_changesThem() {
    ProfileStore built =
        ProfileStore.builder(settings())
            .policy("another", TestPolicy.newest())
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();
    assertThat(built.settings().policies()).containsKeys("newest", "crm only", "another");
    assertThat(built.settings().sources()).isEqualTo(settings().sources());
    AddResult result =
        built.add(
            ProfileFragment.builder(FragmentKind.RECORD, "crm").identity("crm", "42").build());
    assertThat(result.isAccepted()).isTrue();
    assertThat(built.add(onlyFragment(built)).isAccepted()).isFalse();
    assertThat(onlyFragment(built).timestamp()).contains(NOW);
  }

  @Test
  void builder_whenAnOptionIsSetTwice_isRefused() {
    ProfileStoreBuilder builder =
        ProfileStore.builder()
            .namespaces(CRM)
            .settings(settings -> settings.placeholders(Placeholders.none()))
            .clock(Clock.systemUTC())
            .source("crm", SourceSettings.defaults())
            .defaultPolicy(TestPolicy.newest());
    misuses(() -> builder.namespaces(CRM));
    misuses(() -> builder.settings(settings -> settings.placeholders(Placeholders.none())));
    misuses(() -> builder.clock(Clock.systemUTC()));
    assertThatThrownBy(() -> builder.source("crm", SourceSettings.defaults()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.policy("default", TestPolicy.newest()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void builder_whenSomethingIsMissing_namesTheCall() {
    assertThatThrownBy(() -> ProfileStore.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Call namespaces(...)");
    assertThatThrownBy(() -> ProfileStore.builder().namespaces(CRM).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Declare one");
  }

  private void assertKept(ProfileFragment kept, ProfileFragment a, ProfileFragment b) {
    ProfileStore other = ProfileStore.of(settings());
    store.addAll(List.of(a, b));
    other.addAll(List.of(b, a));
    assertThat(onlyFragment(store)).isEqualTo(onlyFragment(other));
    assertThat(onlyFragment(store).timestamp()).isEqualTo(kept.timestamp());
    assertThat(onlyFragment(store).attributes()).isEqualTo(kept.attributes());
  }

  private static String idOf(ProfileFragment fragment) {
    ProfileStore fresh =
        ProfileStore.builder(settings()).clock(Clock.fixed(DAY_1, ZoneOffset.UTC)).build();
    return ((AddResult.Accepted) fresh.add(fragment)).key().id();
  }

  private static ProfileFragment onlyFragment(ProfileStore store) {
    List<ProfileFragment> fragments = store.fragments().toList();
    assertThat(fragments).hasSize(1);
    return fragments.get(0);
  }

  private static ProfileFragment.Builder record(String source, int day) {
    return recordOf(ADA, source, day);
  }

  private static ProfileFragment.Builder recordOf(Identity primary, String source, int day) {
    return ProfileFragment.record(source, day(day)).primary(primary);
  }

  private static ProfileFragment.Builder event(String id, int day) {
    return event("web", id, day);
  }

  private static ProfileFragment.Builder event(String source, @Nullable String id, int day) {
    ProfileFragment.Builder builder = ProfileFragment.event(source, day(day)).identity(ECID, "d1");
    return id == null ? builder : builder.id(id);
  }

  private static Instant day(int day) {
    return DAY_1.plusSeconds((day - 1) * 86_400L);
  }

  private static void misuses(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("set it once");
  }
}
