package dev.selfsame.engine.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.internal.identity.IdentityTable;
import dev.selfsame.profile.ProfileFragment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The pass that checks and encodes usual attributes, beside the thorough check and encoding. */
class UsualAttributesTest {
  private static final int TRIES = 20_000;
  private static final Instant TIME = Instant.ofEpochSecond(5);

  private final FragmentLog log =
      new FragmentLog(
          Namespaces.of(Namespace.of("crm", IdentityType.CROSS_DEVICE)), new IdentityTable(1, 0));
  private final TreeMap<String, Integer> shapes = new TreeMap<>();

  @Test
  void encode_whateverTheAttributes_agreesWithTheThoroughCheckAndEncoding() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    // The source is known from here on.
    log.encode(ProfileFragment.event("crm", TIME).build(), "id", TIME);
    for (int i = 0; i < TRIES; i++) {
      ProfileFragment fragment = fragment(random);
      AttributeLimits thorough = AttributeLimits.check(fragment);
      boolean isValid = !thorough.hasInvalidName() && thorough.violation() == null;
      UsualAttributes usual = log.encodeAttributes(fragment);
      count(fragment, thorough, usual);
      if (!isValid) {
        assertThat(usual).as("seed %s", seed).isNull();
        continue;
      }
      if (usual != null) {
        assertThat(AttributeLimits.checkOthers(fragment, usual.maxJsonBytes()))
            .as("seed %s", seed)
            .usingRecursiveComparison()
            .isEqualTo(thorough);
        EncodedFragment known = requireNonNull(log.encodeKnown(fragment, "id", TIME, usual));
        assertThat(bytes(known)).isEqualTo(bytes(log.encode(fragment, "id", TIME)));
      }
      if (random.nextInt(4) == 0) {
        log.encode(fragment, "id", TIME);
        assertThat(log.encodeAttributes(fragment)).as("seed %s", seed).isNotNull();
      }
    }
    assertThat(shapes.keySet())
        .contains(
            "dotted or empty name",
            "usual EVENT",
            "usual PATCH",
            "usual RECORD",
            "new name or path")
        .contains("TOO_DEEP", "INVALID_UNICODE", "NUMBER_OUT_OF_RANGE");
    assertThat(shapes.values()).as("%s", shapes).allMatch(count -> count > 30);
  }

  private void count(
      ProfileFragment fragment, AttributeLimits thorough, @Nullable UsualAttributes usual) {
    AttributeLimits.Violation violation = thorough.violation();
    String shape =
        thorough.hasInvalidName()
            ? "dotted or empty name"
            : violation != null
                ? violation.reason().name()
                : usual != null ? "usual " + fragment.kind() : "new name or path";
    shapes.merge(shape, 1, Integer::sum);
  }

  private static byte[] bytes(EncodedFragment encoded) {
    return Arrays.copyOf(encoded.payload().bytes(), encoded.payload().length());
  }

  private static ProfileFragment fragment(Random random) {
    FragmentKind kind = List.of(FragmentKind.values()).get(random.nextInt(3));
    ProfileFragment.Builder builder = ProfileFragment.builder(kind, "crm").timestamp(TIME);
    if (kind == FragmentKind.EVENT && random.nextBoolean()) {
      builder.type("login");
    }
    if (kind == FragmentKind.PATCH && random.nextBoolean()) {
      builder.unset("a").append("b");
    }
    return builder.attributes(object(random, 3)).build();
  }

  private static Map<String, Object> object(Random random, int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      object.put(name(random), value(random, depth));
    }
    return object;
  }

  private static String name(Random random) {
    return switch (random.nextInt(200)) {
      case 0 -> "x.y";
      case 1 -> "";
      case 2 -> "n" + random.nextInt();
      case 3 -> "\ud800";
      default -> List.of("a", "b", "näme", "d").get(random.nextInt(4));
    };
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0 -> random.nextLong() >> random.nextInt(64);
      case 1 -> random.nextBoolean();
      case 2 -> text(random);
      case 3 -> new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(20));
      case 4 ->
          random.nextInt(20) == 0
              ? BigInteger.TEN.pow(990 + random.nextInt(20))
              : BigInteger.ONE.shiftLeft(70 + random.nextInt(99));
      case 5 -> random.nextInt(20) == 0 ? nested(random) : 'x' + text(random);
      case 6 ->
          random.nextInt(20) == 0 ? BigDecimal.ONE.movePointLeft(990 + random.nextInt(20)) : -1L;
      case 7 -> object(random, depth - 1);
      default -> list(random, depth);
    };
  }

  private static List<@Nullable Object> list(Random random, int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      list.add(random.nextInt(9) == 0 ? emptyOne(random) : value(random, depth - 1));
    }
    return list;
  }

  /** What is kept inside of arrays alone. */
  private static @Nullable Object emptyOne(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> "";
      case 2 -> List.of();
      default -> Map.of();
    };
  }

  /** Objects and arrays in each other, about as deep as they may be. */
  private static Object nested(Random random) {
    Object value = 1L;
    for (int i = 27 + random.nextInt(8); i > 0; i--) {
      value = random.nextBoolean() ? List.of(value) : Map.of("a", value);
    }
    return value;
  }

  private static String text(Random random) {
    return switch (random.nextInt(40)) {
      case 0 -> "\udc00";
      case 1 -> "half\ud83d";
      case 2 -> "\ud83d\ude00";
      case 3 -> "ä".repeat(random.nextInt(70));
      case 4 -> "?";
      default -> "text".repeat(random.nextInt(20));
    };
  }
}
