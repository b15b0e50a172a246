package dev.selfsame;

import dev.selfsame.graph.Evidence;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The slow obvious twin of what the store keeps as evidence: worked out anew from all fragments.
 */
final class CurrentEvidence {
  private CurrentEvidence() {}

  private record Owner(String source, Identity primary) {}

  static List<Evidence> of(Collection<ProfileFragment> fragments, Settings settings) {
    List<Evidence> evidence = new ArrayList<>();
    Map<Owner, List<ProfileFragment>> series = new HashMap<>();
    for (ProfileFragment fragment : fragments) {
      if (fragment.kind() == FragmentKind.EVENT) {
        evidence.add(evidence(fragment, settings));
      } else {
        Owner owner = new Owner(fragment.source(), fragment.origin().primary());
        series.computeIfAbsent(owner, any -> new ArrayList<>()).add(fragment);
      }
    }
    series.forEach((owner, versions) -> addEvidence(owner, versions, settings, evidence));
    return evidence;
  }

  private static void addEvidence(
      Owner owner, List<ProfileFragment> versions, Settings settings, List<Evidence> evidence) {
    versions.sort(Comparator.comparing(ProfileFragment::origin));
    boolean keeps = settings.source(owner.source()).keepsLinks();
    List<ProfileFragment> records =
        records(versions, settings.source(owner.source()).strictlyNewer());
    for (int i = 0; i < records.size(); i++) {
      boolean startsRun =
          i == 0
              || !linkable(records.get(i), settings).equals(linkable(records.get(i - 1), settings));
      boolean endsInCurrent = true;
      for (int j = i + 1; j < records.size(); j++) {
        endsInCurrent &=
            linkable(records.get(i), settings).equals(linkable(records.get(j), settings));
      }
      if (startsRun && (keeps || endsInCurrent)) {
        evidence.add(evidence(records.get(i), settings));
      }
    }
    for (ProfileFragment patch : versions) {
      boolean counts =
          keeps
              || records.isEmpty()
              || patch.origin().compareTo(records.get(records.size() - 1).origin()) > 0;
      if (patch.kind() == FragmentKind.PATCH && counts) {
        evidence.add(evidence(patch, settings));
      }
    }
  }

  /** Returns the versions of a record that were the latest at their time. */
  private static List<ProfileFragment> records(
      List<ProfileFragment> versions, boolean strictlyNewer) {
    List<ProfileFragment> records = new ArrayList<>();
    for (ProfileFragment version : versions) {
      if (version.kind() == FragmentKind.RECORD) {
        boolean tie =
            !records.isEmpty()
                && records.get(records.size() - 1).timestamp().equals(version.timestamp());
        if (!strictlyNewer || !tie) {
          records.add(version);
        }
      }
    }
    return records;
  }

  private static Set<Identity> linkable(ProfileFragment fragment, Settings settings) {
    Set<Identity> linkable = new TreeSet<>(settings.namespaces().order());
    for (Identity identity : fragment.identities()) {
      if (settings.namespaces().find(identity.namespace()).orElseThrow().type().isGraphForming()) {
        linkable.add(identity);
      }
    }
    return linkable;
  }

  private static Evidence evidence(ProfileFragment fragment, Settings settings) {
    return new Evidence(
        fragment.origin().key(),
        fragment.origin().timestamp(),
        List.copyOf(linkable(fragment, settings)));
  }
}
