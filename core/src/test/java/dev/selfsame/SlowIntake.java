package dev.selfsame;

import dev.selfsame.engine.store.ContentHash;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a store accepts of the fragments that {@link Histories} makes. */
final class SlowIntake {
  private static final Set<String> PLACEHOLDERS = Set.of("null", "guest");

  private final Settings settings;

  SlowIntake(Settings settings) {
    this.settings = settings;
  }

  /** {@return the fragment as it is held, or empty when it is rejected} */
  Optional<ProfileFragment> take(ProfileFragment given) {
    if (!settings.sources().isEmpty() && !settings.sources().containsKey(given.source())) {
      return Optional.empty();
    }
    LinkedHashSet<Identity> accepted = new LinkedHashSet<>();
    given.identities().forEach(identity -> normalized(identity).ifPresent(accepted::add));
    boolean tooMany =
        settings.namespaces().asList().stream()
            .anyMatch(namespace -> exceedsLimit(namespace, accepted));
    return tooMany
        ? Optional.empty()
        : primary(given, accepted).map(primary -> held(given, accepted, primary));
  }

  /** {@return the identity in its one form, or empty when it is refused} */
  Optional<Identity> normalized(Identity identity) {
    Optional<Namespace> namespace = namespace(identity);
    String value = identity.value();
    if (namespace.isEmpty() || value.isBlank() || isPlaceholder(value)) {
      return Optional.empty();
    }
    String name = namespace.get().normalizer().name();
    if (name.equals("email")) {
      value = value.strip().toLowerCase(Locale.ROOT);
    } else if (name.equals("phone")) {
      value = value.replaceAll("[^0-9]", "");
    }
    return value.isBlank() || isPlaceholder(value)
        ? Optional.empty()
        : Optional.of(new Identity(identity.namespace(), value));
  }

  boolean isGraphForming(Identity identity) {
    return namespace(identity).orElseThrow().type().isGraphForming();
  }

  private boolean exceedsLimit(Namespace namespace, Set<Identity> accepted) {
    long named =
        accepted.stream().filter(each -> each.namespace().equals(namespace.code())).count();
    return named > settings.graphRules().limit(namespace.code()).orElse(Integer.MAX_VALUE);
  }

  private Optional<Identity> primary(ProfileFragment given, Set<Identity> accepted) {
    List<Identity> possible = accepted.stream().filter(this::isGraphForming).toList();
    if (given.kind() == FragmentKind.EVENT) {
      List<Namespace> inOrder = settings.namespaces().asList();
      return possible.stream()
          .min(Comparator.comparingInt(each -> inOrder.indexOf(namespace(each).orElseThrow())));
    }
    if (given.primary().isPresent()) {
      return normalized(given.primary().get()).filter(possible::contains);
    }
    return possible.stream().findFirst();
  }

  private ProfileFragment held(ProfileFragment given, Set<Identity> accepted, Identity primary) {
    List<Identity> sorted = new ArrayList<>(accepted);
    sorted.sort(SlowOrder.identities(settings));
    sorted.remove(primary);
    sorted.add(0, primary);
    ProfileFragment content = OtherIdentities.of(given, sorted, primary);
    return given.id().isPresent()
        ? content
        : content.toBuilder().id(ContentHash.of(content)).build();
  }

  private Optional<Namespace> namespace(Identity identity) {
    return settings.namespaces().asList().stream()
        .filter(namespace -> namespace.code().equals(identity.namespace()))
        .findFirst();
  }

  private static boolean isPlaceholder(String value) {
    return PLACEHOLDERS.contains(value.strip().toLowerCase(Locale.ROOT));
  }
}
