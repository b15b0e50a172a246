package dev.selfsame.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocationsTest {
  private static final int FRAGMENTS = 20;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Locations locations = new Locations();

  /** The slow twin: where each fragment is, and where it is in a snapshot. */
  private final Map<Integer, Long> places = new HashMap<>();

  private final Map<Integer, Long> inSnapshot = new HashMap<>();
  private long lastPlace;
  private int reusedBesideASnapshot;

  @Test
  void remove_amongSnapshots_tellsAllPlacesOfAFragment() {
    for (int step = 0; step < 20_000; step++) {
      switch (random.nextInt(40)) {
        case 0 -> endSnapshot();
        case 1 -> {
          locations.forgetSnapshot();
          inSnapshot.clear();
        }
        default -> change(random.nextInt(FRAGMENTS));
      }
      for (int fragment = 0; fragment < FRAGMENTS; fragment++) {
        assertThat(locations.get(fragment))
            .as("seed %s, step %s", seed, step)
            .isEqualTo(places.getOrDefault(fragment, Place.NONE));
      }
    }
    assertThat(reusedBesideASnapshot).isGreaterThan(100);
  }

  private void change(int fragment) {
    if (!places.containsKey(fragment)) {
      places.put(fragment, ++lastPlace);
      locations.set(fragment, lastPlace);
      reusedBesideASnapshot += inSnapshot.isEmpty() ? 0 : 1;
    } else if (!inSnapshot.containsKey(fragment) && random.nextBoolean()) {
      inSnapshot.put(fragment, ++lastPlace);
      locations.setInSnapshot(fragment, lastPlace);
    } else {
      remove(fragment);
    }
  }

  private void remove(int fragment) {
    Places removed = new Places();
    locations.remove(fragment, removed);
    TreeSet<Long> told = new TreeSet<>();
    IntStream.range(0, removed.size()).forEach(i -> told.add(removed.get(i)));
    TreeSet<Long> expected = new TreeSet<>(List.of(places.remove(fragment)));
    if (inSnapshot.containsKey(fragment)) {
      expected.add(inSnapshot.remove(fragment));
    }
    assertThat(told).as("seed %s", seed).isEqualTo(expected);
  }

  private void endSnapshot() {
    while (!locations.endSnapshot(1 + random.nextInt(FRAGMENTS))) {
      // The rest comes in the next steps.
    }
    places.putAll(inSnapshot);
    inSnapshot.clear();
  }
}
