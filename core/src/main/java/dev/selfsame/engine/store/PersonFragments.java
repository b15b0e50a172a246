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
  private final CopiedRows versions;
  private final List<Version> asEncoded;
  private final EventRows<ProfileFragment> events;

  private PersonFragments(CopiedRows versions, EventRows<ProfileFragment> events) {
    this.versions = versions;
    this.events = events;
    this.asEncoded = new ArrayList<>(versions.size());
    for (int i = 0; i < versions.size(); i++) {
      asEncoded.add(new Version(versions, i));
    }
  }

  /**
   * Copies fragments under the lock.
   *
   * @param current the records and patches
   * @param events the events, in the order of fragments
   * @param scope the number that tells the store from others
   */
  static PersonFragments copy(
      FragmentLog log, IntList current, IntList events, IdentityReader identityOf, long scope) {
    return new PersonFragments(
        new CopiedRows(log, current, identityOf, true),
        new Events(new CopiedRows(log, events, identityOf, true), scope));
  }

  /**
   * Copies what the merge of attributes reads under the lock: records and patches without
   * identities but the primary one.
   *
   * @param scope the number that tells the store from others
   */
  static PersonFragments copyForAttributes(FragmentLog log, IntList current, long scope) {
    return new PersonFragments(
        new CopiedRows(log, current, new IdentityReader(log), false), EventRows.none(scope));
  }

  @Override
  public int size() {
    return versions.size() + events.size();
  }

  @Override
  public ProfileFragment get(int index) {
    return index < versions.size() ? versions.fragment(index) : events.get(index - versions.size());
  }

  @Override
  public List<? extends EncodedVersion> versions() {
    return asEncoded;
  }

  @Override
  public ValueCodec.NameReader names() {
    return versions.names();
  }

  @Override
  public EventRows<ProfileFragment> events() {
    return events;
  }

  /** A record or a patch. */
  private record Version(CopiedRows rows, int index) implements EncodedVersion {
    @Override
    public boolean isPatch() {
      return rows.kind(index) == FragmentKind.PATCH;
    }

    @Override
    public String source() {
      return rows.source(index);
    }

    @Override
    public Identity primary() {
      return rows.primary(index);
    }

    @Override
    public Instant timestamp() {
      return rows.timestamp(index);
    }

    @Override
    public String id() {
      return rows.id(index);
    }

    @Override
    public ByteReader attributes() {
      return rows.attributes(index);
    }
  }

  /** The events. */
  private static final class Events extends EventRows<ProfileFragment> {
    private final CopiedRows rows;

    Events(CopiedRows rows, long scope) {
      super(scope);
      this.rows = rows;
    }

    @Override
    public int size() {
      return rows.size();
    }

    @Override
    public ProfileFragment get(int index) {
      return rows.fragment(index);
    }

    @Override
    public Instant timestamp(int index) {
      return rows.timestamp(index);
    }

    @Override
    public String source(int index) {
      return rows.source(index);
    }

    @Override
    public @Nullable String type(int index) {
      return rows.type(index);
    }
  }
}
