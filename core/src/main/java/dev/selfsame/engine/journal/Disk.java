package dev.selfsame.engine.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * One directory of a disk, and what a journal does with its files. Used by one thread at a time.
 *
 * <p><b>Design.</b> A journal is right only if it is right after a crash between any two of these
 * operations, and with a disk that has kept some of the sectors that were not forced and not
 * others. So they are few, and tests put a simulated disk in their place. Applications cannot: who
 * wants the fragments elsewhere keeps them there, and adds them to a store in memory at start.
 *
 * <p>Names are those of files in the directory, without separators.
 */
public interface Disk {
  /** {@return the names of all files, in no order} */
  List<String> list() throws IOException;

  /**
   * Creates a file, and opens it. The file survives a crash once {@link #forceDirectory} returned.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one
   */
  DiskFile create(String name) throws IOException;

  /**
   * Opens a file.
   *
   * @param isReadOnly whether it is only read
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  DiskFile open(String name, boolean isReadOnly) throws IOException;

  /** Deletes a file; does nothing if there is none. */
  void delete(String name) throws IOException;

  /** Renames a file, and replaces one of the new name. Open files stay open. */
  void rename(String from, String to) throws IOException;

  /** Makes what was created, deleted and renamed survive a crash. */
  void forceDirectory() throws IOException;

  /** {@return whether an exception of this disk says that there is no space left on it} */
  boolean isNoSpace(IOException failure);

  /** An open file. */
  interface DiskFile extends Closeable {
    /**
     * Reads bytes at a position.
     *
     * @return how many were read: as many as asked for, unless the file ends before
     */
    int read(long position, byte[] into, int start, int count) throws IOException;

    /**
     * Writes bytes at a position, and makes the file longer where it ends before. If it throws, any
     * part of them may have been written.
     */
    void write(long position, byte[] bytes, int start, int count) throws IOException;

    long size() throws IOException;

    /** Cuts the file to a size. */
    void truncate(long size) throws IOException;

    /** Makes all that was written, and the size, survive a crash. */
    void force() throws IOException;

    @Override
    void close() throws IOException;
  }
}
