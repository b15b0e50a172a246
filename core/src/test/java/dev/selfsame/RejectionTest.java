package dev.selfsame;

import static dev.selfsame.SlowStatistics.assertHolds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityCheck;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.RefusalReason;
import dev.selfsame.json.FragmentJson;
import dev.selfsame.json.FragmentJson.Reading;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import dev.selfsame.profile.TestPolicy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each reason for which a store rejects a fragment, and what is just acceptable still. */
class RejectionTest {
  private static final String CANARY = "canary7F3";
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Duration KEPT = Duration.ofDays(90);
  private static final Duration TOLERANCE = Duration.ofDays(1);
  private static final int MEBIBYTE = 1 << 20;

  private static final Namespaces NAMESPACES =
      Namespaces.of(
          Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build(),
          Namespace.builder("email").type(IdentityType.EMAIL).limit(2).build(),
          Namespace.of("ecid", IdentityType.COOKIE),
          Namespace.of("partner", IdentityType.PARTNER),
          Namespace.of("shop", IdentityType.NON_PEOPLE));
  private static final Settings SETTINGS =
      Settings.builder(GraphRules.of(NAMESPACES))
          .policy("p", TestPolicy.newest())
          .source("crm", SourceSettings.defaults())
          .source("web", SourceSettings.defaults().withExpireEventsAfter(Duration.ofDays(90)))
          .futureTolerance(TOLERANCE)
          .build();

  private final ProfileStore store =
      ProfileStore.builder(SETTINGS).clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();

