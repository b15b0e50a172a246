package dev.selfsame;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.internal.ByteArena;
import dev.selfsame.internal.ByteReader;
import dev.selfsame.internal.ByteWriter;
import dev.selfsame.internal.CanonicalMap;
import dev.selfsame.internal.FragmentTable;
import dev.selfsame.internal.IdentityTable;
import dev.selfsame.internal.IntList;
import dev.selfsame.internal.NameTable;
import dev.selfsame.internal.ReadAhead;
import dev.selfsame.internal.Utf8Order;
import dev.selfsame.internal.ValueCodec;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * All fragments held, each with a number: a row for what the graph asks, bytes for the rest.
 *
 * <p><b>Design.</b> A fragment as an object with a map takes ten times the memory of its bytes, and
 * the collector visits each part of it. So a fragment becomes a row of {@link FragmentTable} and a
 * run of bytes in an arena, with the names of attributes and sources as numbers, and is an object
 * again only when it is read. Numbers mean nothing, and those of fragments that went are used
 * again; {@link #compare} is the order of fragments.
 */
final class FragmentLog {
  private static final FragmentKind[] KINDS = {
    FragmentKind.RECORD, FragmentKind.PATCH, FragmentKind.EVENT
  };
  private static final int NO_TYPE = 0;

  private final Namespaces namespaces;
  private final IdentityTable identities;
  private final FragmentTable table = new FragmentTable();
  private final ByteArena payloads = new ByteArena();
  private final NameTable names = new NameTable();

  /** The paths at which a record or a patch had an attribute. */
  private final AttributePaths profilePaths = new AttributePaths();

  private final NameTable sources = new NameTable();
  private final FragmentKeys keys;
  private final ByteWriter writer = new ByteWriter();

  FragmentLog(Namespaces namespaces, IdentityTable identities) {
    this.namespaces = namespaces;
    this.identities = identities;
    this.keys = new FragmentKeys(identities.seed());
  }

  FragmentTable table() {
    return table;
  }

  /** {@return a key to be looked up} */
  FragmentKeys.Sought sought(FragmentKey key) {
    return keys.sought(key);
  }

  /** Reads what looking keys up will, so that it lies in the cache when it comes to that. */
  void bringNear(List<FragmentKeys.Sought> some) {
    long read = 0;
    for (FragmentKeys.Sought sought : some) {
      read += keys.touch(sought);
    }
    ReadAhead.keep(read);
    IntList likely = new IntList(some.size());
    for (FragmentKeys.Sought sought : some) {
      int fragment = keys.likely(sought);
      if (fragment != FragmentKeys.NONE) {
        likely.add(fragment);
      }
    }
    bringNear(likely);
  }

  /** Reads what {@link #get} will of some fragments, so that it lies in the cache then. */
  void bringNear(IntList fragments) {
    long read = 0;
    for (int i = 0; i < fragments.size(); i++) {
      read += table.touchRow(fragments.get(i));
    }
    ReadAhead.keep(read);
    for (int i = 0; i < fragments.size(); i++) {
      int fragment = fragments.get(i);
      long payload = table.payload(fragment);
      read += table.touchOccurrences(fragment) + payloads.touch(payload);
      read += payloads.touch(payload + table.payloadLength(fragment) - 1);
    }
    ReadAhead.keep(read);
  }

  /** {@return the number of the fragment with a key, or {@link FragmentKeys#NONE}} */
  int find(FragmentKeys.Sought sought) {
    FragmentKey key = sought.key();
    int source = sources.find(key.source());
    return source == NameTable.NONE
        ? FragmentKeys.NONE
        : keys.find(sought, fragment -> hasKey(fragment, source, sought));
  }

  /**
   * Writes down what a fragment says beside its row, for {@link #holds} and {@link #add}.
   *
   * @param sought its key
   */
  void write(ProfileFragment fragment, FragmentKeys.Sought sought) {
    writer.clear();
    writer.writeBytes(sought.id());
    writePayload(fragment);
  }

  /**
   * {@return whether a fragment held says the same as the one that was written down last, beside
   * whom it names}
   */
  boolean holds(int fragment, ProfileFragment written) {
    return written.timestamp().orElseThrow().equals(timestamp(fragment))
        && table.payloadLength(fragment) == writer.length()
        && payloads.matches(table.payload(fragment), writer.bytes(), 0, writer.length());
  }

  /**
   * Adds the checked fragment that was written down last, and returns its number.
   *
   * @param sought its key
   * @param named the ints of its identities, in canonical order
   * @param primary the one that it is stored under
   */
  int add(ProfileFragment written, FragmentKeys.Sought sought, int[] named, int primary) {
    if (written.kind() != FragmentKind.EVENT) {
      profilePaths.note(written.attributes());
    }
    Instant timestamp = written.timestamp().orElseThrow();
    int number =
        table.add(
            timestamp.getEpochSecond(),
            timestamp.getNano(),
            number(written.kind()),
            sources.intern(written.source()),
            primary,
            named,
            payloads.add(writer.bytes(), writer.length()),
            writer.length());
    keys.add(sought, number);
    return number;
  }

  /** Takes a fragment out. What it said stays readable until {@link #wipe}. */
  void remove(int fragment) {
    keys.remove(keys.sought(key(fragment)), fragment);
    table.remove(fragment);
  }

  /**
   * Overwrites what fragments that were taken out said, and makes room for others of it. The names
   * of their attributes stay in the dictionary, and their paths noted as some that profiles may
   * have.
   */
  void wipe(IntList fragments) {
    for (int i = 0; i < fragments.size(); i++) {
      int fragment = fragments.get(i);
      payloads.remove(table.payload(fragment), table.payloadLength(fragment));
      table.wipe(fragment);
    }
    writer.wipe();
  }

  /** {@return whether a record or a patch ever had an attribute at a path} */
  boolean isProfilePath(String path) {
    return profilePaths.contains(path);
  }

  FragmentKind kind(int fragment) {
    return KINDS[table.kind(fragment)];
  }

  Instant timestamp(int fragment) {
    return Instant.ofEpochSecond(table.second(fragment), table.nano(fragment));
  }

  String source(int fragment) {
    return sources.name(table.source(fragment));
  }

  String sourceName(int source) {
    return sources.name(source);
  }

  FragmentKey key(int fragment) {
    FragmentKind kind = kind(fragment);
    return new FragmentKey(
        source(fragment),
        kind,
        id(fragment),
        kind == FragmentKind.EVENT ? null : timestamp(fragment));
  }

  Identity identity(int identity) {
    Namespace namespace = namespaces.asList().get(identities.namespace(identity));
    return new Identity(namespace.code(), identities.value(identity));
  }

  /** Compares two fragments in the order of fragments. */
  int compare(int a, int b) {
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
    return result != 0 ? result : Utf8Order.INSTANCE.compare(id(a), id(b));
  }

  /** {@return a fragment as an object again} Costs O(its size). */
  ProfileFragment get(int fragment) {
    return get(fragment, this::identity);
  }

  /**
   * {@return a fragment as an object again} Costs O(its size).
   *
   * @param identityOf gives the identities, which a reader of many fragments may have at hand
   */
  ProfileFragment get(int fragment, IntFunction<Identity> identityOf) {
    return get(fragment, identityOf, name -> true);
  }

  /** {@return a fragment as an object, without those attributes whose first name is not wanted} */
  ProfileFragment getSome(int fragment, Predicate<String> wanted) {
    return get(fragment, this::identity, wanted);
  }

  private ProfileFragment get(
      int fragment, IntFunction<Identity> identityOf, Predicate<String> wanted) {
    ByteReader in = payload(fragment);
    FragmentKind kind = kind(fragment);
    ProfileFragment.Builder builder =
        ProfileFragment.builder(kind, source(fragment))
            .id(in.readString())
            .timestamp(timestamp(fragment));
    builder.primary(identityOf.apply(table.primary(fragment)));
    for (int i = table.firstOccurrence(fragment); i < table.endOfOccurrences(fragment); i++) {
      if (table.identityAt(i) != table.primary(fragment)) {
        builder.identity(identityOf.apply(table.identityAt(i)));
      }
    }
    if (kind == FragmentKind.EVENT && in.readByte() != NO_TYPE) {
      builder.type(in.readString());
    }
    if (kind == FragmentKind.PATCH) {
      readStrings(in).forEach(builder::unset);
      readStrings(in).forEach(builder::append);
    }
    return builder.attributes(attributes(in, wanted)).build();
  }

  /** {@return those attributes of a record or a patch whose first name is wanted} */
  Map<String, Object> attributes(int fragment, Predicate<String> wanted) {
    ByteReader in = payload(fragment);
    in.readString();
    if (kind(fragment) == FragmentKind.PATCH) {
      readStrings(in);
      readStrings(in);
    }
    return attributes(in, wanted).asAttributes();
  }

  private CanonicalMap attributes(ByteReader in, Predicate<String> wanted) {
    return ValueCodec.readSome(in, from -> names.name((int) from.readVarint()), wanted);
  }

  /** Returns the place of a kind in the order of fragments. */
  private static int number(FragmentKind kind) {
    return switch (kind) {
      case RECORD -> 0;
      case PATCH -> 1;
      case EVENT -> 2;
    };
  }

  private void writePayload(ProfileFragment fragment) {
    if (fragment.kind() == FragmentKind.EVENT) {
      writer.writeByte(fragment.type().isPresent() ? 1 : NO_TYPE);
      fragment.type().ifPresent(writer::writeString);
    }
    if (fragment.kind() == FragmentKind.PATCH) {
      writeStrings(fragment.unset());
      writeStrings(fragment.appended());
    }
    ValueCodec.writeMap(
        fragment.attributes(), writer, (name, out) -> out.writeVarint(names.intern(name)));
  }

  private boolean hasKey(int fragment, int source, FragmentKeys.Sought sought) {
    FragmentKey key = sought.key();
    byte[] id = sought.id();
    return table.source(fragment) == source
        && kind(fragment) == key.kind()
        && (key.timestamp() == null || key.timestamp().equals(timestamp(fragment)))
        && id.length <= table.payloadLength(fragment)
        && payloads.matches(table.payload(fragment), id, 0, id.length);
  }

  private String id(int fragment) {
    return payload(fragment).readString();
  }

  private ByteReader payload(int fragment) {
    return new ByteReader(payloads.get(table.payload(fragment), table.payloadLength(fragment)));
  }

  private void writeStrings(Collection<String> strings) {
    writer.writeVarint(strings.size());
    strings.forEach(writer::writeString);
  }

  private static List<String> readStrings(ByteReader in) {
    int count = (int) in.readVarint();
    List<String> strings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      strings.add(in.readString());
    }
    return strings;
  }
}
