package dev.selfsame.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  @TempDir Path folder;

  // Inside of one process.

  @Test
  void exclusive_letsNoOtherIn_untilItIsClosed() throws Exception {
    DirectoryLock lock = DirectoryLock.exclusive(folder);
    assertExclusiveIsRefused("this process");
    assertSharedIsRefused("this process");
    lock.close();
    DirectoryLock.exclusive(folder).close();
    DirectoryLock.shared(folder).close();
  }

  @Test
  void shared_letsSharedOnesIn_untilAllAreClosed() throws Exception {
    DirectoryLock first = DirectoryLock.shared(folder);
    DirectoryLock second = DirectoryLock.shared(folder);
    assertExclusiveIsRefused("this process");
    first.close();
    first.close();
    assertExclusiveIsRefused("this process");
    second.close();
    DirectoryLock.exclusive(folder).close();
  }

  @Test
  void close_again_doesNotReleaseTheNextLock() throws Exception {
    DirectoryLock first = DirectoryLock.exclusive(folder);
    first.close();
    try (DirectoryLock second = DirectoryLock.exclusive(folder)) {
      first.close();
      assertThat(second).isNotSameAs(first);
      assertExclusiveIsRefused("this process");
    }
  }

  @Test
  void exclusive_ofTheSameDirectoryByAnotherPath_isRefused() throws Exception {
    Path directory = Files.createDirectory(folder.resolve("a"));
    Path link = Files.createSymbolicLink(folder.resolve("b"), directory);
    try (DirectoryLock lock = DirectoryLock.exclusive(directory)) {
      assertThat(lock).isNotNull();
      for (Path other : List.of(link, folder.resolve("b/../a/."))) {
        assertThatThrownBy(() -> DirectoryLock.exclusive(other))
            .isInstanceOf(DirectoryInUseException.class);
      }
      DirectoryLock.exclusive(folder).close();
    }
  }

  @Test
  void exclusive_whenAnotherClassLoaderOfTheProcessHasIt_isRefused() throws Exception {
    try (FileChannel other =
        FileChannel.open(
            folder.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(other.lock().isValid()).isTrue();
      assertExclusiveIsRefused("another process or application");
    }
    DirectoryLock.exclusive(folder).close();
  }

  // Between processes.

  @Test
  void exclusive_ofAnotherProcess_letsNoneIn_untilThatIsKilled() throws Exception {
    try (LockingProcess other = LockingProcess.exclusive(folder)) {
      assertThat(other.hasLocked()).isTrue();
      for (int i = 0; i < 100; i++) {
        assertExclusiveIsRefused("another process");
        assertSharedIsRefused("another process");
      }
      assertNothingIsOpen();
    }
    assertThat(folder.resolve("LOCK")).exists();
    DirectoryLock.exclusive(folder).close();
  }

  @Test
  void shared_ofAnotherProcess_letsSharedOnesIn() throws Exception {
    Files.createFile(folder.resolve("LOCK"));
    try (LockingProcess other = LockingProcess.shared(folder)) {
      assertThat(other.hasLocked()).isTrue();
      DirectoryLock.shared(folder).close();
      assertExclusiveIsRefused("another process");
    }
    DirectoryLock.exclusive(folder).close();
  }

  /** POSIX drops a lock of a file as soon as its process closes any channel of it. */
  @Test
  void exclusive_afterOneWasRefusedInTheProcess_isStillHeldAgainstOthers() throws Exception {
    try (DirectoryLock lock = DirectoryLock.exclusive(folder)) {
      assertThat(lock).isNotNull();
      assertExclusiveIsRefused("this process");
      assertSharedIsRefused("this process");
      assertThat(new FileDisk(folder).list()).isEmpty();
      assertOthersGet(false, false);
    }
    assertOthersGet(true, true);
  }

  @Test
  void shared_afterOneOfTwoWasClosed_isStillHeldAgainstOthers() throws Exception {
    Files.createFile(folder.resolve("LOCK"));
    try (DirectoryLock lock = DirectoryLock.shared(folder)) {
      assertThat(lock).isNotNull();
      DirectoryLock.shared(folder).close();
      assertOthersGet(true, false);
    }
    assertOthersGet(true, true);
  }

  @Test
  void shared_whenTheFileCameLater_isHeldAgainstOthersFromTheNextOneOn() throws Exception {
    try (DirectoryLock first = DirectoryLock.shared(folder)) {
      assertThat(first).isNotNull();
      try (LockingProcess other = LockingProcess.exclusive(folder)) {
        assertThat(other.hasLocked()).isTrue();
        assertSharedIsRefused("another process");
      }
      assertExclusiveIsRefused("this process");
      DirectoryLock.shared(folder).close();
      assertOthersGet(true, false);
    }
    assertNothingIsOpen();
    DirectoryLock.exclusive(folder).close();
  }

  private void assertOthersGet(boolean isShared, boolean isExclusive) throws Exception {
    try (LockingProcess other = LockingProcess.shared(folder)) {
      assertThat(other.hasLocked()).isEqualTo(isShared);
    }
    try (LockingProcess other = LockingProcess.exclusive(folder)) {
      assertThat(other.hasLocked()).isEqualTo(isExclusive);
    }
  }

  // The file.

  @Test
  void exclusive_whenTheFileIsLeftOver_isAcquiredAndLeavesIt() throws Exception {
    Path file = Files.writeString(folder.resolve("LOCK"), "12345");
    DirectoryLock.exclusive(folder).close();
    assertThat(file).hasContent("12345");
  }

  @Test
  void exclusive_createsAFileForItsOwnerAlone() throws Exception {
    assumeTrue(OwnerOnly.isPosix(folder.getFileSystem()), "POSIX permissions are needed");
    DirectoryLock.exclusive(folder).close();
    assertThat(Files.getPosixFilePermissions(folder.resolve("LOCK")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void shared_createsNothing() throws Exception {
    try (DirectoryLock lock = DirectoryLock.shared(folder)) {
      assertThat(lock).isNotNull();
      assertThat(folder).isEmptyDirectory();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shared_whereNothingCanBeWritten_isAcquired() throws Exception {
    assumeTrue(OwnerOnly.isPosix(folder.getFileSystem()), "POSIX permissions are needed");
    Path file = Files.createFile(folder.resolve("LOCK"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    try (DirectoryLock lock = DirectoryLock.shared(folder)) {
      assertThat(lock).isNotNull();
      assertOthersGet(true, false);
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  // What cannot be locked.

  @Test
  void exclusive_whereThereIsNoDirectory_failsAndHoldsNothing() throws Exception {
    Path directory = folder.resolve("a");
    assertThatThrownBy(() -> DirectoryLock.exclusive(directory))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> DirectoryLock.shared(directory))
        .isInstanceOf(NoSuchFileException.class);
    Files.createDirectory(directory);
    DirectoryLock.exclusive(directory).close();
  }

  @Test
  void exclusive_whenTheFileCannotBeOpened_failsAndHoldsNothing() throws Exception {
    Path file = Files.createDirectory(folder.resolve("LOCK"));
    assertThatThrownBy(() -> DirectoryLock.exclusive(folder)).isInstanceOf(IOException.class);
    Files.delete(file);
    DirectoryLock.exclusive(folder).close();
    assertNothingIsOpen();
  }

  /** The control of what looks for open files. */
  @Test
  void openFiles_ofSharedLocks_areOne() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "Linux is needed");
    Files.createFile(folder.resolve("LOCK"));
    try (DirectoryLock first = DirectoryLock.shared(folder);
        DirectoryLock second = DirectoryLock.shared(folder)) {
      assertThat(first).isNotSameAs(second);
      assertThat(openFiles()).isEqualTo(1);
    }
    assertNothingIsOpen();
  }

  private void assertExclusiveIsRefused(String owner) {
    assertThatThrownBy(() -> DirectoryLock.exclusive(folder))
        .isInstanceOf(DirectoryInUseException.class)
        .hasMessageContainingAll("in use by a store of " + owner, "Close that store");
  }

  private void assertSharedIsRefused(String owner) {
    assertThatThrownBy(() -> DirectoryLock.shared(folder))
        .isInstanceOf(DirectoryInUseException.class)
        .hasMessageContainingAll("in use by a store of " + owner, "Close that store");
  }

  private void assertNothingIsOpen() throws IOException {
    assertThat(openFiles()).isZero();
  }

  /** {@return how often this process has the file open, where Linux tells, and 0 elsewhere} */
  private long openFiles() throws IOException {
    Path open = Path.of("/proc/self/fd");
    if (!Files.isDirectory(open)) {
      return 0;
    }
    String file = folder.toRealPath().resolve("LOCK").toString();
    try (Stream<Path> all = Files.list(open)) {
      return all.filter(each -> target(each).equals(file)).count();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "closed meanwhile";
    }
  }
}
