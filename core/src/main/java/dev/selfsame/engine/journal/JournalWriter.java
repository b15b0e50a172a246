package dev.selfsame.engine.journal;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/**
 * Writes the journal: the current segment, where everything in the files is, and what is still to
 * be overwritten. Used by the thread of the journal.
 *
 * <p><b>Design.</b> What was removed is overwritten only once its removal is on disk. Otherwise a
 * crash could leave a frame that is neither intact nor removed, which is damage.
 */
final class JournalWriter {
  /** So many removed frames wait to be overwritten at most, before they cause a force. */
  private static final int WIPES = 1 << 16;

  /** So many times what another thread forces at once is written and not on disk at most. */
  private static final int MOST_NOT_FORCED = 16;

  private final Disk disk;
  private final SettingsMark settings;
  private final StoreFiles files;
  private final Locations locations;
  private final Declarations declarations;
  private final EffectsWriter effects;
  private final Reserve reserve;
  private final long forceAfter;
  private final SecureRandom random = new SecureRandom();
  private Segment segment;
  private long lastNumber;

  /** The size of the segments before the current one that a checkpoint would free. */
  private long bytesBefore;

  JournalWriter(
      StoreFiles files,
      SettingsMark settings,
      Locations locations,
      Declarations declarations,
      Reserve reserve,
      long forceAfter,
      Segment segment,
      long bytesBefore) {
    this.disk = files.disk();
    this.files = files;
    this.settings = settings;
    this.locations = locations;
    this.declarations = declarations;
    this.effects = new EffectsWriter(locations, declarations, settings.namespaces());
    this.reserve = reserve;
    this.forceAfter = forceAfter;
    this.segment = segment;
    this.lastNumber = segment.name().number();
    this.bytesBefore = bytesBefore;
  }

  StoreFiles files() {
    return files;
  }

  Locations locations() {
    return locations;
  }

  Declarations declarations() {
    return declarations;
  }

  Segment segment() {
    return segment;
  }

  Reserve reserve() {
    return reserve;
  }

  /** {@return after how many bytes another thread forces what nobody waits for} */
  long forceAfter() {
    return forceAfter;
  }

  /** {@return the size of all files} */
  long bytes() {
    files.resize(segment.name().number(), segment.written());
    return files.bytes();
  }

  /** {@return the size of the journal since the last snapshot} */
  long journalBytes() {
    return bytesBefore + segment.written();
  }

  /**
   * Writes frames of a write that goes on. They count once it is appended; what is written before
   * that takes their place.
   *
   * @throws IOException if it fails; it is then as if nothing of the write had been written
   */
  void writeAhead(List<Part> parts) throws IOException {
    parts.forEach(part -> effects.begin(part, segment));
    try {
      segment.flushAhead();
    } catch (IOException failed) {
      segment.forgetOpenWrite();
      throw failed;
    }
  }

  /** Adds the frames of writes. Nothing more of them is written yet. */
  void append(List<Effects> writes) throws IOException {
    for (Effects write : writes) {
      effects.append(write, segment);
      write.close();
    }
  }

  /**
   * Writes the frames that wait; where there is no space, into that of the reserve.
   *
   * @return whether the reserve was needed
   * @throws IOException if it fails; the frames still wait
   */
  boolean flush() throws IOException {
    try {
      segment.flush();
      return false;
    } catch (IOException failed) {
      if (!disk.isNoSpace(failed) || !reserve.release()) {
        throw failed;
      }
      segment.flush();
      return true;
    }
  }

  /**
   * Makes all that was written survive a crash, and overwrites what was removed.
   *
   * @param isErasure whether that must survive a crash as well
   */
  void force(boolean isErasure) throws IOException {
    segment.force();
    files.wipe(effects.toWipe(), isErasure);
    effects.toWipe().clear();
  }

  /**
   * Has what was written forced, where it is much, whatever was promised: so that no force takes
   * long when an erasure or a checkpoint needs it. Another thread does it, as long as it keeps up.
   *
   * @return whether this thread has forced all
   */
  boolean forceMuch() throws IOException {
    segment.checkForced();
    if (effects.toWipe().size() >= WIPES || segment.notForced() / MOST_NOT_FORCED >= forceAfter) {
      force(false);
      return true;
    } else if (segment.notForced() >= forceAfter) {
      segment.forceMeanwhile();
    }
    return false;
  }

  /**
   * Says that all is on disk and overwritten, in the file itself, unless the last frame says so or
   * there is no space for it.
   */
  void seal() throws IOException {
    if (!segment.isSealed()) {
      flush();
      force(true);
      segment.seal(0);
      try {
        segment.flush();
        segment.force();
      } catch (IOException failed) {
        segment.unseal();
        if (!disk.isNoSpace(failed)) {
          throw failed;
        }
      }
    }
  }

  /** {@return a header for a new file} */
  FileHeader newHeader(FileName name, long previous) {
    int kind = name.isSnapshot() ? FileHeader.SNAPSHOT : FileHeader.SEGMENT;
    return new FileHeader(
        kind, name.number(), previous, random.nextLong(), segment.header().store(), settings);
  }

  /**
   * Starts a new segment.
   *
   * @return the name for a snapshot of all before it
   */
  FileName rotate() throws IOException {
    flush();
    force(false);
    FileName snapshot = new FileName(lastNumber + 1, true);
    FileName name = new FileName(lastNumber + 2, false);
    lastNumber += 2;
    FileHeader header = newHeader(name, segment.name().number());
    Segment next = Segment.create(disk, name.toString(), name, header);
    files.add(name, header, next.file(), next.written());
    segment.seal(name.number());
    try {
      segment.flush();
    } catch (IOException failed) {
      segment.unseal();
      files.remove(name.number());
      disk.delete(name.toString());
      throw failed;
    }
    segment.force();
    bytesBefore += segment.written();
    files.resize(segment.name().number(), segment.written());
    segment = next;
    return snapshot;
  }

  /** Takes note that a snapshot has replaced all files before it. */
  void replacedBefore() {
    bytesBefore = 0;
  }
}
