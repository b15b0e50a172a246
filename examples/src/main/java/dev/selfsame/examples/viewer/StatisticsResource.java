package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.StoreStatistics;
import dev.selfsame.graph.GraphStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much the store holds. */
record StatisticsResource(ProfileStore store) implements Resource {

  @Override
  public Answer answer(Parameters parameters) {
    parameters.only();
    StoreStatistics held = store.statistics();
    GraphStatistics graphs = store.graph().statistics();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("fragments", held.fragments());
    object.put("identities", held.identities());
    object.put("sizes", graphs.sizes());
    return Answer.json(Answer.OK, object);
  }
}
