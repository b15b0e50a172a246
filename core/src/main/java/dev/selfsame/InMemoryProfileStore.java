package dev.selfsame;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.IdentityGraph;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.graph.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.internal.IntList;
import dev.selfsame.profile.IdentityQuery;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Page;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.SearchQuery;
import dev.selfsame.profile.Settings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The store in memory: what is asked of it, carried out behind the lock of {@link
 * GuardedFragments}.
 */
final class InMemoryProfileStore implements ProfileStore {
  private final Clock clock;
  private final Intake intake;
  final GuardedFragments guarded;
  private final ProfileView reader;
  private final ProfileSearch search;
  private final Announcer announcer = new Announcer();
  private volatile Settings settings;

  InMemoryProfileStore(Settings settings, Clock clock, int expectedIdentities) {
    this.settings = settings;
    this.clock = clock;
    // Vetoes come and go; whoever keeps settings for good keeps them without.
    Settings lasting = settings.withGraphRules(withoutVetoes(settings.graphRules()));
    this.intake = new Intake(lasting, clock, () -> this.settings.suppressed());
    this.guarded =
        new GuardedFragments(
            new HeldFragments(
                lasting, settings.graphRules(), new SecureRandom().nextLong(), expectedIdentities));
    long scope = new SecureRandom().nextLong();
    this.reader = new ProfileReader(Moment.now(guarded, this::settings), intake, scope);
    this.search = new ProfileSearch(guarded, this::settings, scope);
  }

  private static GraphRules withoutVetoes(GraphRules rules) {
    GraphRules.Builder builder = rules.toBuilder();
    rules.vetoes().forEach(veto -> builder.withoutVeto(veto.first(), veto.second()));
    return builder.build();
  }

  @Override
  public AddResult add(ProfileFragment fragment) {
    Intake.Checked checked = intake.check(fragment);
    return write(held -> hold(held, List.of(checked))).get(0);
  }

  @Override
  public BatchResult addAll(Iterable<ProfileFragment> fragments) {
    BatchResult.Counter counter = new BatchResult.Counter();
    List<Intake.Checked> write = new ArrayList<>(WRITE_SIZE);
    for (ProfileFragment fragment : fragments) {
      write.add(intake.check(fragment));
      if (write.size() == WRITE_SIZE) {
        hold(write, counter);
      }
    }
    hold(write, counter);
    return counter.result();
  }

  private void hold(List<Intake.Checked> write, BatchResult.Counter counter) {
    write(held -> hold(held, write)).forEach(counter::count);
    write.clear();
  }

  private List<AddResult> hold(HeldFragments held, List<Intake.Checked> before) {
    List<Intake.Checked> now = new ArrayList<>(before.size());
    List<Intake.Checked.Passed> passed = new ArrayList<>(before.size());
    for (Intake.Checked checked : before) {
      Intake.Checked upToDate = intake.upToDate(checked);
      now.add(upToDate);
      if (upToDate instanceof Intake.Checked.Passed one) {
        passed.add(one);
      }
    }
    Iterator<AddResult> added = held.addAll(passed).iterator();
    List<AddResult> results = new ArrayList<>(now.size());
    for (Intake.Checked checked : now) {
      AddResult result =
          checked instanceof Intake.Checked.Failed failed ? failed.rejected() : added.next();
      held.noteRefusals(result);
      results.add(result);
    }
    return results;
  }

  /** Carries out one write, and tells what it changed if somebody listens. */
  private <T> T write(Function<HeldFragments, T> change) {
    try {
      return guarded.write(
          held -> {
            try {
              return announcer.hasListeners() ? writeObserved(held, change) : change.apply(held);
            } finally {
              held.sweep();
            }
          });
    } finally {
      announcer.tell();
    }
  }

  private <T> T writeObserved(HeldFragments held, Function<HeldFragments, T> change) {
    ChangeTracker tracker = new ChangeTracker(held);
    held.track(tracker);
    try {
      T result = change.apply(held);
      held.graph().refreshAll();
      announcer.queue(tracker.news());
      // The host's own rules may throw here; the write stands, and the rest of its news is told.
      announcer.queue(tracker.changes());
      return result;
    } finally {
      held.track(null);
    }
  }

  @Override
  public Subscription subscribe(StoreListener listener) {
    return guarded.write(
        held -> {
          held.graph().refreshAll();
          return announcer.subscribe(listener);
        });
  }

  @Override
  public boolean withdraw(FragmentKey key) {
    return write(
        held -> {
          int fragment = held.log().find(held.log().sought(key));
          if (fragment == FragmentKeys.NONE) {
            return false;
          }
          held.remove(fragment);
          return true;
        });
  }

  @Override
  public long withdrawSource(String source) {
    return write(
        held -> {
          IntList ofSource = held.select().ofSource(source);
          held.removeAll(ofSource);
          return (long) ofSource.size();
        });
  }

  @Override
  public Optional<ErasureReceipt> erase(Identity identity) {
    return erase(identity, false);
  }

  @Override
  public Optional<ErasureReceipt> eraseAndSuppress(Identity identity) {
    return erase(identity, true);
  }

