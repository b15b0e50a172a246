package dev.selfsame.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FragmentKeysTest {
  private static final int COLLIDING_BITS = 14;

  @Property(tries = 200)
  void find_findsWhatAMapFinds(
      @ForAll @IntRange(max = 300) int steps, @ForAll long seed, @ForAll Random random) {
    FragmentKeys keys = new FragmentKeys(seed);
    List<FragmentKey> byNumber = new ArrayList<>();
    Map<FragmentKey, Integer> twin = new HashMap<>();
    for (int step = 0; step < steps; step++) {
      FragmentKey key = randomKey(random);
      FragmentKeys.Sought sought = keys.sought(key);
      Integer known = twin.get(key);
      if (known == null) {
        keys.add(sought.hash(), byNumber.size());
        twin.put(key, byNumber.size());
        byNumber.add(key);
      } else if (random.nextInt(3) == 0) {
        keys.remove(sought, known);
        twin.remove(key);
      }
      FragmentKey asked = randomKey(random);
      int found = keys.find(keys.sought(asked), number -> byNumber.get(number).equals(asked));
      assertThat(found).isEqualTo(twin.getOrDefault(asked, FragmentKeys.NONE));
    }
  }

  @Test
  void find_amongIdsThatCollideAsStrings_looksAtNoOther() {
    FragmentKeys keys = new FragmentKeys(System.nanoTime());
    List<FragmentKeys.Sought> all = new ArrayList<>();
    for (int i = 0; i < 1 << COLLIDING_BITS; i++) {
      FragmentKeys.Sought sought = keys.sought(FragmentKey.event("web", colliding(i)));
      keys.add(sought.hash(), i);
      all.add(sought);
    }
    assertThat(all.stream().map(sought -> sought.key().hashCode()).distinct()).hasSize(1);
    List<Integer> lookedAt = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int meant = i;
      keys.find(
          all.get(i),
          number -> {
            lookedAt.add(number);
            return number == meant;
          });
    }
    // Of 2^27 pairs, one in 2^41 is expected to look alike.
    assertThat(lookedAt).hasSizeLessThan(all.size() + 3);
  }

  /** Sources, and times of one id, that were one number: seconds times 31 and nanoseconds. */
  @Test
  void find_amongSourcesAndTimesThatCollidedOnPurpose_looksAtNoOther() {
    FragmentKeys keys = new FragmentKeys(System.nanoTime());
    List<FragmentKey> all = new ArrayList<>();
    for (int i = 0; i < 1 << COLLIDING_BITS; i++) {
      all.add(FragmentKey.event(colliding(i), "e"));
      all.add(FragmentKey.record("crm", "r", Instant.ofEpochSecond(i, 1_000_000 - 31L * i)));
    }
    for (int i = 0; i < all.size(); i++) {
      keys.add(keys.sought(all.get(i)).hash(), i);
    }
    List<Integer> lookedAt = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int meant = i;
      keys.find(
          keys.sought(all.get(i)),
          number -> {
            lookedAt.add(number);
            return number == meant;
          });
    }
    assertThat(lookedAt).hasSizeLessThan(all.size() + 3);
  }

  /** Texts that have one hash: so do "Aa" and "BB". */
  private static String colliding(int number) {
    StringBuilder id = new StringBuilder();
    for (int bit = 0; bit < COLLIDING_BITS; bit++) {
      id.append((number >>> bit & 1) == 0 ? "Aa" : "BB");
    }
    return id.toString();
  }

  private static FragmentKey randomKey(Random random) {
    String source = random.nextBoolean() ? "web" : "crm";
    String id = "e" + random.nextInt(20);
    return switch (random.nextInt(3)) {
      case 0 -> FragmentKey.event(source, id);
      case 1 -> FragmentKey.record(source, id, Instant.ofEpochSecond(random.nextInt(2)));
      default -> FragmentKey.patch(source, id, Instant.ofEpochSecond(0, random.nextInt(2)));
    };
  }
}
