package dev.selfsame.benchmarks;

import java.io.IOException;
import java.util.Map;

/** A part of what {@link Durable} measures. */
enum DurablePart {
  ADD("addAll and find, in memory and with each durability") {
    @Override
    Map<String, Double> measure(DurableSetup setup) throws IOException {
      return DurableAdds.measure(setup);
    }
  },

  SINGLE_ADDS("add, with a force for each write") {
    @Override
    Map<String, Double> measure(DurableSetup setup) throws IOException, InterruptedException {
      return DurableSingleAdds.measure(setup);
    }
  },

  OPEN("opening, its heap, and the size of the files") {
    @Override
    Map<String, Double> measure(DurableSetup setup) throws IOException, InterruptedException {
      return DurableOpening.measure(setup);
    }
  },

  CHECKPOINT("writers and readers beside a checkpoint and a backup") {
    @Override
    Map<String, Double> measure(DurableSetup setup) throws IOException, InterruptedException {
      return DurableCheckpoints.measure(setup);
    }
  },

  ERASE("erase, among some fragments and twice as many") {
    @Override
    Map<String, Double> measure(DurableSetup setup) throws IOException {
      return DurableErasures.measure(setup);
    }
  };

  private final String description;

  DurablePart(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  /** {@return the figures by name} */
  abstract Map<String, Double> measure(DurableSetup setup) throws IOException, InterruptedException;
}
