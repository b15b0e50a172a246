package dev.selfsame.engine.journal;

import java.util.List;
import java.util.Random;

/**
 * How much of what was not forced survives a crash. Were each sector to choose for itself only,
 * crashes that leave all or nothing of a longer write would hardly ever occur.
 */
enum Survival {
  NOTHING,
  ALL,
  EACH_FOR_ITSELF;

  static Survival any(Random random) {
    int choice = random.nextInt(8);
    return choice == 0 ? NOTHING : choice == 1 ? ALL : EACH_FOR_ITSELF;
  }

  /** {@return one of the states of a thing, the oldest of which was forced} */
  <T> T choose(List<T> states, Random random) {
    return switch (this) {
      case NOTHING -> states.get(0);
      case ALL -> states.get(states.size() - 1);
      case EACH_FOR_ITSELF -> states.get(random.nextInt(states.size()));
    };
  }
}
