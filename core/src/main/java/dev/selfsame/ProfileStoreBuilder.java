package dev.selfsame;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import dev.selfsame.engine.journal.BackupReader;
import dev.selfsame.engine.journal.StoreDirectory;
import dev.selfsame.engine.store.WriteLog;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Namespace;
import dev.selfsame.internal.value.BuilderChecks;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import dev.selfsame.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builder for {@link ProfileStore}, with the options of {@link Settings.Builder}: one that has one
 * value can be set once; null is refused. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class ProfileStoreBuilder {
  private final Settings.Builder settings;
  private @Nullable Clock clock;
  private @Nullable Integer expectedIdentities;
  private StoreListener.@Nullable FailureHandler failureHandler;

  ProfileStoreBuilder(Settings.Builder settings) {
    this.settings = settings;
  }

  /**
   * Declares the namespaces, the highest priority first.
   *
   * @param namespaces one or more
   * @return this
   * @throws IllegalArgumentException if they contradict each other
   */
  public ProfileStoreBuilder namespaces(Namespace... namespaces) {
    settings.namespaces(namespaces);
    return this;
  }

  /**
   * Changes the rules that keep people apart; may be called any number of times.
   *
   * @param change for example {@code rules -> rules.graphLimit(100)}
   * @return this
   */
  public ProfileStoreBuilder graphRules(Consumer<GraphRules.Builder> change) {
    settings.graphRules(change);
    return this;
  }

  /**
   * Declares a source. Once any source is declared, fragments of undeclared sources are rejected.
   *
   * @param name the name of the source
   * @param source the settings of the source
   * @return this
   * @throws IllegalArgumentException if it was declared before
   */
  public ProfileStoreBuilder source(String name, SourceSettings source) {
    settings.source(name, source);
    return this;
  }

  /**
   * Declares the policy that is used by default; its name is {@code default}.
   *
   * @param policy the policy
   * @return this
   * @throws IllegalArgumentException if it was declared before
   */
  public ProfileStoreBuilder defaultPolicy(MergePolicy policy) {
    settings.defaultPolicy(policy);
    return this;
  }

  /**
   * Declares a policy under a name. The first one is the default without {@link #defaultPolicy}.
   *
   * @param name the name of the policy
   * @param policy the policy
   * @return this
   * @throws IllegalArgumentException if the name was used before
   */
  public ProfileStoreBuilder policy(String name, MergePolicy policy) {
    settings.policy(name, policy);
    return this;
  }

  /**
   * Changes any options of the settings, those without a method here too, any number of times.
   *
   * @param change for example {@code settings -> settings.idKey(key).placeholders(none())}
   * @return this
   */
  public ProfileStoreBuilder settings(Consumer<Settings.Builder> change) {
    change.accept(settings);
    return this;
  }

  /**
   * Sets the clock for fragments without a timestamp and for expiry; the system's by default.
   *
   * @param clock the clock
   * @return this
   * @throws IllegalStateException if it was set before
   */
  public ProfileStoreBuilder clock(Clock clock) {
    BuilderChecks.once(this.clock, "clock");
    this.clock = requireNonNull(clock);
    return this;
  }

  /**
   * Sets how many distinct identities are expected, so that the store allocates room for them at
   * once. It is a hint: more may be added, and room not used, some 13 bytes each, is wasted.
   *
   * @param expectedIdentities how many; 0, the default, to allocate no room
   * @return this
   * @throws IllegalArgumentException if it is negative
   * @throws IllegalStateException if it was set before
   */
  public ProfileStoreBuilder expectedIdentities(int expectedIdentities) {
    BuilderChecks.once(this.expectedIdentities, "expectedIdentities");
    Preconditions.checkArgument(
        expectedIdentities >= 0,
        "expectedIdentities is %s. Use 0 or more, or leave the hint out.",
        expectedIdentities);
    this.expectedIdentities = expectedIdentities;
    return this;
  }

  /**
   * Sets the handler of what listeners throw; by default the {@linkplain
   * Thread#getUncaughtExceptionHandler handler of uncaught exceptions} of the delivering thread.
   *
   * @param handler the handler
   * @return this
   * @throws IllegalStateException if it was set before
   */
  public ProfileStoreBuilder listenerFailureHandler(StoreListener.FailureHandler handler) {
    BuilderChecks.once(failureHandler, "listenerFailureHandler");
    failureHandler = requireNonNull(handler);
    return this;
  }

  /**
   * Returns a store in memory, which ends with its process.
   *
   * @return an empty store
   * @throws IllegalStateException if no namespaces were declared
   * @throws IllegalArgumentException if no policy was declared, or the settings contradict each
   *     other
   */
  public ProfileStore build() {
    return inMemory(settings.build());
  }

  private InMemoryProfileStore inMemory(Settings all) {
    return new InMemoryProfileStore(
        all, clock(), expectedIdentities(), dispatcher(), WriteLog.NONE);
  }

  /**
   * Returns a store whose data outlives its process: what was kept in a directory before, and what
   * is written from now on.
   *
   * <p>The vetoes and the suppression list of the directory are added to those of the settings.
   * Rules, limits, sources and policies may be other ones than before, since graphs and profiles
   * are computed again; fragments that were accepted stay. The namespaces that the directory has
   * must be declared in the same order, with the same type and normalizer, and there may be more;
   * and the idKey must be the same. Costs O(fragments), and decodes them on all processors.
   *
   * @param storage the directory, and how it is used
   * @return the store, which must be closed
   * @throws StorageException if the directory is in use, a file of it is damaged, was written by a
   *     later version or under other settings, or the disk fails
   * @throws IllegalStateException if no namespaces were declared
   * @throws IllegalArgumentException if no policy was declared, the settings contradict each other,
   *     or a directory that is to be read does not exist
   */
  public DurableProfileStore open(Storage storage) {
    Settings given = settings.build();
    return StoreDirectory.uninterrupted(
        () ->
            JournaledProfileStore.start(
                StoreDirectory.open(storage.directory(), storage.options(), given),
                clock(),
                expectedIdentities(),
                dispatcher()));
  }

  /**
   * Returns a store in memory with what a backup has; its vetoes and suppression list are added to
   * those of the settings. About the settings, what {@link #open} says holds. Costs O(fragments).
   *
   * @param backup what {@link ProfileStore#writeBackup} wrote; the stream is not closed
   * @return the store
   * @throws IOException if the stream throws it
   * @throws StorageException if the backup is damaged or incomplete, or was written by a later
   *     version or under other settings
   * @throws IllegalStateException if no namespaces were declared
   * @throws IllegalArgumentException if no policy was declared, or the settings contradict each
   *     other
   */
  public ProfileStore readBackup(InputStream backup) throws IOException {
    BackupReader reader = new BackupReader(backup);
    Settings all = reader.settings(settings.build());
    InMemoryProfileStore store = inMemory(all);
    reader.read(store.locked, all);
    return store;
  }

  private Clock clock() {
    return clock == null ? Clock.systemUTC() : clock;
  }

  private int expectedIdentities() {
    return expectedIdentities == null ? 0 : expectedIdentities;
  }

  private EventDispatcher dispatcher() {
    return new EventDispatcher(failureHandler == null ? EventDispatcher.UNCAUGHT : failureHandler);
  }
}
