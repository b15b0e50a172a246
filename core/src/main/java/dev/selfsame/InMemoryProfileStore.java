package dev.selfsame;

import static java.util.Objects.requireNonNull;

import dev.selfsame.engine.journal.BackupWriter;
import dev.selfsame.engine.query.PointInTime;
import dev.selfsame.engine.search.IdentityCursors;
import dev.selfsame.engine.search.IdentityOrder;
import dev.selfsame.engine.search.IdentitySearch;
import dev.selfsame.engine.search.ProfileSearch;
import dev.selfsame.engine.search.SearchIndex;
import dev.selfsame.engine.store.BulkRemoval;
import dev.selfsame.engine.store.Erasure;
import dev.selfsame.engine.store.Expiry;
import dev.selfsame.engine.store.FragmentKeys;
import dev.selfsame.engine.store.FragmentScan;
import dev.selfsame.engine.store.FragmentSort;
import dev.selfsame.engine.store.Intake;
import dev.selfsame.engine.store.LastingSettings;
import dev.selfsame.engine.store.LockedState;
import dev.selfsame.engine.store.SettingsInForce;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.engine.store.WriteLog;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.IdentityGraph;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.Timeline;
import dev.selfsame.profile.TimelineQuery;
import dev.selfsame.query.IdentityQuery;
import dev.selfsame.query.Page;
import dev.selfsame.query.SearchQuery;
import dev.selfsame.storage.Backup;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The in-memory store, which runs all operations under the lock of {@link LockedState}.
 *
 * <p>It registers the listeners of the state: the search indexes permanently, and a {@link
 * ChangeTracker} for each write while the store has listeners.
 */
sealed class InMemoryProfileStore implements ProfileStore permits JournaledProfileStore {
  /** The maximum number of fragments of an {@link #addAll} that become visible at once. */
  private static final int WRITE_SIZE = 1024;

  /** The number of fragments that {@link #fragments} reads at once. */
  private static final int READ_SIZE = 256;

  private final Clock clock;
  private final Intake intake;
  private final LastingSettings lasting;
  private final SettingsInForce settings;
  final LockedState locked;
  private final BulkRemoval removal;
  private final ProfileView reader;
  private final ProfileSearch search;
  private final IdentitySearch identities;
  private final EventDispatcher dispatcher;
  private final StoreWriter writer;

  /**
   * Creates an empty store.
   *
   * @param writes what keeps the writes
   */
  InMemoryProfileStore(
      Settings settings,
      Clock clock,
      int expectedIdentities,
      EventDispatcher dispatcher,
      WriteLog writes) {
    this.clock = clock;
    this.dispatcher = dispatcher;
    this.settings = new SettingsInForce(settings);
    this.lasting = LastingSettings.of(settings);
    StoreState state =
        new StoreState(
            lasting, settings.graphRules(), new SecureRandom().nextLong(), expectedIdentities);
    this.intake = new Intake(lasting, clock, state.log(), this.settings::suppressed);
    SearchIndex index = new SearchIndex(state);
    IdentityOrder order = new IdentityOrder(state);
    state.addListener(index);
    state.addListener(order);
    this.locked = new LockedState(state);
    this.writer = new StoreWriter(locked, dispatcher, writes);
    this.removal = new BulkRemoval(locked, writer::write);
    long scope = new SecureRandom().nextLong();
    IdentityCursors cursors = new IdentityCursors(scope);
    this.reader =
        new ProfileReader(
            PointInTime.now(locked, this.settings::get), lasting, intake, index::anchors, scope);
    this.search = new ProfileSearch(locked, index, lasting, scope, cursors);
    this.identities = new IdentitySearch(locked, order, cursors, settings.namespaces());
  }

  @Override
  public AddResult add(ProfileFragment fragment) {
    List<Intake.Checked> checked = List.of(intake.check(fragment));
    return writer.write(state -> upToDate(checked), InMemoryProfileStore::addAll).get(0);
  }

  @Override
  public BatchResult addAll(Iterable<ProfileFragment> fragments) {
    BatchResult.Counter counter = new BatchResult.Counter();
    Iterator<ProfileFragment> rest = fragments.iterator();
    List<Intake.Checked> checked = new ArrayList<>(WRITE_SIZE);
    StoreWriter.Made<List<AddResult>> last = null;
    try {
      do {
        checked.clear();
        Exception failure = null;
        try {
          while (checked.size() < WRITE_SIZE && rest.hasNext()) {
            checked.add(intake.check(rest.next()));
          }
        } catch (Exception thrown) {
          failure = thrown;
        } catch (Error thrown) {
          thrown.addSuppressed(new BatchResult.BatchFailedException(counter.result(), null));
          throw thrown;
        }
        last = writer.make(state -> upToDate(checked), InMemoryProfileStore::addAll);
        last.result().forEach(counter::count);
        if (failure != null) {
          throw new BatchResult.BatchFailedException(counter.result(), failure);
        }
      } while (checked.size() == WRITE_SIZE);
    } finally {
      if (last != null) {
        writer.await(last);
      }
    }
    return counter.result();
  }

