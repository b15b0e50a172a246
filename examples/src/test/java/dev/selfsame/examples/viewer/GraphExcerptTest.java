package dev.selfsame.examples.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.graph.Link;
import dev.selfsame.identity.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphExcerptTest {
  private static final SortedSet<String> SOURCES =
      Collections.unmodifiableSortedSet(new TreeSet<>(List.of("crm")));

  private static Identity member(int number) {
    return new Identity("crm", "member-" + number);
  }

  private static Identity other(int number) {
    return new Identity("crm", "other-" + number);
  }

  private static Link link(Identity first, Identity second, boolean accepted) {
    return new Link(first, second, accepted, Instant.EPOCH, Instant.EPOCH, SOURCES);
  }

  private static List<Identity> members(int count) {
    return IntStream.range(0, count).mapToObj(GraphExcerptTest::member).toList();
  }

  /** Returns links of all with all, and to so many others. */
  private static List<Link> links(int members, int others) {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      for (int j = i + 1; j < members; j++) {
        links.add(link(member(i), member(j), true));
      }
    }
    for (int i = 0; i < others; i++) {
      links.add(link(member(i % members), other(i), false));
    }
    return links;
  }

  @Test
  void of_whenAllFits_isWhole() {
    GraphExcerpt excerpt = GraphExcerpt.of(members(4), links(4, 2), 100);

    assertThat(excerpt.isWhole()).isTrue();
    assertThat(excerpt.members()).isEqualTo(members(4));
    assertThat(excerpt.others()).containsExactly(other(0), other(1));
    assertThat(excerpt.links()).containsExactlyInAnyOrderElementsOf(links(4, 2));
  }

  @Test
  void of_whenNotAllFits_keepsTheGraphTogetherThenShowsWhatWasRemoved() {
    GraphExcerpt excerpt = GraphExcerpt.of(members(10), links(10, 5), 10 + 9 + 10);

    assertThat(excerpt.isWhole()).isFalse();
    assertThat(excerpt.members()).hasSize(10);
    assertThat(excerpt.links()).filteredOn(Link::accepted).hasSize(9);
    assertThat(excerpt.links()).filteredOn(link -> !link.accepted()).hasSize(5);
    assertThat(excerpt.others()).hasSize(5);
  }

  @Test
  void of_whateverFits_isNeverMoreThanTheLimit() {
    for (int limit = 1; limit < 90; limit++) {
      GraphExcerpt excerpt = GraphExcerpt.of(members(10), links(10, 12), limit);

      assertThat(excerpt.members().size() + excerpt.others().size() + excerpt.links().size())
          .isLessThanOrEqualTo(limit);
      assertThat(excerpt.members()).isNotEmpty();
      for (Link link : excerpt.links()) {
        assertThat(
                excerpt.members().contains(link.first()) || excerpt.others().contains(link.first()))
            .isTrue();
        assertThat(
                excerpt.members().contains(link.second())
                    || excerpt.others().contains(link.second()))
            .isTrue();
      }
      assertThat(excerpt.isWhole()).isEqualTo(limit >= 10 + 12 + 45 + 12);
    }
  }
}
