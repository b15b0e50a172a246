package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.json.FragmentJson;
import dev.selfsame.json.FragmentJson.Reading;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import dev.selfsame.profile.TestPolicy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** What a store holds can be added again, at every limit of what a fragment may carry. */
class HeldFormProperties {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00.123Z");
  private static final int MEBIBYTE = 1 << 20;
  private static final List<FragmentKind> KINDS = List.of(FragmentKind.values());

  /** How often each limit was met, from either side. */
  private static final Map<String, Integer> OCCURRED = new TreeMap<>();

  @Property(tries = 200)
  void sizeAroundTheLimit_isThatOfWhatIsHeld(@ForAll long seed) {
    Random random = new Random(seed);
    ProfileFragment bare = anyFragment(random, Map.of()).build();
    ProfileFragment small = bare.toBuilder().attribute("t", "x").build();
    ProfileFragment smallHeld = held(small);
    // Around the limit as the fragment is given, and around it as it is held.
    int size = json(random.nextBoolean() ? small : smallHeld);
    int bytes = MEBIBYTE - 60 + random.nextInt(121);
    String text = "x".repeat(bytes - size + 1);
    ProfileFragment given = bare.toBuilder().attribute("t", text).build();

    boolean accepted = isAcceptedAndCanBeAddedAgain(given);

    assertThat(accepted).isEqualTo(json(smallHeld) - 1 + text.length() <= MEBIBYTE);
    count(accepted ? "size kept" : "size refused");
    count(given.id().isPresent() ? "with an id" : "without an id");
    count(given.timestamp().isPresent() ? "with a time" : "without a time");
    count(given.primary().isPresent() ? "with a primary" : "without a primary");
    if (!accepted && json(given) <= MEBIBYTE) {
      count("refused for what it is held with");
    }
    if (accepted && json(given) > MEBIBYTE) {
      count("kept for what it is held without");
    }
  }

  @Property
  void otherLimits_holdForWhatIsHeld(@ForAll long seed) {
    Random random = new Random(seed);
    int name = 255 + random.nextInt(3);
    int depth = 31 + random.nextInt(3);
    int digits = 999 + random.nextInt(3);
    int count = 19 + random.nextInt(3);
    boolean[] at = {
      random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextInt(4) == 0
    };
    Map<String, Object> attributes = new TreeMap<>();
    attributes.put("kept", 1);
    if (at[0]) {
      attributes.put("n".repeat(name), "x");
    }
    if (at[1]) {
      attributes.put("d", nested(depth - 1, random));
    }
    if (at[2]) {
      attributes.put("z", number(digits, random));
    }
    ProfileFragment.Builder builder = anyFragment(random, attributes);
    if (at[3]) {
      int named =
          (int)
              builder.build().identities().stream()
                  .distinct()
                  .filter(HeldFormProperties::isAcceptable)
                  .count();
      for (int i = named; i < count; i++) {
        builder.identity("ecid", "more" + i);
      }
    }

    boolean accepted = isAcceptedAndCanBeAddedAgain(builder.build());

    boolean expected =
        !(at[1] && depth > 32) && !(at[2] && digits > 1000) && !(at[3] && count > 20);
    assertThat(accepted).isEqualTo(expected);
    if (at[0] && accepted) {
      count("name of " + name);
    }
    if (at[1] && !at[2] && !at[3]) {
      count("depth of " + depth);
    }
    if (at[2] && !at[1] && !at[3]) {
      count("number of " + digits);
    }
    if (at[3] && !at[1] && !at[2]) {
      count("identities: " + count);
    }
  }

  /** It was accepted, and what was held of it was refused. */
  @Example
  void fragmentOfJustUnderAMebibyte_wasRefusedWhenAddedAgain() {
    for (int bytes : new int[] {MEBIBYTE - 56, MEBIBYTE - 55, MEBIBYTE - 20, MEBIBYTE}) {
      ProfileFragment small =
          ProfileFragment.record("crm", NOW).identity("crm", "42").attribute("t", "x").build();
      ProfileFragment given =
          small.toBuilder().attribute("t", "x".repeat(bytes - json(small) + 1)).build();
      assertThat(json(given)).isEqualTo(bytes);
      assertThat(isAcceptedAndCanBeAddedAgain(given))
          .isEqualTo(json(held(small)) + bytes - json(small) <= MEBIBYTE);
    }
  }

