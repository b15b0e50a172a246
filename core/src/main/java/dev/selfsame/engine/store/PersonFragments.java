package dev.selfsame.engine.store;

import dev.selfsame.engine.encoded.EncodedPerson;
import dev.selfsame.engine.encoded.EncodedVersion;
import dev.selfsame.engine.encoded.EventRows;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.value.ValueCodec;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The effective fragments of one person as they are encoded, copied under the lock.
 *
 * <p><b>Design.</b> Most of what a person has is not looked at: losing values, and events where the
 * caller wants attributes. And what is done under the lock delays writers. So a read copies rows
 * and bytes, and whoever looks at a fragment makes the object. It is a copy since the store
 * overwrites what it removes, and writes on.
 */
final class PersonFragments extends EncodedPerson<ProfileFragment> {
  /** What a chunk of copied bytes holds at least, unless they are fewer. */
  private static final int CHUNK = 1 << 20;

  private final ValueCodec.NameReader names;
  private final List<Row> versions;
  private final Events events;

  private PersonFragments(ValueCodec.NameReader names, List<Row> versions, Events events) {
    this.names = names;
    this.versions = versions;
    this.events = events;
  }

  /**
   * Copies fragments.
   *
   * @param current the records and patches
   * @param events the events, in the order of fragments
   * @param scope the number that tells the store from others
   */
  static PersonFragments copy(
      FragmentLog log, IntList current, IntList events, IdentityReader identityOf, long scope) {
    ValueCodec.NameReader names = log.nameReader();
    Copier copier = new Copier(log, identityOf, names);
    return new PersonFragments(names, copier.rows(current), new Events(copier.rows(events), scope));
  }

  @Override
  public int size() {
    return versions.size() + events.size();
  }

  @Override
  public ProfileFragment get(int index) {
    return index < versions.size()
        ? versions.get(index).fragment()
        : events.get(index - versions.size());
  }

  @Override
  public List<? extends EncodedVersion> versions() {
    return versions;
  }

  @Override
  public ValueCodec.NameReader names() {
    return names;
  }

  @Override
  public EventRows<ProfileFragment> events() {
    return events;
  }

  /** Copies fragments of one log. */
  private static final class Copier {
    private final FragmentLog log;
    private final IdentityReader identityOf;
    private final ValueCodec.NameReader names;

    Copier(FragmentLog log, IdentityReader identityOf, ValueCodec.NameReader names) {
      this.log = log;
      this.identityOf = identityOf;
      this.names = names;
    }

    List<Row> rows(IntList fragments) {
      long left = 0;
      for (int i = 0; i < fragments.size(); i++) {
        left += log.table().payloadLength(fragments.get(i));
      }
      List<Row> rows = new ArrayList<>(fragments.size());
      byte[] chunk = {};
      int end = 0;
      for (int i = 0; i < fragments.size(); i++) {
        int fragment = fragments.get(i);
        int length = log.table().payloadLength(fragment);
        if (chunk.length - end < length) {
          chunk = new byte[(int) Math.max(length, Math.min(left, CHUNK))];
          end = 0;
        }
        log.copyPayload(fragment, chunk, end);
        rows.add(new Row(log, fragment, identityOf, chunk, end, names));
        end += length;
        left -= length;
      }
      return rows;
    }
  }

  /** A fragment: what the log has in its row, and where its bytes are. */
  private static final class Row implements EncodedVersion {
    private final FragmentKind kind;
    private final String source;
    private final long second;
    private final int nano;
    private final Identity primary;
    private final Identity[] mentioned;
    private final byte[] bytes;
    private final int start;
    private final ValueCodec.NameReader names;

    Row(
        FragmentLog log,
        int fragment,
        IdentityReader identityOf,
        byte[] bytes,
        int start,
        ValueCodec.NameReader names) {
      this.kind = log.kind(fragment);
      this.source = log.source(fragment);
      this.second = log.table().second(fragment);
      this.nano = log.table().nano(fragment);
      this.primary = identityOf.apply(log.table().primary(fragment));
      this.mentioned = log.mentioned(fragment, identityOf);
      this.bytes = bytes;
      this.start = start;
      this.names = names;
    }

    ProfileFragment fragment() {
      return FragmentCodec.read(
          kind, source, timestamp(), primary, mentioned, bytes(), names, name -> true);
    }

    @Override
    public boolean isPatch() {
      return kind == FragmentKind.PATCH;
    }

    @Override
    public String source() {
      return source;
    }

    @Override
    public Identity primary() {
      return primary;
    }

    @Override
    public Instant timestamp() {
      return Instant.ofEpochSecond(second, nano);
    }

    @Override
    public String id() {
      return bytes().readString();
    }

    @Override
    public ByteReader attributes() {
      ByteReader in = bytes();
      FragmentCodec.skipToAttributes(kind, in);
      return in;
    }

    @Nullable String type() {
      ByteReader in = bytes();
      in.skip((int) in.readVarint());
      return in.readByte() == FragmentCodec.NO_TYPE ? null : in.readString();
    }

    private ByteReader bytes() {
      return new ByteReader(bytes, start);
    }
  }

  /** The events. */
  private static final class Events extends EventRows<ProfileFragment> {
    private final List<Row> rows;

    Events(List<Row> rows, long scope) {
      super(scope);
      this.rows = rows;
    }

    @Override
    public int size() {
      return rows.size();
    }

    @Override
    public ProfileFragment get(int index) {
      return rows.get(index).fragment();
    }

    @Override
    public Instant timestamp(int index) {
      return rows.get(index).timestamp();
    }

    @Override
    public String source(int index) {
      return rows.get(index).source();
    }

    @Override
    public @Nullable String type(int index) {
      return rows.get(index).type();
    }
  }
}
