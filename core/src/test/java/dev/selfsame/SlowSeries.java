package dev.selfsame;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.profile.ProfileFragment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The records and patches of one (source, primary identity).
 *
 * @param inOrder all of them, in the order of fragments
 */
record SlowSeries(List<ProfileFragment> inOrder, boolean strictlyNewer) {

  /** {@return the records that were the latest in their time, oldest first} */
  List<ProfileFragment> latestRecords() {
    List<ProfileFragment> latest = new ArrayList<>();
    for (ProfileFragment record : ofKind(FragmentKind.RECORD)) {
      boolean firstOfItsTime =
          latest.isEmpty() || !latest.get(latest.size() - 1).timestamp().equals(record.timestamp());
      if (firstOfItsTime || !strictlyNewer) {
        latest.add(record);
      }
    }
    return latest;
  }

  /** {@return the current record, if there is one, then the patches on it, oldest first} */
  List<ProfileFragment> counting() {
    List<ProfileFragment> records = latestRecords();
    List<ProfileFragment> counting = new ArrayList<>();
    if (!records.isEmpty()) {
      counting.add(records.get(records.size() - 1));
    }
    counting.addAll(livePatches());
    return counting;
  }

  /** {@return the patches that are not older than the current record, oldest first} */
  List<ProfileFragment> livePatches() {
    List<ProfileFragment> records = latestRecords();
    Predicate<ProfileFragment> live =
        records.isEmpty()
            ? patch -> true
            : patch -> SlowOrder.FRAGMENTS.compare(patch, records.get(records.size() - 1)) > 0;
    return ofKind(FragmentKind.PATCH).stream().filter(live).toList();
  }

  List<ProfileFragment> ofKind(FragmentKind kind) {
    return inOrder.stream().filter(fragment -> fragment.kind() == kind).toList();
  }
}
