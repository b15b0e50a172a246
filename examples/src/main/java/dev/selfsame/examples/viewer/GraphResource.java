package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.graph.IdentityGraph;
import dev.selfsame.graph.Link;
import dev.selfsame.identity.Identity;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The graph of a person: the identities, the links that are accepted, and those that were removed.
 * The size is limited; {@link GraphExcerpt} defines the order.
 */
record GraphResource(ProfileStore store) implements Resource {
  private static final int LIMIT = 600;
  private static final int MOST = 5000;

  @Override
  public Answer answer(Parameters parameters) {
    parameters.only(Person.IDENTITY, Person.AS_OF, "limit");
    int limit = parameters.limit(LIMIT, MOST);
    Identity identity = parameters.identity(Person.IDENTITY);
    IdentityGraph graph = Person.view(store, parameters.instant(Person.AS_OF)).graph();
    List<Identity> members = graph.members(identity);
    if (members.isEmpty()) {
      throw ApiException.notFound(
          "No person has this identity, or had it at that time. Check the namespace and the value, or choose a later time.");
    }
    List<Link> links = graph.links(identity);
    GraphExcerpt excerpt = GraphExcerpt.of(members, links, limit);
    Set<Identity> quarantined = new HashSet<>(store.graph().quarantined());
    long accepted = links.stream().filter(Link::accepted).count();
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("members", members.size());
    counts.put("accepted", accepted);
    counts.put("removed", links.size() - accepted);
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("counts", counts);
    object.put("complete", excerpt.isWhole());
    object.put(
        "identities",
        Stream.concat(
                excerpt.members().stream().map(member -> node(member, true, quarantined)),
                excerpt.others().stream().map(other -> node(other, false, quarantined)))
            .toList());
    object.put("links", excerpt.links().stream().map(GraphResource::link).toList());
    return Answer.json(Answer.OK, object);
  }

  private Map<String, Object> node(Identity identity, boolean member, Set<Identity> quarantined) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("identity", identity.text());
    object.put("namespace", identity.namespace());
    store
        .settings()
        .namespaces()
        .find(identity.namespace())
        .ifPresent(namespace -> object.put("type", namespace.type().name()));
    object.put("member", member);
    object.put("quarantined", quarantined.contains(identity));
    return object;
  }

  private static Map<String, Object> link(Link link) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("first", link.first().text());
    object.put("second", link.second().text());
    object.put("accepted", link.accepted());
    object.put("oldest", link.oldest().toString());
    object.put("newest", link.newest().toString());
    object.put("sources", List.copyOf(link.sources()));
    return object;
  }
}
