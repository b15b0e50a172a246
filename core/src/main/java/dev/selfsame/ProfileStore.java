package dev.selfsame;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.Placeholders;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.profile.AnonymousExpiry;
import dev.selfsame.profile.IdentityQuery;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Page;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.SearchQuery;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.SourceSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store of fragments that gives back one profile per person.
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
 * give equal profiles and equal ids, as long as they bring their own timestamps. Nothing derived is
 * stored that could not be computed again; merging happens when a profile is read.
 *
 * <p><em>Many readers and a writer.</em> The structures inside are mutable arrays, guarded by one
 * lock for reading and writing. A write is one {@link #add}, or up to {@value #WRITE_SIZE}
 * fragments of an {@link #addAll}; checking a fragment is done before the lock is taken. A read
 * sees the state between two writes and never half a merge; what it returns is immutable, and
 * merged after the lock is released. A stream of all profiles or fragments takes the lock anew for
 * each element, so it is consistent for each element only, and a slow reader never stops the
 * writer.
 *
 * <p><em>Bad data is an outcome.</em> Whatever is wrong with a fragment comes back as an {@link
 * AddResult}. Exceptions are for wrong use of the API.
 *
 * <p>All methods may be called by any number of threads. The store lives in memory; {@link
 * #fragments} gives back all that it holds in a form that can be added again.
 */
public interface ProfileStore extends ProfileView {
  /** The most fragments of an {@link #addAll} that become visible at once. */
  int WRITE_SIZE = 1024;

  /**
   * Starts a store.
   *
   * @return the builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Returns a store in memory.
   *
   * @param settings the settings
   * @return an empty store, on the system's clock
   */
  static ProfileStore of(Settings settings) {
    return of(settings, Clock.systemUTC());
  }

  /**
   * Returns a store in memory.
   *
   * @param settings the settings
   * @param clock the only clock that the store reads: for fragments that bring no time, and for
   *     expiry
   * @return an empty store
   */
  static ProfileStore of(Settings settings, Clock clock) {
    return new InMemoryProfileStore(settings, clock, 0);
  }

  /**
   * Adds a fragment. Costs O(size of the fragment); a record that replaces one with other
   * identities costs O(evidence of its graph).
   *
   * @param fragment the fragment
   * @return what became of it
   */
  AddResult add(ProfileFragment fragment);

  /**
   * Adds fragments in their order, faster than one by one. No row fails the batch.
   *
   * @param fragments the fragments; they are asked for as the batch goes on, so they need not be in
   *     memory together
   * @return what became of them
   */
  BatchResult addAll(Iterable<ProfileFragment> fragments);

  /**
   * Takes a fragment out: all is then as if it had never been added, profile ids included, and its
   * bytes are overwritten. Costs O(evidence of its graph).
   *
   * @param key what names the fragment: {@link AddResult.Accepted#key} or the key of an {@link
   *     dev.selfsame.profile.Origin}
   * @return whether it was held; if not, nothing changed
   */
  boolean withdraw(FragmentKey key);

  /**
   * Takes all fragments of a source out: all is then as if it had never been connected. Each
   * component of evidence that they were in is rebuilt once.
   *
   * @param source the name of the source
   * @return how many fragments were taken out; 0 when none was held
   */
  long withdrawSource(String source);

  /**
   * Erases a person: the identities of the graph that an identity is in now, and all that is held
   * about them.
   *
   * <p>Fragments that are stored under one of them go, replaced versions included. Other fragments
   * lose them, and are from then on as if they had never named them; an id that was derived from
   * their content is derived anew, so {@link #withdraw} knows them by that. Vetoes that name one of
   * them go. Afterwards the values are gone from the memory of the store, overwritten where they
   * stood, and so is what was withdrawn or replaced before. Names of attributes and sources stay in
   * a dictionary, so keep values out of names. What the store gave out before is the host's: the
   * profiles, fragments and exports that it read.
   *
   * <p>What is added later is new: a feed that brings the person again is taken. Costs O(fragments
   * that name the person and the evidence of the components that they are in); the store is locked
   * meanwhile.
   *
   * @param identity any identity of the person; it is normalized first
   * @return the receipt, or empty when no fragment and no veto names the identity, and nothing
   *     changed
   */
  Optional<ErasureReceipt> erase(Identity identity);

  /**
   * Erases a person as {@link #erase}, and puts the identities on the suppression list, so that a
   * later feed does not bring them back: a fragment that would be stored under one of them is
   * rejected, and others go on without them. The list holds keyed hashes, no values. It is in
   * {@link #settings}: keep {@link SuppressionList#text}, and hand it to the builder of the next
   * store. Costs O(size of the list) more.
   *
   * @param identity any identity of the person; it is normalized first
   * @return the receipt, or empty when no fragment and no veto names the identity, and nothing
   *     changed
   */
  Optional<ErasureReceipt> eraseAndSuppress(Identity identity);

  /**
   * Returns everything held about a person, for the right of access: all fragments that name an
   * identity of the graph that the given one is in now, those stored under them with all versions,
   * and those of others that mention them. Costs O(n log n) in what it returns.
   *
   * @param identity any identity of the person; it is normalized first
   * @return the fragments in their order, as {@link #fragments} gives them; empty when no fragment
   *     names the identity
   */
  List<ProfileFragment> export(Identity identity);

  /**
   * Takes out what has been kept for long enough by the clock of the store: events older than
   * {@link SourceSettings#expireEventsAfterDays} of their source, then all that is stored under
   * profiles that have been anonymous and idle for too long, as {@link AnonymousExpiry} says. All
   * is then as if none of it had ever been added, and its bytes are overwritten; listeners hear
   * what became of the profiles.
   *
   * <p>The memory of a fragment that goes, here or elsewhere, is not given back but used for those
   * that come: a store in which as much goes as comes does not grow. But an identity that nothing
   * names any more leaves an empty place, much smaller than a fragment; where very many do, such as
   * cookies that are seen once, start a new store from {@link #fragments} now and then.
   *
   * <p>Nothing expires unless this is called. It is one write, and the store is locked meanwhile.
   * Costs O(fragments and identities held, and the evidence of the components that it touches).
   * Called again at the same time it does nothing. An event beyond its horizon is refused when it
   * is added; what was stored under an anonymous profile is taken again, since only the profile as
   * a whole tells that it is idle.
   *
   * @return the receipt
   */
  ExpiryReceipt expire();

  /**
   * Declares two identities to be two people: whatever the evidence says, they are never in one
   * graph. The declaration survives everything but {@link #removeVeto}; the identities need not be
   * known yet.
   *
   * @param first the one
   * @param second the other
   * @return whether it was not declared before; if it was, nothing changed
   * @throws IllegalArgumentException if they are the same identity, or one is not acceptable or
   *     takes no part in a graph; nothing changed
   */
  boolean veto(Identity first, Identity second);

  /**
   * Takes back that two identities are two people: all is then as if it had never been declared.
   *
   * @param first the one
   * @param second the other
   * @return whether it was declared; if not, nothing changed
   * @throws IllegalArgumentException if one of them is not acceptable or takes no part in a graph
   */
  boolean removeVeto(Identity first, Identity second);

  /**
   * Returns everything held, replaced versions of records included, in the order of fragments and
   * in a form that can be added again: added to an empty store with the same settings, in any
   * order, it makes an equal store. Fragments come with normalized identities, and with the id, the
   * timestamp and the primary identity that the store gave them. Sorting costs O(n log n) and 8
   * bytes a fragment at the start; fragments added meanwhile are not in the stream, nor those taken
   * out before it comes to them.
   *
   * @return the fragments
   */
  Stream<ProfileFragment> fragments();

  /**
   * Lets somebody hear what later writes change. With a listener registered, what a write made
   * stale is resolved at the end of that write, and a write costs O(size of the graphs that it
   * touches) more. Each profile whose current records or patches it changed is merged as it was and
   * as it is under the default policy, to tell which attributes changed, while the store is locked;
   * events alone cost no merge. If a rule of the host's own throws then, the write throws it and
   * stands, and what changed in attributes is not told.
   *
   * @param listener who hears
   * @return what ends it when it is closed
   */
  Subscription subscribe(StoreListener listener);

  /** {@return the settings of now, with all vetoes and all that is suppressed} */
  Settings settings();

  /**
   * Returns the profiles whose merged attributes are as a condition says, in the canonical order of
   * their anchors, as {@link #profiles(String)} lists them. The answer is what a look at every
   * profile would give in one state between two writes.
   *
   * <p>The first search of all lists and sorts all persons. A first search at a path under a policy
   * reads what profiles have there until its page is full, some microseconds each, and what is read
   * is kept: a frequent value takes few readings, a rare one takes all profiles once, unless a
   * {@linkplain SearchQuery.Builder#scanLimit scan limit} ends the page before. This is done in
   * steps between which writers get their turn; {@link #prepareSearch} does all of it ahead. After
   * writes the next search first reads again who was written to, whatever its limits. Besides that
   * a page costs O(hits looked at) where few persons can meet the condition, else no more than a
   * few comparisons of ints for each person up to its end, and the merging of what it shows. A path
   * at which no record or patch ever had an attribute costs no reading; under a policy with rules,
   * one whose first name none ever had.
   *
   * <p>It takes 8 bytes for each profile and path, 4 for each identity, and the distinct values.
   * The profiles of a page are in memory together, so give the query a limit.
   *
   * <p>Where a rule of the host's own throws for a person who may meet the condition, so does a
   * search that comes to this person before its page is full.
   *
   * <p>A cursor is good for any later state of the store that gave it, and for no other store: it
   * names the place behind an anchor, which need not be held any more, nor ever have met the
   * condition. It shows no value of an identity.
   *
   * @param query what is asked
   * @return the profiles, and where to go on
   * @throws IllegalArgumentException if there is no such policy, or the cursor of the query is
   *     damaged, comes from another store or belongs to another query; the text says which
   */
  Page<Profile> search(SearchQuery query);

  /**
   * Reads ahead what all profiles have at some paths, as a search for a rare value would. Call it
   * after loading, and the first search need not wait. Without paths it lists all persons and reads
   * who has a profile. What is read is kept up to date by later searches; of all paths under all
   * policies those that were asked for last are kept, 64 of them.
   *
   * @param policy the name of a policy
   * @param paths names with dots between them, as in conditions
   * @throws IllegalArgumentException if there is no such policy, or a path has an empty name
   */
  void prepareSearch(String policy, Collection<String> paths);

  /**
   * Returns the identities that fragments name and whose value starts with a text, in canonical
   * order: by priority of the namespace, then by value in UTF-8 byte order.
   *
   * <p>The first question sorts all identities, which costs O(n log n) while a writer waits, and 4
   * bytes each; later ones cost O(log n) and what they show.
   *
   * <p>A cursor is good for any later state of the store that gave it, and for no other store. It
   * shows no value of an identity.
   *
   * @param query what is asked
   * @return the identities, and where to go on
   * @throws IllegalArgumentException if there is no such namespace, or the cursor of the query is
   *     damaged, comes from another store or belongs to another query; the text says which
   */
  Page<Identity> identities(IdentityQuery query);

  /** {@return how much the store holds, with profiles under the default policy} */
  StoreStatistics statistics();

  /**
   * Returns how much the store holds. Costs O(fragments + identities), without merging anything; a
   * writer waits meanwhile.
   *
   * @param policy the name of the policy under which profiles are counted
   * @return the statistics, of one state between two writes
   * @throws IllegalArgumentException if there is no such policy
   */
  StoreStatistics statistics(String policy);

  /**
   * A store in the making. Each option that stands alone can be set once. Not safe for use by
   * several threads.
   */
  final class Builder {
    private static final String DEFAULT_POLICY = "default";

    private @Nullable Namespaces namespaces;
    private @Nullable Placeholders placeholders;
    private @Nullable Clock clock;
    private int expectedIdentities;
    private byte @Nullable [] idKey;
    private @Nullable SuppressionList suppressed;
    private @Nullable AnonymousExpiry anonymousExpiry;
    private @Nullable Duration futureTolerance;
    private final Map<String, MergePolicy> policies = new LinkedHashMap<>();
    private final Map<String, SourceSettings> sources = new LinkedHashMap<>();
    private final List<Consumer<GraphRules.Builder>> rules = new ArrayList<>();

    private Builder() {}

    /**
     * Declares the namespaces, the highest priority first.
     *
     * @param namespaces one or more
     * @return this
     * @throws IllegalArgumentException if they make no sense together, as {@link Namespaces#of}
     *     says
     * @throws IllegalStateException if they were declared before
     */
    public Builder namespaces(Namespace... namespaces) {
      once(this.namespaces, "namespaces");
      this.namespaces = Namespaces.of(namespaces);
      return this;
    }

    /**
     * Says which values stand for nobody; {@link Placeholders#defaults} when it is not said.
     *
     * @param placeholders the values
     * @return this
     * @throws IllegalStateException if it was said before
     */
    public Builder placeholders(Placeholders placeholders) {
      once(this.placeholders, "placeholders");
      this.placeholders = requireNonNull(placeholders);
      return this;
    }

    /**
     * Changes the rules that keep people apart; {@link GraphRules#of} when they are let be.
     *
     * @param change for example {@code rules -> rules.graphLimit(100)}
     * @return this
     */
    public Builder graphRules(Consumer<GraphRules.Builder> change) {
      rules.add(requireNonNull(change));
      return this;
    }

    /**
     * Declares a source. When one is declared, fragments of sources that are not are rejected.
     *
     * @param name the name of the source
     * @param settings what holds for it
     * @return this
     * @throws IllegalArgumentException if it was declared before
     */
    public Builder source(String name, SourceSettings settings) {
      Preconditions.checkArgument(
          sources.put(name, requireNonNull(settings)) == null,
          "Source '%s' is declared twice. Declare it once.",
          name);
      return this;
    }

    /**
     * Declares the policy that is used when none is named; it has the name {@code default}.
     *
     * @param policy the policy
     * @return this
     * @throws IllegalArgumentException if it was declared before
     */
    public Builder defaultPolicy(MergePolicy policy) {
      return policy(DEFAULT_POLICY, policy);
    }

    /**
     * Declares a policy under a name. Without a {@link #defaultPolicy} the first one is used when
     * none is named.
     *
     * @param name the name of the policy
     * @param policy the policy
     * @return this
     * @throws IllegalArgumentException if the name was used before
     */
    public Builder policy(String name, MergePolicy policy) {
      Preconditions.checkArgument(
          policies.put(name, requireNonNull(policy)) == null,
          "Two merge policies are named '%s'. Give each its own name.",
          name);
      return this;
    }

    /**
     * Brings a secret key for profile ids, which makes them impossible to guess; without one they
     * are pseudonyms.
     *
     * @param idKey the key; 32 random bytes are a good one
     * @return this
     * @throws IllegalStateException if one was brought before
     */
    public Builder idKey(byte[] idKey) {
      once(this.idKey, "idKey");
      this.idKey = idKey.clone();
      return this;
    }

    /**
     * Says which identities must not come back; none when it is not said.
     *
     * @param suppressed the list, such as one that {@link SuppressionList#parse} reads
     * @return this
     * @throws IllegalStateException if it was said before
     */
    public Builder suppressed(SuppressionList suppressed) {
      once(this.suppressed, "suppressed");
      this.suppressed = requireNonNull(suppressed);
      return this;
    }

    /**
     * Says how long {@link ProfileStore#expire} lets anonymous profiles be idle; for ever when it
     * is not said.
     *
     * @param rule the namespaces that name nobody, and the days
     * @return this
     * @throws IllegalStateException if it was said before
     */
    public Builder anonymousExpiry(AnonymousExpiry rule) {
      once(this.anonymousExpiry, "anonymousExpiry");
      this.anonymousExpiry = requireNonNull(rule);
      return this;
    }

    /**
     * Sets how far ahead of the clock a timestamp may lie, as {@link
     * Settings.Builder#futureTolerance} does; any distance goes when it is not set.
     *
     * @param tolerance zero or more
     * @return this
     * @throws IllegalStateException if it was set before
     */
    public Builder futureTolerance(Duration tolerance) {
      once(this.futureTolerance, "futureTolerance");
      this.futureTolerance = requireNonNull(tolerance);
      return this;
    }

    /**
     * Says which clock gives the time to fragments that bring none, and decides on expiry; the
     * system's when it is not said.
     *
     * @param clock the clock
     * @return this
     * @throws IllegalStateException if it was said before
     */
    public Builder clock(Clock clock) {
      once(this.clock, "clock");
      this.clock = requireNonNull(clock);
      return this;
    }

    /**
     * Says how many different identities will come, so that the store makes room for them at once
     * instead of growing as they come. It is a hint: more may come, and the room for those that do
     * not, some 13 bytes each, is lost.
     *
     * @param expectedIdentities how many; 0, as it is when it is not said, for no room
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public Builder expectedIdentities(int expectedIdentities) {
      Preconditions.checkArgument(
          expectedIdentities >= 0,
          "%s identities cannot be expected. Give a number of 0 or more, or leave the hint out.",
          expectedIdentities);
      this.expectedIdentities = expectedIdentities;
      return this;
    }

    /**
     * Returns the store.
     *
     * @return an empty store in memory
     * @throws IllegalStateException if no namespaces were declared
     * @throws IllegalArgumentException if no policy was declared, or the settings make no sense
     *     together
     */
    public ProfileStore build() {
      if (namespaces == null) {
        throw new IllegalStateException(
            "The store has no namespaces. Call namespaces(...), the highest priority first.");
      }
      GraphRules.Builder graphRules = GraphRules.builder(namespaces);
      rules.forEach(change -> change.accept(graphRules));
      Settings.Builder settings = Settings.builder(graphRules.build()).idKey(idKey);
      if (placeholders != null) {
        settings.placeholders(placeholders);
      }
      if (suppressed != null) {
        settings.suppressed(suppressed);
      }
      settings.anonymousExpiry(anonymousExpiry);
      settings.futureTolerance(futureTolerance);
      sources.forEach(settings::source);
      policies.forEach(settings::policy);
      if (policies.containsKey(DEFAULT_POLICY)) {
        settings.defaultPolicy(DEFAULT_POLICY);
      }
      return new InMemoryProfileStore(
          settings.build(), clock == null ? Clock.systemUTC() : clock, expectedIdentities);
    }

    private static void once(@Nullable Object current, String option) {
      Preconditions.checkState(current == null, "%s was already set; set it once.", option);
    }
  }
}
