package dev.selfsame.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.AddResult;
import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import dev.selfsame.json.FragmentJson;
import dev.selfsame.json.FragmentJson.Reading;
import dev.selfsame.json.SettingsJson;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples of merge policies: fragments, a policy, and the profile that comes out. */
class MergeCasesTest {
  private static final int SHUFFLES = 20;

  /** One example. */
  record Case(String id, String title, Map<String, String> parts) {
    static Case of(String text) {
      Map<String, String> parts = JsonText.members(text);
      return new Case(part(parts, "id"), part(parts, "title"), parts);
    }

    private static String part(Map<String, String> parts, String name) {
      return JsonText.unquoted(parts.getOrDefault(name, ""));
    }

    String settings() {
      return parts.getOrDefault("settings", "");
    }

    boolean comparesArraysAsSets() {
      return part(parts, "basis").contains("compare as sets");
    }

    List<ProfileFragment> fragments() {
      return JsonText.elements(parts.getOrDefault("fragments", "")).stream()
          .map(MergeCasesTest::fragment)
          .toList();
    }

    List<Map<String, String>> questions() {
      return JsonText.elements(parts.getOrDefault("ask", "")).stream()
          .map(JsonText::members)
          .toList();
    }

    @Override
    public String toString() {
      return id + ": " + title;
    }
  }

  static Stream<Case> cases() throws IOException {
    return all().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void profile_isAsExpected(Case example) {
    check(example, example.fragments());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void profile_isAsExpectedInAnyOrder(Case example) {
    List<ProfileFragment> fragments = new ArrayList<>(example.fragments());
    for (int seed = 0; seed < SHUFFLES; seed++) {
      Collections.shuffle(fragments, new Random(seed));
      check(example, fragments);
    }
  }

  @Test
  void cases_areAllThere() throws IOException {
    assertThat(cases()).hasSize(11);
  }

  @Test
  void check_whenAFragmentIsMissing_fails() throws IOException {
    Case example = all().get(0);
    List<ProfileFragment> withoutTheFirst = example.fragments().subList(1, 3);
    assertThatThrownBy(() -> check(example, withoutTheFirst)).isInstanceOf(AssertionError.class);
  }

  private static void check(Case example, List<ProfileFragment> fragments) {
    ProfileStore store =
        ProfileStore.of(SettingsJson.read(example.settings(), MergePolicies.codec()));
    fragments.forEach(
        fragment -> assertThat(store.add(fragment)).isInstanceOf(AddResult.Accepted.class));
    for (Map<String, String> question : example.questions()) {
      String asked = JsonText.unquoted(question.getOrDefault("identity", ""));
      Optional<Profile> found = store.find(Identity.parse(asked));
      if (question.getOrDefault("found", "true").equals("false")) {
        assertThat(found).as(asked).isEmpty();
      } else {
        checkAttributes(example, question, found.orElseThrow());
        checkProfile(question, found.orElseThrow());
      }
    }
  }

  private static void checkAttributes(Case example, Map<String, String> question, Profile profile) {
    Map<String, Object> expected = attributes(question.getOrDefault("attributes", "{}"));
    if (example.comparesArraysAsSets()) {
      assertThat(profile.attributes())
          .usingRecursiveComparison()
          .ignoringCollectionOrder()
          .isEqualTo(expected);
    } else {
      assertThat(profile.attributes()).isEqualTo(expected);
    }
  }

  private static void checkProfile(Map<String, String> question, Profile profile) {
    if (question.containsKey("identities")) {
      assertThat(profile.identities())
          .extracting(Identity::text)
          .isEqualTo(JsonText.strings(question.getOrDefault("identities", "")));
    }
    if (question.containsKey("events")) {
      assertThat(profile.timeline().size()).hasToString(question.get("events"));
    }
  }

  /** {@return attributes as a fragment that is read from JSON has them} */
  private static Map<String, Object> attributes(String json) {
    return fragment(
            "{\"source\":\"expected\",\"kind\":\"record\",\"identities\":[],\"attributes\":"
                + json
                + "}")
        .attributes();
  }

  private static ProfileFragment fragment(String json) {
    Reading reading = FragmentJson.read(json);
    assertThat(reading).as(json).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).fragment();
  }

  private static List<Case> all() throws IOException {
    try (InputStream in = MergeCasesTest.class.getResourceAsStream("merge-cases.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return JsonText.elements(text).stream().map(Case::of).toList();
    }
  }
}
