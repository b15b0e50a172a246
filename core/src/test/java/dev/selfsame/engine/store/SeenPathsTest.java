package dev.selfsame.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenPathsTest {
  private final SeenPaths paths = new SeenPaths();

  @Test
  void contains_whenNothingWasNoted_findsNothing() {
    assertThat(paths.contains("a")).isFalse();
    assertThat(paths.contains("a.b")).isFalse();
  }

  @Test
  void contains_whenAnObjectWasNoted_findsEachPathInIt() {
    paths.add(Map.of("a", Map.of("b", Map.of("c", 1L), "d", "x"), "e", true));
    assertThat(List.of("a", "a.b", "a.b.c", "a.d", "e")).allMatch(paths::contains);
    assertThat(List.of("b", "c", "a.c", "a.b.d", "a.b.c.d", "a.d.x", "e.a", "ab", "a.", ".a", ""))
        .noneMatch(paths::contains);
  }

  @Test
  void contains_whenSeveralWereNoted_findsThoseOfAll() {
    paths.add(Map.of("a", "x"));
    paths.add(Map.of("a", Map.of("b", 1L)));
    paths.add(Map.of("a", Map.of("c", 1L)));
    paths.add(Map.of("a", "y"));
    assertThat(List.of("a", "a.b", "a.c")).allMatch(paths::contains);
    assertThat(paths.contains("a.b.c")).isFalse();
  }

  @Test
  void contains_whenWithinAnArray_findsNothing() {
    paths.add(Map.of("a", List.of(Map.of("b", 1L))));
    assertThat(paths.contains("a")).isTrue();
    assertThat(paths.contains("a.b")).isFalse();
    assertThat(paths.contains("a.0")).isFalse();
  }

  @Test
  void containsAll_whenOnePathIsNew_isFalse() {
    Map<String, Object> noted = Map.of("a", Map.of("b", Map.of("c", 1L), "d", "x"), "e", true);
    assertThat(paths.containsAll(Map.of())).isTrue();
    assertThat(paths.containsAll(noted)).isFalse();
    paths.add(noted);
    assertThat(paths.containsAll(noted)).isTrue();
    assertThat(paths.containsAll(Map.of("a", "x", "e", List.of(Map.of("f", 1L))))).isTrue();
    assertThat(paths.containsAll(Map.of("a", Map.of("b", Map.of("d", 1L))))).isFalse();
    assertThat(paths.containsAll(Map.of("e", Map.of("f", 1L)))).isFalse();
    assertThat(paths.containsAll(Map.of("e", 1L, "f", 1L))).isFalse();
  }
}
