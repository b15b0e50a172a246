package dev.selfsame.engine.store;

import dev.selfsame.engine.store.MentionedIdentities.Mentioned;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityCheck.Accepted;
import dev.selfsame.identity.IdentityCheck.Refused;
import dev.selfsame.identity.IdentityValidator;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.internal.value.Horizon;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The check that each fragment must pass before a store holds it. It depends only on the fragment,
 * the settings and the clock, so it needs no lock. Of the settings only the suppression list
 * changes; a fragment that was checked under an outdated one is checked again before it is held.
 */
public final class Intake {
  static final int MAX_IDENTITIES = 20;

  /** The result of a check. */
  public sealed interface Checked {
    /**
     * The fragment passed.
     *
     * @param content the fragment, of which the id, the time and the identities are not used
     * @param id the id, given or derived from the content
     * @param timestamp the time, given or that of the clock
     * @param encoded the form in which the store of this check holds it; null when only the lock
     *     allows to encode it
     * @param mentioned the acceptable identities, each once, normalized: the one that the fragment
     *     is stored under first, the others in canonical order
     * @param refused the identities that were refused
     * @param leftOut the attributes that were left out
     * @param given the fragment before the check
     * @param under the suppression list at the time of the check
     */
    record Passed(
        ProfileFragment content,
        String id,
        Instant timestamp,
        @Nullable EncodedFragment encoded,
        List<Mentioned> mentioned,
        List<Refused> refused,
        List<LeftOut> leftOut,
        ProfileFragment given,
        SuppressionList under)
        implements Checked {
      /** Returns the result for a fragment that passed earlier and was held. */
      static Passed asHeld(ProfileFragment fragment, Namespaces namespaces) {
        List<Mentioned> mentioned = new ArrayList<>(fragment.identities().size());
        fragment
            .identities()
            .forEach(identity -> mentioned.add(Mentioned.of(identity, namespaces)));
        return new Passed(
            fragment,
            fragment.origin().id(),
            fragment.origin().timestamp(),
            null,
            mentioned,
            List.of(),
            List.of(),
            fragment,
            SuppressionList.empty());
      }

      /** {@return the fragment in the form in which it is held} Costs O(its identities). */
      ProfileFragment fragment() {
        return normalized(content, mentioned).id(id).timestamp(timestamp).build();
      }
    }

    /**
     * The fragment did not pass.
     *
     * @param message the human-readable cause and remedy
     */
    record Failed(RejectionReason reason, String message, List<Refused> refused)
        implements Checked {}
  }

  private final LastingSettings settings;
  private final FragmentLog log;
  private final Clock clock;
  private final IdentityValidator validator;
  private final Supplier<SuppressionList> suppressed;

  /**
   * Creates a check.
   *
   * @param log the log that the fragments are checked for
   * @param suppressed returns the current suppression list
   */
  public Intake(
      LastingSettings settings,
      Clock clock,
      FragmentLog log,
      Supplier<SuppressionList> suppressed) {
    this.log = log;
    this.suppressed = suppressed;
    this.settings = settings;
    this.clock = clock;
    this.validator = new IdentityValidator(settings.namespaces(), settings.placeholders());
  }

  /**
   * {@return the normalized form of an identity that is asked for, or null when no fragment can
   * have mentioned it}
   */
  public @Nullable Identity acceptable(Identity identity) {
    return validator.check(identity) instanceof Accepted accepted ? accepted.identity() : null;
  }

  /** Returns the result of a check; if the suppression list has changed, of a new check. */
  public Checked upToDate(Checked checked) {
    return checked instanceof Checked.Passed passed && !passed.under().equals(suppressed.get())
        ? check(passed.given())
        : checked;
  }

  /**
   * Checks a fragment, and returns it in the form in which it can be held, or why it cannot. Of
   * several reasons it is the first one in the order of {@link RejectionReason}.
   */
  public Checked check(ProfileFragment given) {
    SuppressionList under = suppressed.get();
    ProfileFragment fragment = given;
    List<LeftOut> leftOut = List.of();
    UsualAttributes usual = log.encodeAttributes(fragment);
    AttributeLimits limits =
        usual == null
            ? AttributeLimits.check(fragment)
            : AttributeLimits.checkOthers(fragment, usual.maxJsonBytes());
    if (limits.hasInvalidName()) {
      AttributeNames names = AttributeNames.check(given);
      fragment = names.fragment();
      leftOut = names.leftOut();
      limits = AttributeLimits.check(fragment);
    }
    MentionedIdentities identities =
        MentionedIdentities.check(fragment.identities(), validator, settings.namespaces());
    List<Refused> refused = identities.refused();
    AttributeLimits.Violation violation = limits.violation();
    if (violation != null) {
      return failed(violation.reason(), violation.message(), refused);
    }
    Checked.@Nullable Failed failed = checkSource(fragment, refused);
    if (failed != null) {
      return failed;
    }
    Mentioned primary = primary(fragment, identities);
    if (primary != null && under.contains(primary.identity())) {
      return failed(
          RejectionReason.SUPPRESSED,
          "The identity that the fragment would be stored under is on the suppression list: its person was erased. Leave the"
              + " person out of the feed.",
          refused);
    }
    identities.refuse(under);
    failed = checkIdentities(identities.accepted(), refused);
    if (failed != null) {
      return failed;
    }
    if (primary == null) {
      return fragment.kind() != FragmentKind.EVENT && fragment.primary().isPresent()
          ? failed(
              RejectionReason.PRIMARY_REFUSED,
              "The declared primary identity was refused, or its namespace takes no part in a graph. Fix it, or declare another"
                  + " one.",
              refused)
          : failed(
              RejectionReason.NO_PRIMARY,
              "No identity is left that the fragment can be stored under. Add an identity of a person, a device or a cookie.",
              refused);
    }
    // An event is stored under the first identity of the highest namespace, so the primary identity
    // must be the first when the event is added again.
    List<Mentioned> mentioned = identities.startingWith(primary);
    String id = id(fragment, mentioned);
    Instant timestamp = fragment.timestamp().orElseGet(clock::instant);
    ProfileFragment content = fragment;
    // What is held must be accepted when it is added again.
    violation =
        limits.checkSize(
            id,
            mentioned,
            () -> normalized(content, mentioned).id(id).timestamp(timestamp).build());
    if (violation != null) {
      return failed(violation.reason(), violation.message(), refused);
    }
    EncodedFragment encoded = usual == null ? null : log.encodeKnown(content, id, timestamp, usual);
    return new Checked.Passed(
        content, id, timestamp, encoded, mentioned, refused, leftOut, given, under);
  }

