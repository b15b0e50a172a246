package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.identity.Identity;
import dev.selfsame.json.FragmentJson;
import dev.selfsame.json.FragmentJson.Reading;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.Timeline;
import dev.selfsame.profile.TimelineQuery;
import dev.selfsame.query.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What holds for every store and all fragments that bring their timestamps. */
final class StoreLaws {
  private static final Page<ProfileFragment> NO_EVENTS =
      new Page<>(List.of(), false, Optional.empty());
  private static final Timeline.Statistics NO_COUNTS = Timeline.of(List.of()).statistics();

  private StoreLaws() {}

  static void anyOrderGivesAnEqualStore(
      Settings settings, List<ProfileFragment> fragments, List<ProfileFragment> shuffled) {
    assertThat(Snapshot.of(settings, shuffled)).isEqualTo(Snapshot.of(settings, fragments));
  }

  static void anyBatchingGivesAnEqualStore(
      Settings settings, List<ProfileFragment> fragments, List<Integer> sizesOfBatches) {
    ProfileStore store = Snapshot.storeOf(settings, List.of());
    int from = 0;
    for (int size : sizesOfBatches) {
      int to = Math.min(from + size, fragments.size());
      store.addAll(fragments.subList(from, to));
      from = to;
    }
    fragments.subList(from, fragments.size()).forEach(store::add);
    assertThat(Snapshot.of(store)).isEqualTo(Snapshot.of(settings, fragments));
  }

  static void twiceIsOnce(
      Settings settings, List<ProfileFragment> fragments, List<ProfileFragment> shuffled) {
    ProfileStore store = Snapshot.storeOf(settings, fragments);
    Snapshot once = Snapshot.of(store);
    BatchResult again = store.addAll(shuffled);
    assertThat(again.accepted()).isZero();
    assertThat(again.superseded()).isZero();
    assertThat(Snapshot.of(store)).isEqualTo(once);
  }

  static void whatIsGivenBackMakesAnEqualStore(
      Settings settings, List<ProfileFragment> fragments, List<ProfileFragment> givenBackShuffled) {
    BatchResult result = Snapshot.storeOf(settings, List.of()).addAll(givenBackShuffled);
    assertThat(result.accepted() + result.superseded()).isEqualTo(givenBackShuffled.size());
    assertThat(result.remarks())
        .allSatisfy(remark -> assertThat(remark.result()).isInstanceOf(AddResult.Superseded.class));
    assertThat(Snapshot.of(settings, givenBackShuffled))
        .isEqualTo(Snapshot.of(settings, fragments));
  }

  /** The counts of a batch are those of its fragments added one by one. */
  static void countsAddUp(Settings settings, List<ProfileFragment> fragments) {
    ProfileStore store = Snapshot.storeOf(settings, List.of());
    BatchResult batch = store.addAll(fragments);
    List<AddResult> results = new ArrayList<>();
    ProfileStore oneByOne = Snapshot.storeOf(settings, List.of());
    fragments.forEach(fragment -> results.add(oneByOne.add(fragment)));
    assertThat(batch.size()).isEqualTo(fragments.size());
    assertThat(batch.accepted()).isEqualTo(count(results, AddResult.Accepted.class));
    assertThat(batch.duplicates()).isEqualTo(count(results, AddResult.Duplicate.class));
    assertThat(batch.superseded()).isEqualTo(count(results, AddResult.Superseded.class));
    assertThat(batch.rejected()).isEqualTo(count(results, AddResult.Rejected.class));
    assertThat(batch.remarks())
        .allSatisfy(
            remark -> assertThat(remark.result()).isEqualTo(results.get((int) remark.index())));
    assertThat(store.statistics().fragments()).isEqualTo(store.fragments().count());
    assertThat(store.statistics().fragments())
        .isBetween(batch.accepted() - replaced(results), batch.accepted() + batch.superseded());
  }

  /** A page of a time line is the same whether the whole profile is read for it or not. */
  static void timelinesAreThoseOfTheProfiles(
      Settings settings, List<ProfileFragment> fragments, TimelineQuery query) {
    ProfileStore store = Snapshot.storeOf(settings, fragments);
    List<ProfileView> views = new ArrayList<>(List.of(store));
    fragments.stream()
        .flatMap(each -> each.timestamp().stream())
        .map(store::asOf)
        .forEach(views::add);
    for (ProfileView view : views) {
      for (Identity identity : Histories.askable()) {
        for (String policy : settings.policies().keySet()) {
          Optional<Timeline> whole = view.find(identity, policy).map(Profile::timeline);
          Page<ProfileFragment> page = view.timeline(identity, policy, query);
          assertThat(Optional.of(page))
              .isEqualTo(
                  whole.map(timeline -> timeline.query(query)).or(() -> Optional.of(NO_EVENTS)));
          assertThat(Optional.of(view.timelineStatistics(identity, policy)))
              .isEqualTo(whole.map(Timeline::statistics).or(() -> Optional.of(NO_COUNTS)));
        }
      }
    }
  }

  static void everyHeldFragmentSurvivesJson(Settings settings, List<ProfileFragment> fragments) {
    Snapshot.storeOf(settings, fragments)
        .fragments()
        .forEach(
            held ->
                assertThat(FragmentJson.read(FragmentJson.write(held)))
                    .isEqualTo(new Reading.Read(held)));
  }

  private static long count(List<AddResult> results, Class<? extends AddResult> kind) {
    return results.stream().filter(kind::isInstance).count();
  }

  private static long replaced(List<AddResult> results) {
    return results.stream()
        .filter(result -> result instanceof AddResult.Accepted accepted && accepted.replaced())
        .count();
  }
}