  private List<Intake.Checked> upToDate(List<Intake.Checked> checked) {
    return checked.stream().map(intake::upToDate).toList();
  }

  private static List<AddResult> addAll(
      StoreState state, List<Intake.Checked> checked, Optional<ChangeTracker> tracker) {
    List<Intake.Checked.Passed> passed = new ArrayList<>(checked.size());
    for (Intake.Checked one : checked) {
      if (one instanceof Intake.Checked.Passed add) {
        passed.add(add);
      }
    }
    List<AddResult> results = AddResults.of(checked, state.addAll(passed));
    tracker.ifPresent(listening -> results.forEach(listening::refused));
    return results;
  }

  @Override
  public Subscription subscribe(StoreListener listener) {
    requireNonNull(listener);
    return locked.write(
        before ->
            state -> {
              state.graph().refreshAll();
              return dispatcher.subscribe(listener);
            });
  }

  @Override
  public boolean withdraw(FragmentKey key) {
    return writer.write(
        state -> state.log().find(state.log().sought(key)),
        (state, fragment, tracker) -> {
          if (fragment == FragmentKeys.NONE) {
            return false;
          }
          state.remove(fragment);
          return true;
        });
  }

  @Override
  public long withdrawSource(String source) {
    requireNonNull(source);
    return removal.remove(state -> state.select().ofSource(source));
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
    if (acceptable == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return writer.erase(state -> erase(acceptable, suppress, now, state));
  }

  private Optional<ErasureReceipt> erase(
      Identity identity, boolean suppress, Instant now, StoreState state) {
    int found = state.identityHeld(identity);
    if (found == StoreState.UNKNOWN) {
      return Optional.empty();
    }
    state.graph().refresh(found);
    IntList erased = state.graphs().of(found);
    Set<Identity> members = new HashSet<>();
    erased.stream().mapToObj(state.log()::identity).forEach(members::add);
    Erasure erasure = Erasure.of(erased, now, state);
    int vetoes = settings.removeVetoesOf(members, state);
    int suppressed = suppress ? settings.suppress(members, state) : 0;
    return Optional.of(
        new ErasureReceipt(
            now, erased.size(), erasure.removed(), erasure.reduced(), vetoes, suppressed));
  }

  @Override
  public List<ProfileFragment> export(Identity identity) {
    Identity acceptable = intake.acceptable(identity);
    if (acceptable == null) {
      return List.of();
    }
    return locked.readAbout(
        state -> state.known(acceptable),
        (state, known) ->
            known.isEmpty() ? List.of() : naming(state.graphs().of(known.get(0)), state));
  }

  private static List<ProfileFragment> naming(IntList members, StoreState state) {
    IntList naming = FragmentSort.sorted(state.select().mentioning(members), state.log());
    return naming.stream().mapToObj(state.log()::get).toList();
  }

  @Override
  public ExpiryReceipt expire() {
    Instant now = clock.instant();
    Expiry.Expired expired = new Expiry(removal, lasting, now).expire();
    return new ExpiryReceipt(now, expired.events(), expired.profiles(), expired.fragments());
  }

  @Override
  public boolean veto(Identity first, Identity second) {
    return writer.write(
        state -> settings.veto(first, second),
        (state, veto, tracker) -> settings.addVeto(veto, state));
  }

  @Override
  public boolean removeVeto(Identity first, Identity second) {
    return writer.write(
        state -> settings.veto(first, second),
        (state, veto, tracker) -> settings.removeVeto(veto, state));
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
  public Map<String, Object> attributes(Identity identity, Collection<String> paths) {
    return reader.attributes(identity, paths);
  }

  @Override
  public Map<String, Object> attributes(
      Identity identity, String policy, Collection<String> paths) {
    return reader.attributes(identity, policy, paths);
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
  public Page<ProfileFragment> timeline(Identity identity, TimelineQuery query) {
    return reader.timeline(identity, query);
  }

  @Override
  public Page<ProfileFragment> timeline(Identity identity, String policy, TimelineQuery query) {
    return reader.timeline(identity, policy, query);
  }

  @Override
  public Timeline.Statistics timelineStatistics(Identity identity, String policy) {
    return reader.timelineStatistics(identity, policy);
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
    FragmentScan scan = locked.scan(FragmentScan::of);
    return IntStream.iterate(0, from -> from < scan.size(), from -> from + READ_SIZE)
        .boxed()
        .flatMap(
            from -> {
              int to = Math.min(scan.size(), from + READ_SIZE);
              return locked.read(state -> scan.between(from, to, state)).stream();
            });
  }

  @Override
  public Backup writeBackup(OutputStream out) throws IOException {
    return BackupWriter.write(out, locked, settings, clock.instant());
  }

  @Override
  public Settings settings() {
    return settings.get();
  }

  @Override
  public StoreStatistics statistics() {
    return statistics(settings.get().defaultPolicy());
  }

  @Override
  public StoreStatistics statistics(String policy) {
    MergePolicy merge = settings.get().policy(policy);
    return locked.scan(state -> StatisticsCollector.of(state, policy, merge));
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
    return identities.identities(query);
  }
}