  private Checked.@Nullable Failed checkSource(ProfileFragment fragment, List<Refused> refused) {
    String source = fragment.source();
    if (!settings.sources().isEmpty() && !settings.sources().containsKey(source)) {
      return new Checked.Failed(
          RejectionReason.UNDECLARED_SOURCE,
          "Source '%s' is not declared, but others are. Declare it, or fix its name."
              .formatted(source.substring(0, Math.min(64, source.length()))),
          refused);
    }
    Duration tolerance = settings.futureTolerance().orElse(null);
    if (tolerance != null
        && fragment.timestamp().isPresent()
        && Duration.between(clock.instant(), fragment.timestamp().get()).compareTo(tolerance) > 0) {
      return new Checked.Failed(
          RejectionReason.FUTURE_TIMESTAMP,
          "The timestamp is more than %s ahead of the clock. Fix it at its source (milliseconds read as seconds look like this), or raise futureTolerance."
              .formatted(tolerance),
          refused);
    }
    Duration kept = settings.source(source).expireEventsAfter().orElse(null);
    if (fragment.kind() == FragmentKind.EVENT
        && kept != null
        && fragment.timestamp().isPresent()
        && fragment.timestamp().get().isBefore(Horizon.before(clock.instant(), kept))) {
      return new Checked.Failed(
          RejectionReason.EXPIRED,
          "The event is older than the %s that events of source '%s' are kept. Raise expireEventsAfterDays to keep it."
              .formatted(Horizon.text(kept), source),
          refused);
    }
    return null;
  }

  private Checked.@Nullable Failed checkIdentities(
      List<Mentioned> accepted, List<Refused> refused) {
    if (accepted.isEmpty()) {
      return new Checked.Failed(
          RejectionReason.NO_IDENTITY,
          refused.isEmpty()
              ? "The fragment mentions no identity. Add at least one."
              : "All identities of the fragment were refused. Fix them, or add another one.",
          refused);
    }
    if (accepted.size() > MAX_IDENTITIES) {
      return new Checked.Failed(
          RejectionReason.TOO_MANY_IDENTITIES,
          "The fragment mentions %d identities; the maximum is %d. Split it by person."
              .formatted(accepted.size(), MAX_IDENTITIES),
          refused);
    }
    for (Mentioned mentioned : accepted) {
      OptionalInt limit = settings.limit(mentioned.definition().code());
      if (limit.isPresent() && countOf(mentioned.namespace(), accepted) > limit.getAsInt()) {
        return new Checked.Failed(
            RejectionReason.NAMESPACE_LIMIT,
            "The fragment mentions more values of namespace %s than the %d that one person can have. Split it by person."
                .formatted(mentioned.definition().code(), limit.getAsInt()),
            refused);
      }
    }
    return null;
  }

  private static int countOf(int namespace, List<Mentioned> accepted) {
    int count = 0;
    for (Mentioned mentioned : accepted) {
      count += mentioned.namespace() == namespace ? 1 : 0;
    }
    return count;
  }

  private @Nullable Mentioned primary(ProfileFragment fragment, MentionedIdentities identities) {
    boolean event = fragment.kind() == FragmentKind.EVENT;
    if (!event && fragment.primary().isPresent()) {
      Identity declared = acceptable(fragment.primary().get());
      Mentioned mentioned = declared == null ? null : identities.find(declared);
      return mentioned != null && mentioned.isGraphForming() ? mentioned : null;
    }
    Mentioned primary = null;
    for (Mentioned mentioned : identities.accepted()) {
      if (mentioned.isGraphForming()
          && (primary == null || mentioned.namespace() < primary.namespace())) {
        primary = mentioned;
        if (!event) {
          return primary;
        }
      }
    }
    return primary;
  }

  private static String id(ProfileFragment fragment, List<Mentioned> mentioned) {
    return fragment.id().orElseGet(() -> ContentHash.of(normalized(fragment, mentioned).build()));
  }

  private static ProfileFragment.Builder normalized(
      ProfileFragment fragment, List<Mentioned> mentioned) {
    List<Identity> identities = new ArrayList<>(mentioned.size());
    mentioned.forEach(one -> identities.add(one.identity()));
    return Identified.with(fragment, identities, identities.get(0));
  }

  private static Checked failed(RejectionReason reason, String message, List<Refused> refused) {
    return new Checked.Failed(reason, message, refused);
  }
}
