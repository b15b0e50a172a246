package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.graph.Explanation;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.IdentityGraph;
import dev.selfsame.graph.WhyNot;
import dev.selfsame.identity.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why two identities are one person, or why not. */
record ExplainResource(ProfileStore store) implements Resource {
  static final String OTHER = "other";

  @Override
  public Answer answer(Parameters parameters) {
    parameters.only(Person.IDENTITY, OTHER, Person.AS_OF);
    Identity a = parameters.identity(Person.IDENTITY);
    Identity b = parameters.identity(OTHER);
    IdentityGraph graph = Person.view(store, parameters.instant(Person.AS_OF)).graph();
    Optional<Explanation> explanation = graph.explain(a, b);
    Map<String, Object> object = new LinkedHashMap<>();
    if (explanation.isPresent()) {
      putTogether(object, explanation.get());
    } else {
      putApart(object, graph.whyNot(a, b), graph.rules());
    }
    return Answer.json(Answer.OK, object);
  }

  private static void putTogether(Map<String, Object> object, Explanation explanation) {
    int steps = explanation.steps().size();
    object.put("together", true);
    object.put(
        "message",
        steps == 0
            ? "The two identities are the same."
            : steps == 1
                ? "One person: evidence mentions the two together."
                : "One person: a chain of %d links connects them.".formatted(steps));
    object.put("steps", explanation.steps().stream().map(ExplainResource::step).toList());
  }

  private static Map<String, Object> step(Explanation.Step step) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("from", step.from().text());
    object.put("to", step.to().text());
    Wire.putEvidence(object, step.evidence());
    return object;
  }

  private static void putApart(Map<String, Object> object, WhyNot whyNot, GraphRules rules) {
    object.put("together", false);
    if (whyNot instanceof WhyNot.Apart apart) {
      object.put("reason", "APART");
      object.put(
          "message",
          apart.removed().size() == 1
              ? "Not one person: a chain of evidence connects them, but a rule removed a link of it."
              : "Not one person: a chain of evidence connects them, but rules removed %d links of it."
                  .formatted(apart.removed().size()));
      object.put("removed", apart.removed().stream().map(link -> removed(link, rules)).toList());
    } else if (whyNot instanceof WhyNot.NeverLinked) {
      object.put("reason", "NEVER_LINKED");
      object.put("message", "Not one person: no chain of evidence connects them.");
      object.put("removed", List.of());
    } else {
      // A write between the two calls may also have linked them.
      throw ApiException.notFound(
          "No fragment mentions one of the two identities, or none did at that time. Check the"
              + " namespace and the value, or choose a later time.");
    }
  }

  private static Map<String, Object> removed(WhyNot.RemovedLink link, GraphRules rules) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("from", link.from().text());
    object.put("to", link.to().text());
    object.put("rule", link.rule().name());
    link.namespace().ifPresent(code -> object.put("namespace", code));
    object.put("message", message(link, rules));
    link.by().ifPresent(by -> object.put("by", Wire.evidence(by)));
    Wire.putEvidence(object, link.evidence());
    return object;
  }

  private static String message(WhyNot.RemovedLink link, GraphRules rules) {
    return switch (link.rule()) {
      case NAMESPACE_LIMIT -> limit(link.namespace().orElseThrow(), rules);
      case VETO -> "The link would join two identities that were declared to be two people.";
      case GRAPH_LIMIT ->
          "The graph exceeded %d identities, so one end of the link was evicted from it."
              .formatted(rules.graphLimit());
      case QUARANTINE ->
          "One end of the link is mentioned together with more than %d people, so it has no links."
              .formatted(rules.quarantineAbove());
    };
  }

  private static String limit(String code, GraphRules rules) {
    int limit = rules.limit(code).orElse(0);
    return limit == 1
        ? "%s is unique: the link would give one person two values of it.".formatted(code)
        : "One person has at most %d values of %s, and the link would exceed that."
            .formatted(limit, code);
  }
}
