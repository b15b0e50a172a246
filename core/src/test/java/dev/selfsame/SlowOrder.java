package dev.selfsame;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The orders of the specification, each spelled out. */
final class SlowOrder {
  static final Comparator<String> BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private static final List<FragmentKind> KINDS =
      List.of(FragmentKind.RECORD, FragmentKind.PATCH, FragmentKind.EVENT);

  /** Timestamp; kind; source; key, of which the timestamp is equal by then. */
  static final Comparator<ProfileFragment> FRAGMENTS =
      Comparator.<ProfileFragment, java.time.Instant>comparing(f -> f.timestamp().orElseThrow())
          .thenComparingInt(f -> KINDS.indexOf(f.kind()))
          .thenComparing(ProfileFragment::source, BYTES)
          .thenComparing(f -> f.id().orElseThrow(), BYTES);

  private SlowOrder() {}

  /** {@return the canonical order of identities: priority of the namespace, then value} */
  static Comparator<Identity> identities(Settings settings) {
    List<String> codes = settings.namespaces().asList().stream().map(Namespace::code).toList();
    return Comparator.<Identity>comparingInt(identity -> codes.indexOf(identity.namespace()))
        .thenComparing(Identity::value, BYTES);
  }
}
