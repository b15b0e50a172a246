package dev.selfsame.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.internal.column.SlotTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
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

  @Property(tries = 300)
  void value_ofEachForm_isAsItWas(@ForAll Random random) {
    IdentityTable table = new IdentityTable(random.nextLong());
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Key key = new Key(random.nextInt(2), formed(random));
      if (table.intern(key.namespace(), key.value()) == keys.size()) {
        keys.add(key);
      }
    }
    for (int i = 0; i < keys.size(); i++) {
      assertThat(table.value(i)).isEqualTo(keys.get(i).value());
      assertThat(table.find(keys.get(i).namespace(), keys.get(i).value())).isEqualTo(i);
    }
    assertOrder(table, keys);
  }

  @Property(tries = 300)
  void values_thatDifferInOneCharacter_differ(@ForAll Random random) {
    IdentityTable table = new IdentityTable(random.nextLong());
    String value = formed(random);
    StringBuilder changed = new StringBuilder(value);
    int at = random.nextInt(value.length());
    String others = "0123456789abcdefABCDEFg-/:@`\u0000\u00e5";
    changed.setCharAt(at, others.charAt(random.nextInt(others.length())));
    String other = changed.toString();
    assertThat(table.intern(0, value)).isZero();
    assertThat(table.intern(0, other)).isEqualTo(other.equals(value) ? 0 : 1);
    assertThat(table.value(table.intern(0, other))).isEqualTo(other);
  }

  @Property(tries = 150)
  void batch_isAsOneByOne(
      @ForAll @IntRange(max = 300) int size, @ForAll boolean sized, @ForAll Random random) {
    long seed = random.nextLong();
    IdentityTable table = sized ? new IdentityTable(seed, 5000) : new IdentityTable(seed);
    IdentityTable twin = new IdentityTable(random.nextLong());
    IdentityBatch batch = table.newBatch();
    List<Key> given = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      batch.clear();
      List<Key> keys = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        boolean again = !given.isEmpty() && random.nextInt(3) > 0;
        Key key =
            again
                ? given.get(random.nextInt(given.size()))
                : new Key(random.nextInt(3), random.nextBoolean() ? value(random) : formed(random));
        given.add(key);
        keys.add(key);
        batch.add(key.namespace(), key.value());
      }
      table.findAll(batch);
      for (int i = 0; i < size; i++) {
        assertThat(batch.identity(i))
            .isEqualTo(twin.find(keys.get(i).namespace(), keys.get(i).value()));
      }
      table.internAll(batch);
      for (int i = 0; i < size; i++) {
        assertThat(batch.identity(i))
            .isEqualTo(twin.intern(keys.get(i).namespace(), keys.get(i).value()));
      }
      assertThat(table.size()).isEqualTo(twin.size());
      if (table.size() > 0 && random.nextBoolean()) {
        int forgotten = random.nextInt(table.size());
        if (!table.isForgotten(forgotten)) {
          table.forget(forgotten);
          twin.forget(forgotten);
        }
      }
    }
  }

  /** So many that some of them share what a slot tells of their hash, though they differ. */
  @Example
  void table_whenStrangersShareATag_tellsThemApart() {
    for (String beginning : List.of("", "somebody, the number ")) {
      IdentityTable table = new IdentityTable(5);
      List<String> values = new ArrayList<>();
      for (int i = 0; i < 150_000; i++) {
        values.add(beginning + i);
      }
      assertThat(sharedTags(values, 5)).isGreaterThan(20);
      IdentityBatch batch = table.newBatch();
      for (int round = 0; round < 2; round++) {
        for (int from = 0; from < values.size(); from += 1000) {
          batch.clear();
          values.subList(from, from + 1000).forEach(value -> batch.add(0, value));
          table.internAll(batch);
          for (int i = 0; i < 1000; i++) {
            assertThat(batch.identity(i) == from + i).isTrue();
          }
        }
      }
      for (int i = 0; i < values.size(); i += 2) {
        table.forget(i);
      }
      for (int from = 0; from < values.size(); from += 1000) {
        batch.clear();
        values.subList(from, from + 1000).forEach(value -> batch.add(0, value));
        table.findAll(batch);
        for (int i = 0; i < 1000; i++) {
          assertThat(batch.identity(i) == (i % 2 == 0 ? IdentityTable.NONE : from + i)).isTrue();
        }
      }
    }
  }

  /** Returns how many of some values have a tag, and the part for it, that one before has too. */
  private static int sharedTags(List<String> values, long seed) {
    IdentityHash hash = new IdentityHash(seed);
    ValueWords words = new ValueWords();
    Set<String> tags = new HashSet<>();
    for (String value : values) {
      words.encode(value.getBytes(StandardCharsets.UTF_8), seed);
      int kind = IdentityValues.kind(0, words.form);
      long hashed = hash.of(kind, words.high, words.low);
      tags.add(SlotTable.part(hashed) + " " + SlotTable.tag(hashed, kind));
    }
    return values.size() - tags.size();
  }

  @Example
  void table_whenMuchComesAndGoes_findsWhatIsThere() {
    Random random = new Random(11);
    IdentityTable table = new IdentityTable(11);
    Map<Key, Integer> twin = new LinkedHashMap<>();
    for (int i = 0; i < 60_000; i++) {
      Key key = new Key(0, "some value " + random.nextInt(8000));
      Integer known = twin.get(key);
      if (known == null) {
        assertThat(table.find(0, key.value())).isEqualTo(IdentityTable.NONE);
        twin.put(key, table.intern(0, key.value()));
      } else if (random.nextBoolean()) {
        assertThat(table.value(known)).isEqualTo(key.value());
        table.forget(known);
        assertThat(table.isForgotten(known)).isTrue();
        twin.remove(key);
      } else {
        assertThat(table.find(0, key.value())).isEqualTo(known);
      }
    }
  }

  /** A value of one of the forms that are kept as two words, or nearly one. */
  private static String formed(Random random) {
    String value =
        switch (random.nextInt(6)) {
          case 0 -> new UUID(random.nextLong(), random.nextLong()).toString();
          case 1 -> new UUID(random.nextLong(), random.nextLong()).toString().replace("-", "");
          case 2 -> text(random, 17 + random.nextInt(22), "0123456789");
          case 3 -> text(random, 17 + random.nextInt(22), "09");
          case 4 -> text(random, 1 + random.nextInt(17), "ab\u0000\u00ff");
          default -> text(random, 30 + random.nextInt(20), "0123456789abcdef-");
        };
    return switch (random.nextInt(8)) {
      case 0 -> value.toUpperCase(Locale.ROOT);
      case 1 -> value + random.nextInt(10);
      case 2 -> value.substring(0, Math.max(1, value.length() - 1));
      default -> value;
    };
  }

  private static String text(Random random, int length, String letters) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
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
