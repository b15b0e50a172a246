package dev.selfsame.internal.value;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.Utf8Order;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class ValuesProperties {

  @Property(tries = 200)
  void copyOf_isTheOneFormOfASlowCopy(@ForAll("objects") Map<String, @Nullable Object> object) {
    assertThat(Values.copyOf(object, "")).isEqualTo(slowCopy(object, true));
  }

  @Property(tries = 150)
  void copyOf_isIdempotent(@ForAll("objects") Map<String, @Nullable Object> object) {
    Object once = Values.copyOf(object, "");
    assertThat(Values.copyOf(once, "")).isEqualTo(once);
  }

  @Property(tries = 150)
  void codec_readsWhatItWrote(@ForAll("objects") Map<String, @Nullable Object> object) {
    if (Values.copyOf(object, "") instanceof CanonicalMap canonical) {
      CanonicalMap read =
          ValueCodec.readMap(new ByteReader(bytes(canonical)), ByteReader::readString, true);
      assertThat(read).isEqualTo(canonical);
      assertThat(read.isPruned()).isTrue();
      assertThat(new ArrayList<>(read.keySet())).isEqualTo(new ArrayList<>(canonical.keySet()));
      assertThat(bytes(read)).isEqualTo(bytes(canonical));
    }
  }

  @Property(tries = 150)
  void codec_whenContentsDiffer_writesOtherBytes(
      @ForAll("objects") Map<String, @Nullable Object> a,
      @ForAll("objects") Map<String, @Nullable Object> b) {
    if (Values.copyOf(a, "") instanceof CanonicalMap x
        && Values.copyOf(b, "") instanceof CanonicalMap y) {
      assertThat(Arrays.equals(bytes(x), bytes(y))).isEqualTo(x.equals(y));
    }
  }

  @Property(tries = 150)
  void canonicalMap_isATreeMap(@ForAll("objects") Map<String, @Nullable Object> object) {
    if (Values.copyOf(object, "") instanceof CanonicalMap map) {
      TreeMap<String, Object> twin = new TreeMap<>(Utf8Order.INSTANCE);
      twin.putAll(map);
      assertThat(map).isEqualTo(twin).hasSameHashCodeAs(twin).hasSize(twin.size());
      assertThat(new ArrayList<>(map.entrySet())).isEqualTo(new ArrayList<>(twin.entrySet()));
      for (String name : List.of("", "a", "b", "person", "\u00e5", "\uffe5", "\ud83d\ude00", "z")) {
        assertThat(map.get(name)).isEqualTo(twin.get(name));
        assertThat(map.containsKey(name)).isEqualTo(twin.containsKey(name));
      }
    }
  }

  @Property(tries = 200)
  void canonicalMapBuilder_whateverTheOrder_buildsWhatIsCopied(
      @ForAll("objects") Map<String, @Nullable Object> object, @ForAll Random random) {
    List<String> names = new ArrayList<>(object.keySet());
    Collections.shuffle(names, random);
    for (boolean pruned : new boolean[] {true, false}) {
      CanonicalMapBuilder builder = new CanonicalMapBuilder();
      TreeMap<String, @Nullable Object> twin = new TreeMap<>(Utf8Order.INSTANCE);
      for (String name : names) {
        Object value = Values.copyOf(object.get(name), "");
        builder.add(name, value);
        if (value != null || !pruned) {
          twin.put(name, value);
        }
      }
      CanonicalMap map = requireNonNull(builder.build(pruned));
      assertThat(map).isEqualTo(twin);
      assertThat(map.isPruned()).isEqualTo(pruned);
      assertThat(new ArrayList<>(map.keySet())).isEqualTo(new ArrayList<>(twin.keySet()));
      if (!names.isEmpty()) {
        builder.add(names.get(random.nextInt(names.size())), null);
        assertThat(builder.build(pruned)).isNull();
      }
    }
  }

  @Example
  void canonicalMapBuilder_leavesOutWhatIsEmpty() {
    CanonicalMapBuilder builder = new CanonicalMapBuilder();
    builder.add("d", List.of());
    builder.add("c", null);
    builder.add("b", "");
    builder.add("a", CanonicalMap.empty());
    assertThat(builder.build(true)).isEmpty();
    assertThat(builder.build(false)).hasToString("{a={}, b=, c=null, d=[]}");
  }

  @Example
  void canonicalMap_whenSomebodyWantsToChangeIt_throws() {
    CanonicalMap map = CanonicalMap.copyOf(new TreeMap<>(Map.of("a", 1L)), true);
    assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> map.keySet().remove("a"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> map.entrySet().iterator().next().setValue(2L))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Example
  void copyOf_whenNumbersAreOfManyTypes_hasTwo() {
    assertThat(Values.copyOf(1, "")).isEqualTo(1L);
    assertThat(Values.copyOf((short) 1, "")).isEqualTo(1L);
    assertThat(Values.copyOf((byte) 1, "")).isEqualTo(1L);
    assertThat(Values.copyOf(BigInteger.TWO, "")).isEqualTo(2L);
    assertThat(Values.copyOf(new BigInteger("9223372036854775807"), "")).isEqualTo(Long.MAX_VALUE);
    assertThat(Values.copyOf(new BigInteger("9223372036854775808"), ""))
        .isEqualTo(new BigInteger("9223372036854775808"));
    assertThat(Values.copyOf(1.5f, "")).isEqualTo(new BigDecimal("1.5"));
    assertThat(Values.copyOf(0.1, "")).isEqualTo(new BigDecimal("0.1"));
    assertThat(Values.copyOf(new BigDecimal("1.50"), "")).isEqualTo(new BigDecimal("1.50"));
  }

  /** A decimal without decimal places is written as an integer, and would come back as one. */
  @Example
  void copyOf_whenADecimalHasNoDecimalPlaces_isAnInteger() {
    assertThat(Values.copyOf(new BigDecimal("5"), "")).isEqualTo(5L);
    assertThat(Values.copyOf(12345678.0, "")).isEqualTo(12345678L);
    assertThat(Values.copyOf(new BigDecimal("123456789012345678901"), ""))
        .isEqualTo(new BigInteger("123456789012345678901"));
  }

  @Example
  void copyOf_whenTheTypeIsNoAttributeValue_namesThePath() {
    refuses(Map.of("a", Map.of("b", new Object())), "'a.b' is a java.lang.Object");
    refuses(Map.of("a", 'c'), "'a' is a java.lang.Character");
    refuses(Map.of("a", Double.NaN), "'a' is a number that is not finite");
    refuses(Map.of("a", Float.POSITIVE_INFINITY), "'a' is a number that is not finite");
    refuses(Map.of("a", new AtomicInteger()), "AtomicInteger");
    refuses(Map.of("a", List.of(Map.of("b", new int[0]))), "'a' is a [I");
    refuses(Map.of("a", Map.of(1, 2)), "Use Strings as keys.");
    refuses(Map.of("a", List.of(Map.of(1, 2))), "Use Strings as keys.");
  }

  @Example
  void copyOf_whenAMapHoldsItself_saysSo() {
    Map<String, Object> map = new HashMap<>();
    map.put("self", map);
    refuses(map, "Does a map contain itself?");
    List<Object> list = new ArrayList<>();
    list.add(list);
    refuses(Map.of("a", list), "Does a map contain itself?");
  }

  private static void refuses(Object value, String text) {
    assertThatThrownBy(() -> Values.copyOf(value, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  private static byte[] bytes(CanonicalMap map) {
    ByteWriter out = new ByteWriter();
    ValueCodec.writeMap(map, out, (name, to) -> to.writeString(name));
    return Arrays.copyOf(out.bytes(), out.length());
  }

  /** The one form, straight from its definition; null for what is no value. */
  private static @Nullable Object slowCopy(@Nullable Object value, boolean prune) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach(
          (name, child) -> {
            Object copied = slowCopy(child, prune);
            if (!prune || copied != null) {
              copy.put((String) name, copied);
            }
          });
      return prune && copy.isEmpty() ? null : copy;
    } else if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(slowCopy(element, false)));
      return prune && copy.isEmpty() ? null : Collections.unmodifiableList(copy);
    } else if (value instanceof Number number) {
      BigDecimal decimal = new BigDecimal(number.toString());
      if (decimal.scale() != 0) {
        return decimal;
      }
      BigInteger integer = decimal.toBigIntegerExact();
      return integer.bitLength() < 64 ? (Object) integer.longValueExact() : integer;
    }
    return prune && "".equals(value) ? null : value;
  }

  @Provide
  Arbitrary<Map<String, @Nullable Object>> objects() {
    return AttributeTrees.objects();
  }
}
