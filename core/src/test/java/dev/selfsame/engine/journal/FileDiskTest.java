package dev.selfsame.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfsame.engine.journal.Disk.DiskFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDiskTest {
  @TempDir Path folder;

  /** The simulated disk is the twin: all that tests show with it is so with files. */
  @Test
  void randomCalls_doTheSameAsOnTheSimulatedDisk() throws IOException {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int seed = 0; seed < 200; seed++) {
      Path directory = Files.createDirectory(folder.resolve("seed-" + seed));
      Disk disk = new FileDisk(directory);
      SimulatedDisk twin = new SimulatedDisk(seed);
      try (RandomCalls calls = new RandomCalls(disk, seed);
          RandomCalls twins = new RandomCalls(twin, seed)) {
        for (int i = 0; i < 60; i++) {
          String outcome = calls.next();
          assertThat(outcome).as("seed %d, call %d", seed, i).isEqualTo(twins.next());
          outcomes.merge(outcome.replaceAll(":.*", ""), 1, Integer::sum);
        }
      }
      assertThat(new TreeSet<>(disk.list())).isEqualTo(twin.sizes().keySet());
      for (Map.Entry<String, byte[]> file : twin.contents().entrySet()) {
        assertThat(directory.resolve(file.getKey())).hasBinaryContent(file.getValue());
      }
    }
    assertThat(outcomes)
        .containsOnlyKeys(
            "done",
            "read",
            "size",
            "FileAlreadyExistsException",
            "NoSuchFileException",
            "NonWritableChannelException");
  }

  /** Calls that depend on the seed alone, with a file or two open. */
  private static final class RandomCalls implements AutoCloseable {
    private static final List<String> NAMES = List.of("f", "g", "h");
    private final Disk disk;
    private final Random random;
    private final DiskFile[] open;
    private final boolean[] isReadOnly = new boolean[2];

    RandomCalls(Disk disk, long seed) throws IOException {
      this.disk = disk;
      random = new Random(seed);
      open = new DiskFile[] {disk.create("f"), disk.create("x")};
    }

    /** {@return what became of the next call} */
    String next() throws IOException {
      try {
        return call(random.nextInt(9), random.nextInt(open.length));
      } catch (NoSuchFileException
          | FileAlreadyExistsException
          | NonWritableChannelException refused) {
        return refused.getClass().getSimpleName();
      }
    }

    private String call(int kind, int file) throws IOException {
      switch (kind) {
        case 0 -> replace(file, disk.create(name()));
        case 1 -> {
          boolean openReadOnly = random.nextBoolean();
          replace(file, disk.open(name(), openReadOnly));
          isReadOnly[file] = openReadOnly;
        }
        case 2 -> disk.delete(name());
        case 3 -> disk.rename(name(), name());
        case 4 -> open[file].truncate(random.nextInt(1500));
        case 5 -> {
          // Some systems let a file be forced that was opened to be read, the simulated disk not.
          if (!isReadOnly[file]) {
            open[file].force();
          }
        }
        case 6 -> disk.forceDirectory();
        case 7 -> {
          byte[] into = new byte[900];
          int read = open[file].read(random.nextInt(1500), into, 50, 800);
          return "read: " + read + " " + Arrays.hashCode(into) + " " + open[file].size();
        }
        default -> {
          byte[] bytes = new byte[random.nextInt(1, 700)];
          random.nextBytes(bytes);
          int start = random.nextInt(bytes.length);
          open[file].write(random.nextInt(1000), bytes, start, bytes.length - start);
          return "size: " + open[file].size();
        }
      }
      return "done";
    }

    private void replace(int file, DiskFile by) throws IOException {
      open[file].close();
      open[file] = by;
      isReadOnly[file] = false;
    }

    private String name() {
      return NAMES.get(random.nextInt(NAMES.size()));
    }

    @Override
    public void close() throws IOException {
      for (DiskFile file : open) {
        file.close();
      }
    }
  }

  @Test
  void newFilesAndDirectories_areForTheirOwnerAlone() throws IOException {
    assumeTrue(OwnerOnly.isPosix(folder.getFileSystem()), "POSIX permissions are needed");
    Path directory = folder.resolve("a/b");
    FileDisk disk = new FileDisk(directory);
    disk.createDirectory();
    disk.create("f").close();
    assertThat(permissions(folder.resolve("a"))).isEqualTo("rwx------");
    assertThat(permissions(directory)).isEqualTo("rwx------");
    assertThat(permissions(directory.resolve("f"))).isEqualTo("rw-------");
    Path other = Files.createFile(directory.resolve("other"));
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(permissions(other)).isEqualTo("rw-r--r--");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void createDirectory_whenThereIsOne_leavesIt() throws IOException {
    Files.createFile(folder.resolve("f"));
    new FileDisk(folder).createDirectory();
    assertThat(folder.resolve("f")).exists();
    assertThatThrownBy(() -> new FileDisk(folder.resolve("f")).createDirectory())
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> new FileDisk(folder.resolve("f/g")).createDirectory())
        .isInstanceOf(IOException.class);
  }

  @Test
  void constructor_createsNothing() {
    FileDisk disk = new FileDisk(folder.resolve("a"));
    assertThatThrownBy(disk::list).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(disk::forceDirectory).isInstanceOf(NoSuchFileException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void list_leavesOutDirectoriesAndTheLock() throws IOException {
    Files.createFile(folder.resolve("f"));
    Files.createFile(folder.resolve("LOCK"));
    Files.createDirectory(folder.resolve("lost+found"));
    assertThat(new FileDisk(folder).list()).containsExactly("f");
  }

  @Test
  void readAndWrite_loopUntilAllIsDone() throws IOException {
    byte[] bytes = new byte[1000];
    new Random(1).nextBytes(bytes);
    Path path = folder.resolve("f");
    try (DiskFile file =
        new ChannelFile(
            new ShortChannel(
                FileChannel.open(
                    path,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE)))) {
      file.write(0, bytes, 0, 1000);
      assertThat(path).hasBinaryContent(bytes);
      byte[] into = new byte[1000];
      assertThat(file.read(100, into, 10, 990)).isEqualTo(900);
      assertThat(Arrays.copyOfRange(into, 10, 910)).isEqualTo(Arrays.copyOfRange(bytes, 100, 1000));
      assertThat(file.read(1000, into, 0, 1)).isZero();
    }
  }

  @Test
  void readAndWrite_ofMoreThanAPiece_areWhole() throws IOException {
    byte[] bytes = new byte[3 * ChannelFile.PIECE + 1];
    new Random(1).nextBytes(bytes);
    try (DiskFile file = new FileDisk(folder).create("f")) {
      file.write(5, bytes, 0, bytes.length);
      byte[] into = new byte[bytes.length];
      assertThat(file.read(5, into, 0, into.length)).isEqualTo(bytes.length);
      assertThat(into).isEqualTo(bytes);
    }
  }

  @Test
  void isNoSpace_ofADeviceThatIsFull_isTrue() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "A device that is always full is needed");
    try (DiskFile file = new ChannelFile(FileChannel.open(full, StandardOpenOption.WRITE))) {
      assertThatThrownBy(() -> file.write(0, new byte[1], 0, 1))
          .isInstanceOf(IOException.class)
          .matches(failure -> isNoSpace((IOException) failure));
    }
  }

  @Test
  void isNoSpace_goesByWhatTheSystemSays() {
    for (String reason :
        List.of(
            "No space left on device",
            "There is not enough space on the disk",
            "Disk quota exceeded",
            "Disc quota exceeded")) {
      assertThat(isNoSpace(new IOException(reason))).isTrue();
      assertThat(isNoSpace(new FileSystemException("f", null, reason))).isTrue();
      assertThat(isNoSpace(new FileSystemException(reason, null, "Input/output error"))).isFalse();
    }
    assertThat(isNoSpace(new IOException("Input/output error"))).isFalse();
    assertThat(isNoSpace(new IOException())).isFalse();
    assertThat(isNoSpace(new AccessDeniedException("f"))).isFalse();
  }

  private static boolean isNoSpace(IOException failure) {
    return new FileDisk(Path.of("")).isNoSpace(failure);
  }
}
