package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.TestPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A tablet that two people share belongs to who logged in last, whatever is exported each night.
 */
class NightlyExportTest {
  private static final Namespace CRM =
      Namespace.builder("crm").type(IdentityType.CROSS_DEVICE).unique().build();
  private static final Namespace ECID = Namespace.of("ecid", IdentityType.COOKIE);
  private static final Identity ADA = CRM.identity("ada");
  private static final Identity BO = CRM.identity("bo");
  private static final Identity TABLET = ECID.identity("tablet");
  private static final Instant FIRST_NIGHT = Instant.parse("2026-03-01T02:00:00Z");

  /** Only identities that link count: these came, changed and went between the nights. */
  @ParameterizedTest
  @EnumSource(names = {"PARTNER", "NON_PEOPLE"})
  void exportThatChangesAPartnerId_tookTheTabletAway(IdentityType type) {
    assertThat(owner(type, "p1", "p2", null, "p3")).isEqualTo(BO);
    assertThat(owner(type, null, "p1")).isEqualTo(BO);
    assertThat(owner(type, "p1", null)).isEqualTo(BO);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PARTNER", "NON_PEOPLE"})
  void exportThatNamesAnotherIdentityThatLinks_isNewEvidence(IdentityType type) {
    assertThat(owner(type, "p1", "p2")).isEqualTo(ADA);
  }

  @Test
  void exportOfTheSame_isNoNewEvidence() {
    assertThat(owner(IdentityType.PARTNER, null, null, null)).isEqualTo(BO);
  }

  /**
   * Returns who has the tablet, of which Ada's record says each night that it is hers, when Bo
   * logged in on the day after the first night.
   *
   * @param ids the other identity of Ada's record, night by night
   */
  private static Identity owner(IdentityType type, @Nullable String... ids) {
    Namespace other = Namespace.of("other", type);
    List<ProfileFragment> fragments = new ArrayList<>();
    fragments.add(
        ProfileFragment.event("web", FIRST_NIGHT.plus(Duration.ofHours(9)))
            .identity(BO)
            .identity(TABLET)
            .build());
    for (int night = 0; night < ids.length; night++) {
      fragments.add(
          ProfileFragment.record("crm", FIRST_NIGHT.plus(Duration.ofDays(night)))
              .id("row")
              .primary(ADA)
              .identity(TABLET)
              .identity(other, ids[night])
              .attribute("night", night)
              .build());
    }
    List<Identity> owners = new ArrayList<>();
    for (int seed = 0; seed < 5; seed++) {
      ProfileStore store =
          ProfileStore.builder()
              .namespaces(
                  type.isPerson()
                      ? new Namespace[] {CRM, other, ECID}
                      : new Namespace[] {CRM, ECID, other})
              .defaultPolicy(TestPolicy.newest())
              .build();
      fragments.forEach(store::add);
      owners.add(store.graph().members(TABLET).get(0));
      Collections.shuffle(fragments, new Random(seed));
    }
    assertThat(owners).as(Arrays.toString(ids)).containsOnly(owners.get(0));
    return owners.get(0);
  }
}
