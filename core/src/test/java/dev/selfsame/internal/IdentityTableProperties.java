package dev.selfsame.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The interner against a map. */
class IdentityTableProperties {

  private record Key(int namespace, String value) {}

  @Property(tries = 150)
  void table_internsLikeAMap(
      @ForAll long seed,
      @ForAll @Size(max = 60) List<@IntRange(max = 3) Integer> namespaces,
      @ForAll Random random) {
    IdentityTable table = new IdentityTable(seed);
    Map<Key, Integer> twin = new LinkedHashMap<>();
    for (int namespace : namespaces) {
      Key key = new Key(namespace, value(random));
      assertThat(table.find(namespace, key.value()))
          .isEqualTo(twin.getOrDefault(key, IdentityTable.NONE));
      int expected = twin.computeIfAbsent(key, any -> twin.size());
      assertThat(table.intern(namespace, key.value())).isEqualTo(expected);
    }
    assertThat(table.size()).isEqualTo(twin.size());
    twin.forEach(
        (key, identity) -> {
          assertThat(table.find(key.namespace(), key.value())).isEqualTo(identity);
          assertThat(table.namespace(identity)).isEqualTo(key.namespace());
          assertThat(table.value(identity)).isEqualTo(key.value());
        });
    assertOrder(table, new ArrayList<>(twin.keySet()));
  }

  @Example
  void table_whenItGrows_keepsAll() {
    IdentityTable table = new IdentityTable(42);
    int count = 20_000;
    for (int i = 0; i < count; i++) {
      assertThat(table.intern(i % 3, "value " + i / 3)).isEqualTo(i);
    }
    for (int i = 0; i < count; i++) {
      assertThat(table.find(i % 3, "value " + i / 3) == i).isTrue();
    }
    assertThat(table.find(3, "value 0")).isEqualTo(IdentityTable.NONE);
    assertThat(table.find(0, "value 1 ")).isEqualTo(IdentityTable.NONE);
  }

  @Example
  void table_whenValuesAreAsLongAsCanBe_keepsThem() {
    IdentityTable table = new IdentityTable(7);
    String longest = "\uffff".repeat(1024);
    String other = "\uffff".repeat(1023) + "x";
    assertThat(table.intern(0, longest)).isZero();
    assertThat(table.intern(0, other)).isEqualTo(1);
    assertThat(table.value(0)).isEqualTo(longest);
    assertThat(table.value(1)).isEqualTo(other);
  }

  private static void assertOrder(IdentityTable table, List<Key> keys) {
    for (int a = 0; a < keys.size(); a++) {
      for (int b = 0; b < keys.size(); b++) {
        int byNamespace = Integer.compare(keys.get(a).namespace(), keys.get(b).namespace());
        int byValue = Arrays.compareUnsigned(bytes(keys.get(a)), bytes(keys.get(b)));
        assertThat(Integer.signum(table.compare(a, b)))
            .isEqualTo(Integer.signum(byNamespace != 0 ? byNamespace : byValue));
      }
    }
  }

  private static byte[] bytes(Key key) {
    return key.value().getBytes(StandardCharsets.UTF_8);
  }

  /** Short, so that they repeat, of characters of each length in bytes. */
  private static String value(Random random) {
    String[] letters = {"a", "b", "\u00e5", "\uffe5", "\ud83d\ude00"};
    StringBuilder value = new StringBuilder();
    for (int length = random.nextInt(4); length >= 0; length--) {
      value.append(letters[random.nextInt(letters.length)]);
    }
    return value.toString();
  }
}
