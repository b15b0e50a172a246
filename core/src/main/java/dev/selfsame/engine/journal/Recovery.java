package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.Disk.DiskFile;
import dev.selfsame.storage.StorageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the files of a store contain, apart from the fragments, which are read afterwards.
 *
 * <p><b>Design.</b> The state of a store is what was added and not removed. A removal tells the
 * places of frames, so the order in which frames are read does not matter: first the removals of
 * all complete writes are collected, then everything is read that is not at one of their places.
 *
 * <p><em>Overwritten frames.</em> A removal is on disk before what it removes is overwritten. So a
 * frame that is not intact is either at the place of a removal, and then its size is right and its
 * body does not matter; or it is where the last segment was being written when the system ended; or
 * the file is damaged. The last two are told apart by the frames after it: each tells up to where
 * the file was on disk when it was written.
 *
 * <p><em>Whole writes.</em> Of the last segment only complete writes are used. Each other segment
 * was forced before the next one was used, and its last frame tells which that is, so it has to be
 * intact as a whole, and a segment that is missing is noticed. Each segment tells the one before
 * it, so the first ones are missed as well.
 */
final class Recovery {
  private final Disk disk;
  private final List<FileName> snapshotNames = new ArrayList<>();
  private final List<FileName> segmentNames = new ArrayList<>();
  private final List<FileName> obsolete = new ArrayList<>();

  private final List<FoundFile> files = new ArrayList<>();
  private final Places removed = new Places();
  private final Declarations declarations = new Declarations();

  /** Whether there is a reserve, which is made after the first segment is on disk. */
  private final boolean hasReserve;

  private long highestNumber;
  private long droppedBytes;
  private boolean isSealed;

  private Recovery(Disk disk) throws IOException {
    this.disk = disk;
    List<String> names = disk.list();
    hasReserve = names.contains(FileName.RESERVE);
    for (String text : names) {
      FileName.parse(text)
          .ifPresent(name -> (name.isSnapshot() ? snapshotNames : segmentNames).add(name));
    }
    snapshotNames.sort(null);
    segmentNames.sort(null);
    for (List<FileName> each : List.of(snapshotNames, segmentNames)) {
      for (FileName name : each) {
        highestNumber = Math.max(highestNumber, name.number());
      }
    }
    while (snapshotNames.size() > 1) {
      obsolete.add(snapshotNames.remove(0));
    }
    while (hasSnapshot()
        && !segmentNames.isEmpty()
        && segmentNames.get(0).number() < snapshotNames.get(0).number()) {
      obsolete.add(segmentNames.remove(0));
    }
  }

  /**
   * Reads the files of a store.
   *
   * @param emptySize the size of a segment without frames at most, by which a segment is recognized
   *     that was being created when the system ended
   * @throws StorageException if one is damaged, missing or of a later version
   */
  static Recovery read(Disk disk, int emptySize) throws IOException {
    Recovery recovery = new Recovery(disk);
    if (recovery.hasReserve && !recovery.hasSnapshot() && recovery.segmentNames.isEmpty()) {
      throw Damage.of(
          "All files of the store are missing, except for the reserve. Delete that too for an empty store.");
    }
    if (recovery.hasSnapshot()) {
      recovery.readSnapshot(recovery.snapshotNames.get(0));
    }
    recovery.readSegments(emptySize);
    recovery.declarations.removeVetoesAt(recovery.removed);
    return recovery;
  }

  /** {@return the snapshot, if there is one, and the segments after it, in their order} */
  List<FoundFile> files() {
    return files;
  }

  private boolean hasSnapshot() {
    return !snapshotNames.isEmpty();
  }

  /** {@return whether the files were last written under other rules} */
  boolean hasOtherRules(SettingsMark current) {
    return !files.isEmpty()
        && !files.get(files.size() - 1).header().settings().rules().equals(current.rules());
  }

  /** {@return files that are not needed any more, or not yet} */
  List<FileName> obsolete() {
    return obsolete;
  }

  /** {@return the places of all that was removed} */
  Places removed() {
    return removed;
  }

  Declarations declarations() {
    return declarations;
  }

  /** {@return the highest number of a file, or 0} */
  long highestNumber() {
    return highestNumber;
  }

  /** {@return the size of incomplete writes} */
  long droppedBytes() {
    return droppedBytes;
  }

  /** {@return whether the last frame says that all is on disk, and that nothing is to overwrite} */
  boolean isSealed() {
    return isSealed;
  }

  /** {@return a walk through the fragments of a file} */
  FrameWalk walk(FoundFile found, DiskFile file) throws IOException {
    FrameReader frames = new FrameReader(new FileSource(file), found.name().toString());
    return new FrameWalk(frames, removed, new Declarations(), found.end());
  }

  /**
   * Checks that the journal that a snapshot needs is there.
   *
   * @param walk a walk through the file that has come to its end
   */
  void checkHasJournal(FoundFile found, FrameWalk walk) {
    SnapshotEnd end = walk.snapshotEnd();
    boolean isThere =
        end == null
            || end.segment() == 0
            || files.stream()
                .anyMatch(
                    file ->
                        file.name().number() == end.segment() && file.end() >= end.segmentEnd());
    if (!isThere) {
      throw Damage.of(
          "The journal after file %s is missing, or has lost its end.".formatted(found.name()));
    }
  }

