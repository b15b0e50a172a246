package dev.selfsame;

import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TimelineQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class StoreProperties {
  private static final int TRIES = 150;

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void anyOrder_givesAnEqualStore(
      @ForAll("settings") Settings settings,
      @ForAll("histories") List<ProfileFragment> fragments,
      @ForAll Random random) {
    StoreLaws.anyOrderGivesAnEqualStore(settings, fragments, shuffled(fragments, random));
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void anyBatching_givesAnEqualStore(
      @ForAll("settings") Settings settings,
      @ForAll("histories") List<ProfileFragment> fragments,
      @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 5) Integer> sizes) {
    StoreLaws.anyBatchingGivesAnEqualStore(settings, fragments, sizes);
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void addingTwice_equalsAddingOnce(
      @ForAll("settings") Settings settings,
      @ForAll("histories") List<ProfileFragment> fragments,
      @ForAll Random random) {
    StoreLaws.twiceIsOnce(settings, fragments, shuffled(fragments, random));
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void fragmentsGivenBack_makeAnEqualStore(
      @ForAll("settings") Settings settings,
      @ForAll("histories") List<ProfileFragment> fragments,
      @ForAll Random random) {
    List<ProfileFragment> givenBack = Snapshot.storeOf(settings, fragments).fragments().toList();
    StoreLaws.whatIsGivenBackMakesAnEqualStore(settings, fragments, shuffled(givenBack, random));
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void countsOfResults_addUp(
      @ForAll("settings") Settings settings, @ForAll("histories") List<ProfileFragment> fragments) {
    StoreLaws.countsAddUp(settings, fragments);
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void timelines_areThoseOfTheProfiles(
      @ForAll("settings") Settings settings,
      @ForAll("histories") List<ProfileFragment> fragments,
      @ForAll @IntRange(min = 1, max = 4) int limit,
      @ForAll boolean newestFirst) {
    TimelineQuery.Builder query = TimelineQuery.builder().limit(limit);
    StoreLaws.timelinesAreThoseOfTheProfiles(
        settings, fragments, (newestFirst ? query.newestFirst() : query).build());
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void fragmentsGivenBack_surviveJson(
      @ForAll("settings") Settings settings, @ForAll("histories") List<ProfileFragment> fragments) {
    StoreLaws.everyHeldFragmentSurvivesJson(settings, fragments);
  }

  @Provide
  Arbitrary<List<ProfileFragment>> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<Settings> settings() {
    return Histories.settings();
  }

  private static List<ProfileFragment> shuffled(List<ProfileFragment> fragments, Random random) {
    List<ProfileFragment> shuffled = new ArrayList<>(fragments);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
