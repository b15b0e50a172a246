package dev.selfsame;

import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.profile.AnonymousExpiry;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import dev.selfsame.profile.TestPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random fragments about few people, each with a text of its own that can be found in a file: ids
 * and times repeat, so that fragments replace each other. The same random numbers give the same.
 */
final class SmallPeople {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final Namespace CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  private static final Namespace EMAIL = Namespace.email("email");
  private static final Namespace DEVICE = Namespace.of("device", IdentityType.COOKIE);
  private static final Namespaces NAMESPACES = Namespaces.of(CRM, EMAIL, DEVICE);

  /** All identities there are; no value is a part of another one. */
  static final List<Identity> IDENTITIES =
      Stream.of(
              pool(CRM, 4, "customer-%d-of-four"),
              pool(EMAIL, 3, "somebody%d@mail.example"),
              pool(DEVICE, 3, "device-%d-of-three"))
          .flatMap(List::stream)
          .toList();

  /** Settings that differ in their rules. */
  static final List<Settings> SETTINGS =
      List.of(
          settings(GraphRules.builder(NAMESPACES).build()),
          settings(
              GraphRules.builder(NAMESPACES)
                  .limit(CRM.code(), 1)
                  .graphLimit(4)
                  .quarantineAbove(3)
                  .build()));

  private final Random random;

  SmallPeople(Random random) {
    this.random = random;
  }

  private static List<Identity> pool(Namespace namespace, int size, String form) {
    return IntStream.rangeClosed(1, size)
        .mapToObj(number -> namespace.identity(form.replace("%d", Integer.toString(number))))
        .toList();
  }

  private static Settings settings(GraphRules rules) {
    return Settings.builder(rules)
        .source("plain", SourceSettings.defaults())
        .source("strict", SourceSettings.defaults().withStrictlyNewer(true))
        .source("links", SourceSettings.defaults().withKeepLinks(true))
        .source("web", SourceSettings.defaults().withExpireEventsAfter(Duration.ofMinutes(5)))
        .anonymousExpiry(new AnonymousExpiry(Set.of(DEVICE.code()), Duration.ofMinutes(10)))
        .policy("newest", TestPolicy.newest())
        .build();
  }

  /** {@return a clock that shows a time that may change} */
  static Clock clock(Supplier<Instant> now) {
    return new Clock() {
      @Override
      public Instant instant() {
        return now.get();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  /** {@return a store in memory with some fragments, none of which is too old for it} */
  static ProfileStore filled(Settings settings, List<ProfileFragment> fragments) {
    ProfileStore store = ProfileStore.builder(settings).clock(clock(() -> START)).build();
    store.addAll(fragments);
    return store;
  }

  Identity identity() {
    return IDENTITIES.get(random.nextInt(IDENTITIES.size()));
  }

  /** {@return the text that only this fragment has, if it has one} */
  static String text(ProfileFragment fragment) {
    return String.valueOf(fragment.attributes().get("text"));
  }

  ProfileFragment fragment() {
    boolean isEvent = random.nextBoolean();
    Instant time = START.plusSeconds(60L * random.nextInt(3));
    ProfileFragment.Builder fragment =
        isEvent
            ? ProfileFragment.event("web", time)
            : ProfileFragment.record(
                List.of("plain", "strict", "links").get(random.nextInt(3)), time);
    if (random.nextInt(3) > 0) {
      fragment.id("id" + random.nextInt(3));
    }
    Identity first = identity();
    Identity second = identity();
    fragment.identity(first);
    // Under some settings nobody has two customer numbers.
    if (random.nextBoolean() && !first.namespace().equals(second.namespace())) {
      fragment.identity(second);
    }
    String text = "text-%016x".formatted(random.nextLong());
    return fragment.attribute("text", text).attribute("n", random.nextInt(3)).build();
  }
}
