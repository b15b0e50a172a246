package dev.selfsame;

import dev.selfsame.graph.Evidence;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.SpecificationFold;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The identity graph of a set of fragments, computed anew from all of them. */
final class SlowGraph {

  private final Settings settings;
  private final SlowIntake intake;

  SlowGraph(Settings settings) {
    this.settings = settings;
    this.intake = new SlowIntake(settings);
  }

  /** {@return the resolved graphs: sets of two and more, each identity in one at most} */
  List<Set<Identity>> graphs(Collection<SlowSeries> series, List<ProfileFragment> events) {
    List<Evidence> evidence = evidence(series, events);
    List<Set<Identity>> graphs = new ArrayList<>();
    for (List<Evidence> component : components(evidence)) {
      graphs.addAll(resolve(component));
    }
    return graphs;
  }

  /** {@return the current evidence, in order} */
  List<Evidence> evidence(Collection<SlowSeries> series, List<ProfileFragment> events) {
    List<Evidence> evidence = new ArrayList<>();
    events.forEach(event -> addIfLinking(event, evidence));
    for (SlowSeries one : series) {
      boolean keepsLinks = settings.source(one.inOrder().get(0).source()).keepsLinks();
      List<ProfileFragment> runs = startsOfRuns(one.latestRecords());
      if (!runs.isEmpty()) {
        addIfLinking(runs.get(runs.size() - 1), evidence);
      }
      if (keepsLinks) {
        runs.subList(0, Math.max(0, runs.size() - 1)).forEach(run -> addIfLinking(run, evidence));
        one.ofKind(FragmentKind.PATCH).forEach(patch -> addIfLinking(patch, evidence));
      } else {
        one.livePatches().forEach(patch -> addIfLinking(patch, evidence));
      }
    }
    evidence.sort(Comparator.naturalOrder());
    return evidence;
  }

  /**
   * The rules that keep people apart, over the evidence of one component in order.
   *
   * @return the sets of linked identities that are left
   */
  Set<Set<Identity>> resolve(List<Evidence> component) {
    SpecificationFold fold = SpecificationFold.of(component, settings.graphRules());
    return fold.known().stream()
        .map(fold::connected)
        .filter(graph -> graph.size() >= 2)
        .collect(Collectors.toSet());
  }

  /** The oldest version of each unbroken run of records that link the same identities. */
  private List<ProfileFragment> startsOfRuns(List<ProfileFragment> records) {
    List<ProfileFragment> starts = new ArrayList<>();
    for (ProfileFragment record : records) {
      if (starts.isEmpty() || !linked(record).equals(linked(starts.get(starts.size() - 1)))) {
        starts.add(record);
      }
    }
    return starts;
  }

  private void addIfLinking(ProfileFragment fragment, List<Evidence> evidence) {
    Set<Identity> linked = linked(fragment);
    if (linked.size() >= 2) {
      evidence.add(
          new Evidence(
              fragment.origin().key(), fragment.origin().timestamp(), List.copyOf(linked)));
    }
  }

  private Set<Identity> linked(ProfileFragment fragment) {
    return fragment.identities().stream()
        .filter(intake::isGraphForming)
        .collect(Collectors.toSet());
  }

  /** Floods from each piece of evidence over all that shares an identity with what was reached. */
  private static List<List<Evidence>> components(List<Evidence> evidence) {
    List<List<Evidence>> components = new ArrayList<>();
    Set<Evidence> seen = new HashSet<>();
    for (Evidence start : evidence) {
      if (seen.contains(start)) {
        continue;
      }
      Set<Identity> reached = new HashSet<>(start.identities());
      Set<Evidence> component = new HashSet<>();
      boolean grew = true;
      while (grew) {
        grew = false;
        for (Evidence next : evidence) {
          if (next.identities().stream().anyMatch(reached::contains) && component.add(next)) {
            reached.addAll(next.identities());
            grew = true;
          }
        }
      }
      seen.addAll(component);
      components.add(evidence.stream().filter(component::contains).toList());
    }
    return components;
  }
}
