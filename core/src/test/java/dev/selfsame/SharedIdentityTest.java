package dev.selfsame;

import static dev.selfsame.SlowStatistics.assertHolds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.WhyNot;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Things that thousands of people share: a kiosk, and a mailbox. */
class SharedIdentityTest {
  private static final Namespace CRM =
      Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
  private static final Namespace PLAIN_CRM = Namespace.of("crm", IdentityType.CROSS_DEVICE);
  private static final Namespace EMAIL = Namespace.email("email");
  private static final Namespace DEVICE = Namespace.of("device", IdentityType.DEVICE);
  private static final Identity KIOSK = DEVICE.identity("kiosk");
  private static final Identity MAILBOX = EMAIL.identity("info@example.com");

  private static final MergePolicy NO_POLICY =
      new MergePolicy() {
        @Override
        public String method() {
          return "none";
        }

        @Override
        public OptionalInt rank(String source) {
          return OptionalInt.of(0);
        }
      };

  private static ProfileStore store(Namespace crm, Consumer<GraphRules.Builder> rules) {
    return ProfileStore.builder()
        .namespaces(crm, EMAIL, DEVICE)
        .defaultPolicy(NO_POLICY)
        .graphRules(rules)
        .build();
  }

  private static List<ProfileFragment> logins(int people) {
    List<ProfileFragment> logins = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      logins.add(
          ProfileFragment.event("web", Instant.ofEpochSecond(person))
              .identity(CRM, "p" + person)
              .identity(KIOSK)
              .build());
    }
    return logins;
  }

  @Test
  void kiosk_whenPeopleLogInOneAfterTheOther_belongsToTheLast() {
    ProfileStore store = store(CRM, rules -> rules.quarantineAbove(0));
    List<ProfileFragment> logins = logins(10_000);
    for (int person = 0; person < logins.size(); person++) {
      store.add(logins.get(person));
      assertThat(store.graph().members(KIOSK)).containsExactly(CRM.identity("p" + person), KIOSK);
    }
    assertThat(store.graph().statistics().removedLinks()).isEqualTo(9_999);
    assertThat(store.graph().whyNot(CRM.identity("p7"), KIOSK))
        .isInstanceOfSatisfying(
            WhyNot.Apart.class,
            apart -> {
              assertThat(apart.removed()).hasSize(1);
              assertThat(apart.removed().get(0).rule()).isEqualTo(WhyNot.Rule.NAMESPACE_LIMIT);
              assertThat(apart.removed().get(0).by().orElseThrow().timestamp())
                  .isEqualTo(Instant.ofEpochSecond(8));
            });
  }

  @Test
  void kiosk_whenLoginsArriveShuffled_belongsToTheLast() {
    ProfileStore store = store(CRM, rules -> rules.quarantineAbove(0));
    List<ProfileFragment> logins = logins(10_000);
    Collections.shuffle(logins, new Random(1));
    store.addAll(logins);
    assertThat(store.graph().members(KIOSK)).containsExactly(CRM.identity("p9999"), KIOSK);
    assertThat(store.graph().statistics().removedLinks()).isEqualTo(9_999);
  }

  @Test
  void kiosk_whenQuarantineIsOn_isSetAsideInAnyOrder() {
    for (int seed = 0; seed < 3; seed++) {
      ProfileStore store = store(CRM, rules -> rules.quarantineAbove(1000));
      List<ProfileFragment> logins = logins(10_000);
      if (seed > 0) {
        Collections.shuffle(logins, new Random(seed));
      }
      store.addAll(logins);
      assertThat(store.graph().members(KIOSK)).containsExactly(KIOSK);
      assertThat(store.graph().statistics().quarantined()).isEqualTo(1);
      assertThat(store.graph().statistics().largest()).isEqualTo(1);
    }
  }

  @Test
  void mailbox_whenSharedByThousands_mergesNobodyUntilMostAreGone() {
    for (int seed = 0; seed < 3; seed++) {
      ProfileStore store = store(PLAIN_CRM, rules -> rules.quarantineAbove(1000).graphLimit(0));
      List<ProfileFragment> records = new ArrayList<>();
      for (int customer = 0; customer < 5_000; customer++) {
        records.add(
            ProfileFragment.record("crm", Instant.ofEpochSecond(customer))
                .identity(CRM, "c" + customer)
                .identity(MAILBOX)
                .id("row-" + customer)
                .build());
      }
      Collections.shuffle(records, new Random(seed));
      store.addAll(records);
      assertThat(store.graph().statistics().largest()).isEqualTo(1);
      assertThat(store.graph().whyNot(CRM.identity("c1"), CRM.identity("c2")))
          .isInstanceOfSatisfying(
              WhyNot.Apart.class,
              apart ->
                  assertThat(apart.removed())
                      .hasSize(2)
                      .allMatch(link -> link.rule() == WhyNot.Rule.QUARANTINE));

      for (ProfileFragment record : records.subList(0, 4_500)) {
        assertThat(
                store.withdraw(
                    record.toBuilder().primary(record.identities().get(0)).build().origin().key()))
            .isTrue();
      }
      assertThat(store.graph().statistics().quarantined()).isZero();
      assertThat(store.graph().members(MAILBOX)).hasSize(501);
      assertThat(store.graph().explain(CRM.identity("c1"), MAILBOX).isPresent())
          .isEqualTo(
              records.indexOf(
                      records.stream()
                          .filter(record -> record.id().orElseThrow().equals("row-1"))
                          .findFirst()
                          .orElseThrow())
                  >= 4_500);
    }
  }

  @Test
  void withdrawSource_whenItLinkedThousands_takesAllOut() {
    ProfileStore store = store(PLAIN_CRM, rules -> rules.quarantineAbove(0).graphLimit(0));
    store.addAll(logins(10_000));
    assertThat(store.graph().members(KIOSK)).hasSize(10_001);
    assertThat(store.withdrawSource("nobody")).isZero();
    assertThat(store.withdrawSource("web")).isEqualTo(10_000);
    assertThat(store.graph().members(KIOSK)).isEmpty();
    assertHolds(store, 0, 0);
  }
}
