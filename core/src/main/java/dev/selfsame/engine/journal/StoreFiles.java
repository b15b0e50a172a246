package dev.selfsame.engine.journal;

import dev.selfsame.engine.journal.Disk.DiskFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The open files of a store, by their numbers: those that are only read and overwritten, and the
 * one that is written to. Used by the thread of the journal.
 */
final class StoreFiles {
  private final Disk disk;

  /** An open file. */
  private record Open(FileName name, long salt, DiskFile file) {}

  private final Map<Long, Open> files = new TreeMap<>();

  /** The sizes of the files by their numbers, as far as they were told. */
  private final Map<Long, Long> sizes = new HashMap<>();

  /** The numbers of the files in which something was overwritten since they were forced. */
  private final Set<Long> overwritten = new HashSet<>();

  StoreFiles(Disk disk) {
    this.disk = disk;
  }

  Disk disk() {
    return disk;
  }

  /**
   * Adds a file.
   *
   * @param size its size
   */
  void add(FileName name, FileHeader header, DiskFile file, long size) {
    files.put(name.number(), new Open(name, header.salt(), file));
    resize(name.number(), size);
  }

  /** Takes note of the size of a file. */
  void resize(long number, long size) {
    sizes.put(number, size);
  }

  int size() {
    return files.size();
  }

  /** {@return the size of all files} */
  long bytes() {
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** {@return how many frames at some places are not overwritten, of files that are still there} */
  long countNotWiped(Places places) throws IOException {
    long count = 0;
    for (int i = 0; i < places.size(); i++) {
      Open open = files.get(Place.file(places.get(i)));
      boolean isLeft =
          open != null && !Wiper.isWiped(open.file(), open.salt(), Place.offset(places.get(i)));
      count += isLeft ? 1 : 0;
    }
    return count;
  }

  /**
   * Overwrites the frames at some places, as far as their files are still there, whether they are
   * overwritten or not: that may not have come to the disk, though it is read.
   *
   * @param isForced whether that, and what was overwritten before, must survive a crash
   */
  void wipe(Places places, boolean isForced) throws IOException {
    for (int i = 0; i < places.size(); i++) {
      Open open = files.get(Place.file(places.get(i)));
      if (open != null) {
        overwritten.add(open.name().number());
        Wiper.wipe(open.file(), open.salt(), Place.offset(places.get(i)));
      }
    }
    if (isForced) {
      for (Map.Entry<Long, Open> entry : files.entrySet()) {
        if (overwritten.contains(entry.getKey())) {
          entry.getValue().file().force();
        }
      }
      overwritten.clear();
    }
  }

  /** Checks that a file has not been deleted, or swapped for another one. */
  void checkAreThere() throws IOException {
    Set<String> names = new HashSet<>(disk.list());
    for (Open open : files.values()) {
      String name = open.name().toString();
      if (!names.contains(name)) {
        throw Damage.of("File %s was deleted while the store was open.".formatted(name));
      }
      try (DiskFile there = disk.open(name, true)) {
        FileHeader header = new FrameReader(new FileSource(there), name).header();
        if (header.salt() != open.salt()) {
          throw Damage.of("File %s was swapped while the store was open.".formatted(name));
        }
      }
    }
  }

  /**
   * Frees some of the space of the files with a number below another one, from their end on, and
   * deletes one that has no more. To delete a large file at once takes long.
   *
   * @param count how many bytes
   * @return how many bytes were freed; 0 when there are no such files left
   */
  long freeBefore(long number, long count) throws IOException {
    for (Open open : files.values()) {
      if (open.name().number() < number) {
        long size = open.file().size();
        long rest = Math.max(0, size - count);
        if (rest == 0) {
          remove(open.name().number());
          disk.delete(open.name().toString());
        } else {
          open.file().truncate(rest);
          resize(open.name().number(), rest);
        }
        return size - rest;
      }
    }
    return 0;
  }

  /** Closes and forgets a file. */
  void remove(long number) throws IOException {
    Open open = files.remove(number);
    sizes.remove(number);
    if (open != null) {
      open.file().close();
    }
  }

  void close() throws IOException {
    IOException failure = null;
    for (Open open : files.values()) {
      try {
        open.file().close();
      } catch (IOException failed) {
        failure = failed;
      }
    }
    files.clear();
    sizes.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
