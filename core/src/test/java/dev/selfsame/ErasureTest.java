package dev.selfsame;

import static dev.selfsame.SlowStatistics.assertHolds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.engine.search.ValueDictionary;
import dev.selfsame.engine.store.FragmentKeys;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.WhyNot;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.RefusalReason;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.internal.column.HashIndex;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import dev.selfsame.profile.TestPolicy;
import dev.selfsame.query.Condition;
import dev.selfsame.query.IdentityQuery;
import dev.selfsame.query.SearchQuery;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ErasureTest {
  /** Identities that are held as numbers, not as texts. */
  private static final String PACKED_DIGITS = "47118472635445362718471184726354453627";

  private static final UUID PACKED_UUID = UUID.fromString("47114711-8472-4635-8453-627184711847");
  private static final Namespace CRM =
      Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
  private static final Namespace EMAIL = Namespace.email("email");
  private static final Namespace DEVICE = Namespace.of("device", IdentityType.DEVICE);
  private static final Namespace SHOP = Namespace.of("shop", IdentityType.PARTNER);
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

  private static ProfileStoreBuilder builder() {
    return ProfileStore.builder()
        .namespaces(CRM, EMAIL, DEVICE, SHOP)
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .defaultPolicy(TestPolicy.newest());
  }

  private static ProfileFragment.Builder record(long time, String person) {
    return ProfileFragment.record("crm", Instant.ofEpochSecond(time)).identity(CRM, person);
  }

  private static ProfileFragment.Builder event(long time, Namespace namespace, String value) {
    return ProfileFragment.event("web", Instant.ofEpochSecond(time)).identity(namespace, value);
  }

  @Test
  void erase_whenOthersMentionThePerson_theyGoOnAsIfTheyNeverHad() {
    ProfileStore store = builder().build();
    store.add(record(10, "ada").identity(EMAIL, "ada@x.org").attribute("name", "Ada").build());
    store.add(record(11, "ada").identity(EMAIL, "ada@x.org").attribute("name", "Ada L.").build());
    store.add(event(12, EMAIL, "ada@x.org").id("e1").build());
    ProfileFragment.Builder row = record(4, "bob").id("row 7").attribute("referred", true);
    ProfileFragment.Builder visit = event(5, CRM, "bob").identity(DEVICE, "d");
    ProfileFragment rowAlone = row.build();
    ProfileFragment visitAlone = visit.build();
    store.add(row.identity(EMAIL, "ada@x.org").build());
    store.add(visit.identity(EMAIL, "ada@x.org").build());
    store.veto(EMAIL.identity("ada@x.org"), DEVICE.identity("d"));
    store.veto(CRM.identity("bob"), DEVICE.identity("other"));

    assertThat(store.erase(EMAIL.identity(" ADA@x.org")))
        .contains(new ErasureReceipt(NOW, 2, 3, 2, 1, 0));

    ProfileStore never = builder().build();
    never.add(rowAlone);
    never.add(visitAlone);
    never.veto(CRM.identity("bob"), DEVICE.identity("other"));
    assertThat(store.fragments().toList()).isEqualTo(never.fragments().toList());
    assertThat(store.find(CRM.identity("bob"))).isEqualTo(never.find(CRM.identity("bob")));
    assertThat(store.graph().links(CRM.identity("bob")))
        .isEqualTo(never.graph().links(CRM.identity("bob")));
    assertThat(store.graph().statistics()).isEqualTo(never.graph().statistics());
    assertThat(store.settings()).isEqualTo(never.settings());
    assertThat(store.graph().whyNot(CRM.identity("bob"), CRM.identity("ada")))
        .isEqualTo(new WhyNot.Unknown(CRM.identity("ada")));
    assertThat(store.erase(EMAIL.identity("ada@x.org"))).isEmpty();
  }

  @Test
  void erase_whenTwoEventsDifferInTheErasedAlone_theyAreOneAfterwards() {
    ProfileStore store = builder().build();
    store.add(record(10, "ada").identity(EMAIL, "a@x.org").identity(EMAIL, "b@x.org").build());
    store.add(event(1, CRM, "bob").identity(EMAIL, "a@x.org").build());
    store.add(event(1, CRM, "bob").identity(EMAIL, "b@x.org").build());
    assertThat(store.erase(CRM.identity("ada"))).contains(new ErasureReceipt(NOW, 3, 1, 2, 0, 0));
    ProfileFragment one = store.fragments().toList().get(0);
    assertHolds(store, 1, 1);
    assertThat(store.add(event(1, CRM, "bob").build()))
        .isEqualTo(new AddResult.Duplicate(one.origin().key(), false, List.of()));
    assertThat(store.withdraw(one.origin().key())).isTrue();
    assertThat(store.fragments()).isEmpty();
  }

  @Test
  void erase_whenTheTimeWasFilledIn_theDerivedIdIsThatOfTheRest() {
    ProfileStore store = builder().build();
    store.add(record(10, "ada").identity(EMAIL, "a@x.org").build());
    ProfileFragment.Builder timeless =
        ProfileFragment.builder(FragmentKind.EVENT, "web").identity(CRM, "bob");
    ProfileFragment alone = timeless.build();
    store.veto(CRM.identity("bob"), EMAIL.identity("a@x.org"));
    store.add(timeless.identity(EMAIL, "a@x.org").build());
    assertThat(store.erase(CRM.identity("ada"))).contains(new ErasureReceipt(NOW, 2, 1, 1, 1, 0));
    assertThat(store.add(alone)).isInstanceOf(AddResult.Duplicate.class);
  }

  @Test
  void erase_whenOnlyAVetoNamesTheIdentity_theVetoGoes() {
    ProfileStore store = builder().build();
    store.veto(CRM.identity("ada"), CRM.identity("bob"));
    assertThat(store.erase(CRM.identity("ada"))).contains(new ErasureReceipt(NOW, 1, 0, 0, 1, 0));
    assertThat(store.graph().rules().vetoes()).isEmpty();
    assertThat(store.erase(CRM.identity("bob"))).isEmpty();
  }

  @Test
  void erase_whenAddedAgain_isTakenAsNew() {
    ProfileStore store = builder().build();
    ProfileFragment ada = record(1, "ada").identity(EMAIL, "a@x.org").build();
    store.add(ada);
    Optional<Profile> before = store.find(CRM.identity("ada"));
    assertThat(store.find(before.orElseThrow().id())).isPresent();
    store.erase(CRM.identity("ada"));
    assertThat(store.find(before.orElseThrow().id())).isEmpty();
    assertThat(store.withdraw(FragmentKey.event("crm", "x"))).isFalse();
    assertThat(store.add(ada)).isInstanceOf(AddResult.Accepted.class);
    assertThat(store.find(CRM.identity("ada"))).isEqualTo(before);
    assertThat(store.find(before.orElseThrow().id())).isEqualTo(before);
    assertThat(store.erase(EMAIL.identity("a@x.org")))
        .contains(new ErasureReceipt(NOW, 2, 1, 0, 0, 0));
  }

  @Test
  void eraseAndSuppress_whenFedAgain_nothingComesBack() {
    ProfileStore store = builder().build();
    ProfileFragment ada = record(10, "ada").identity(EMAIL, "a@x.org").build();
    ProfileFragment bob = record(3, "bob").identity(EMAIL, "a@x.org").build();
    ProfileFragment shop = event(4, SHOP, "s").identity(EMAIL, "A@x.org ").build();
    store.addAll(List.of(ada, bob, shop));
    assertThat(store.eraseAndSuppress(CRM.identity("ada")))
        .contains(new ErasureReceipt(NOW, 2, 2, 1, 0, 2));
    assertThat(store.eraseAndSuppress(CRM.identity("ada"))).isEmpty();
    List<ProfileFragment> rest = store.fragments().toList();

    SuppressionList list = SuppressionList.parse(store.settings().suppressed().text());
    assertThat(list).isEqualTo(store.settings().suppressed()).hasToString("SuppressionList[2]");
    ProfileStore next = builder().settings(settings -> settings.suppressed(list)).build();
    for (ProfileStore fed : List.of(store, next)) {
      assertThat(fed.add(ada))
          .isInstanceOfSatisfying(
              AddResult.Rejected.class,
              rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.SUPPRESSED));
      assertThat(fed.add(bob).refused())
          .singleElement()
          .satisfies(refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.SUPPRESSED));
      assertThat(fed.add(shop)).isInstanceOf(AddResult.Rejected.class);
      assertThat(fed.fragments().toList()).isEqualTo(rest).hasSize(1);
    }
    assertThat(HeapSearch.from(store).found(Set.of("a@x.org"))).isEmpty();
  }

  @Test
  void parse_whenItIsNoSuppressionList_saysWhatToPass() {
    assertThat(SuppressionList.parse(SuppressionList.empty().text()))
        .isEqualTo(SuppressionList.empty());
    SuppressionList own = SuppressionList.withKey(new byte[16]).with(Set.of(CRM.identity("ada")));
    assertThat(own.contains(CRM.identity("ada"))).isTrue();
    assertThat(own.contains(CRM.identity("bob"))).isFalse();
    for (String text : List.of("", "x", own.text() + "0", "suppressed-1,00,11")) {
      assertThatThrownBy(() -> SuppressionList.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Pass the result of text()");
    }
    assertThatThrownBy(() -> SuppressionList.withKey(new byte[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void export_givesAllThatNamesThePersonAndNothingElse() {
    ProfileStore store = builder().build();
    store.add(record(10, "ada").identity(EMAIL, "a@x.org").build());
    store.add(record(11, "ada").identity(EMAIL, "a@x.org").attribute("n", 1).build());
    store.add(record(3, "bob").identity(EMAIL, "a@x.org").build());
    store.add(record(4, "cy").build());
    store.add(event(1, EMAIL, "a@x.org").build());
    List<ProfileFragment> expected =
        store
            .fragments()
            .filter(fragment -> !fragment.identities().contains(CRM.identity("cy")))
            .toList();
    assertThat(store.export(EMAIL.identity("A@x.org"))).isEqualTo(expected).hasSize(4);
    assertThat(store.export(CRM.identity("nobody"))).isEmpty();
    assertThat(store.export(new Identity("nowhere", "ada"))).isEmpty();
    store.erase(CRM.identity("ada"));
    assertThat(store.export(EMAIL.identity("a@x.org"))).isEmpty();
  }

  @Test
  void erase_whenUnknown_changesNothing() {
    ProfileStore store = builder().build();
    store.add(record(1, "ada").build());
    List<StoreEvent> heard = new ArrayList<>();
    store.subscribe(heard::add);
    assertThat(store.erase(CRM.identity("bob"))).isEmpty();
    assertThat(store.erase(new Identity("nowhere", "ada"))).isEmpty();
    assertThat(store.erase(CRM.identity(" "))).isEmpty();
    assertHolds(store, 1, 1);
    assertThat(heard).isEmpty();
  }

  /**
   * Nothing of a person is anywhere in the store's memory after the erasure, and all was before.
   */
  @Test
  void erase_whenTheHeapIsSearched_leavesNoValue() {
    ProfileStore store =
        builder()
            .graphRules(
                rules ->
                    rules
                        .graphLimit(9)
                        .quarantineAbove(2)
                        .veto(CRM.identity("zz-ada-crm"), EMAIL.identity("zz-veto@x.org")))
            .build();
    store.subscribe(event -> {});
    Set<String> ofAda =
        new TreeSet<>(
            List.of(
                "zz-ada-crm",
                "zz-ada@x.org",
                "zz-laptop",
                "zz-device-with-a-long-name",
                "zz-phone",
                "zz-shopper",
                "zz-row",
                "zz-name",
                "zz-old-name",
                "zz-street",
                "zz-tag",
                "zz-event",
                "zz-type",
                "zz-page",
                "zz.unset",
                "zz-repeat",
                "zz-withdrawn",
                "zz-end"));
    plant(store);
    FragmentKeys keys = HeapSearch.from(store).the(FragmentKeys.class);
    List<Long> tags = new ArrayList<>();
    List<byte[]> packedIds = new ArrayList<>();
    store
        .export(CRM.identity("zz-ada-crm"))
        .forEach(
            fragment -> {
              String id = fragment.origin().id();
              if (fragment.origin().primary().value().startsWith("zz") && !id.startsWith("zz")) {
                packedIds.add(HexFormat.of().parseHex(id));
              }
              if (fragment.origin().primary().value().startsWith("zz")) {
                tags.add(HashIndex.tag(keys.sought(fragment.origin().key()).hash()));
              }
            });
    ask(store);
    tags.add(HashIndex.tag(store.settings().profileId(CRM.identity("zz-ada-crm")).high()));
    List<byte[]> numbers =
        List.of(
            varint(2 * 471_147_114_711_471L),
            new BigInteger("47114711471147114711471147114711").toByteArray(),
            new BigDecimal("987654321987654321.5").unscaledValue().toByteArray(),
            bytes(Long.parseLong(PACKED_DIGITS.substring(0, 19))),
            bytes(Long.parseLong(PACKED_DIGITS.substring(19))),
            bytes(PACKED_UUID.getMostSignificantBits()),
            bytes(PACKED_UUID.getLeastSignificantBits()),
            ByteBuffer.allocate(Double.BYTES)
                .putDouble(Double.parseDouble("987654321987654321.5"))
                .array(),
            ByteBuffer.allocate(Double.BYTES)
                .putDouble(Double.parseDouble("47114711471147114711471147114711"))
                .array());

    HeapSearch before = HeapSearch.from(store);
    assertThat(before.found(Set.of("zz-replaced"))).isEmpty();
    assertThat(before.found(ofAda)).isEqualTo(ofAda);
    assertThat(before.found(Set.of("bob-crm", "bob-name"))).hasSize(2);
    assertThat(numbers).allMatch(before::hasBytes);
    assertThat(packedIds).hasSizeGreaterThan(2).allMatch(before::hasBytes);
    assertThat(tags).allMatch(before::hasTag);

    assertThat(store.erase(DEVICE.identity("zz-laptop"))).isPresent();

    HeapSearch after = HeapSearch.from(store);
    assertThat(after.found(ofAda)).isEmpty();
    // The index of searches is there still, and not made anew.
    assertThat(after.hasA(ValueDictionary.class)).isTrue();
    assertThat(after.found(Set.of("zz-"))).isEmpty();
    assertThat(after.found(Set.of("bob-crm", "bob-name"))).hasSize(2);
    assertThat(numbers).noneMatch(after::hasBytes);
    assertThat(packedIds).noneMatch(after::hasBytes);
    assertThat(tags).noneMatch(after::hasTag);
    ask(store);
    assertThat(HeapSearch.from(store).found(Set.of("zz-"))).isEmpty();
    assertThat(store.find(CRM.identity("bob-crm"))).isPresent();
  }

  private static void plant(ProfileStore store) {
    ProfileFragment.Builder first =
        record(20, "zz-ada-crm").id("zz-row").attribute("name", "zz-old-name");
    store.add(first.identity(EMAIL, "zz-ada@x.org").identity(SHOP, "zz-shopper").build());
    store.add(
        record(21, "zz-ada-crm")
            .id("zz-row")
            .identity(EMAIL, "zz-ada@x.org")
            .attribute("name", "zz-name")
            .attribute("address", Map.of("street", "zz-street"))
            .attribute("tags", List.of("zz-tag", 471_147_114_711_471L))
            .attribute("large", new BigInteger("47114711471147114711471147114711"))
            .attribute("exact", new BigDecimal("987654321987654321.5"))
            .attribute("long", "long".repeat(40_000) + "zz-end")
            .build());
    store.add(
        ProfileFragment.patch("crm", Instant.ofEpochSecond(22))
            .identity(CRM, "zz-ada-crm")
            .identity(DEVICE, "zz-phone")
            .unset("zz.unset")
            .build());
    store.add(
        event(23, CRM, "zz-ada-crm")
            .identity(DEVICE, "zz-laptop")
            .identity(DEVICE, "zz-device-with-a-long-name")
            .identity(DEVICE, PACKED_DIGITS)
            .identity(DEVICE, PACKED_UUID.toString())
            .id("zz-event")
            .type("zz-type")
            .attribute("page", "zz-page")
            .build());
    // What a repeat with a later time takes the place of is overwritten at once.
    store.add(event(23, CRM, "zz-ada-crm").id("zz-repeat").attribute("n", "zz-replaced").build());
    store.add(event(24, CRM, "zz-ada-crm").id("zz-repeat").attribute("n", "other").build());
    AddResult withdrawn =
        store.add(event(25, CRM, "zz-ada-crm").attribute("n", "zz-withdrawn").build());
    assertThat(withdrawn).isInstanceOf(AddResult.Accepted.class);
    // Others share a device with her, mention her, and are declared apart from her.
    store.add(record(1, "bob-crm").attribute("name", "bob-name").build());
    store.add(event(10, CRM, "bob-crm").identity(DEVICE, "zz-laptop").build());
    store.add(event(11, CRM, "bob-crm").identity(EMAIL, "zz-ada@x.org").id("bob-event").build());
    store.add(event(12, CRM, "cy-crm").identity(DEVICE, "zz-phone").build());
    store.add(event(13, CRM, "cy-crm").identity(DEVICE, "common").build());
    store.add(event(14, CRM, "bob-crm").identity(DEVICE, "common").build());
    store.add(event(15, CRM, "zz-ada-crm").identity(DEVICE, "common").build());
    store.veto(CRM.identity("bob-crm"), EMAIL.identity("zz-ada@x.org"));
  }

  private static void ask(ProfileStore store) {
    Identity ada = CRM.identity("zz-ada-crm");
    store.profiles().forEach(profile -> store.find(profile.id()));
    store.find(ada);
    store.graph().statistics();
    store.graph().links(ada);
    store.graph().explain(ada, DEVICE.identity("zz-laptop"));
    store.graph().whyNot(ada, CRM.identity("bob-crm"));
    store.graph().asOf(Instant.ofEpochSecond(21)).members(ada);
    store.graph().whatIf(store.graph().rules().toBuilder().graphLimit(3).build());
    store.statistics();
    search(store);
  }

  /** Fills the indexes of all that can be searched. */
  private static void search(ProfileStore store) {
    for (String path :
        List.of("name", "address.street", "tags", "large", "exact", "long", "page", "n")) {
      Condition either = Condition.exists(path).or(Condition.startsWith(path, "zz"));
      store.search(SearchQuery.builder().where(either).build());
    }
    store.search(SearchQuery.builder().where(Condition.is("name", "zz-name")).build());
    store.identities(IdentityQuery.builder().prefix("zz").build());
  }

  private static byte[] bytes(long word) {
    return ByteBuffer.allocate(Long.BYTES).putLong(word).array();
  }

  private static byte[] varint(long value) {
    ByteBuffer bytes = ByteBuffer.allocate(10);
    long rest = value;
    for (; rest > 0x7f; rest >>>= 7) {
      bytes.put((byte) ((rest & 0x7f) | 0x80));
    }
    bytes.put((byte) rest);
    byte[] written = new byte[bytes.position()];
    bytes.flip().get(written);
    return written;
  }
}
