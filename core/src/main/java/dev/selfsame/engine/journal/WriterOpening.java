package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.Disk.DiskFile;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/**
 * The files of a store once they are open for writing.
 *
 * @param wiped how many removed frames were not overwritten before
 * @param isFull whether the disk has no space for the reserve, so that writes are refused
 */
record WriterOpening(JournalWriter writer, long wiped, boolean isFull) {
  private static final int PIECE = 1 << 16;

  /**
   * Opens the files for writing: deletes what is not needed, cuts off an incomplete write,
   * overwrites what was removed, and starts a segment if the settings are other ones.
   *
   * @param locations the places of the fragments
   */
  static WriterOpening open(
      Disk disk, Recovery recovery, SettingsMark mark, Locations locations, JournalOptions options)
      throws IOException {
    // A process that was killed may have left a snapshot whose name is not on disk yet.
    disk.forceDirectory();
    for (String name : disk.list()) {
      if (name.endsWith(FileName.UNFINISHED)) {
        disk.delete(name);
      }
    }
    for (FileName name : recovery.obsolete()) {
      disk.delete(name.toString());
    }
    // A segment that was never used must not come back between later ones.
    disk.forceDirectory();
    StoreFiles files = new StoreFiles(disk);
    try {
      Segment segment = openAll(files, recovery, mark);
      Reserve reserve = new Reserve(disk, options.reserve());
      JournalWriter writer =
          new JournalWriter(
              files,
              mark,
              locations,
              recovery.declarations(),
              reserve,
              options.forceAfter(),
              segment,
              bytesBefore(segment, recovery.files()));
      long wiped = 0;
      if (!recovery.isSealed()) {
        wiped = files.countNotWiped(recovery.removed());
        files.wipe(recovery.removed(), true);
      }
      if (!segment.header().settings().equals(mark)) {
        writer.rotate();
      }
      boolean isFull = !isMade(reserve, disk);
      disk.forceDirectory();
      return new WriterOpening(writer, wiped, isFull);
    } catch (Throwable failed) {
      files.close();
      throw failed;
    }
  }

  private static boolean isMade(Reserve reserve, Disk disk) throws IOException {
    try {
      reserve.make();
      return true;
    } catch (IOException failed) {
      if (disk.isNoSpace(failed)) {
        return false;
      }
      throw failed;
    }
  }

  private static long bytesBefore(Segment segment, List<FoundFile> files) {
    long bytes = 0;
    for (FoundFile file : files) {
      boolean isBefore = !file.name().isSnapshot() && !file.name().equals(segment.name());
      bytes += isBefore ? file.end() : 0;
    }
    return bytes;
  }

  /** Opens all files, and returns the segment that is written to. */
  private static Segment openAll(StoreFiles files, Recovery recovery, SettingsMark mark)
      throws IOException {
    Disk disk = files.disk();
    List<FoundFile> found = recovery.files();
    for (int i = 0; i < found.size(); i++) {
      FoundFile each = found.get(i);
      DiskFile file = disk.open(each.name().toString(), false);
      files.add(each.name(), each.header(), file, each.end());
      writeAgain(file, each);
      if (i == found.size() - 1 && !each.name().isSnapshot()) {
        return new Segment(each.name(), each.header(), file, each.end());
      }
    }
    FileHeader before = found.isEmpty() ? null : found.get(found.size() - 1).header();
    SecureRandom random = new SecureRandom();
    FileName name = new FileName(recovery.highestNumber() + 1, false);
    FileHeader header =
        new FileHeader(
            FileHeader.SEGMENT,
            name.number(),
            before == null ? 0 : before.number(),
            random.nextLong(),
            before == null ? random.nextLong() : before.store(),
            mark);
    Segment first = Segment.create(disk, name.toString(), name, header);
    files.add(name, header, first.file(), first.written());
    return first;
  }

  /**
   * Cuts off an incomplete write, and makes the rest survive a crash: a process that was killed may
   * not have forced it. Where a force failed, what it should have written is read, and is not on
   * disk, and the next force does not try it again; so that is written again.
   */
  private static void writeAgain(DiskFile file, FoundFile found) throws IOException {
    if (found.end() < found.size()) {
      file.truncate(found.end());
    }
    byte[] piece = new byte[PIECE];
    for (long at = found.durable(); at < found.end(); at += PIECE) {
      int count = file.read(at, piece, 0, (int) Math.min(PIECE, found.end() - at));
      file.write(at, piece, 0, count);
    }
    file.force();
  }
}
