package dev.selfsame.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileFragmentTest {
  private static final Instant TIME = Instant.parse("2026-02-11T09:30:00Z");
  private static final Identity CRM = new Identity("crm", "42");
  private static final Identity MAIL = new Identity("email", "canary@x");

  @Test
  void build_holdsWhatWasSaid() {
    Namespace ecid = Namespace.of("ecid", IdentityType.COOKIE);
    ProfileFragment fragment =
        ProfileFragment.event("web", TIME)
            .id("e1")
            .type("login")
            .identity("crm", "42")
            .identity(ecid, "d")
            .primary(MAIL)
            .attribute("page", "/start")
            .build();
    assertThat(fragment.source()).isEqualTo("web");
    assertThat(fragment.kind()).isEqualTo(FragmentKind.EVENT);
    assertThat(fragment.timestamp()).contains(TIME);
    assertThat(fragment.id()).contains("e1");
    assertThat(fragment.type()).contains("login");
    assertThat(fragment.identities()).containsExactly(CRM, new Identity("ecid", "d"), MAIL);
    assertThat(fragment.primary()).contains(MAIL);
    assertThat(fragment.attributes()).isEqualTo(Map.of("page", "/start"));
    assertThat(fragment.unset()).isEmpty();
    assertThat(fragment.appended()).isEmpty();
  }

  @Test
  void builder_whenNothingIsGiven_holdsNothing() {
    ProfileFragment fragment = ProfileFragment.builder(FragmentKind.RECORD, "crm").build();
    assertThat(fragment.timestamp()).isEmpty();
    assertThat(fragment.id()).isEmpty();
    assertThat(fragment.primary()).isEmpty();
    assertThat(fragment.identities()).isEmpty();
    assertThat(fragment.attributes()).isEmpty();
    assertThatThrownBy(fragment::origin)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Use a fragment that a store returned.");
  }

  @Test
  void build_takesNoValuesOutFromTheLeavesUp() {
    Map<String, @Nullable Object> attributes = new HashMap<>();
    attributes.put("null", null);
    attributes.put("text", "");
    attributes.put("array", List.of());
    attributes.put("object", Map.of());
    attributes.put("deep", Map.of("a", Map.of("b", "", "c", List.of()), "d", Map.of()));
    attributes.put("kept", Map.of("zero", 0, "no", false, "blank", " ", "none", ""));
    assertThat(attributes(attributes))
        .isEqualTo(Map.of("kept", Map.of("zero", 0L, "no", false, "blank", " ")));
  }

  @Test
  void build_leavesElementsOfArraysAsTheyAre() {
    Map<String, @Nullable Object> element = new HashMap<>();
    element.put("none", null);
    element.put("empty", "");
    element.put("object", Map.of());
    List<@Nullable Object> array = Arrays.asList(null, "", List.of(), Map.of(), element, 1);
    assertThat(attributes(Map.of("array", array)))
        .isEqualTo(Map.of("array", Arrays.asList(null, "", List.of(), Map.of(), element, 1L)));
  }

  @Test
  void attributes_standInByteOrderOfTheirNames() {
    ProfileFragment fragment =
        record()
            .attribute("\ud83d\ude00", 1)
            .attribute("\uffe5", 1)
            .attribute("b", 1)
            .attribute("a.z", 1)
            .attribute("a.y", 1)
            .build();
    assertThat(fragment.attributes().keySet()).containsExactly("a", "b", "\uffe5", "\ud83d\ude00");
    assertThat(((Map<?, ?>) at(fragment, "a")).keySet()).isEqualTo(Set.of("y", "z"));
  }

  @Test
  void attribute_whenThePathIsDotted_makesObjects() {
    assertThat(
            record()
                .attribute("person.name.first", "Ada")
                .attribute("person.name.last", "Byron")
                .attribute("person.age", 36)
                .attribute("person.name.last", "Lovelace")
                .build()
                .attributes())
        .isEqualTo(
            Map.of(
                "person", Map.of("age", 36L, "name", Map.of("first", "Ada", "last", "Lovelace"))));
  }

  @Test
  void attribute_whenAShorterPathHasAValue_namesIt() {
    ProfileFragment.Builder builder = record().attribute("person.name", "Ada");
    assertThatThrownBy(() -> builder.attribute("person.name.first", "Ada"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'person.name'")
        .hasMessageNotContaining("Ada");
    assertThat(builder.attribute("person", "x").build().attributes())
        .isEqualTo(Map.of("person", "x"));
  }

  /** The later call put its tree in the place of what was set. */
  @Test
  void attributesAfterAttribute_droppedWhatWasBelowTheSameName() {
    Map<String, Object> expected = Map.of("a", Map.of("b", "x", "c", 1L), "d", 2L);
    assertThat(
            record()
                .attribute("a.b", "x")
                .attributes(Map.of("a", Map.of("c", 1), "d", 2))
                .build()
                .attributes())
        .isEqualTo(expected);
    assertThat(
            record()
                .attributes(Map.of("a", Map.of("c", 1), "d", 2))
                .attribute("a.b", "x")
                .build()
                .attributes())
        .isEqualTo(expected);
  }

  static Stream<List<Map<String, Object>>> trees() {
    return Stream.of(
        List.of(Map.of("a", Map.of("b", 1)), Map.of("a", Map.of("c", 2))),
        List.of(Map.of("a", 1), Map.of("b", Map.of("c", 2))),
        List.of(Map.of("a", Map.of("b", Map.of("c", 1))), Map.of("a", Map.of("b", Map.of("d", 2)))),
        List.of(Map.of("a", Map.of("b", 1)), Map.of()),
        List.of(Map.of("a", Map.of("b", 1)), Map.of("a", Map.of())),
        List.of(Map.of("a.b", 1), Map.of("a", Map.of("b", 2))));
  }

  @ParameterizedTest
  @MethodSource("trees")
  void attributes_whenGivenTwice_areMergedInEitherOrder(List<Map<String, Object>> trees) {
    Map<String, Object> first = trees.get(0);
    Map<String, Object> second = trees.get(1);
    Map<String, Object> merged = record().attributes(first).attributes(second).build().attributes();
    assertThat(merged)
        .isEqualTo(record().attributes(second).attributes(first).build().attributes())
        .isEqualTo(
            record().build().toBuilder()
                .attributes(record().attributes(first).build().attributes())
                .attributes(record().attributes(second).build().attributes())
                .build()
                .attributes());
    assertThat(leaves(merged)).isEqualTo(leaves(first) + leaves(second));
  }

  private static int leaves(Object value) {
    return value instanceof Map<?, ?> map
        ? map.values().stream().mapToInt(ProfileFragmentTest::leaves).sum()
        : 1;
  }

  @Test
  void attributes_whenTheSamePathIsSetTwice_theLaterCounts() {
    assertThat(
            record()
                .attributes(Map.of("a", Map.of("b", 1, "c", List.of(1))))
                .attributes(Map.of("a", Map.of("b", 2, "c", List.of(2))))
                .build()
                .attributes())
        .isEqualTo(Map.of("a", Map.of("b", 2L, "c", List.of(2L))));
    refuses(
        () -> record().attribute("a.b", "canary").attributes(Map.of("a", Map.of("b", Map.of()))),
        "'a.b' already has a value");
  }

  @Test
  void attributes_whenMerged_leaveTheGivenMapsAlone() {
    Map<String, Object> inner = new HashMap<>(Map.of("x", 1));
    record()
        .attributes(Map.of("inner", inner))
        .attributes(Map.of("inner", Map.of("y", 2)))
        .attribute("inner.z", 3)
        .build();
    assertThat(inner).isEqualTo(Map.of("x", 1));
  }

  @Test
  void attributes_whenAMapHoldsItself_isToldAtTheEnd() {
    Map<String, Object> map = new HashMap<>();
    map.put("self", map);
    ProfileFragment.Builder builder = record().attributes(map).attributes(map);
    refuses(builder::build, "Does a map contain itself?");
  }

  @Test
  void whatIsNull_isNotGiven() {
    Namespace ecid = Namespace.of("ecid", IdentityType.COOKIE);
    ProfileFragment.Builder none =
        ProfileFragment.builder(FragmentKind.EVENT, "web")
            .timestamp(null)
            .id(null)
            .type(null)
            .identity(null)
            .identity("crm", null)
            .identity(ecid, null)
            .primary(null)
            .attribute("a", null)
            .attributes(null);
    assertThat(none.build()).isEqualTo(ProfileFragment.builder(FragmentKind.EVENT, "web").build());
    assertThat(record().type(null).build()).isEqualTo(record().build());
    assertThat(event("login").toBuilder().type(null).id(null).build().type()).isEmpty();
  }

  static Stream<Arguments> convertedValues() {
    UUID uuid = new UUID(1, 2);
    return Stream.of(
        Arguments.of(TIME, "2026-02-11T09:30:00Z"),
        Arguments.of(LocalDate.of(2026, 2, 11), "2026-02-11"),
        Arguments.of(LocalDateTime.of(2026, 2, 11, 9, 30), "2026-02-11T09:30"),
        Arguments.of(TIME.atOffset(ZoneOffset.ofHours(1)), "2026-02-11T10:30+01:00"),
        Arguments.of(uuid, "00000000-0000-0001-0000-000000000002"),
        Arguments.of(FragmentKind.EVENT, "EVENT"),
        Arguments.of(Oddity.NAMED, "NAMED"));
  }

  private enum Oddity {
    NAMED {
      @Override
      public String toString() {
        return "canary";
      }
    }
  }

  @ParameterizedTest
  @MethodSource("convertedValues")
  void build_whenAValueHasOneText_convertsIt(Object value, String text) {
    assertThat(attributes(Map.of("a", value, "b", List.of(value, Map.of("c", value)))))
        .isEqualTo(Map.of("a", text, "b", List.of(text, Map.of("c", text))));
  }

  static Stream<Arguments> refusedValues() {
    return Stream.of(
        Arguments.of(Set.of("canary"), "Convert it to a List"),
        Arguments.of(new ArrayDeque<>(List.of("canary")), "Convert it to a List"),
        Arguments.of(new int[] {1}, "Convert it to a List"),
        Arguments.of(new Object[] {"canary"}, "Convert it to a List"),
        Arguments.of(Optional.of("canary"), "orElse(null)"),
        Arguments.of(TIME.atZone(ZoneOffset.UTC), "Convert it to an Instant, a LocalDate"),
        Arguments.of(LocalTime.NOON, "Convert it to an Instant, a LocalDate"),
        Arguments.of(Date.from(TIME), "Convert it to an Instant, a LocalDate"),
        Arguments.of(CharBuffer.wrap("canary"), "toString()"),
        Arguments.of('c', "toString()"),
        Arguments.of(new AtomicReference<>("canary"), "or convert it to one of these"));
  }

  @ParameterizedTest
  @MethodSource("refusedValues")
  void build_whenAValueHasNoOneForm_saysWhatToMakeOfIt(Object value, String remedy) {
    refuses(() -> record().attribute("a.b", value).build(), "'a.b'");
    refuses(() -> record().attribute("a.b", value).build(), remedy);
    refuses(() -> record().attribute("a", List.of(value)).build(), remedy);
  }

  @Test
  void build_whenAValueIsOfAnotherType_namesItsPathAndNotTheValue() {
    refuses(() -> record().attribute("a.b", new AtomicReference<>("canary")).build(), "'a.b'");
    refuses(() -> record().attribute("a", Double.NaN).build(), "finite");
    refuses(() -> record().attribute("a", List.of(new Object[] {'c'})).build(), "'a'");
    refuses(() -> attributes(Map.of("a", Map.of(1, "canary"))), "Use Strings as keys.");
  }

  @Test
  void build_copiesWhatIsHandedIn() {
    Map<String, Object> inner = new HashMap<>(Map.of("x", 1));
    List<Object> array = new ArrayList<>(List.of(1));
    ProfileFragment.Builder builder =
        record().attributes(Map.of("inner", inner)).attribute("array", array);
    ProfileFragment before = builder.build();
    inner.put("x", 2);
    array.add(2);
    builder.attribute("more", 3).identity(MAIL);
    assertThat(before.attributes())
        .isEqualTo(Map.of("inner", Map.of("x", 1L), "array", List.of(1L)));
    assertThat(before.identities()).containsExactly(CRM);
  }

  @Test
  void toBuilder_sharesNothingThatCanChange() {
    ProfileFragment before = record().attribute("a.b", 1).build();
    ProfileFragment after = before.toBuilder().attribute("a.c", 2).attribute("d", 3).build();
    assertThat(before.attributes()).isEqualTo(Map.of("a", Map.of("b", 1L)));
    assertThat(after.attributes()).isEqualTo(Map.of("a", Map.of("b", 1L, "c", 2L), "d", 3L));
  }

  @Test
  void results_cannotBeChanged() {
    ProfileFragment fragment = record().attribute("a.b", List.of(1)).build();
    Map<?, ?> inner = (Map<?, ?>) at(fragment, "a");
    List<?> array = (List<?>) Map.copyOf(inner).values().iterator().next();
    unsupported(() -> fragment.attributes().remove("a"));
    unsupported(inner::clear);
    unsupported(array::clear);
    unsupported(() -> fragment.identities().clear());
    unsupported(() -> fragment.unset().add("x"));
    unsupported(() -> fragment.appended().add("x"));
  }

  @Test
  void equality_isByAllParts() {
    ProfileFragment patch = patch().build();
    assertThat(patch)
        .isEqualTo(patch().build())
        .hasSameHashCodeAs(patch().build())
        .isEqualTo(patch.toBuilder().build())
        .isNotEqualTo(patch().id("2").build())
        .isNotEqualTo(patch().timestamp(TIME.plusNanos(1)).build())
        .isNotEqualTo(patch().identity(MAIL).build())
        .isNotEqualTo(patch().attribute("n", new BigDecimal("1.50")).build())
        .isNotEqualTo(patch().unset("y").build())
        .isNotEqualTo(patch().append("y").build())
        .isNotEqualTo(record().build());
    assertThat(event("a")).isEqualTo(event("a")).isNotEqualTo(event("b"));
    assertThat(record().primary(CRM).build()).isNotEqualTo(record().identity(CRM).build());
  }

  @ParameterizedTest
  @EnumSource(
      value = FragmentKind.class,
      names = {"RECORD", "EVENT"})
  void patchOptions_whenItIsNoPatch_areRefused(FragmentKind kind) {
    ProfileFragment.Builder builder = ProfileFragment.builder(kind, "crm");
    misuses(() -> builder.unset("a"), "Start with patch(...).");
    misuses(() -> builder.append("a"), "Start with patch(...).");
  }

  @Test
  void type_whenItIsNoEvent_isRefused() {
    misuses(() -> record().type("login"), "Leave the type out.");
    misuses(() -> patch().type("login"), "Leave the type out.");
  }

  @Test
  void primary_whenAnotherWasDeclared_isRefused() {
    ProfileFragment.Builder builder = record().primary(CRM);
    assertThat(builder.primary(CRM).build().primary()).contains(CRM);
    misuses(() -> builder.primary(MAIL), "Add the others with identity(...).");
  }

  @Test
  void builder_whenTheSourceHasNoName_isRefused() {
    refuses(() -> ProfileFragment.record("", TIME), "such as crm");
  }

  @Test
  void unset_andAppended_standInByteOrder() {
    ProfileFragment patch =
        ProfileFragment.patch("crm", TIME)
            .unset("b")
            .unset("a")
            .unset("b")
            .append("\ud83d\ude00")
            .append("\uffe5")
            .build();
    assertThat(patch.unset()).containsExactly("a", "b");
    assertThat(patch.appended()).containsExactly("\uffe5", "\ud83d\ude00");
  }

  @Test
  void origin_namesTheFragment() {
    ProfileFragment record = record().id("r").primary(CRM).build();
    Origin origin = record.origin();
    assertThat(origin).isEqualTo(new Origin("crm", FragmentKind.RECORD, "r", TIME, CRM));
    assertThat(origin.key()).isEqualTo(FragmentKey.record("crm", "r", TIME));
    assertThat(event("a").toBuilder().id("e").primary(CRM).build().origin().key())
        .isEqualTo(FragmentKey.event("web", "e"));
  }

  @Test
  void toString_showsNoIdentityAndNoAttribute() {
    ProfileFragment fragment =
        record().id("canary").identity(MAIL).attribute("canary", "canary").build();
    assertThat(fragment.toString()).contains("crm", "2 identities").doesNotContain("canary", "42");
  }

  private static ProfileFragment.Builder record() {
    return ProfileFragment.record("crm", TIME).identity(CRM);
  }

  private static ProfileFragment.Builder patch() {
    return ProfileFragment.patch("crm", TIME)
        .id("1")
        .identity(CRM)
        .attribute("n", new BigDecimal("1.5"))
        .unset("x")
        .append("x");
  }

  private static ProfileFragment event(String type) {
    return ProfileFragment.event("web", TIME).type(type).build();
  }

  private static Map<String, Object> attributes(
      Map<String, ? extends @Nullable Object> attributes) {
    return ProfileFragment.record("crm", TIME).attributes(attributes).build().attributes();
  }

  private static Object at(ProfileFragment fragment, String name) {
    return Map.copyOf(fragment.attributes()).getOrDefault(name, Map.of());
  }

  private static void refuses(ThrowingCallable call, String text) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text)
        .hasMessageNotContaining("canary");
  }

  private static void misuses(ThrowingCallable call, String text) {
    assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessageContaining(text);
  }

  private static void unsupported(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(UnsupportedOperationException.class);
  }
}
