package dev.selfsame;

import dev.selfsame.engine.store.ContentHash;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The slow and obvious twin of a store: it keeps the set of fragments in a map and computes all
 * else from it, anew after each change.
 *
 * <p>It is written from the specification, and shares no code with the store but the values that go
 * in and out and the hash of a content, of which nothing but its being a hash is specified.
 */
final class SlowStore {
  private record Key(String source, FragmentKind kind, String id, @Nullable Instant timestamp) {}

  private record Owner(String source, Identity primary) {}

  private final Settings settings;
  private final SlowIntake intake;
  private final Map<Key, ProfileFragment> held = new HashMap<>();

  private Map<Owner, SlowSeries> series = Map.of();
  private List<ProfileFragment> events = List.of();
  private List<Set<Identity>> graphs = List.of();

  SlowStore(Settings settings) {
    this.settings = settings;
    this.intake = new SlowIntake(settings);
  }

  void add(ProfileFragment given) {
    intake.take(given).ifPresent(fragment -> held.merge(key(fragment), fragment, SlowStore::later));
    recompute();
  }

  /** {@return everything held, in the order of fragments} */
  List<ProfileFragment> fragments() {
    return held.values().stream().sorted(SlowOrder.FRAGMENTS).toList();
  }

  /** {@return the identities of the graph of an identity in canonical order} */
  List<Identity> members(Identity asked) {
    Optional<Identity> identity = intake.normalized(asked).filter(this::isKnown);
    if (identity.isEmpty()) {
      return List.of();
    }
    return graphs.stream()
        .filter(graph -> graph.contains(identity.get()))
        .findFirst()
        .orElse(Set.of(identity.get()))
        .stream()
        .sorted(SlowOrder.identities(settings))
        .toList();
  }

  /** {@return the id of the profile of an identity, if it is known} */
  Optional<String> profileId(Identity asked) {
    List<Identity> members = members(asked);
    return members.isEmpty() ? Optional.empty() : Optional.of(id(members));
  }

  Optional<SlowProfile> find(Identity asked, MergePolicy policy) {
    List<Identity> members = members(asked);
    if (!members.isEmpty() && policy.stitching() == Stitching.NONE) {
      members = List.of(intake.normalized(asked).orElseThrow());
    }
    List<SlowMerge.Entry> leaves = new ArrayList<>();
    List<ProfileFragment> taken = new ArrayList<>();
    for (Map.Entry<Owner, SlowSeries> entry : series.entrySet()) {
      OptionalInt rank = policy.rank(entry.getKey().source());
      if (rank.isPresent() && members.contains(entry.getKey().primary())) {
        List<ProfileFragment> counting = entry.getValue().counting();
        taken.addAll(counting);
        SlowTree.of(counting)
            .forEach((path, leaf) -> leaves.add(new SlowMerge.Entry(path, leaf, rank.getAsInt())));
      }
    }
    List<ProfileFragment> timeline = new ArrayList<>();
    for (ProfileFragment event : events) {
      if (members.contains(event.primary().orElseThrow()) && policy.takesEvents(event.source())) {
        timeline.add(event);
      }
    }
    taken.addAll(timeline);
    return taken.isEmpty()
        ? Optional.empty()
        : Optional.of(profile(members, new SlowMerge(policy.method(), leaves), timeline, taken));
  }

  /** {@return all identities that some fragment held names} */
  Set<Identity> known() {
    Set<Identity> known = new HashSet<>();
    held.values().forEach(fragment -> known.addAll(fragment.identities()));
    return known;
  }

  /** {@return the graphs of two and more identities} */
  List<Set<Identity>> graphs() {
    return graphs;
  }

  private SlowProfile profile(
      List<Identity> members,
      SlowMerge merge,
      List<ProfileFragment> timeline,
      List<ProfileFragment> taken) {
    Set<String> sources = new TreeSet<>(SlowOrder.BYTES);
    taken.forEach(fragment -> sources.add(fragment.source()));
    return new SlowProfile(
        id(members),
        members,
        merge.attributes(),
        merge.provenance(),
        timeline,
        sources,
        taken.stream()
            .map(fragment -> fragment.timestamp().orElseThrow())
            .max(Comparator.naturalOrder())
            .orElseThrow());
  }

  private void recompute() {
    Map<Owner, List<ProfileFragment>> versions = new LinkedHashMap<>();
    List<ProfileFragment> happened = new ArrayList<>();
    for (ProfileFragment fragment : fragments()) {
      if (fragment.kind() == FragmentKind.EVENT) {
        happened.add(fragment);
      } else {
        versions
            .computeIfAbsent(
                new Owner(fragment.source(), fragment.primary().orElseThrow()),
                owner -> new ArrayList<>())
            .add(fragment);
      }
    }
    Map<Owner, SlowSeries> all = new LinkedHashMap<>();
    versions.forEach(
        (owner, inOrder) ->
            all.put(
                owner, new SlowSeries(inOrder, settings.source(owner.source()).strictlyNewer())));
    series = all;
    events = happened;
    graphs = new SlowGraph(settings).graphs(all.values(), happened);
  }

  private boolean isKnown(Identity identity) {
    return held.values().stream().anyMatch(fragment -> fragment.identities().contains(identity));
  }

  /** The first 128 bits of SHA-256 over the text of the anchor, in hexadecimal digits. */
  private String id(List<Identity> members) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(anchor(members).text().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new AssertionError(everyPlatformHasIt);
    }
  }

  /** Of the members in the highest namespace, the one that was named first; then the first one. */
  private Identity anchor(List<Identity> members) {
    String highest = members.get(0).namespace();
    return members.stream()
        .filter(member -> member.namespace().equals(highest))
        .min(Comparator.comparing(this::firstNamed).thenComparing(SlowOrder.identities(settings)))
        .orElseThrow();
  }

  private Instant firstNamed(Identity identity) {
    return held.values().stream()
        .filter(fragment -> fragment.identities().contains(identity))
        .map(fragment -> fragment.timestamp().orElseThrow())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static Key key(ProfileFragment fragment) {
    return new Key(
        fragment.source(),
        fragment.kind(),
        fragment.id().orElseThrow(),
        fragment.kind() == FragmentKind.EVENT ? null : fragment.timestamp().orElseThrow());
  }

  /** Of two contents under one key, the later in (timestamp, hash of the content). */
  private static ProfileFragment later(ProfileFragment a, ProfileFragment b) {
    return Comparator.<ProfileFragment, Instant>comparing(f -> f.timestamp().orElseThrow())
                .thenComparing(ContentHash::of)
                .compare(a, b)
            >= 0
        ? a
        : b;
  }
}
