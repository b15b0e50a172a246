package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.json.FragmentJson;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Timeline;
import dev.selfsame.profile.TimelineQuery;
import dev.selfsame.query.Page;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the events of a person, filtered by time window, type, source and attributes. The first
 * page has the types and sources that can be filtered by.
 */
record TimelineResource(ProfileStore store) implements Resource {
  private static final int LIMIT = 50;
  private static final int MOST = 500;

  @Override
  public Answer answer(Parameters parameters) {
    parameters.only(
        Person.IDENTITY,
        Person.POLICY,
        Person.AS_OF,
        "from",
        "to",
        "type",
        "source",
        "where",
        "order",
        "limit",
        "cursor");
    TimelineQuery query = query(parameters);
    Person person = Person.of(store, parameters);
    Page<ProfileFragment> page;
    try {
      page = person.view().timeline(person.identity(), person.policy(), query);
    } catch (IllegalArgumentException e) {
      if (parameters.text("cursor") == null) {
        throw e;
      }
      throw ApiException.badRequest(
          "The cursor belongs to another query or another store. Start again without it.");
    }
    String events =
        page.items().stream().map(FragmentJson::write).collect(Collectors.joining(",", "[", "]"));
    String next = page.hasMore() ? Answer.text(page.cursor().orElseThrow()) : "null";
    StringBuilder json = new StringBuilder("{\"events\":").append(events);
    json.append(",\"next\":").append(next);
    if (parameters.text("cursor") == null) {
      Timeline.Statistics all = person.timelineStatistics();
      json.append(",\"total\":").append(all.events());
      json.append(",\"types\":").append(Answer.text(all.types()));
      json.append(",\"sources\":").append(Answer.text(all.sources()));
    }
    return Answer.json(json.append('}').toString());
  }

  private static TimelineQuery query(Parameters parameters) {
    TimelineQuery.Builder query = TimelineQuery.builder().limit(parameters.limit(LIMIT, MOST));
    set(parameters.instant("from"), query::from);
    set(parameters.instant("to"), query::to);
    List<String> types = parameters.all("type");
    if (!types.isEmpty()) {
      query.types(types.toArray(String[]::new));
    }
    List<String> sources = parameters.all("source");
    if (!sources.isEmpty()) {
      query.sources(sources.toArray(String[]::new));
    }
    String where = parameters.text("where");
    if (where != null) {
      query.where(ConditionParser.parse(where));
    }
    String order = parameters.text("order", "newest");
    if (order.equals("newest")) {
      query.newestFirst();
    } else if (!order.equals("oldest")) {
      throw ApiException.badRequest("'order' is neither newest nor oldest. Write one of them.");
    }
    String cursor = parameters.text("cursor");
    return cursor == null ? query.build() : query.build().after(cursor);
  }

  private static void set(@Nullable Instant time, Consumer<Instant> option) {
    if (time != null) {
      option.accept(time);
    }
  }
}
