package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import dev.selfsame.profile.TestPolicy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of two reasons to reject a fragment, the first in the order of declaration is given, wherever
 * each stands. Which came first in the attributes once decided.
 */
class RejectionOrderTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Namespaces NAMESPACES =
      Namespaces.of(
          Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build(),
          Namespace.of("ecid", IdentityType.COOKIE),
          Namespace.of("partner", IdentityType.PARTNER));
  private static final Settings SETTINGS =
      Settings.builder(GraphRules.of(NAMESPACES))
          .policy("p", TestPolicy.newest())
          .source("web", SourceSettings.defaults().withExpireEventsAfter(Duration.ofDays(90)))
          .futureTolerance(Duration.ofDays(1))
          .suppressed(
              SuppressionList.withKey(new byte[32]).with(List.of(new Identity("crm", "erased"))))
          .build();

  private static final Map<RejectionReason, Instant> TIMES =
      Map.of(
          RejectionReason.INVALID_TIMESTAMP, Instant.MAX,
          RejectionReason.FUTURE_TIMESTAMP, NOW.plus(Duration.ofDays(9)),
          RejectionReason.EXPIRED, NOW.minus(Duration.ofDays(900)));

  private static final Map<RejectionReason, List<Identity>> IDENTITIES =
      Map.of(
          RejectionReason.SUPPRESSED, List.of(new Identity("crm", "erased")),
          RejectionReason.NO_IDENTITY, List.of(new Identity("nowhere", "1")),
          RejectionReason.TOO_MANY_IDENTITIES, cookies(21),
          RejectionReason.NAMESPACE_LIMIT,
              List.of(new Identity("crm", "1"), new Identity("crm", "2")),
          RejectionReason.NO_PRIMARY, List.of(new Identity("partner", "1")),
          RejectionReason.PRIMARY_REFUSED,
              List.of(new Identity("crm", "null"), new Identity("ecid", "1")));

  private static final Map<RejectionReason, Object> ATTRIBUTES =
      Map.of(
          RejectionReason.TOO_DEEP,
          nested(33),
          RejectionReason.INVALID_UNICODE,
          "\ud83d",
          RejectionReason.NUMBER_OUT_OF_RANGE,
          new BigDecimal("1E+1000"),
          RejectionReason.TOO_LARGE,
          "x".repeat(1 << 20));

  static Stream<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    Set<RejectionReason> kinds = EnumSet.of(RejectionReason.UNDECLARED_SOURCE);
    List.of(TIMES, IDENTITIES, ATTRIBUTES).forEach(group -> kinds.addAll(group.keySet()));
    for (RejectionReason a : kinds) {
      for (RejectionReason b : kinds) {
        if (a.compareTo(b) < 0 && canMeet(a, b)) {
          pairs.add(Arguments.of(a, b));
        }
      }
    }
    return pairs.stream();
  }

  private static boolean canMeet(RejectionReason a, RejectionReason b) {
    boolean bothOfOne =
        Stream.of(TIMES, IDENTITIES).anyMatch(group -> group.keySet().containsAll(Set.of(a, b)));
    boolean eventAndRecord =
        Set.of(a, b).equals(Set.of(RejectionReason.EXPIRED, RejectionReason.PRIMARY_REFUSED));
    // A store knows no horizon for a source that it does not know.
    boolean unknownHorizon =
        Set.of(a, b).equals(Set.of(RejectionReason.EXPIRED, RejectionReason.UNDECLARED_SOURCE));
    return !bothOfOne && !eventAndRecord && !unknownHorizon;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void add_whenThereAreTwoReasons_givesTheFirstOfTheirOrder(RejectionReason a, RejectionReason b) {
    assertThat(List.of(reason(a, b), reason(b, a))).containsOnly(a);
  }

  @Test
  void everyReasonOfAStore_isInTheTable() {
    Set<RejectionReason> kinds = EnumSet.noneOf(RejectionReason.class);
    pairs()
        .forEach(
            pair -> Stream.of(pair.get()).forEach(reason -> kinds.add((RejectionReason) reason)));
    assertThat(EnumSet.complementOf(EnumSet.copyOf(kinds)))
        .containsExactly(
            RejectionReason.MALFORMED_JSON,
            RejectionReason.MALFORMED_ROW,
            RejectionReason.NOT_MAPPED,
            RejectionReason.UNKNOWN_KEY,
            RejectionReason.INVALID_VALUE,
            RejectionReason.MISSING_TIMESTAMP,
            RejectionReason.INVALID_ATTRIBUTE_NAME);
  }

  /** Depth was found first, and cost the fragment, though the attribute was to be left out. */
  @Test
  void depthUnderANameThatIsLeftOut_costTheFragment() {
    for (String deep : new String[] {"a", "z"}) {
      // The innermost object has nothing but a name that is left out, so it is none.
      Object attribute = nested(31, Map.of("o", Map.of("x.y", Map.of("p", 1))));
      AddResult result =
          store().add(record().attribute(deep, attribute).attribute("m", "1").build());
      assertThat(result).isInstanceOf(AddResult.Accepted.class);
      assertThat(result.leftOut()).hasSize(1);
    }
  }

  private static RejectionReason reason(RejectionReason first, RejectionReason second) {
    FragmentKind kind =
        first == RejectionReason.EXPIRED || second == RejectionReason.EXPIRED
            ? FragmentKind.EVENT
            : FragmentKind.RECORD;
    boolean stray = Set.of(first, second).contains(RejectionReason.UNDECLARED_SOURCE);
    ProfileFragment.Builder fragment = ProfileFragment.builder(kind, stray ? "stray" : "web");
    fragment.timestamp(NOW);
    List<Identity> identities = List.of(new Identity("crm", "1"));
    String name = "a";
    for (RejectionReason reason : List.of(first, second)) {
      fragment.timestamp(
          TIMES.containsKey(reason)
              ? TIMES.get(reason)
              : fragment.build().timestamp().orElseThrow());
      identities = IDENTITIES.getOrDefault(reason, identities);
      fragment.attribute(name, ATTRIBUTES.get(reason));
      name = "b";
    }
    boolean declared = Set.of(first, second).contains(RejectionReason.PRIMARY_REFUSED);
    for (int i = 0; i < identities.size(); i++) {
      if (declared && i == 0) {
        fragment.primary(identities.get(i));
      } else {
        fragment.identity(identities.get(i));
      }
    }
    return ((AddResult.Rejected) store().add(fragment.build())).reason();
  }

  private static ProfileStore store() {
    return ProfileStore.builder(SETTINGS).clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();
  }

  private static ProfileFragment.Builder record() {
    return ProfileFragment.record("web", NOW).identity("crm", "1");
  }

  private static List<Identity> cookies(int count) {
    return Stream.iterate(1, i -> i + 1)
        .limit(count)
        .map(i -> new Identity("ecid", "c" + i))
        .toList();
  }

  private static Object nested(int depth) {
    return nested(depth, "leaf");
  }

  private static Object nested(int depth, Object innermost) {
    Object nested = innermost;
    for (int level = 0; level < depth; level++) {
      nested = Map.of("o", nested);
    }
    return nested;
  }
}
