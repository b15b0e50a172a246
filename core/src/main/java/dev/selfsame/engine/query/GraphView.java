package dev.selfsame.engine.query;

import dev.selfsame.engine.store.Intake;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.Explanation;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.GraphStatistics;
import dev.selfsame.graph.IdentityGraph;
import dev.selfsame.graph.Link;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.graph.WhatIf;
import dev.selfsame.graph.WhyNot;
import dev.selfsame.identity.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The identity graph of a store at a point in time: live for the present, or as of a time. */
public final class GraphView implements IdentityGraph {
  private final PointInTime pointInTime;
  private final Intake intake;

  public GraphView(PointInTime pointInTime, Intake intake) {
    this.pointInTime = pointInTime;
    this.intake = intake;
  }

  @Override
  public List<Identity> members(Identity identity) {
    return about(
        identity, List.<Identity>of(), (state, known) -> new GraphQueries(state).members(known));
  }

  @Override
  public List<Identity> members(ProfileId id) {
    return pointInTime.anchorOf(id).map(this::members).orElse(List.of());
  }

  @Override
  public Optional<ProfileId> profileId(Identity identity) {
    Optional<Identity> anchor =
        about(
            identity,
            Optional.empty(),
            (state, known) ->
                Optional.of(state.log().identity(state.graphs().anchor(state.graphs().of(known)))));
    return anchor.map(pointInTime.settings()::profileId);
  }

  @Override
  public List<Link> links(Identity identity) {
    return about(identity, List.<Link>of(), (state, known) -> new GraphQueries(state).links(known));
  }

  @Override
  public Optional<Explanation> explain(Identity a, Identity b) {
    return aboutBoth(
        a,
        b,
        Optional.empty(),
        Optional.empty(),
        (state, x, y) -> new GraphQueries(state).explain(x, y));
  }

  @Override
  public WhyNot whyNot(Identity a, Identity b) {
    return aboutBoth(
        a,
        b,
        new WhyNot.Unknown(a),
        new WhyNot.Unknown(b),
        (state, x, y) -> new GraphQueries(state).whyNot(x, y));
  }

  @Override
  public IdentityGraph asOf(Instant time) {
    return new GraphView(pointInTime.asOf(time), intake);
  }

  @Override
  public WhatIf whatIf(GraphRules rules) {
    // Throws if the rules are over other namespaces.
    GraphRules other = pointInTime.settings().withGraphRules(rules).graphRules();
    return WhatIfComparison.compare(pointInTime.scan(state -> WhatIfCopy.of(state, other)));
  }

  @Override
  public List<Identity> quarantined() {
    return pointInTime.scan(state -> new GraphQueries(state).quarantined());
  }

  @Override
  public GraphRules rules() {
    return pointInTime.settings().graphRules();
  }

  @Override
  public GraphStatistics statistics() {
    return pointInTime.scan(state -> new GraphQueries(state).statistics());
  }

  private interface AboutOne<T> {
    T apply(StoreState state, int known);
  }

  private interface AboutTwo<T> {
    T apply(StoreState state, int a, int b);
  }

  private <T> T about(Identity identity, T unknown, AboutOne<T> query) {
    Identity acceptable = intake.acceptable(identity);
    return acceptable == null
        ? unknown
        : pointInTime.readAbout(
            (state, known) -> known.isEmpty() ? unknown : query.apply(state, known.get(0)),
            acceptable);
  }

  private <T> T aboutBoth(
      Identity a, Identity b, T firstUnknown, T secondUnknown, AboutTwo<T> query) {
    Identity first = intake.acceptable(a);
    Identity second = intake.acceptable(b);
    if (first == null) {
      return firstUnknown;
    }
    if (second == null) {
      return secondUnknown;
    }
    return pointInTime.readAbout(
        (state, known) -> {
          int x = state.identity(first);
          int y = state.identity(second);
          if (x == StoreState.UNKNOWN) {
            return firstUnknown;
          }
          return y == StoreState.UNKNOWN ? secondUnknown : query.apply(state, x, y);
        },
        first,
        second);
  }
}
