package dev.selfsame.engine.store;

import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;

/** States that hold nothing yet. */
final class EmptyState {
  private EmptyState() {}

  /** {@return an empty state with namespaces and default settings} */
  static StoreState of(Namespaces namespaces) {
    Settings settings =
        Settings.builder(GraphRules.builder(namespaces).build())
            .policy("newest", TestPolicy.newest())
            .build();
    return new StoreState(LastingSettings.of(settings), settings.graphRules(), 1, 0);
  }
}
