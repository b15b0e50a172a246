package dev.selfsame.examples.viewer;

import dev.selfsame.examples.unify.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The refusals: their number by code, and if a code is given, a page of those. Refusals are only
 * added, so the cursor is an index.
 *
 * @param known the log; null if what was refused is not known
 */
record RefusalsResource(@Nullable RefusalLog known) implements Resource {
  private static final int LIMIT = 50;
  private static final int MOST = 500;

  @Override
  public Answer answer(Parameters parameters) {
    parameters.only("reason", "limit", "cursor");
    RefusalLog log = known == null ? new RefusalLog() : known;
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("known", known != null);
    Map<String, Long> counts = log.counts();
    object.put("total", counts.values().stream().mapToLong(Long::longValue).sum());
    object.put("counts", counts);
    String reason = parameters.text("reason");
    if (reason != null) {
      int limit = parameters.limit(LIMIT, MOST);
      int from = parameters.number("cursor", 0, 0, Integer.MAX_VALUE);
      List<Refusal> page = log.some(reason, from, limit);
      int end = from + page.size();
      object.put("kept", log.keptOf(reason));
      object.put("refusals", page.stream().map(Refusal::toMap).toList());
      object.put("next", end < log.keptOf(reason) ? String.valueOf(end) : null);
    }
    return Answer.json(Answer.OK, object);
  }
}