  @AfterContainer
  static void eachLimitWasMet() {
    assertThat(OCCURRED.keySet())
        .contains(
            "size kept",
            "size refused",
            "with an id",
            "without an id",
            "with a time",
            "without a time",
            "with a primary",
            "without a primary",
            "refused for what it is held with",
            "kept for what it is held without",
            "name of 255",
            "name of 256",
            "name of 257",
            "depth of 31",
            "depth of 32",
            "depth of 33",
            "number of 999",
            "number of 1000",
            "number of 1001",
            "identities: 19",
            "identities: 20",
            "identities: 21");
  }

  private static boolean isAcceptedAndCanBeAddedAgain(ProfileFragment given) {
    ProfileStore store = store();
    AddResult result = store.add(given);
    if (result instanceof AddResult.Rejected rejected) {
      assertThat(rejected.reason())
          .isIn(
              RejectionReason.TOO_LARGE,
              RejectionReason.TOO_DEEP,
              RejectionReason.NUMBER_OUT_OF_RANGE,
              RejectionReason.TOO_MANY_IDENTITIES);
      return false;
    }
    assertThat(result).isInstanceOf(AddResult.Accepted.class);
    ProfileFragment held = store.fragments().findFirst().orElseThrow();
    ProfileStore other = store();
    assertThat(other.add(held))
        .isEqualTo(new AddResult.Accepted(held.origin().key(), false, List.of()));
    assertThat(other.fragments()).containsExactly(held);
    assertThat(FragmentJson.read(FragmentJson.write(held))).isEqualTo(new Reading.Read(held));
    return true;
  }

  private static ProfileFragment held(ProfileFragment given) {
    ProfileStore store = store();
    store.add(given);
    return store.fragments().findFirst().orElseThrow();
  }

  private static ProfileStore store() {
    return ProfileStore.builder()
        .namespaces(
            Namespace.of("crm", IdentityType.CROSS_DEVICE),
            Namespace.email("email"),
            Namespace.of("ecid", IdentityType.COOKIE),
            Namespace.of("partner", IdentityType.PARTNER))
        .defaultPolicy(TestPolicy.newest())
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .build();
  }

  private static ProfileFragment.Builder anyFragment(
      Random random, Map<String, Object> attributes) {
    FragmentKind kind = KINDS.get(random.nextInt(KINDS.size()));
    ProfileFragment.Builder builder = ProfileFragment.builder(kind, "crm").attributes(attributes);
    Identity primary = new Identity("crm", "4" + random.nextInt(10));
    if (random.nextBoolean()) {
      builder.id("r\u00e9\"" + random.nextInt(10));
    }
    if (random.nextBoolean()) {
      builder.timestamp(NOW.minusMillis(random.nextInt(2000)));
    }
    // What is refused or named twice is not held, and a normalizer makes values shorter or longer.
    if (random.nextInt(3) == 0) {
      builder.identity("crm", "null").identity("nowhere", "x".repeat(random.nextInt(200)));
    }
    if (random.nextBoolean()) {
      builder
          .identity("email", "  Ada@B\u00fccher.example ")
          .identity("email", "ada@b\u00fccher.example");
    }
    if (random.nextBoolean()) {
      builder.primary(primary);
    } else {
      builder.identity(primary);
    }
    if (kind == FragmentKind.EVENT) {
      builder.type(random.nextBoolean() ? "login" : null);
    } else if (kind == FragmentKind.PATCH) {
      builder.unset("old").append("tags");
    }
    return builder;
  }

  private static boolean isAcceptable(Identity identity) {
    return !identity.value().equals("null")
        && !identity.namespace().equals("nowhere")
        && !identity.value().startsWith(" ");
  }

  /** An object or an array whose innermost one stands so many levels deep. */
  private static Object nested(int depth, Random random) {
    Object nested = 1;
    for (int level = 0; level < depth; level++) {
      nested = random.nextBoolean() ? Map.of("o", nested) : List.of(nested);
    }
    return nested;
  }

  private static Object number(int digits, Random random) {
    BigInteger integer = BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
    return switch (random.nextInt(4)) {
      case 0 -> integer.negate();
      case 1 -> new BigDecimal("1E+" + (digits - 1));
      case 2 -> new BigDecimal(integer, digits);
      default -> new BigDecimal("9".repeat(digits) + "." + "1".repeat(digits - 1));
    };
  }

  private static int json(ProfileFragment fragment) {
    return FragmentJson.write(fragment).getBytes(StandardCharsets.UTF_8).length;
  }

  private static void count(String what) {
    OCCURRED.merge(what, 1, Integer::sum);
  }
}
