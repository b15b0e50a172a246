package dev.selfsame.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueKeyTest {
  @Test
  void of_isOneForWhatIsTheSameByValue() {
    assertThat(ValueKey.of(1L))
        .isEqualTo(ValueKey.of(new BigDecimal("1.00")))
        .isEqualTo(ValueKey.of(BigInteger.ONE));
    assertThat(ValueKey.of(new BigDecimal("1E+3"))).isEqualTo(ValueKey.of(1000L));
    assertThat(ValueKey.of(new BigDecimal("0.00"))).isEqualTo(ValueKey.of(0L));
    Map<String, Object> reversed = new LinkedHashMap<>();
    reversed.put("b", 2L);
    reversed.put("a", List.of(1L));
    assertThat(ValueKey.of(reversed))
        .isEqualTo(ValueKey.of(Map.of("a", List.of(new BigDecimal("1.0")), "b", 2L)));
  }

  @Test
  void of_differsForWhatDiffers() {
    List<Object> values =
        List.of(
            1L,
            "1",
            "n1;",
            true,
            "true",
            List.of(1L),
            List.of("1"),
            List.of(List.of(1L)),
            List.of(1L, 1L),
            List.of("a", "b"),
            List.of("as1:b"),
            List.of("ab"),
            Map.of("a", 1L),
            Map.of("a", "1"),
            Map.of("a", List.of(1L)),
            List.of(Map.of("a", 1L)),
            List.of(),
            Map.of(),
            "");
    assertThat(values.stream().map(ValueKey::of).distinct()).hasSize(values.size());
  }

  /**
   * In a hash table, keys of one hash are told apart by their order; where they had none, the
   * values of an array were compared each with each.
   */
  @Test
  void compareTo_ordersValuesOfOneHash() {
    List<String> colliding = new ArrayList<>(List.of(""));
    for (int bit = 0; bit < 6; bit++) {
      colliding =
          new ArrayList<>(
              colliding.stream()
                  .flatMap(text -> List.of(text + "Aa", text + "BB").stream())
                  .toList());
    }
    List<ValueKey> keys = colliding.stream().map(ValueKey::of).toList();
    assertThat(keys.stream().map(ValueKey::hashCode).distinct()).hasSize(1);
    List<ValueKey> sorted = keys.stream().sorted().toList();
    assertThat(IntStream.range(1, sorted.size()))
        .allMatch(i -> sorted.get(i - 1).compareTo(sorted.get(i)) < 0);
    assertThat(Comparable.class).isAssignableFrom(ValueKey.class);
  }
}
