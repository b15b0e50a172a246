package dev.selfsame.examples.viewer;

import dev.selfsame.AddResult;
import dev.selfsame.ProfileStore;
import dev.selfsame.examples.demo.Retailer;
import dev.selfsame.examples.unify.Unifier;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.ProfileFragment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The people that the tests look at. */
final class Fixtures {
  static final Namespace CRM =
      Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
  static final Namespace EMAIL = Namespace.email("email");
  static final Namespace PHONE = Namespace.phone("phone");
  static final Namespace DEVICE = Namespace.of("device", IdentityType.DEVICE);

  static final String SCRIPT = "<script>window['hacked']=1</script>";
  static final String IMAGE = "\"'><img src=x onerror=\"window['hacked']=1\">";

  static final int BUSY_EVENTS = 5000;
  static final int BUSY_IDENTITIES = 50;
  static final int BUSY_REMOVED = 200;

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Fixtures() {}

  /** Returns a viewer of the demo's people, with what was refused. */
  static ProfileViewer demo() throws InterruptedException {
    RefusalLog refusals = new RefusalLog();
    Unifier unifier = new Unifier(Retailer.settings(), Retailer.NOW, refusals);
    unifier.addAll(Retailer.inputs(), 1, bytes -> {});
    return ProfileViewer.builder(unifier.store()).refusals(refusals).build();
  }

  /** Returns an empty store. */
  static ProfileStore store() {
    return ProfileStore.builder()
        .namespaces(CRM, EMAIL, PHONE, DEVICE)
        .defaultPolicy(MergePolicies.timestampOrdered())
        .policy("shop-first", MergePolicies.sourcePrecedence("shop", "crm"))
        .graphRules(rules -> rules.quarantineAbove(100))
        .build();
  }

  /** Returns a store with a person of whom everything is a script, and a very busy one. */
  static ProfileStore difficult() {
    ProfileStore store = store();
    addScripted(store);
    addBusy(store);
    addShared(store);
    return store;
  }

  /** Returns a store where under one policy a thousand identities and more are of nobody. */
  static ProfileStore sparse() {
    ProfileStore store = store();
    for (int i = 0; i < 1100; i++) {
      add(
          store,
          ProfileFragment.record("web", START)
              .identity(DEVICE, "far-%04d".formatted(i))
              .attribute("page", i)
              .build());
    }
    add(
        store,
        ProfileFragment.record("shop", START)
            .identity(DEVICE, "far-z")
            .attribute("name", "Faraway")
            .build());
    return store;
  }

  private static void addScripted(ProfileStore store) {
    add(
        store,
        ProfileFragment.record(SCRIPT, START)
            .identity(new Identity("device", SCRIPT))
            .identity(new Identity("device", IMAGE))
            .attributes(
                Map.of(
                    SCRIPT, SCRIPT, "name", IMAGE, "list", List.of(SCRIPT, Map.of(IMAGE, IMAGE))))
            .build());
    add(
        store,
        ProfileFragment.record(IMAGE, START.minusSeconds(1))
            .identity(new Identity("device", SCRIPT))
            .attributes(Map.of(SCRIPT, IMAGE, "name", SCRIPT))
            .build());
    add(
        store,
        ProfileFragment.event(SCRIPT, START)
            .id(IMAGE)
            .type(SCRIPT)
            .identity(new Identity("device", IMAGE))
            .attributes(Map.of(SCRIPT, IMAGE))
            .build());
  }

  /** The newest evidence is strongest, so what others said of the devices before is removed. */
  private static void addBusy(ProfileStore store) {
    for (int i = 0; i < BUSY_REMOVED; i++) {
      add(
          store,
          ProfileFragment.event("web", START.plusSeconds(i))
              .id("other-" + i)
              .identity(CRM, "other-" + i)
              .identity(DEVICE, "busy-" + i % (BUSY_IDENTITIES - 1))
              .build());
    }
    Instant later = START.plus(Duration.ofDays(1));
    for (int i = 0; i < BUSY_EVENTS; i++) {
      add(
          store,
          ProfileFragment.event(i % 3 == 0 ? "app" : "web", later.plusSeconds(600L * i))
              .id("busy-" + i)
              .type(i % 10 == 0 ? "order" : "view")
              .identity(CRM, "busy")
              .identity(DEVICE, "busy-" + i % (BUSY_IDENTITIES - 1))
              .attribute("page", "/products/" + i)
              .attribute("total", (long) i)
              .build());
    }
    add(
        store,
        ProfileFragment.record("crm", later)
            .identity(CRM, "busy")
            .attribute("name.first", "Bea")
            .attribute("name.last", "Usy")
            .build());
  }

  /** A device that more people use than may. */
  private static void addShared(ProfileStore store) {
    for (int i = 0; i <= 100; i++) {
      add(
          store,
          ProfileFragment.event("kiosk", START.plusSeconds(i))
              .id("kiosk-" + i)
              .identity(CRM, "guest-" + i)
              .identity(DEVICE, "kiosk")
              .build());
    }
  }

  private static void add(ProfileStore store, ProfileFragment fragment) {
    if (!(store.add(fragment) instanceof AddResult.Accepted)) {
      throw new IllegalStateException("A fragment of the tests is not accepted. Correct it.");
    }
  }
}