  /** Reads the declarations in a snapshot, which stand before its fragments. */
  private void readSnapshot(FileName name) throws IOException {
    try (DiskFile file = disk.open(name.toString(), true)) {
      FrameReader frames = new FrameReader(new FileSource(file), name.toString());
      checkHasName(frames.header(), name);
      FrameReader.State state = frames.next();
      while (state == FrameReader.State.CHANGED
          || (state == FrameReader.State.INTACT && frames.kind() != Frames.FRAGMENT)) {
        long place = Place.of(name.number(), frames.offset());
        if (state == FrameReader.State.INTACT) {
          declarations.read(frames, place, frames.header().settings().namespaces());
        }
        state = frames.next();
      }
      files.add(new FoundFile(name, frames.header(), file.size(), file.size(), file.size()));
    }
  }

  private void readSegments(int emptySize) throws IOException {
    List<SegmentScan> scans = new ArrayList<>();
    for (FileName name : segmentNames) {
      scans.add(SegmentScan.read(disk, name));
    }
    dropSegmentInCreation(scans, emptySize);
    while (cutAtIncompleteWrite(scans)) {
      // A write that was left out removed nothing, which may leave another one incomplete.
    }
    for (int i = 0; i < scans.size(); i++) {
      SegmentScan scan = scans.get(i);
      FileHeader header = scan.header();
      if (header == null) {
        throw scan.unreadable();
      } else if (scan.isDamaged(disk)) {
        throw Damage.in(scan.name().toString(), scan.end(), "what is there was changed");
      }
      checkIsOfStore(header, scan.name());
      long following = i + 1 < scans.size() ? scans.get(i + 1).name().number() : 0;
      if (following != 0 && scan.following() == 0) {
        throw Damage.in(
            scan.name().toString(), scan.end(), "it ends there, and a later file exists");
      } else if (following != scan.following()) {
        throw missing(new FileName(scan.following(), false));
      }
      files.add(new FoundFile(scan.name(), header, scan.durable(), scan.end(), scan.size()));
      droppedBytes += scan.size() - scan.end();
      scan.writes().forEach(write -> declarations.addAll(write.declarations()));
      isSealed = scan.isSealed();
    }
  }

  private void collectRemovals(List<SegmentScan> scans) {
    removed.clear();
    for (SegmentScan scan : scans) {
      scan.writes().forEach(write -> removed.addAll(write.removed()));
    }
  }

  /**
   * Collects the removals, and leaves out what follows the first frame that is neither intact nor
   * removed; returns whether there is one.
   */
  private boolean cutAtIncompleteWrite(List<SegmentScan> scans) {
    collectRemovals(scans);
    for (SegmentScan scan : scans) {
      for (SegmentScan.Write write : scan.writes()) {
        if (!removed.containsAll(write.changed())) {
          scan.cutAt(write);
          scans.subList(scans.indexOf(scan) + 1, scans.size()).forEach(SegmentScan::cutAll);
          return true;
        }
      }
    }
    return false;
  }

  /** Drops the last segment if it was being created when the system ended. */
  private void dropSegmentInCreation(List<SegmentScan> scans, int emptySize) {
    if (scans.isEmpty()) {
      return;
    }
    int last = scans.size() - 1;
    SegmentScan scan = scans.get(last);
    boolean isNotCreated = scan.header() == null && scan.size() <= emptySize;
    boolean isFirst = last == 0;
    boolean isAnnounced = !isFirst && scans.get(last - 1).following() == scan.name().number();
    if (isFirst ? isNotCreated && !hasReserve : !isAnnounced && (isNotCreated || scan.isEmpty())) {
      scans.remove(last);
      obsolete.add(scan.name());
    }
  }

  /**
   * Checks that a file belongs to the same store as the ones before it, and that none is missing.
   */
  private void checkIsOfStore(FileHeader header, FileName name) {
    checkHasName(header, name);
    FoundFile before = files.isEmpty() ? null : files.get(files.size() - 1);
    if (before != null && before.header().store() != header.store()) {
      throw Damage.in(name.toString(), 0, "it belongs to another store");
    }
    long number = before == null ? 0 : before.name().number();
    boolean isBackTo = before != null && before.name().isSnapshot();
    if (isBackTo ? header.previous() > number : header.previous() != number) {
      throw missing(new FileName(header.previous(), false));
    }
  }

  private static void checkHasName(FileHeader header, FileName name) {
    boolean isSnapshot = header.kind() == FileHeader.SNAPSHOT;
    if (header.number() != name.number() || isSnapshot != name.isSnapshot()) {
      throw Damage.in(name.toString(), 0, "it had another name");
    }
  }

  private static StorageException missing(FileName name) {
    return Damage.of("File %s is missing.".formatted(name));
  }
}
