package dev.selfsame.engine.journal;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that can crash, fail and be full; the same for the same seed and calls.
 *
 * <p><b>Design.</b> It may do what POSIX allows and some file system does, and is worse than most:
 *
 * <ul>
 *   <li>Of each sector of 512 bytes that was written since its file was forced, a crash leaves the
 *       forced form or any later one, whatever it leaves of others. So too the size, which may also
 *       be a sector's boundary between two; what was not written of a longer file reads as zeros.
 *   <li>A directory operation that was not forced may have happened or not, whatever others did. It
 *       happens whole: a rename never leaves both names or none. One that needs a lost one does
 *       nothing: where the creation is lost, so is the rename, and the file. To force a file does
 *       not force its name.
 *   <li>A force that fails loses what it should have written, and the next one does not tell.
 *   <li>A write that fails or is cut may have written any first part.
 * </ul>
 *
 * <p>Operations are those that change something: create, delete, rename, write, truncate and both
 * forces. Calls refused because of what the caller did wrong are not counted, to force a file
 * opened to be read among them. All others are reads. Files that were deleted take no space. Safe
 * for use by several threads, so that a test may crash it under a thread that writes.
 */
public final class SimulatedDisk implements Disk {
  private static final String NO_SPACE = "No space left on device";

  private final Random random;
  private final Map<String, SimulatedFile> files = new TreeMap<>();
  private final Map<String, SimulatedFile> forcedFiles = new TreeMap<>();
  private final List<DirectoryChange> pending = new ArrayList<>();
  private final TreeMap<Long, Fault> faults = new TreeMap<>();
  private long capacity = Long.MAX_VALUE;
  private long operations;
  private long lastOperation = Long.MAX_VALUE;
  private long reads;
  private long failingRead;
  private int openFiles;
  private boolean isLying;
  private boolean isIgnoringOverwrites;
  private boolean isOff;
  private Watcher watcher = isRead -> {};

  /** Creates an empty disk. */
  public SimulatedDisk(long seed) {
    random = random(seed);
  }

  /** {@return numbers that differ from the first on, also where seeds are small} */
  private static Random random(long seed) {
    return new Random(new SplittableRandom(seed).nextLong());
  }

  /** What is told of each operation and read before it takes place. */
  public interface Watcher {
    /** Called by the thread that uses the disk, while no other one can. */
    void before(boolean isRead);
  }

  /** What can go wrong with an operation. */
  public enum Fault {
    /** The operation fails; a write may have written a part. */
    EIO,
    /** There is no space for it; a write may have written a part. */
    NO_SPACE,
    /** The first force, of a file or the directory, from that operation on fails. */
    FAILED_FORCE
  }

  /** The machine is off, or the process was killed: nothing that is done has an effect. */
  public static final class MachineOffException extends IOException {
    private static final long serialVersionUID = 1L;

    MachineOffException() {
      super("the machine is off");
    }
  }

  // What a test does to it.

  /** Switches the machine off, and returns a disk with what survived. Can be called repeatedly. */
  public synchronized SimulatedDisk crash(Random seeds) {
    isOff = true;
    Random chance = random(seeds.nextLong());
    Map<String, SimulatedFile> names = new TreeMap<>(forcedFiles);
    Survival survival = Survival.any(chance);
    for (DirectoryChange change : pending) {
      if (survival.choose(List.of(false, true), chance)) {
        change.applyTo(names);
      }
    }
    SimulatedDisk after = successor(chance.nextLong());
    names.forEach((name, file) -> after.files.put(name, file.afterCrash(chance)));
    after.forcedFiles.putAll(after.files);
    return after;
  }

  /**
   * Ends the process, and returns a disk with all that was written, still not forced where it was
   * not. Can be called repeatedly.
   */
  public synchronized SimulatedDisk kill() {
    isOff = true;
    return copy();
  }

  /** {@return a disk with all that was written, not forced where it was not; this one goes on} */
  public synchronized SimulatedDisk copy() {
    Map<SimulatedFile, SimulatedFile> copies = new HashMap<>();
    Function<SimulatedFile, SimulatedFile> copy =
        file -> copies.computeIfAbsent(file, SimulatedFile::copy);
    SimulatedDisk after = successor(random.nextLong());
    files.forEach((name, file) -> after.files.put(name, copy.apply(file)));
    forcedFiles.forEach((name, file) -> after.forcedFiles.put(name, copy.apply(file)));
    for (DirectoryChange change : pending) {
      after.pending.add(new DirectoryChange(change.from(), change.to(), copy.apply(change.file())));
    }
    return after;
  }

  private SimulatedDisk successor(long seed) {
    SimulatedDisk after = new SimulatedDisk(seed);
    after.capacity = capacity;
    after.isLying = isLying;
    after.isIgnoringOverwrites = isIgnoringOverwrites;
    return after;
  }