  private Optional<ErasureReceipt> erase(Identity identity, boolean suppress) {
    Identity acceptable = intake.acceptable(identity);
    return acceptable == null ? Optional.empty() : write(held -> erase(acceptable, suppress, held));
  }

  private Optional<ErasureReceipt> erase(Identity identity, boolean suppress, HeldFragments held) {
    int found = held.identityHeld(identity);
    if (found == HeldFragments.UNKNOWN) {
      return Optional.empty();
    }
    held.graph().refresh(found);
    IntList erased = held.members(found);
    Set<Identity> identities = new HashSet<>();
    erased.stream().mapToObj(held.log()::identity).forEach(identities::add);
    Erasure erasure = Erasure.of(erased, held);
    int vetoes = removeVetoes(identities, held);
    int suppressed = suppress ? suppress(identities) : 0;
    return Optional.of(
        new ErasureReceipt(
            clock.instant(),
            erased.size(),
            erasure.removed(),
            erasure.reduced(),
            vetoes,
            suppressed));
  }

  private int suppress(Set<Identity> identities) {
    SuppressionList before = settings.suppressed();
    settings = settings.withSuppressed(before.with(identities));
    return settings.suppressed().size() - before.size();
  }

  private int removeVetoes(Set<Identity> naming, HeldFragments held) {
    GraphRules rules = settings.graphRules();
    GraphRules.Builder rest = rules.toBuilder();
    for (Veto veto : rules.vetoes()) {
      if (naming.contains(veto.first()) || naming.contains(veto.second())) {
        rest.withoutVeto(veto.first(), veto.second());
      }
    }
    changeRules(rest, held);
    return rules.vetoes().size() - settings.graphRules().vetoes().size();
  }

  @Override
  public List<ProfileFragment> export(Identity identity) {
    Identity acceptable = intake.acceptable(identity);
    if (acceptable == null) {
      return List.of();
    }
    return guarded.readAbout(
        held -> held.known(acceptable),
        (held, known) -> known.isEmpty() ? List.of() : naming(held.members(known.get(0)), held));
  }

  private static List<ProfileFragment> naming(IntList members, HeldFragments held) {
    IntList naming = held.select().naming(members);
    naming.sort(held.log()::compare);
    return naming.stream().mapToObj(held.log()::get).toList();
  }

  @Override
  public ExpiryReceipt expire() {
    Instant now = clock.instant();
    return write(held -> Expiry.of(held, now));
  }

  @Override
  public boolean veto(Identity first, Identity second) {
    return write(held -> changeRules(settings.graphRules().toBuilder().veto(first, second), held));
  }

  @Override
  public boolean removeVeto(Identity first, Identity second) {
    return write(
        held -> changeRules(settings.graphRules().toBuilder().withoutVeto(first, second), held));
  }

  /**
   * Takes over other vetoes, and returns whether any came or went. Called by one writer at a time.
   */
  private boolean changeRules(GraphRules.Builder changed, HeldFragments held) {
    GraphRules before = settings.graphRules();
    GraphRules after = changed.build();
    for (Veto veto : after.vetoes()) {
      if (!before.vetoes().contains(veto)) {
        held.addVeto(veto);
      }
    }
    for (Veto veto : before.vetoes()) {
      if (!after.vetoes().contains(veto)) {
        held.removeVeto(veto);
      }
    }
    settings = settings.withGraphRules(after);
    return !before.equals(after);
  }

  @Override
  public Optional<Profile> find(Identity identity) {
    return reader.find(identity);
  }

  @Override
  public Optional<Profile> find(Identity identity, String policy) {
    return reader.find(identity, policy);
  }

  @Override
  public Optional<Profile> find(ProfileId id) {
    return reader.find(id);
  }

  @Override
  public List<Optional<Profile>> findAll(Collection<Identity> identities) {
    return reader.findAll(identities);
  }

  @Override
  public List<Optional<Profile>> findAll(Collection<Identity> identities, String policy) {
    return reader.findAll(identities, policy);
  }

  @Override
  public IdentityGraph graph() {
    return reader.graph();
  }

  @Override
  public Stream<Profile> profiles() {
    return reader.profiles();
  }

  @Override
  public Stream<Profile> profiles(String policy) {
    return reader.profiles(policy);
  }

  @Override
  public ProfileView asOf(Instant time) {
    return reader.asOf(time);
  }

  @Override
  public Stream<ProfileFragment> fragments() {
    FragmentWalk walk = guarded.read(FragmentWalk::of);
    return IntStream.range(0, walk.size())
        .mapToObj(place -> guarded.read(held -> walk.at(place, held)))
        .flatMap(Optional::stream);
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public StoreStatistics statistics() {
    return statistics(settings.defaultPolicy());
  }

  @Override
  public StoreStatistics statistics(String policy) {
    MergePolicy named = settings.policy(policy);
    return guarded.readAboutAll(held -> StoreCount.of(held, policy, named));
  }

  @Override
  public Page<Profile> search(SearchQuery query) {
    return search.profiles(query);
  }

  @Override
  public void prepareSearch(String policy, Collection<String> paths) {
    search.prepare(policy, paths);
  }

  @Override
  public Page<Identity> identities(IdentityQuery query) {
    return search.identities(query);
  }
}
