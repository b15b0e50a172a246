package dev.selfsame.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.identity.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TimelineTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final long STORE = 7;

  @Example
  void events_standInTheOrderOfFragments() {
    List<ProfileFragment> inOrder =
        List.of(
            event("z", "9", START.minusNanos(1)),
            event("a", "\uffe5", START),
            event("a", "\ud83d\ude00", START),
            event("b", "1", START),
            event("a", "0", START.plusSeconds(1)));
    List<ProfileFragment> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, new Random(5));
    Timeline timeline = Timeline.of(EventObjects.inOrder(shuffled, STORE));
    assertThat(timeline.events()).isEqualTo(inOrder);
    assertThat(timeline)
        .isEqualTo(Timeline.of(EventObjects.inOrder(inOrder, STORE)))
        .hasSameHashCodeAs(Timeline.of(EventObjects.inOrder(inOrder, STORE)));
    assertThat(timeline)
        .isNotEqualTo(Timeline.of(EventObjects.inOrder(inOrder.subList(1, 5), STORE)));
    assertThat(timeline.size()).isEqualTo(5);
    assertThat(timeline.isEmpty()).isFalse();
    assertThatThrownBy(() -> timeline.events().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Property(tries = 200)
  void between_takesFromTheFirstInstantToBeforeTheLast(
      @ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> times,
      @ForAll @IntRange(min = -1, max = 6) int from,
      @ForAll @IntRange(min = -1, max = 6) int to) {
    List<ProfileFragment> events = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      events.add(event("web", "e" + i, START.plusSeconds(times.get(i))));
    }
    Timeline timeline = Timeline.of(EventObjects.inOrder(events, STORE));
    List<ProfileFragment> expected =
        timeline.events().stream()
            .filter(event -> !event.origin().timestamp().isBefore(START.plusSeconds(from)))
            .filter(event -> event.origin().timestamp().isBefore(START.plusSeconds(to)))
            .toList();
    Timeline window = timeline.between(START.plusSeconds(from), START.plusSeconds(to));
    assertThat(window.events()).isEqualTo(expected);
    assertThat(window.isEmpty()).isEqualTo(expected.isEmpty());
  }

  @Example
  void toString_showsNoEvent() {
    assertThat(Timeline.of(EventObjects.inOrder(List.of(event("web", "canary", START)), STORE)))
        .hasToString("Timeline[1 events]");
  }

  private static ProfileFragment event(String source, String id, Instant time) {
    return ProfileFragment.event(source, time).id(id).primary(new Identity("crm", "1")).build();
  }
}
