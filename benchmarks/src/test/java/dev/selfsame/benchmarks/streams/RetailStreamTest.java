package dev.selfsame.benchmarks.streams;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.selfsame.ProfileStore;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.json.SettingsJson;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RetailStreamTest {
  private static final long SEED = 1;
  private static final int SIZE = 20_000;
  private static final RetailStream STREAM = new RetailStream(SEED, SIZE);
  private static final List<ProfileFragment> ROWS =
      LongStream.range(0, SIZE).mapToObj(STREAM::fragment).toList();

  @Test
  void fragment_whenAskedAgain_givesTheSame() {
    RetailStream again = new RetailStream(SEED, SIZE);

    assertThat(again.fragment(SIZE - 1)).isEqualTo(ROWS.get(SIZE - 1));
    assertThat(again.fragments()).containsExactlyElementsOf(ROWS);
  }

  @Test
  void fragment_whenSeedOrSizeDiffers_givesOthers() {
    assertThat(new RetailStream(SEED + 1, SIZE).fragment(7)).isNotEqualTo(ROWS.get(7));
    assertThat(new RetailStream(SEED, 2 * SIZE).fragment(7)).isNotEqualTo(ROWS.get(7));
  }

  @Test
  void fragment_always_keepsTheShares() {
    Map<String, Long> counts =
        ROWS.stream().collect(groupingBy(row -> row.source() + ' ' + row.kind(), counting()));

    assertThat(counts.keySet())
        .containsExactlyInAnyOrder(
            "crm RECORD",
            "loyalty RECORD",
            "shop RECORD",
            "app RECORD",
            "web EVENT",
            "app EVENT",
            "shop EVENT");
    assertThat(share(ROWS.stream().filter(row -> row.kind() == FragmentKind.EVENT).count()))
        .isCloseTo(0.5, within(0.01));
  }

  @Test
  void fragment_always_hasAnIdOfItsOwnAndATime() {
    assertThat(ROWS.stream().map(row -> row.id().orElseThrow())).doesNotHaveDuplicates();
    assertThat(ROWS).allMatch(row -> row.timestamp().isPresent());
  }

  @Test
  void fragment_always_hasSomeEightAttributes() {
    assertThat(ROWS.stream().mapToInt(row -> paths(row).size()).average().orElseThrow())
        .isCloseTo(8, within(0.2));
  }

  @Test
  void fragment_always_skewsThePersonsQuadratically() {
    long[] persons = LongStream.range(0, SIZE).map(STREAM::person).toArray();
    long all = SIZE / 4;

    assertThat(share(LongStream.of(persons).filter(person -> person < all / 4).count()))
        .isCloseTo(0.5, within(0.01));
    assertThat(LongStream.of(persons).distinct().count()).isBetween(all * 8 / 10, all);
  }

  @Test
  void fragment_always_namesIdentitiesOfTheirForm() {
    Map<String, String> forms =
        Map.of(
            "crm", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            "loyalty", "M\\d{8}",
            "email", "(shop\\.)?[a-z]+\\.[a-z]+\\d+@mail\\.example",
            "phone", "46\\d{10}",
            "ecid", "\\d{38}");
    Set<String> seen = new HashSet<>();
    for (ProfileFragment row : ROWS) {
      for (Identity identity : row.identities()) {
        assertThat(identity.value()).matches(forms.get(identity.namespace()));
        seen.add(identity.namespace());
      }
    }

    assertThat(seen).isEqualTo(forms.keySet());
  }

  @Test
  void fragment_always_givesAnIdentityToOnePerson_andAPersonAFew() {
    Map<Identity, Long> owners = new HashMap<>();
    Map<Long, Set<Identity>> owned = new HashMap<>();
    for (int i = 0; i < SIZE; i++) {
      long person = STREAM.person(i);
      for (Identity identity : ROWS.get(i).identities()) {
        assertThat(owners.putIfAbsent(identity, person)).isIn(null, person);
        owned.computeIfAbsent(person, any -> new HashSet<>()).add(identity);
      }
    }

    assertThat(owned.values().stream().mapToInt(Set::size).max().orElseThrow())
        .isBetween(9, RetailStream.MOST_IDENTITIES);
  }

  @Test
  void fragment_ofARecord_hasTheIdentitiesAndPathsOfItsOtherVersions() {
    Map<List<Object>, ProfileFragment> firsts = new HashMap<>();
    int versions = 0;
    for (ProfileFragment row : ROWS) {
      if (row.kind() == FragmentKind.RECORD) {
        ProfileFragment first =
            firsts.putIfAbsent(List.of(row.source(), row.identities().get(0)), row);
        if (first != null) {
          versions++;
          assertThat(row.identities()).isEqualTo(first.identities());
          assertThat(paths(row)).isEqualTo(paths(first));
        }
      }
    }

    assertThat(versions).isGreaterThan(SIZE / 20);
  }

  @Test
  void fragment_ofAnExport_mayHaveTheTimeOfOneFromAnotherSource() {
    Map<Long, Map<Instant, Set<String>>> sources = new HashMap<>();
    for (int i = 0; i < SIZE; i++) {
      ProfileFragment row = ROWS.get(i);
      if (row.kind() == FragmentKind.RECORD) {
        sources
            .computeIfAbsent(STREAM.person(i), any -> new HashMap<>())
            .computeIfAbsent(row.timestamp().orElseThrow(), any -> new HashSet<>())
            .add(row.source());
      }
    }

    assertThat(
            sources.values().stream()
                .flatMap(ofPerson -> ofPerson.values().stream())
                .filter(ofTime -> ofTime.size() > 1)
                .count())
        .isGreaterThan(20);
  }

  /** What lets a peer without rules and normalizers give the same result. */
  @Test
  void stream_inAStore_givesConnectedComponentsOfTheValuesAsTheyAre() {
    ProfileStore store = store();
    assertThat(store.addAll(ROWS).accepted()).isEqualTo(SIZE);

    assertThat(store.graph().statistics().removedLinks()).isZero();
    assertThat(store.graph().statistics().contested()).isZero();
    assertThat(store.graph().statistics().quarantined()).isZero();
    assertThat(store.profiles().map(Profile::identities).map(Set::copyOf).collect(toSet()))
        .isEqualTo(components());
  }

  private static ProfileStore store() {
    ObjectNode settings = (ObjectNode) JsonMapper.shared().readTree(RetailFiles.settings());
    settings.remove("inputs");
    return ProfileStore.builder(SettingsJson.read(settings.toString(), MergePolicies.codec()))
        .build();
  }

  /** {@return the connected components of the rows} */
  private static Set<Set<Identity>> components() {
    Map<Identity, Set<Identity>> components = new HashMap<>();
    for (ProfileFragment row : ROWS) {
      Set<Identity> joined = new HashSet<>(row.identities());
      for (Identity identity : row.identities()) {
        joined.addAll(components.getOrDefault(identity, Set.of()));
      }
      joined.forEach(member -> components.put(member, joined));
    }
    return new HashSet<>(components.values());
  }

  private static Set<String> paths(ProfileFragment fragment) {
    return CsvTable.leaves(fragment.attributes()).keySet();
  }

  private static double share(long count) {
    return (double) count / SIZE;
  }
}