  /** Lets n operations of this disk pass, counted from its first; the next one is cut. */
  public synchronized void crashAfter(long n) {
    lastOperation = n;
  }

  /** Lets the n-th operation fail, counted from the first, or the next if there were more. */
  public synchronized void failAt(long n, Fault fault) {
    faults.put(n, fault);
  }

  /** Lets the n-th read fail, counted from the first. */
  public synchronized void failReadAt(long n) {
    failingRead = n;
  }

  /** Sets how many bytes there is space for. */
  public synchronized void capacity(long bytes) {
    capacity = bytes;
  }

  /** Lets every force of files and the directory return without effect. */
  public synchronized void lyingForce() {
    isLying = true;
  }

  /** Lets every write that is not behind the end of its file return without effect. */
  public synchronized void ignoreOverwrites() {
    isIgnoringOverwrites = true;
  }

  /** Tells of each operation from now on; not in the disk after a crash. */
  public synchronized void watch(Watcher told) {
    watcher = told;
  }

  public synchronized long operations() {
    return operations;
  }

  public synchronized long reads() {
    return reads;
  }

  public synchronized boolean isOff() {
    return isOff;
  }

  /** {@return how many files are open} */
  public synchronized int openFiles() {
    return openFiles;
  }

  /** {@return the size of each file} */
  public synchronized Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new TreeMap<>();
    files.forEach((name, file) -> sizes.put(name, file.size()));
    return sizes;
  }

  /** {@return what a reader sees in each file} */
  public synchronized Map<String, byte[]> contents() {
    Map<String, byte[]> contents = new TreeMap<>();
    files.forEach((name, file) -> contents.put(name, file.contents()));
    return contents;
  }

  /**
   * {@return whether a run of bytes, at most a sector long, is in a file, or was in one and a crash
   * may bring it back}
   */
  public synchronized boolean mayHold(byte[] run) {
    Set<SimulatedFile> all = new HashSet<>();
    all.addAll(files.values());
    all.addAll(forcedFiles.values());
    pending.forEach(change -> all.add(change.file()));
    return all.stream().anyMatch(file -> file.mayHold(run));
  }

  // Changes from outside: not counted, and forced with the directory. Open files do not see them.

  /** Puts a file there, in place of one of that name. */
  public synchronized void put(String name, byte[] contents) {
    files.put(name, SimulatedFile.of(contents));
    forceNames();
  }

  public synchronized void flipBit(String name, long bit) {
    byte[] contents = file(name).contents();
    contents[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
    put(name, contents);
  }

  /** Cuts a file to a size. */
  public synchronized void cut(String name, int size) {
    byte[] contents = file(name).contents();
    checkArgument(size <= contents.length);
    put(name, Arrays.copyOf(contents, size));
  }

  /** Removes a file. */
  public synchronized void remove(String name) {
    files.remove(name);
    forceNames();
  }

  private SimulatedFile file(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  // The disk.

  @Override
  public synchronized List<String> list() throws IOException {
    read();
    List<String> names = new ArrayList<>(files.keySet());
    Collections.shuffle(names, random);
    return names;
  }

  @Override
  public synchronized DiskFile create(String name) throws IOException {
    checkName(name);
    if (files.containsKey(name)) {
      throw new FileAlreadyExistsException(name);
    }
    SimulatedFile file = SimulatedFile.of(new byte[0]);
    change(new DirectoryChange(null, name, file));
    return new Handle(file, false);
  }

  @Override
  public synchronized DiskFile open(String name, boolean isReadOnly) throws IOException {
    read();
    return new Handle(existing(name), isReadOnly);
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    checkName(name);
    SimulatedFile file = files.get(name);
    if (file != null) {
      change(new DirectoryChange(name, null, file));
    }
  }

  @Override
  public synchronized void rename(String from, String to) throws IOException {
    checkName(to);
    change(new DirectoryChange(from, to, existing(from)));
  }

  @Override
  public synchronized void forceDirectory() throws IOException {
    force(this::forceNames, () -> {});
  }

  private void forceNames() {
    forcedFiles.clear();
    forcedFiles.putAll(files);
    pending.clear();
  }

  @Override
  public boolean isNoSpace(IOException failure) {
    return NO_SPACE.equals(failure.getMessage());
  }

  private SimulatedFile existing(String name) throws IOException {
    checkName(name);
    SimulatedFile file = files.get(name);
    if (file == null) {
      throw new NoSuchFileException(name);
    }
    return file;
  }

  private static void checkName(String name) {
    checkArgument(!name.isEmpty() && name.indexOf('/') < 0 && name.indexOf('\\') < 0, name);
  }

  // How operations pass, are cut or fail.

  /** What an operation does. */
  private interface Effect {
    void happen() throws IOException;
  }

  private void change(DirectoryChange change) throws IOException {
    change(
        () -> {
          change.applyTo(files);
          pending.add(change);
        });
  }

  private void change(Effect effect) throws IOException {
    operation(false, effect, () -> maybe(effect), () -> {});
  }

  private void force(Effect effect, Effect failed) throws IOException {
    Effect told = isLying ? () -> {} : effect;
    operation(true, told, () -> maybe(told), failed);
  }

  private void maybe(Effect effect) throws IOException {
    if (random.nextBoolean()) {
      effect.happen();
    }
  }

  private void operation(boolean isForce, Effect whole, Effect cut, Effect failed)
      throws IOException {
    checkOn();
    watcher.before(false);
    operations++;
    if (operations > lastOperation) {
      isOff = true;
      cut.happen();
      throw new MachineOffException();
    }
    Fault fault = nextFault(isForce);
    if (fault != null) {
      failed.happen();
      throw new IOException(fault == Fault.NO_SPACE ? NO_SPACE : "Input/output error");
    }
    whole.happen();
  }

  private @Nullable Fault nextFault(boolean isForce) {
    Iterator<Fault> due = faults.headMap(operations, true).values().iterator();
    while (due.hasNext()) {
      Fault fault = due.next();
      if (isForce || fault != Fault.FAILED_FORCE) {
        due.remove();
        return fault;
      }
    }
    return null;
  }

  private void read() throws IOException {
    checkOn();
    watcher.before(true);
    reads++;
    if (reads == failingRead) {
      throw new IOException("Input/output error");
    }
  }

  private void checkOn() throws IOException {
    if (isOff) {
      throw new MachineOffException();
    }
  }

  /** {@return how far a file can reach on this disk} */
  private long room(SimulatedFile file) {
    long others =
        files.values().stream().filter(each -> each != file).mapToLong(SimulatedFile::size).sum();
    return capacity - others;
  }

  /**
   * A file gets a name, loses it or gets another.
   *
   * @param from the name that it loses, or null
   * @param to the name that it gets, or null
   */
  private record DirectoryChange(@Nullable String from, @Nullable String to, SimulatedFile file) {
    void applyTo(Map<String, SimulatedFile> names) {
      if (from != null && !names.remove(from, file)) {
        return;
      }
      if (to != null) {
        names.put(to, file);
      }
    }
  }

  private final class Handle implements DiskFile {
    private final SimulatedFile file;
    private final boolean isReadOnly;
    private boolean isClosed;

    Handle(SimulatedFile file, boolean isReadOnly) {
      this.file = file;
      this.isReadOnly = isReadOnly;
      openFiles++;
    }

    @Override
    public int read(long position, byte[] into, int start, int count) throws IOException {
      Objects.checkFromIndexSize(start, count, into.length);
      synchronized (SimulatedDisk.this) {
        checkOpen();
        SimulatedDisk.this.read();
        return file.read(position, into, start, count);
      }
    }

    @Override
    public void write(long position, byte[] bytes, int start, int count) throws IOException {
      Objects.checkFromIndexSize(start, count, bytes.length);
      synchronized (SimulatedDisk.this) {
        checkWritable();
        if (isIgnoringOverwrites && position + count <= file.size()) {
          return;
        }
        int fits = fitting(position, count);
        Effect part = () -> file.write(position, bytes, start, random.nextInt(fits + 1));
        operation(
            false,
            () -> {
              file.write(position, bytes, start, fits);
              if (fits < count) {
                throw new IOException(NO_SPACE);
              }
            },
            part,
            part);
      }
    }

    private int fitting(long position, int count) {
      long reach = Math.max(room(file), file.size());
      return (int) Math.max(0, Math.min(count, reach - position));
    }

    @Override
    public long size() throws IOException {
      synchronized (SimulatedDisk.this) {
        checkOpen();
        SimulatedDisk.this.read();
        return file.size();
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (SimulatedDisk.this) {
        checkWritable();
        change(() -> file.truncate(size));
      }
    }

    @Override
    public void force() throws IOException {
      synchronized (SimulatedDisk.this) {
        checkWritable();
        SimulatedDisk.this.force(file::force, file::failToForce);
      }
    }

    @Override
    public void close() {
      synchronized (SimulatedDisk.this) {
        if (!isClosed) {
          isClosed = true;
          openFiles--;
        }
      }
    }

    private void checkWritable() throws IOException {
      checkOpen();
      if (isReadOnly) {
        throw new NonWritableChannelException();
      }
    }

    private void checkOpen() throws IOException {
      checkOn();
      if (isClosed) {
        throw new ClosedChannelException();
      }
    }
  }
}
