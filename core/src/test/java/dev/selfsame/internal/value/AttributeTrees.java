package dev.selfsame.internal.value;

import dev.selfsame.internal.column.Unicode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Random trees of attributes as a host may hand them in, no-values among them.
 *
 * <p>Their depth is bounded: jqwik evaluates a container again at each level above it, so that a
 * recursive arbitrary takes time and memory that double with the depth, and a rare seed ends in an
 * OutOfMemoryError.
 */
public final class AttributeTrees {
  private static final int DEPTH = 4;

  private AttributeTrees() {}

  /** {@return objects of attributes} */
  public static Arbitrary<Map<String, @Nullable Object>> objects() {
    return objectsOf(values(DEPTH)).withoutEdgeCases();
  }

  private static Arbitrary<@Nullable Object> values(int depth) {
    Arbitrary<@Nullable Object> scalars = scalars();
    if (depth == 0) {
      return scalars;
    }
    Arbitrary<@Nullable Object> children = values(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(3, scalars),
        Tuple.of(1, children.list().ofMaxSize(3).map(list -> Collections.unmodifiableList(list))),
        Tuple.of(1, objectsOf(children).map(object -> object)));
  }

  private static Arbitrary<Map<String, @Nullable Object>> objectsOf(
      Arbitrary<@Nullable Object> values) {
    Arbitrary<List<String>> names =
        Arbitraries.of("a", "b", "person", "\u00e5", "\uffe5", "\ud83d\ude00", "x y")
            .list()
            .uniqueElements()
            .ofMaxSize(4);
    return names.flatMap(
        keys ->
            values
                .list()
                .ofSize(keys.size())
                .map(
                    children -> {
                      Map<String, @Nullable Object> object = new LinkedHashMap<>();
                      for (int i = 0; i < keys.size(); i++) {
                        object.put(keys.get(i), children.get(i));
                      }
                      return object;
                    }));
  }

  private static Arbitrary<@Nullable Object> scalars() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.strings().ofMaxLength(6).map(AttributeTrees::wellFormed)),
        Tuple.of(1, Arbitraries.of(true, false)),
        Tuple.of(1, Arbitraries.longs()),
        Tuple.of(1, Arbitraries.integers()),
        Tuple.of(1, Arbitraries.shorts()),
        Tuple.of(1, Arbitraries.doubles().ofScale(3)),
        Tuple.of(1, Arbitraries.floats()),
        Tuple.of(1, bigIntegers()),
        Tuple.of(1, bigDecimals()),
        Tuple.of(1, Arbitraries.of("", "\ud83d\ude00").injectNull(0.5)));
  }

  private static Arbitrary<BigInteger> bigIntegers() {
    return Arbitraries.bigIntegers()
        .between(BigInteger.ONE.shiftLeft(70).negate(), BigInteger.ONE.shiftLeft(70));
  }

  private static Arbitrary<BigDecimal> bigDecimals() {
    return Combinators.combine(bigIntegers(), Arbitraries.integers().between(-30, 30))
        .as(BigDecimal::new);
  }

  private static String wellFormed(String text) {
    return Unicode.isWellFormed(text) ? text : "?";
  }
}
