package dev.selfsame.graph;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Random rules and evidence over small pools, so that everything meets everything. The same seed
 * gives the same.
 */
public final class RandomEvidence {
  private static final List<String> CODES =
      List.of("crm", "login", "email", "phone", "idfa", "ecid", "shop");

  private final Random random;
  private final Namespaces namespaces;

  /** Makes a source of randomness. */
  public RandomEvidence(long seed) {
    random = new Random(seed * 0x9e3779b97f4a7c15L + 1);
    List<Namespace> all = new ArrayList<>();
    all.add(person("crm", IdentityType.CROSS_DEVICE, 1));
    all.add(person("login", IdentityType.CROSS_DEVICE, random.nextInt(3)));
    all.add(person("email", IdentityType.EMAIL, random.nextInt(4)));
    all.add(person("phone", IdentityType.PHONE, 0));
    all.add(Namespace.of("shop", IdentityType.PARTNER));
    all.add(Namespace.of("idfa", IdentityType.DEVICE));
    all.add(Namespace.of("ecid", IdentityType.COOKIE));
    namespaces = Namespaces.copyOf(all);
  }

  private static Namespace person(String code, IdentityType type, int limit) {
    Namespace.Builder builder = Namespace.builder(code).type(type);
    return limit == 0 ? builder.build() : builder.limit(limit).build();
  }

  /** Returns the namespaces. */
  public Namespaces namespaces() {
    return namespaces;
  }

  /** Returns rules, of which most do something. */
  public GraphRules rules() {
    GraphRules.Builder rules =
        GraphRules.builder(namespaces)
            .graphLimit(new int[] {0, 0, 3, 5, 8}[random.nextInt(5)])
            .quarantineAbove(new int[] {0, 0, 1, 2}[random.nextInt(4)]);
    for (int i = random.nextInt(3); i > 0; i--) {
      Identity a = graphForming();
      Identity b = graphForming();
      if (!a.equals(b)) {
        rules.veto(a, b);
      }
    }
    return rules.build();
  }

  /** Returns an identity that can be linked. */
  public Identity graphForming() {
    Identity identity = identity();
    while (identity.namespace().equals("shop")) {
      identity = identity();
    }
    return identity;
  }

  /** Returns an identity. */
  public Identity identity() {
    return new Identity(
        CODES.get(random.nextInt(CODES.size())), String.valueOf((char) ('a' + random.nextInt(5))));
  }

  /** Returns one to four identities, of which no namespace has more than it may. */
  public Set<Identity> identities() {
    Set<Identity> identities = new LinkedHashSet<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      Identity identity = identity();
      long same =
          identities.stream()
              .filter(other -> other.namespace().equals(identity.namespace()))
              .count();
      int limit =
          namespaces.find(identity.namespace()).orElseThrow().limit().orElse(Integer.MAX_VALUE);
      if (same < limit) {
        identities.add(identity);
      }
    }
    return identities;
  }

  /** Returns a time out of few, so that ties happen. */
  public Instant time() {
    return Instant.ofEpochSecond(random.nextInt(30));
  }

  /** Returns so many pieces of evidence. */
  public List<Evidence> evidence(int count) {
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      FragmentKey key = FragmentKey.event("web", "e" + random.nextInt(1_000_000) + "-" + i);
      evidence.add(new Evidence(key, time(), List.copyOf(identities())));
    }
    return evidence;
  }

  /** Returns the source of randomness itself. */
  public Random random() {
    return random;
  }
}
