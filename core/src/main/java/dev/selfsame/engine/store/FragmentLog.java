package dev.selfsame.engine.store;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.internal.column.ByteArena;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.NameTable;
import dev.selfsame.internal.column.PackedText;
import dev.selfsame.internal.column.Prefetch;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.identity.IdentityTable;
import dev.selfsame.internal.value.CanonicalMap;
import dev.selfsame.internal.value.ValueCodec;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All fragments held, each with a number: a row with the fields that the graph needs, and bytes for
 * the rest.
 *
 * <p><b>Design.</b> A fragment as an object with a map takes ten times the memory of its bytes, and
 * the garbage collector visits each part of it. So a fragment is stored as a row of {@link
 * FragmentTable} and bytes in an arena, with the names of attributes and sources as numbers, and
 * becomes an object only when it is read. Numbers have no meaning, and those of removed fragments
 * are reused; {@link #compare} is the order of fragments.
 */
public final class FragmentLog {
  private static final int USUAL_LENGTH = 192;

  private final Namespaces namespaces;
  private final IdentityTable identities;
  private final FragmentTable table = new FragmentTable();
  private final ByteArena payloads = new ByteArena();
  private final NameTable names = new NameTable();

  /** The paths at which a record or a patch had an attribute. */
  private final SeenPaths profilePaths = SeenPaths.none();

  private final NameTable sources = new NameTable();
  private final FragmentKeys keys;

  FragmentLog(Namespaces namespaces, IdentityTable identities) {
    this.namespaces = namespaces;
    this.identities = identities;
    this.keys = new FragmentKeys(identities.seed());
  }

  public FragmentTable table() {
    return table;
  }

  /** {@return a key with its hash} */
  public FragmentKeys.Sought sought(FragmentKey key) {
    return keys.sought(key);
  }

  /** Prefetches what looking up the keys of some fragments reads. */
  void prefetchKeys(List<EncodedFragment> some) {
    long read = 0;
    for (EncodedFragment encoded : some) {
      read += keys.prefetch(encoded.key().hash());
    }
    Prefetch.keep(read);
    IntList likely = new IntList(some.size());
    for (EncodedFragment encoded : some) {
      int fragment = keys.likely(encoded.key());
      if (fragment != FragmentKeys.NONE) {
        likely.add(fragment);
      }
    }
    prefetch(likely);
  }

  /** Prefetches what {@link #get} reads of some fragments. */
  void prefetch(IntList fragments) {
    long read = 0;
    for (int i = 0; i < fragments.size(); i++) {
      read += table.prefetchRow(fragments.get(i));
    }
    Prefetch.keep(read);
    for (int i = 0; i < fragments.size(); i++) {
      int fragment = fragments.get(i);
      long payload = table.payload(fragment);
      read += table.prefetchOccurrences(fragment) + payloads.byteAt(payload);
      read += payloads.byteAt(payload + table.payloadLength(fragment) - 1);
    }
    Prefetch.keep(read);
  }

  /** {@return the number of the fragment with a key, or {@link FragmentKeys#NONE}} */
  public int find(FragmentKeys.Sought sought) {
    return find(sought, sources.find(sought.key().source()));
  }

  /** {@return the number of the fragment with the key of another, or {@link FragmentKeys#NONE}} */
  int find(EncodedFragment encoded) {
    return find(encoded.key(), encoded.source());
  }

  private int find(FragmentKeys.Sought sought, int source) {
    return source == NameTable.NONE
        ? FragmentKeys.NONE
        : keys.find(sought, fragment -> hasKey(fragment, source, sought));
  }

  /**
   * {@return a checked fragment in the form in which the log stores it} Names and paths that are
   * new are added to the dictionaries. Costs O(its size).
   */
  EncodedFragment encode(ProfileFragment content, String id, Instant timestamp) {
    if (content.kind() != FragmentKind.EVENT) {
      profilePaths.add(content.attributes(), names);
    }
    return encode(
        content,
        id,
        timestamp,
        sources.intern(content.source()),
        payload ->
            ValueCodec.writeMap(
                content.attributes(), payload, (name, out) -> out.writeVarint(names.intern(name))));
  }

  /**
   * {@return the attributes of a fragment in the form in which the log stores them, or null if
   * something about them is unusual, or a name or a path is new} Safe for use by any number of
   * threads, without the lock.
   */
  @Nullable UsualAttributes encodeAttributes(ProfileFragment content) {
    return content.attributes() instanceof CanonicalMap attributes
        ? UsualAttributes.encode(
            attributes, names, content.kind() == FragmentKind.EVENT ? null : profilePaths)
        : null;
  }

  /**
   * {@return a checked fragment in the form in which the log stores it, or null if its source is
   * new} Safe for use by any number of threads, without the lock.
   */
  @Nullable EncodedFragment encodeKnown(
      ProfileFragment content, String id, Instant timestamp, UsualAttributes attributes) {
    int source = sources.find(content.source());
    return source == NameTable.NONE
        ? null
        : encode(content, id, timestamp, source, attributes::appendTo);
  }

  private EncodedFragment encode(
      ProfileFragment content,
      String id,
      Instant timestamp,
      int source,
      Consumer<ByteWriter> attributes) {
    FragmentKeys.Sought key =
        keys.sought(FragmentKey.of(content.source(), content.kind(), id, timestamp));
    ByteWriter payload = new ByteWriter(USUAL_LENGTH);
    payload.writeBytes(key.id());
    FragmentCodec.writeHead(content, payload);
    attributes.accept(payload);
    return new EncodedFragment(content, timestamp, key, source, payload);
  }

  /** {@return whether a held fragment equals another, apart from the identities} */
  boolean holds(int fragment, EncodedFragment other) {
    ByteWriter payload = other.payload();
    return other.timestamp().equals(timestamp(fragment))
        && table.payloadLength(fragment) == payload.length()
        && payloads.matches(table.payload(fragment), payload.bytes(), 0, payload.length());
  }

  /**
   * Adds a fragment, and returns its number.
   *
   * @param mentioned the ints of its identities, in canonical order
   * @param primary the identity that it is stored under
   */
  int add(EncodedFragment encoded, int[] mentioned, int primary) {
    Instant timestamp = encoded.timestamp();
    int number =
        table.add(
            timestamp.getEpochSecond(),
            timestamp.getNano(),
            FragmentCodec.number(encoded.content().kind()),
            encoded.source(),
            primary,
            mentioned,
            payloads.add(encoded.payload().bytes(), encoded.payload().length()),
            encoded.payload().length());
    keys.add(encoded.key().hash(), number);
    return number;
  }

  /**
   * Adds a loaded fragment, whose key no other has, and returns its number.
   *
   * @param mentioned the ints of its identities, in canonical order
   */
  int add(LoadedFragments loaded, int index, int[] mentioned) {
    int start = loaded.startOfPayload(index);
    int end = loaded.endsOfPayloads.get(index);
    int number =
        table.add(
            loaded.second(index),
            loaded.nanos.get(index),
            loaded.kinds.get(index),
            loaded.sources.get(index),
            mentioned[loaded.primaries.get(index)],
            mentioned,
            payloads.add(loaded.payloads.bytes(), start, end),
            end - start);
    keys.add(loaded.hash(index), number);
    return number;
  }

  /** Prefetches what adding loaded fragments reads of the keys. */
  void prefetchKeys(LoadedFragments loaded) {
    long read = 0;
    for (int i = 0; i < loaded.size(); i++) {
      read += keys.prefetch(loaded.hash(i));
    }
    Prefetch.keep(read);
  }

  /** {@return the number of a name, which is added if missing} Safe for use by several loaders. */
  synchronized int loadName(String name) {
    return names.intern(name);
  }

  /**
   * {@return the number of a source, which is added if missing} Safe for use by several loaders.
   */
  synchronized int loadSource(String name) {
    return sources.intern(name);
  }

  /**
   * {@return the paths of profiles with one more name, which are added if missing} Safe for use by
   * several loaders.
   */
  synchronized SeenPaths loadPath(SeenPaths paths, String name) {
    return paths.add(name, names);
  }

  /** {@return the paths at which a record or a patch had an attribute} */
  SeenPaths profilePaths() {
    return profilePaths;
  }

  FragmentKeys keys() {
    return keys;
  }

  /** {@return the seed of the hashes} */
  long seed() {
    return identities.seed();
  }

  String attributeName(int name) {
    return names.name(name);
  }

  /** Removes a fragment. Its content stays readable until {@link #wipe}. */
  void remove(int fragment) {
    keys.remove(keys.sought(key(fragment)), fragment);
    table.remove(fragment);
  }

  void removeAll(IntList fragments) {
    fragments.stream().forEach(fragment -> keys.remove(keys.sought(key(fragment)), fragment));
    table.removeAll(fragments);
  }

  /**
   * Overwrites the content of removed fragments, and frees its space. The names of their attributes
   * stay in the dictionary, and their paths still count as paths that profiles may have.
   */
  void wipe(IntList fragments) {
    for (int i = 0; i < fragments.size(); i++) {
      int fragment = fragments.get(i);
      payloads.remove(table.payload(fragment), table.payloadLength(fragment));
      table.wipe(fragment);
    }
  }

  /** {@return whether a record or a patch ever had an attribute at a path} */
  public boolean isProfilePath(String path) {
    return profilePaths.contains(path);
  }

  public FragmentKind kind(int fragment) {
    return FragmentCodec.kind(table.kind(fragment));
  }

  public Instant timestamp(int fragment) {
    return Instant.ofEpochSecond(table.second(fragment), table.nano(fragment));
  }

  public String source(int fragment) {
    return sources.name(table.source(fragment));
  }

  /** {@return the type of an event, or null when it has none} */
  @Nullable String type(int event) {
    long type = payloads.afterString(table.payload(event));
    return payloads.byteAt(type) == FragmentCodec.NO_TYPE ? null : payloads.getString(type + 1);
  }

  public String sourceName(int source) {
    return sources.name(source);
  }

  public FragmentKey key(int fragment) {
    return FragmentKey.of(source(fragment), kind(fragment), id(fragment), timestamp(fragment));
  }

  public Identity identity(int identity) {
    Namespace namespace = namespaces.asList().get(identities.namespace(identity));
    return new Identity(namespace.code(), identities.value(identity));
  }

  /** Compares two fragments in the order of fragments. */
  public int compare(int a, int b) {
    if (a == b) {
      return 0;
    }
    int result = table.compareTime(a, b);
    if (result == 0) {
      result = Integer.compare(table.kind(a), table.kind(b));
    }
    if (result == 0 && table.source(a) != table.source(b)) {
      result = Utf8Order.INSTANCE.compare(source(a), source(b));
    }
    return result != 0 ? result : PackedText.compare(payloads, table.payload(a), table.payload(b));
  }

  /** {@return a fragment as an object} Costs O(its size). */
  public ProfileFragment get(int fragment) {
    return get(fragment, this::identity);
  }

  /**
   * {@return a fragment as an object} Costs O(its size).
   *
   * @param identityOf returns an identity, which a reader of many fragments may cache
   */
  public ProfileFragment get(int fragment, IntFunction<Identity> identityOf) {
    return get(fragment, identityOf, name -> true);
  }

  /** {@return a fragment as an object, with only the attributes whose first name is wanted} */
  public ProfileFragment getSome(int fragment, Predicate<String> wanted) {
    return get(fragment, this::identity, wanted);
  }

  private ProfileFragment get(
      int fragment, IntFunction<Identity> identityOf, Predicate<String> wanted) {
    Identity[] mentioned = mentioned(fragment, identityOf);
    return FragmentCodec.read(
        kind(fragment),
        source(fragment),
        timestamp(fragment),
        identityOf.apply(table.primary(fragment)),
        mentioned,
        0,
        mentioned.length,
        payload(fragment),
        nameReader(),
        wanted);
  }

  /** {@return the identities that a fragment mentions, in canonical order} */
  private Identity[] mentioned(int fragment, IntFunction<Identity> identityOf) {
    int first = table.firstOccurrence(fragment);
    Identity[] mentioned = new Identity[table.endOfOccurrences(fragment) - first];
    for (int i = 0; i < mentioned.length; i++) {
      mentioned[i] = identityOf.apply(table.identityAt(first + i));
    }
    return mentioned;
  }

  /** {@return the attributes of a record or a patch whose first name is wanted} */
  public Map<String, Object> attributes(int fragment, Predicate<String> wanted) {
    ByteReader in = payload(fragment);
    FragmentCodec.skipToAttributes(kind(fragment), in);
    return ValueCodec.readSome(in, nameReader(), wanted).asAttributes();
  }

  /** {@return a reader of names, which is safe to use while fragments are added} */
  ValueCodec.NameReader nameReader() {
    IntFunction<String> now = attributeNames();
    return in -> now.apply((int) in.readVarint());
  }

  /** Copies the bytes of a fragment. */
  void copyPayload(int fragment, byte[] into, int start) {
    payloads.copy(table.payload(fragment), table.payloadLength(fragment), into, start);
  }

  /** Writes the bytes of a fragment. */
  void writePayload(int fragment, ByteWriter out) {
    int start = out.length();
    out.writeNothing(table.payloadLength(fragment));
    copyPayload(fragment, out.bytes(), start);
  }

  /** {@return a reader of the names of attributes, which is safe to use while names are added} */
  IntFunction<String> attributeNames() {
    return names.now();
  }

  private boolean hasKey(int fragment, int source, FragmentKeys.Sought sought) {
    FragmentKey key = sought.key();
    byte[] id = sought.id();
    return table.source(fragment) == source
        && kind(fragment) == key.kind()
        && key.timestamp().map(timestamp(fragment)::equals).orElse(true)
        && id.length <= table.payloadLength(fragment)
        && payloads.matches(table.payload(fragment), id, 0, id.length);
  }

  private String id(int fragment) {
    return PackedText.read(payloads, table.payload(fragment));
  }

  private ByteReader payload(int fragment) {
    return new ByteReader(payloads.get(table.payload(fragment), table.payloadLength(fragment)));
  }
}
