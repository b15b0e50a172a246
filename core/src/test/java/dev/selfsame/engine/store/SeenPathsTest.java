package dev.selfsame.engine.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.internal.column.NameTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenPathsTest {
  private final SeenPaths paths = SeenPaths.none();
  private final NameTable names = new NameTable();

  private void add(Map<String, Object> attributes) {
    paths.add(attributes, names);
  }

  @Test
  void contains_whenNothingWasNoted_findsNothing() {
    assertThat(paths.contains("a")).isFalse();
    assertThat(paths.contains("a.b")).isFalse();
  }

  @Test
  void contains_whenAnObjectWasNoted_findsEachPathInIt() {
    add(Map.of("a", Map.of("b", Map.of("c", 1L), "d", "x"), "e", true));
    assertThat(List.of("a", "a.b", "a.b.c", "a.d", "e")).allMatch(paths::contains);
    assertThat(List.of("b", "c", "a.c", "a.b.d", "a.b.c.d", "a.d.x", "e.a", "ab", "a.", ".a", ""))
        .noneMatch(paths::contains);
  }

  @Test
  void contains_whenSeveralWereNoted_findsThoseOfAll() {
    add(Map.of("a", "x"));
    add(Map.of("a", Map.of("b", 1L)));
    add(Map.of("a", Map.of("c", 1L)));
    add(Map.of("a", "y"));
    assertThat(List.of("a", "a.b", "a.c")).allMatch(paths::contains);
    assertThat(paths.contains("a.b.c")).isFalse();
  }

  @Test
  void contains_whenWithinAnArray_findsNothing() {
    add(Map.of("a", List.of(Map.of("b", 1L))));
    assertThat(paths.contains("a")).isTrue();
    assertThat(paths.contains("a.b")).isFalse();
    assertThat(paths.contains("a.0")).isFalse();
  }

  @Test
  void below_whenAPathWasAdded_hasTheNumberOfItsLastName() {
    add(Map.of("a", Map.of("b", 1L)));
    add(Map.of("b", Map.of("a", 1L)));
    SeenPaths inside = requireNonNull(paths.below("a"));
    assertThat(inside.name()).isEqualTo(names.find("a"));
    assertThat(inside.below("b")).extracting(SeenPaths::name).isEqualTo(names.find("b"));
    assertThat(inside.below("a")).isNull();
    assertThat(paths.below("c")).isNull();
  }
}
