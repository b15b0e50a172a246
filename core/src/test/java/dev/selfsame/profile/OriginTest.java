package dev.selfsame.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.LostValue.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final Identity CRM = new Identity("crm", "canary");

  @Test
  void order_isTimeThenKindThenSourceThenId() {
    List<Origin> inOrder =
        List.of(
            origin("z", FragmentKind.EVENT, "z", TIME.minusNanos(1)),
            origin("z", FragmentKind.RECORD, "z", TIME),
            origin("y", FragmentKind.PATCH, "z", TIME),
            origin("\uffe5", FragmentKind.PATCH, "z", TIME),
            origin("\ud83d\ude00", FragmentKind.PATCH, "a", TIME),
            origin("a", FragmentKind.EVENT, "\uffe5", TIME),
            origin("a", FragmentKind.EVENT, "\ud83d\ude00", TIME),
            origin("b", FragmentKind.EVENT, "a", TIME),
            origin("a", FragmentKind.RECORD, "a", TIME.plusSeconds(1)));
    List<Origin> reversed = new ArrayList<>(inOrder);
    Collections.reverse(reversed);
    Collections.sort(reversed);
    assertThat(reversed).isEqualTo(inOrder);
  }

  @Test
  void key_ofAnEventHasNoTime() {
    assertThat(origin("web", FragmentKind.EVENT, "e", TIME).key())
        .isEqualTo(FragmentKey.event("web", "e"));
    assertThat(origin("crm", FragmentKind.RECORD, "r", TIME).key())
        .isEqualTo(FragmentKey.record("crm", "r", TIME));
    assertThat(origin("crm", FragmentKind.PATCH, "r", TIME).key())
        .isEqualTo(FragmentKey.patch("crm", "r", TIME));
  }

  @Test
  void key_whenATimeIsTooMuch_leavesItOut() {
    FragmentKey event = FragmentKey.of("web", FragmentKind.EVENT, "e", TIME);
    assertThat(event)
        .isEqualTo(FragmentKey.event("web", "e"))
        .hasSameHashCodeAs(FragmentKey.event("web", "e"))
        .isNotEqualTo(FragmentKey.of("web", FragmentKind.PATCH, "e", TIME));
    assertThat(event.timestamp()).isEmpty();
    assertThat(FragmentKey.record("crm", "r", TIME).timestamp()).contains(TIME);
    assertThat(FragmentKey.record("crm", "r", TIME))
        .isNotEqualTo(FragmentKey.record("crm", "r", TIME.plusNanos(1)))
        .isNotEqualTo(FragmentKey.patch("crm", "r", TIME));
  }

  @Test
  void toString_showsNoIdAndNoIdentityValue() {
    Origin origin = origin("crm", FragmentKind.RECORD, "canary", TIME);
    assertThat(origin.toString()).contains("crm RECORD", "crm:#").doesNotContain("canary");
    assertThat(origin.key().toString()).contains("crm").doesNotContain("canary");
    assertThat(FragmentKey.event("web", "canary").toString()).doesNotContain("canary");
    assertThat(new LostValue("a.b", "canary", List.of(origin), Reason.OLDER).toString())
        .contains("a.b", "OLDER")
        .doesNotContain("canary");
  }

  private static Origin origin(String source, FragmentKind kind, String id, Instant time) {
    return new Origin(source, kind, id, time, CRM);
  }
}
