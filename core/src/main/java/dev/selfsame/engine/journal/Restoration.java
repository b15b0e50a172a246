package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.Disk.DiskFile;
import dev.selfsame.engine.journal.SettingsMark.MarkedNamespace;
import dev.selfsame.engine.store.Erasure;
import dev.selfsame.engine.store.PortableForm;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.profile.Origin;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.storage.Backup;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies the files of a store to one snapshot, without what was erased since.
 *
 * <p>What is left of a fragment that mentioned an erased identity can be what another fragment is
 * already. So these come last, and only those whose key no other fragment has.
 */
final class Restoration {
  private final Recovery recovery;
  private final SuppressionList erased;
  private final List<String> namespaces;
  private final BackupWriter writer;
  private final Map<FragmentKey, ProfileFragment> reduced = new HashMap<>();
  private final ByteWriter body = new ByteWriter();

  private Restoration(
      Recovery recovery, SuppressionList erased, SettingsMark settings, BackupWriter writer) {
    this.recovery = recovery;
    this.erased = erased;
    this.namespaces = codes(settings);
    this.writer = writer;
  }

  /**
   * Copies the files of a directory to a stream.
   *
   * @param erased the identities that are left out
   * @param now the time of the copy where the files are not a backup alone: those of a store have
   *     all that it wrote up to now
   */
  static Backup copy(Disk from, OutputStream to, SuppressionList erased, Instant now)
      throws IOException {
    Recovery recovery = Recovery.read(from, 0);
    if (recovery.files().isEmpty()) {
      throw Damage.of("There is no backup in the directory.");
    }
    SettingsMark settings = recovery.files().get(recovery.files().size() - 1).header().settings();
    Restoration restoration =
        new Restoration(recovery, erased, settings, new BackupWriter(to, settings));
    restoration.copyDeclarations(now);
    Instant time = restoration.copyFragments(from, settings);
    boolean isStore = recovery.files().size() > 1;
    return restoration.writer.end(time == null || isStore ? now : time);
  }

  private void copyDeclarations(Instant now) {
    Declarations declarations = recovery.declarations();
    Places gone = new Places();
    Set.copyOf(declarations.vetoes()).stream()
        .filter(veto -> erased.contains(veto.first()) || erased.contains(veto.second()))
        .forEach(veto -> declarations.removeVeto(veto, gone));
    KeyedHashes hashes = KeyedHashes.of(erased);
    if (erased.size() > 0 && declarations.hasErasureKeyOf(hashes)) {
      new Erased(now, hashes).inFrames().forEach(declarations::erase);
    }
    writer.write(declarations);
  }

  /** Copies all fragments, and returns the time of the snapshot, if there is one. */
  private @Nullable Instant copyFragments(Disk from, SettingsMark settings) throws IOException {
    if (erased.size() > 0) {
      walk(from, settings, this::reduce);
    }
    Instant time = walk(from, settings, this::copy);
    for (ProfileFragment each : reduced.values()) {
      write(each);
    }
    return time;
  }

  private interface Visitor {
    void visit(ProfileFragment held) throws IOException;
  }

  /** Visits all fragments, and returns the time of the snapshot, if there is one. */
  private @Nullable Instant walk(Disk from, SettingsMark settings, Visitor visitor)
      throws IOException {
    Instant time = null;
    for (FoundFile found : recovery.files()) {
      found.header().settings().numbersIn(settings);
      List<String> codes = codes(found.header().settings());
      try (DiskFile file = from.open(found.name().toString(), true)) {
        FrameWalk walk = recovery.walk(found, file);
        while (walk.nextFragment()) {
          FrameReader frame = walk.frames();
          visitor.visit(PortableForm.read(new ByteReader(frame.bytes(), frame.start()), codes));
        }
        recovery.checkHasJournal(found, walk);
        SnapshotEnd end = walk.snapshotEnd();
        time = end == null ? time : end.time();
      }
    }
    return time;
  }

  private Set<Identity> erasedOf(ProfileFragment held) {
    Set<Identity> gone = new HashSet<>(held.identities());
    gone.removeIf(identity -> !erased.contains(identity));
    return gone;
  }

  /** Collects what is left of a fragment that mentions an erased identity. */
  private void reduce(ProfileFragment held) {
    Set<Identity> gone = erasedOf(held);
    if (!gone.isEmpty() && !gone.contains(held.origin().primary())) {
      ProfileFragment left = Erasure.without(gone, held);
      reduced.put(key(left), left);
    }
  }

  /** Copies a fragment that mentions no erased identity. */
  private void copy(ProfileFragment held) throws IOException {
    if (erasedOf(held).isEmpty()) {
      reduced.remove(key(held));
      write(held);
    }
  }

  private void write(ProfileFragment held) throws IOException {
    body.clear();
    PortableForm.write(held, namespaces, body);
    writer.addFragment(body.bytes(), 0, body.length());
    writer.flush();
  }

  private static List<String> codes(SettingsMark settings) {
    return settings.namespaces().stream().map(MarkedNamespace::code).toList();
  }

  private static FragmentKey key(ProfileFragment held) {
    Origin origin = held.origin();
    return FragmentKey.of(origin.source(), origin.kind(), origin.id(), origin.timestamp());
  }
}