  static Stream<Arguments> rejected() {
    Map<RejectionReason, List<ProfileFragment.Builder>> rejected =
        new EnumMap<>(RejectionReason.class);
    rejected.put(
        RejectionReason.NO_IDENTITY,
        List.of(
            ProfileFragment.record("crm", NOW),
            ProfileFragment.event("web", NOW).identity("crm", "null").identity("nowhere", CANARY)));
    rejected.put(RejectionReason.TOO_MANY_IDENTITIES, List.of(withCookies(record(), 20)));
    rejected.put(
        RejectionReason.NAMESPACE_LIMIT,
        List.of(
            record().identity("crm", "other"),
            record().identity("email", "1").identity("email", "2").identity("email", CANARY)));
    rejected.put(
        RejectionReason.PRIMARY_REFUSED,
        List.of(
            record().primary(new Identity("email", " ")),
            record().primary(new Identity("partner", CANARY)),
            ProfileFragment.patch("crm", NOW)
                .identity("crm", CANARY)
                .primary(new Identity("nowhere", CANARY))));
    rejected.put(
        RejectionReason.NO_PRIMARY,
        List.of(
            ProfileFragment.record("crm", NOW).identity("partner", CANARY).identity("shop", "1"),
            ProfileFragment.event("web", NOW).primary(new Identity("partner", CANARY))));
    rejected.put(
        RejectionReason.UNDECLARED_SOURCE,
        List.of(ProfileFragment.record("stray", NOW).identity("crm", CANARY)));
    rejected.put(RejectionReason.EXPIRED, List.of(webEvent(NOW.minus(KEPT).minusNanos(1))));
    rejected.put(
        RejectionReason.INVALID_TIMESTAMP,
        List.of(
            record().timestamp(Instant.MAX),
            record().timestamp(Instant.MIN),
            record().timestamp(Instant.parse("0000-12-31T23:59:59.999999999Z")),
            record().timestamp(Instant.parse("+10000-01-01T00:00:00Z")),
            webEvent(Instant.MAX)));
    rejected.put(
        RejectionReason.TOO_DEEP,
        List.of(
            record().attribute("a", nestedObjects(32)), record().attribute("a", nestedArrays(32))));
    rejected.put(
        RejectionReason.TOO_LARGE,
        List.of(
            sized(MEBIBYTE + 1),
            record().attribute("n", Collections.nCopies(60_000, Long.MIN_VALUE))));
    rejected.put(
        RejectionReason.FUTURE_TIMESTAMP,
        List.of(
            record().timestamp(NOW.plus(TOLERANCE).plusNanos(1)),
            webEvent(Instant.parse("9999-12-31T00:00:00Z"))));
    rejected.put(
        RejectionReason.INVALID_UNICODE,
        List.of(
            record().attribute("a", CANARY + "\ud83d"),
            record().attribute("a", List.of(Map.of("b", "\ude00" + CANARY))),
            record().attribute("\ud83d", CANARY),
            record().id("\ud83d"),
            ProfileFragment.record("crm\ud83d", NOW).identity("crm", CANARY),
            webEvent(NOW).type("\ud83d"),
            ProfileFragment.patch("crm", NOW).identity("crm", CANARY).unset("\ud83d"),
            ProfileFragment.patch("crm", NOW).identity("crm", CANARY).append("\ud83d")));
    rejected.put(
        RejectionReason.NUMBER_OUT_OF_RANGE,
        List.of(
            record().attribute("n", BigInteger.TEN.pow(1010)),
            record().attribute("n", BigInteger.TEN.pow(1000)),
            record().attribute("n", BigInteger.TEN.pow(1000).negate()),
            record().attribute("n", new BigDecimal("1E+2147483647")),
            record().attribute("n", new BigDecimal("0E+2147483647")),
            record().attribute("n", new BigDecimal("1E+1000")),
            record().attribute("n", new BigDecimal("1E-1001")),
            record().attribute("n", List.of(new BigDecimal("1E+999999999")))));
    assertThat(rejected.keySet())
        .isEqualTo(
            EnumSet.complementOf(
                EnumSet.of(
                    RejectionReason.SUPPRESSED,
                    RejectionReason.INVALID_ATTRIBUTE_NAME,
                    RejectionReason.NOT_MAPPED,
                    RejectionReason.MISSING_TIMESTAMP,
                    RejectionReason.MALFORMED_JSON,
                    RejectionReason.UNKNOWN_KEY,
                    RejectionReason.INVALID_VALUE,
                    RejectionReason.MALFORMED_ROW)));
    return rejected.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .map(fragment -> Arguments.of(entry.getKey(), fragment.build())));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void add_whenTheFragmentIsUnacceptable_givesTheReasonAndHoldsNothing(
      RejectionReason reason, ProfileFragment fragment) {
    AddResult.Rejected rejected = (AddResult.Rejected) store.add(fragment);
    assertThat(rejected.reason()).isEqualTo(reason);
    assertThat(rejected.message())
        .hasSizeLessThan(400)
        .endsWith(".")
        .doesNotContain("canary", "\n");
    assertThat(rejected.toString()).doesNotContain("canary");
    assertThat(store.fragments()).isEmpty();
    assertHolds(store, 0, 0);
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void addAll_whenOneFragmentIsUnacceptable_holdsTheRest(
      RejectionReason reason, ProfileFragment fragment) {
    BatchResult result =
        store.addAll(
            List.of(record().build(), fragment, webEvent(NOW).identity("crm", "another").build()));
    assertThat(result.accepted()).isEqualTo(2);
    assertThat(result.rejected()).isEqualTo(1);
    assertThat(result.size()).isEqualTo(3);
    BatchResult.Remark remark = result.remarks().get(0);
    assertThat(remark.index()).isEqualTo(1);
    assertThat(((AddResult.Rejected) remark.result()).reason()).isEqualTo(reason);
  }

  static Stream<ProfileFragment> justAcceptable() {
    return Stream.of(
            withCookies(record(), 19),
            withCookies(withCookies(record(), 19), 19),
            record().identity("email", "1").identity("email", "2"),
            record().identity("crm", CANARY),
            record().identity("partner", "1").identity("shop", "2"),
            record().identity("email", " ").identity("nowhere", "1"),
            // What is refused is not held, so it takes no room.
            record().identity("email", "x".repeat(MEBIBYTE)),
            record().identity("x".repeat(MEBIBYTE), CANARY),
            webEvent(NOW.minus(KEPT)),
            ProfileFragment.record("web", NOW.minus(KEPT.multipliedBy(9))).identity("crm", "1"),
            webEvent(NOW).primary(new Identity("nowhere", "1")),
            record().attribute("a", nestedObjects(31)),
            record().attribute("a", nestedArrays(31)),
            sized(MEBIBYTE),
            record().attribute("n".repeat(256), 1),
            record().attribute("n", BigInteger.TEN.pow(1000).subtract(BigInteger.ONE)),
            record().attribute("n", BigInteger.ONE.subtract(BigInteger.TEN.pow(1000))),
            record().timestamp(Instant.parse("0001-01-01T00:00:00Z")),
            record().timestamp(NOW.plus(TOLERANCE)),
            webEvent(NOW.plus(TOLERANCE)),
            record().attribute("n", new BigDecimal("1E+999")),
            record().attribute("n", new BigDecimal("-1E-1000")))
        .map(ProfileFragment.Builder::build);
  }

  @ParameterizedTest
  @MethodSource("justAcceptable")
  void add_whenTheFragmentIsJustAcceptable_holdsIt(ProfileFragment fragment) {
    assertThat(store.add(fragment)).isInstanceOf(AddResult.Accepted.class);
    assertThat(store.statistics().fragments()).isEqualTo(1);
  }

  @Test
  void add_whenIdentitiesAreRefused_goesOnWithTheRest() {
    AddResult result =
        store.add(
            record().identity("email", "  ").identity("nowhere", CANARY).attribute("x", 1).build());
    assertThat(result).isInstanceOf(AddResult.Accepted.class);
    assertThat(result.refused())
        .extracting(IdentityCheck.Refused::reason)
        .containsExactly(RefusalReason.EMPTY_VALUE, RefusalReason.UNKNOWN_NAMESPACE);
    assertThat(store.fragments().findFirst().orElseThrow().identities())
        .containsExactly(new Identity("crm", CANARY));
    assertThat(result.toString()).doesNotContain("canary");
  }

  @Test
  void add_whenRejected_saysWhichIdentitiesWereRefused() {
    AddResult result =
        store.add(ProfileFragment.record("crm", NOW).identity("crm", "guest").build());
    assertThat(result.refused())
        .extracting(IdentityCheck.Refused::reason)
        .containsExactly(RefusalReason.PLACEHOLDER);
  }

  @Test
  void add_whenNoToleranceIsSet_acceptsEachTimeThatFourDigitsOfYearCanSay() {
    ProfileStore tolerant =
        ProfileStore.builder()
            .namespaces(NAMESPACES.asList().toArray(Namespace[]::new))
            .defaultPolicy(TestPolicy.newest())
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();
    for (String time : List.of("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z")) {
      ProfileFragment fragment = record().timestamp(Instant.parse(time)).build();
      assertThat(tolerant.add(fragment)).isInstanceOf(AddResult.Accepted.class);
    }
    assertThat(tolerant.fragments().map(FragmentJson::write).map(FragmentJson::read))
        .extracting(reading -> ((Reading.Read) reading).fragment())
        .containsExactlyElementsOf(tolerant.fragments().toList());
  }

  static Stream<Arguments> leftOut() {
    String longName = "n".repeat(257);
    return Stream.of(
        Arguments.of(Map.of("", CANARY), List.of(""), Map.of()),
        Arguments.of(Map.of(longName, CANARY), List.of(longName.substring(0, 64)), Map.of()),
        Arguments.of(
            Map.of("Customer.io", CANARY, "kept", 1), List.of("Customer.io"), Map.of("kept", 1L)),
        Arguments.of(Map.of(".", Map.of("b", CANARY)), List.of("."), Map.of()),
        Arguments.of(
            Map.of("a", Map.of("b.c", CANARY, "d", 1)),
            List.of("a.b.c"),
            Map.of("a", Map.of("d", 1L))),
        Arguments.of(
            Map.of("a", List.of(Map.of("", CANARY), Map.of("b", 1), List.of(Map.of(".", 1)))),
            List.of("a[].", "a[][].."),
            Map.of("a", List.of(Map.of(), Map.of("b", 1L), List.of(Map.of())))),
        // What is wrong inside of it goes with it.
        Arguments.of(
            Map.of("a.b", "x".repeat(MEBIBYTE), "b.c", nestedObjects(40), "kept", 1),
            List.of("a.b", "b.c"),
            Map.of("kept", 1L)));
  }

  @ParameterizedTest
  @MethodSource("leftOut")
  void add_whenANameCannotBeUsed_leavesItsAttributeOutAndNamesIt(
      Map<String, Object> attributes, List<String> paths, Map<String, Object> kept) {
    ProfileFragment given =
        record().primary(new Identity("crm", CANARY)).attributes(attributes).build();
    AddResult result = store.add(given);
    assertThat(result).isInstanceOf(AddResult.Accepted.class);
    assertThat(result.refused()).isEmpty();
    assertThat(result.leftOut()).extracting(AddResult.LeftOut::path).isEqualTo(paths);
    assertThat(result.leftOut())
        .allSatisfy(
            leftOut -> {
              assertThat(leftOut.reason()).isEqualTo(RejectionReason.INVALID_ATTRIBUTE_NAME);
              assertThat(leftOut.message()).endsWith("paths are dotted.").doesNotContain("canary");
            });
    assertThat(result.toString()).doesNotContain("canary");
    ProfileFragment held = store.fragments().findFirst().orElseThrow();
    assertThat(held.attributes()).isEqualTo(kept);
    // What is held can be added again, and so can what was given.
    assertThat(store.add(held))
        .isEqualTo(new AddResult.Duplicate(held.origin().key(), false, List.of()));
    AddResult again = store.add(given);
    assertThat(again).isInstanceOf(AddResult.Duplicate.class);
    assertThat(again.leftOut()).isEqualTo(result.leftOut());
    assertThat(store.addAll(List.of(given)).remarks()).hasSize(1);
  }

  @Test
  void add_whenTheRestIsUnacceptable_rejectsIt() {
    AddResult result =
        store.add(
            record().attributes(Map.of("a.b", CANARY)).attribute("c", nestedArrays(32)).build());
    assertThat(((AddResult.Rejected) result).reason()).isEqualTo(RejectionReason.TOO_DEEP);
    assertThat(result.leftOut()).isEmpty();
  }

  @Test
  void add_whenAnAttributeIsLeftOut_keepsAllElseOfTheFragment() {
    ProfileFragment given =
        ProfileFragment.patch("crm", NOW)
            .id("p")
            .primary(new Identity("crm", CANARY))
            .identity("ecid", "d")
            .attributes(Map.of("x.y", 1, "tags", List.of(1)))
            .unset("old")
            .append("tags")
            .build();
    store.add(given);
    assertThat(store.fragments())
        .containsExactly(
            ProfileFragment.patch("crm", NOW)
                .id("p")
                .primary(new Identity("crm", CANARY))
                .identity("ecid", "d")
                .attribute("tags", List.of(1))
                .unset("old")
                .append("tags")
                .build());
  }

  /** One name with a dot cost the whole row. */
  @Test
  void nameWithADot_refusedTheRow() {
    store.add(record().attributes(Map.of("Customer.io", true, "name", "Ada")).build());
    assertThat(store.find(new Identity("crm", CANARY)).orElseThrow().attributes())
        .isEqualTo(Map.of("name", "Ada"));
  }

  /** Each number was taken for eight bytes, so 1.3 MiB of them passed for half a MiB. */
  @Test
  void sizeOfLongNumbers_wasTakenForLess() {
    ProfileFragment fragment =
        record().attribute("n", Collections.nCopies(65_000, Long.MIN_VALUE)).build();
    assertThat(json(fragment)).isGreaterThan(MEBIBYTE);
    assertThat(store.add(fragment)).isInstanceOf(AddResult.Rejected.class);
  }

  /** The limit was reckoned from bits, so that one digit more passed. */
  @Test
  void integerOfAThousandAndOneDigits_passed() {
    BigInteger number = new BigInteger("1" + "0".repeat(1000));
    assertThat(store.add(record().attribute("n", number).build()))
        .isInstanceOfSatisfying(
            AddResult.Rejected.class,
            rejected ->
                assertThat(rejected.reason()).isEqualTo(RejectionReason.NUMBER_OUT_OF_RANGE));
  }

  private static ProfileFragment.Builder record() {
    return ProfileFragment.record("crm", NOW).identity("crm", CANARY);
  }

  private static ProfileFragment.Builder webEvent(Instant time) {
    return ProfileFragment.event("web", time).identity("ecid", CANARY);
  }

  private static ProfileFragment.Builder withCookies(ProfileFragment.Builder builder, int count) {
    for (int i = 0; i < count; i++) {
      builder.identity("ecid", "d" + i);
    }
    return builder;
  }

  /** An object of objects whose innermost one stands so many levels deep. */
  private static Map<String, Object> nestedObjects(int depth) {
    Map<String, Object> nested = Map.of("leaf", CANARY);
    for (int level = 1; level < depth; level++) {
      nested = Map.of("o", nested);
    }
    return nested;
  }

  private static List<Object> nestedArrays(int depth) {
    List<Object> nested = List.of(CANARY);
    for (int level = 1; level < depth; level++) {
      nested = List.of(nested);
    }
    return nested;
  }

  /** A fragment that is so many bytes as JSON once it is held. */
  private static ProfileFragment.Builder sized(int bytes) {
    ProfileStore store =
        ProfileStore.builder(SETTINGS).clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();
    store.add(record().attribute("t", "x").build());
    int without = json(store.fragments().findFirst().orElseThrow()) - 1;
    return record().attribute("t", "x".repeat(bytes - without));
  }

  private static int json(ProfileFragment fragment) {
    return FragmentJson.write(fragment).getBytes(StandardCharsets.UTF_8).length;
  }
}
