package dev.selfsame;

import dev.selfsame.graph.Explanation;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.GraphStatistics;
import dev.selfsame.graph.IdentityGraph;
import dev.selfsame.graph.Link;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.graph.WhatIf;
import dev.selfsame.graph.WhyNot;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The graph of a store as it is, or as it was at a time. */
final class GraphView implements IdentityGraph {
  private final Moment moment;
  private final Intake intake;

  GraphView(Moment moment, Intake intake) {
    this.moment = moment;
    this.intake = intake;
  }

  @Override
  public List<Identity> members(Identity identity) {
    return about(
        identity, List.<Identity>of(), (held, known) -> new GraphQuestions(held).members(known));
  }

  @Override
  public List<Identity> members(ProfileId id) {
    return moment.present().read(held -> held.anchorOf(id)).map(this::members).orElse(List.of());
  }

  @Override
  public Optional<ProfileId> profileId(Identity identity) {
    Optional<Identity> anchor =
        about(
            identity,
            Optional.empty(),
            (held, known) -> Optional.of(held.log().identity(held.anchor(held.members(known)))));
    return anchor.map(moment.settings()::profileId);
  }

  @Override
  public List<Link> links(Identity identity) {
    return about(identity, List.<Link>of(), (held, known) -> new GraphQuestions(held).links(known));
  }

  @Override
  public Optional<Explanation> explain(Identity a, Identity b) {
    return aboutBoth(
        a,
        b,
        Optional.empty(),
        Optional.empty(),
        (held, x, y) -> new GraphQuestions(held).explain(x, y));
  }

  @Override
  public WhyNot whyNot(Identity a, Identity b) {
    return aboutBoth(
        a,
        b,
        new WhyNot.Unknown(a),
        new WhyNot.Unknown(b),
        (held, x, y) -> new GraphQuestions(held).whyNot(x, y));
  }

  @Override
  public IdentityGraph asOf(Instant time) {
    return new GraphView(moment.asOf(time), intake);
  }

  @Override
  public WhatIf whatIf(GraphRules rules) {
    Settings other = moment.settings().withGraphRules(rules);
    return moment.readAboutAll(held -> WhatIfComparison.compare(held, other));
  }

  @Override
  public List<Identity> quarantined() {
    return moment.all().read(held -> new GraphQuestions(held).quarantined());
  }

  @Override
  public GraphRules rules() {
    return moment.settings().graphRules();
  }

  @Override
  public GraphStatistics statistics() {
    return moment.readAboutAll(held -> new GraphQuestions(held).statistics());
  }

  private interface AboutOne<T> {
    T apply(HeldFragments held, int known);
  }

  private interface AboutTwo<T> {
    T apply(HeldFragments held, int a, int b);
  }

  private <T> T about(Identity identity, T unknown, AboutOne<T> question) {
    Identity acceptable = intake.acceptable(identity);
    return acceptable == null
        ? unknown
        : moment.readAbout(
            (held, known) -> known.isEmpty() ? unknown : question.apply(held, known.get(0)),
            acceptable);
  }

  private <T> T aboutBoth(
      Identity a, Identity b, T firstUnknown, T secondUnknown, AboutTwo<T> question) {
    Identity first = intake.acceptable(a);
    Identity second = intake.acceptable(b);
    if (first == null) {
      return firstUnknown;
    }
    if (second == null) {
      return secondUnknown;
    }
    return moment.readAbout(
        (held, known) -> {
          int x = held.identity(first);
          int y = held.identity(second);
          if (x == HeldFragments.UNKNOWN) {
            return firstUnknown;
          }
          return y == HeldFragments.UNKNOWN ? secondUnknown : question.apply(held, x, y);
        },
        first,
        second);
  }
}
