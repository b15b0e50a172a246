package dev.selfsame;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.profile.AnonymousExpiry;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import dev.selfsame.query.IdentityQuery;
import dev.selfsame.query.Page;
import dev.selfsame.query.SearchQuery;
import dev.selfsame.storage.Backup;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A store of fragments that returns one profile per person.
 *
 * <pre>{@code
 * ProfileStore profiles = ProfileStore.builder()
 *     .namespaces(crm, email, device)                        // order is priority
 *     .defaultPolicy(MergePolicies.timestampOrdered())
 *     .build();
 * profiles.add(ProfileFragment.record("crm", Instant.parse("2026-02-11T09:30:00Z"))
 *     .identity(crm, "42").identity(email, "ada@example.com").attribute("person.name.first", "Ada").build());
 * Profile ada = profiles.find(email.identity("ada@example.com")).orElseThrow();
 * }</pre>
 *
 * <p><b>Design.</b>
 *
 * <p><em>Fragments are the truth.</em> Graphs, profiles and their ids are a pure function of the
 * set of fragments and the {@link Settings}. The same fragments in any order and in any batching
 * give equal profiles and equal ids, as long as they bring their own timestamps. Everything derived
 * that is stored can be computed again from the fragments; merging happens when a profile is read.
 *
 * <p><em>Many readers and a writer.</em> The internal structures are mutable arrays, guarded by
 * locks. A write is one {@link #add}, or up to 1,024 fragments of an {@link #addAll}, which are
 * checked before. A read sees the state between two writes and never half a merge; what it returns
 * is immutable, and is merged after the lock is released. A stream of all profiles takes the lock
 * for each of them, one of all fragments for each 256: it is consistent for these only. No read
 * about one person waits for {@linkplain dev.selfsame a long one}.
 *
 * <p><em>Bad data is an outcome.</em> Whatever is wrong with a fragment is reported as an {@link
 * AddResult}. Exceptions are for misuse of the API, and for {@linkplain dev.selfsame failures}.
 *
 * <p>Safe for use by any number of threads. Applications do not implement this interface, since
 * methods may be added to it. The store lives in memory, and ends with its process; {@link
 * #writeBackup} writes all that it holds. One that {@link ProfileStoreBuilder#open} returns keeps
 * its data in files as well.
 *
 * @since 0.1.0
 */
public interface ProfileStore extends ProfileView {
  /** {@return a builder for a new store} */
  static ProfileStoreBuilder builder() {
    return new ProfileStoreBuilder(Settings.builder());
  }

  /**
   * Returns a builder for a new store that starts from settings, such as those read from JSON.
   *
   * @param settings the settings; the builder may change them (see {@link Settings#toBuilder})
   * @return the builder
   */
  static ProfileStoreBuilder builder(Settings settings) {
    return new ProfileStoreBuilder(settings.toBuilder());
  }

  /**
   * Returns a store in memory on the system clock; short for {@code builder(settings).build()}.
   *
   * @param settings the settings
   * @return an empty store
   */
  static ProfileStore of(Settings settings) {
    return builder(settings).build();
  }

  /**
   * Adds a fragment. Costs O(its size); a record that replaces one with other identities costs
   * O(evidence of its graph).
   *
   * @param fragment the fragment
   * @return what became of it
   */
  AddResult add(ProfileFragment fragment);

  /**
   * Adds fragments in their order, faster than one by one. No fragment fails the batch.
   *
   * @param fragments the fragments; they are iterated as the batch proceeds, so they need not be in
   *     memory together
   * @return what became of them
   * @throws BatchResult.BatchFailedException if iterating, or a clock, throws an exception; all
   *     fragments before it are added, and the exception has their result. An error is thrown as it
   *     is, with such an exception suppressed, and up to 1,023 fragments before it are not added
   */
  BatchResult addAll(Iterable<ProfileFragment> fragments);

  /**
   * Removes a fragment: the store is then as if it had never been added, profile ids included, and
   * its bytes are overwritten. Costs O(evidence of its graph).
   *
   * @param key the key of the fragment: {@link AddResult.Accepted#key} or the key of an {@link
   *     dev.selfsame.profile.Origin}
   * @return whether the fragment was held; if not, nothing changed
   */
  boolean withdraw(FragmentKey key);

  /**
   * Removes all fragments of a source: the store is then as if the source had never been connected.
   * A {@linkplain dev.selfsame long read} lists them, and writes of some 500 fragments remove them,
   * those of a person together; what is added meanwhile may stay.
   *
   * @param source the name of the source
   * @return how many fragments were removed; 0 when none was held
   */
  long withdrawSource(String source);

  /**
   * Erases a person: the identities of the current graph of an identity, and all held about them.
   *
   * <p>Fragments that are stored under one of these identities are removed, replaced versions
   * included. Other fragments lose them, and are from then on as if they had never mentioned them;
   * a fragment id that was derived from the content is derived again, and {@link #withdraw} then
   * expects the new one. Vetoes that mention one of the identities are removed. Afterwards the
   * values are gone from the memory of the store, overwritten where they were, and so is what was
   * withdrawn or replaced before. Names of attributes and sources stay in a dictionary, so keep
   * values out of names. What the store returned before is the responsibility of the application.
   *
   * <p>What is added later is new: fragments that a feed delivers again about the person are
   * accepted. Costs O(fragments that mention the person and the evidence of the components that
   * they are in); other calls wait meanwhile.
   *
   * @param identity any identity of the person; it is normalized first
   * @return the receipt; empty when no fragment and no veto mentions the identity
   */
  Optional<ErasureReceipt> erase(Identity identity);

  /**
   * Erases a person like {@link #erase} and adds the identities to the suppression list, so that a
   * later feed does not bring them back: a fragment that would be stored under one of them is
   * rejected, and others are added without them. The list holds keyed hashes, no values. It is part
   * of {@link #settings}: keep {@link SuppressionList#text}, and pass it to the builder of the next
   * store. Costs O(size of the list) in addition.
   *
   * @param identity any identity of the person; it is normalized first
   * @return the receipt; empty when no fragment and no veto mentions the identity
   */
  Optional<ErasureReceipt> eraseAndSuppress(Identity identity);

  /**
   * Returns everything held about a person, for the right of access: all fragments that mention an
   * identity of the graph that the given one is currently in: those stored under these identities
   * with all versions, and those of others that mention them. Costs O(n log n) in what it returns.
   *
   * @param identity any identity of the person; it is normalized first
   * @return the fragments in their order, as {@link #fragments} returns them; empty when no
   *     fragment mentions the identity
   */
  List<ProfileFragment> export(Identity identity);

  /**
   * Removes what has been kept for long enough by the clock of the store: events older than {@link
   * SourceSettings#expireEventsAfter} of their source, then all that is stored under profiles that
   * have been anonymous and idle for too long, as defined by {@link AnonymousExpiry}. The store is
   * then as if none of it had ever been added, and its bytes are overwritten; listeners are told
   * what became of the profiles.
   *
   * <p>The memory of a removed fragment is reused for new ones. An identity that nothing mentions
   * any more leaves an unused slot, much smaller than a fragment; where there are very many, such
   * as cookies seen once, make a new store of a {@linkplain #writeBackup backup} at times.
   *
   * <p>Nothing expires unless this is called. It reads and writes as {@link #withdrawSource} does,
   * and costs O(fragments and identities held, and the evidence of the components that it touches).
   * Called again at the same time it does nothing. An expired event is rejected when it is added
   * again; what was stored under an anonymous profile is accepted again, since only the profile as
   * a whole shows that it is idle.
   *
   * @return the receipt
   */
  ExpiryReceipt expire();

  /**
   * Declares that two identities belong to two people: whatever the evidence says, they are never
   * in one graph. The declaration survives everything but {@link #removeVeto} and an erasure of one
   * of them; the identities need not be known yet.
   *
   * @param first the first identity
   * @param second the second identity
   * @return whether the pair was not declared before; if it was, nothing changed
   * @throws IllegalArgumentException if they are the same identity, or one is not acceptable or
   *     takes no part in a graph; nothing changed
   */
  boolean veto(Identity first, Identity second);

  /**
   * Removes a declaration of {@link #veto}: the store is then as if it had never been made.
   *
   * @param first the first identity
   * @param second the second identity
   * @return whether the pair was declared; if not, nothing changed
   * @throws IllegalArgumentException if one of them is not acceptable or takes no part in a graph
   */
  boolean removeVeto(Identity first, Identity second);

  /**
   * Returns everything held, replaced versions of records included, in the order of fragments and
   * in a form that can be added again: added to an empty store with the same settings, in any
   * order, they make an equal store. Fragments have normalized identities, and the id, the
   * timestamp and the primary identity that the store gave them. At the start a {@linkplain
   * dev.selfsame long read} sorts them, at O(n log n) and 8 bytes per fragment; then 256 are read
   * at a time: those added meanwhile are not in the stream, nor those removed before they are read.
   * So beside a writer it is no state of the store, and misses what is replaced; for that there is
   * {@link #writeBackup}.
   *
   * @return the fragments
   */
  Stream<ProfileFragment> fragments();

  /**
   * Registers a listener for what later writes change. With a listener registered, what a write
   * made stale is resolved at the end of that write, and a write costs O(size of the graphs that it
   * touches) in addition. Each profile whose current records or patches it changed is merged as it
   * was and as it is under the default policy, to find out which attributes changed, while other
   * calls wait; events alone cost no merge.
   *
   * <p>A write returns when its events are delivered; {@link StoreListener} tells the exceptions,
   * and what happens when a listener throws. Where a custom rule throws while profiles are
   * compared, changes of attributes are not reported.
   *
   * @param listener the listener
   * @return the subscription; closing it unregisters the listener
   */
  Subscription subscribe(StoreListener listener);

  /**
   * Writes a backup to a stream: the fragments, the vetoes and the suppression list of one state
   * between two writes. Writes go on meanwhile, and wait for no more than 256 fragments to be
   * copied; what they remove is kept in memory until its turn. Costs O(fragments).
   *
   * <p>{@link ProfileStoreBuilder#readBackup} makes a store of it. The form is that of the files of
   * a {@link DurableProfileStore}, and is read by later versions.
   *
   * @param out the stream, which is not closed
   * @return what was written
   * @throws IOException if the stream throws it; what was written is no backup
   */
  Backup writeBackup(OutputStream out) throws IOException;

  /** {@return the current settings, with all vetoes and all suppressed identities} */
  Settings settings();

  /**
   * Returns the profiles whose merged attributes meet a condition, in the canonical order of their
   * anchors, as {@link #profiles(String)} lists them. The result is what testing every profile in
   * one state between two writes would give: a {@linkplain dev.selfsame long read}, whose cost
   * {@link SearchQuery} describes.
   *
   * @param query the query
   * @return the profiles, and the position to continue from
   * @throws IllegalArgumentException if there is no such policy
   * @throws dev.selfsame.query.InvalidCursorException if the cursor of the query is damaged, comes
   *     from another store or belongs to another query; the message states which
   */
  Page<Profile> search(SearchQuery query);

  /**
   * Reads in advance the values of all profiles at some paths, as a search for a rare value would.
   * Call it after loading, so that the first search need not wait. Without paths it lists all
   * persons and reads which of them have a profile. What was read is kept up to date by later
   * searches; of all paths under all policies the 64 most recently used are kept.
   *
   * @param policy the name of a policy
   * @param paths dotted paths, as in conditions
   * @throws IllegalArgumentException if there is no such policy, or a path has an empty name
   */
  void prepareSearch(String policy, Collection<String> paths);

  /**
   * Returns the identities that fragments mention and whose value starts with a prefix, in
   * canonical order: by priority of the namespace, then by value in UTF-8 byte order. It is a
   * {@linkplain dev.selfsame long read}, whose cost {@link IdentityQuery} describes.
   *
   * @param query the query
   * @return the identities, and the position to continue from
   * @throws IllegalArgumentException if there is no such namespace
   * @throws dev.selfsame.query.InvalidCursorException if the cursor of the query is damaged, comes
   *     from another store or belongs to another query; the message states which
   */
  Page<Identity> identities(IdentityQuery query);

  /** {@return counts of what the store holds, with profiles under the default policy} */
  StoreStatistics statistics();

  /**
   * Returns counts of what the store holds: a {@linkplain dev.selfsame long read} that costs
   * O(fragments + identities) and merges nothing.
   *
   * @param policy the name of the policy under which profiles are counted
   * @return the statistics, of one state between two writes
   * @throws IllegalArgumentException if there is no such policy
   */
  StoreStatistics statistics(String policy);
}
