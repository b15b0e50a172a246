package dev.selfsame.benchmarks.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProfileStreamTest {
  private static final long SEED = 1;
  private static final int RECORDS = 200_000;
  private static final double TOLERANCE = 0.005;

  private final ProfileStream whole = new ProfileStream(SEED, RECORDS, true);
  private final ProfileStream apart = new ProfileStream(SEED, RECORDS, false);

  @Test
  void read_whenAskedAgainInAnotherOrder_givesTheSame() {
    ProfileStream again = new ProfileStream(SEED, RECORDS, true);
    List<ProfileFragment> forwards = new ArrayList<>();
    whole.fragments().forEach(forwards::add);
    List<ProfileFragment> backwards = new ArrayList<>();
    LongStream.range(0, RECORDS).forEach(i -> backwards.add(again.fragment(RECORDS - 1 - i)));
    Collections.reverse(backwards);

    assertThat(forwards).hasSize(RECORDS);
    assertThat(backwards.equals(forwards)).isTrue();
  }

  @Test
  void read_whenSeedOrSizeDiffers_givesOthers() {
    assertThat(new ProfileStream(SEED + 1, RECORDS, true).fragment(7))
        .isNotEqualTo(whole.fragment(7));
    assertThat(new ProfileStream(SEED, 2 * RECORDS, true).fragment(7))
        .isNotEqualTo(whole.fragment(7));
  }

  @Test
  void read_whenAskedTwice_givesFreshStrings() {
    Row first = new Row();
    Row second = new Row();
    whole.read(0, first);
    whole.read(0, second);

    assertThat(first.value(0)).isEqualTo(second.value(0)).isNotSameAs(second.value(0));
  }

  @Test
  void read_always_keepsTheSharesOfTheNamespaces() {
    long[] counts = new long[People.NAMESPACES.size()];
    forEachRow(
        whole,
        row -> {
          for (int i = 0; i < row.size(); i++) {
            counts[row.namespace(i)]++;
          }
        });

    assertThat(counts[People.ECID]).isEqualTo(RECORDS);
    assertThat(share(counts[People.EMAIL])).isCloseTo(0.35, within(TOLERANCE));
    assertThat(share(counts[People.PHONE])).isCloseTo(0.12, within(TOLERANCE));
    assertThat(share(counts[People.CRM])).isCloseTo(0.15, within(TOLERANCE));
  }

  @Test
  void read_always_givesValuesOfTheirForm() {
    String[] forms = {
      "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
      "[a-z]+\\.[a-z]+\\d+@mail\\.example",
      "\\+\\d{12}",
      "\\d{38}"
    };
    forEachRow(
        whole,
        row -> {
          for (int i = 0; i < row.size(); i++) {
            assertThat(row.value(i)).matches(forms[row.namespace(i)]);
          }
        });
  }

  @Test
  void read_always_skewsThePersonsQuadratically() {
    long[] firstQuarter = new long[1];
    forEachRow(whole, row -> firstQuarter[0] += row.person() < whole.persons() / 4 ? 1 : 0);

    assertThat(whole.persons()).isEqualTo(RECORDS / 4);
    assertThat(share(firstQuarter[0])).isCloseTo(0.5, within(TOLERANCE));
  }

  @Test
  void read_withoutOverlaps_givesAPersonAtMostEightDevices() {
    Map<Long, Set<String>> devices = new HashMap<>();
    forEachRow(
        apart,
        row -> devices.computeIfAbsent(row.person(), person -> new HashSet<>()).add(row.value(0)));

    assertThat(devices.values().stream().mapToInt(Set::size).max())
        .hasValue(ProfileStream.MAX_DEVICES);
  }

  @Test
  void read_withoutOverlaps_givesEachIdentityToOnePerson() {
    assertThat(mostPersonsOfAnIdentity(apart)).isEqualTo(1);
  }

  @Test
  void read_withOverlaps_sharesDevicesAndBridgesPersons() {
    long[] shared = new long[1];
    long[] bridges = new long[1];
    Row without = new Row();
    Row with = new Row();
    for (int record = 0; record < RECORDS; record++) {
      whole.read(record, with);
      apart.read(record, without);
      assertThat(with.person()).isEqualTo(without.person());
      assertThat(with.size()).isEqualTo(without.size());
      for (int i = 0; i < with.size(); i++) {
        if (!with.value(i).equals(without.value(i))) {
          (with.namespace(i) == People.ECID ? shared : bridges)[0]++;
        }
      }
    }

    assertThat(share(shared[0])).isCloseTo(0.005, within(0.001));
    assertThat(bridges[0]).isBetween(1L, 30L);
    assertThat(mostPersonsOfAnIdentity(whole)).isGreaterThan(1);
  }

  @Test
  void fragment_always_isAnEventWithTheIdentitiesOfTheRow() {
    Row row = new Row();
    Set<String> ids = new HashSet<>();
    for (int record = 0; record < RECORDS; record++) {
      ProfileFragment fragment = whole.fragment(record);
      whole.read(record, row);
      assertThat(fragment.type()).isPresent(); // only an event has one
      assertThat(fragment.identities()).isEqualTo(identities(row));
      assertThat(fragment.attributes()).hasSizeBetween(3, 4);
      ids.add(fragment.id().orElseThrow());
    }

    assertThat(ids).hasSize(RECORDS);
  }

  private static List<Identity> identities(Row row) {
    List<Identity> identities = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      identities.add(People.NAMESPACES.get(row.namespace(i)).identity(row.value(i)));
    }
    return identities;
  }

  private static int mostPersonsOfAnIdentity(ProfileStream stream) {
    Map<Identity, Set<Long>> persons = new HashMap<>();
    forEachRow(
        stream,
        row -> {
          for (Identity identity : identities(row)) {
            persons.computeIfAbsent(identity, key -> new HashSet<>()).add(row.person());
          }
        });
    return persons.values().stream().mapToInt(Set::size).max().orElseThrow();
  }

  private static void forEachRow(ProfileStream stream, Consumer<Row> action) {
    Row row = new Row();
    LongStream.range(0, stream.size())
        .forEach(
            record -> {
              stream.read(record, row);
              action.accept(row);
            });
  }

  private static double share(long count) {
    return (double) count / RECORDS;
  }
}
