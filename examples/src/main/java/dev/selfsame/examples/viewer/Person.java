package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.ProfileView;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.Timeline;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The person that a request is about: an identity, the merge policy, and the point in time.
 *
 * @param view the profiles at the point in time
 * @param identity any identity of the person
 * @param policy the name of a policy
 * @param asOf the time, or null for the present
 */
record Person(ProfileView view, Identity identity, String policy, @Nullable Instant asOf) {
  static final String IDENTITY = "identity";
  static final String POLICY = "policy";
  static final String AS_OF = "asOf";

  /**
   * Returns the person that a request is about.
   *
   * @throws ApiException if there is no identity, or no such policy
   */
  static Person of(ProfileStore store, Parameters parameters) {
    Identity identity = parameters.identity(IDENTITY);
    Instant asOf = parameters.instant(AS_OF);
    return new Person(view(store, asOf), identity, policy(store, parameters), asOf);
  }

  static ProfileView view(ProfileStore store, @Nullable Instant asOf) {
    return asOf == null ? store : store.asOf(asOf);
  }

  /** Returns the name of the requested policy, or of the default one. */
  static String policy(ProfileStore store, Parameters parameters) {
    String policy = parameters.text(POLICY, store.settings().defaultPolicy());
    if (!store.settings().policies().containsKey(policy)) {
      throw ApiException.badRequest(
          "There is no such merge policy. Use one of %s."
              .formatted(String.join(", ", store.settings().policies().keySet())));
    }
    return policy;
  }

  /**
   * Returns the profile.
   *
   * @throws ApiException if there is none
   */
  Profile profile() {
    return view.find(identity, policy).orElseThrow(this::none);
  }

  /**
   * Returns the counts of the events.
   *
   * @throws ApiException if there is no event, and no profile
   */
  Timeline.Statistics timelineStatistics() {
    Timeline.Statistics statistics = view.timelineStatistics(identity, policy);
    if (statistics.events() == 0 && view.find(identity, policy).isEmpty()) {
      throw none();
    }
    return statistics;
  }

  private ApiException none() {
    if (view.graph().members(identity).isEmpty()) {
      return ApiException.notFound(
          asOf == null
              ? "No person has this identity. Check the namespace and the value."
              : "No person had this identity at that time. Choose a later one.");
    }
    return ApiException.notFound(
        "The identity is known, but the merge policy uses no fragment that is stored under it or an identity linked with it%s. Look at its graph, or choose another policy%s."
            .formatted(
                asOf == null ? "" : " as of that time", asOf == null ? "" : " or a later time"));
  }
}
