package dev.selfsame.engine.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfsame.engine.journal.Disk.DiskFile;
import dev.selfsame.engine.journal.SimulatedDisk.Fault;
import dev.selfsame.engine.journal.SimulatedDisk.MachineOffException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the simulated disk promises, and that what it leaves to chance does vary. */
class SimulatedDiskTest {
  private static final int SEEDS = 400;

  /** A test's use of a disk. */
  private interface Use {
    void of(SimulatedDisk disk) throws IOException;
  }

  // What a crash leaves of a file.

  @Test
  void crash_ofWhatWasForced_leavesIt() throws IOException {
    assertThat(
            afterCrashes(
                disk -> {
                  DiskFile file = forcedFile(disk, "f", "a".repeat(700));
                  write(file, 0, "b".repeat(1600));
                  file.truncate(1500);
                  file.force();
                }))
        .containsExactly("{f=1500b}");
  }

  @Test
  void crash_ofSectorsThatWereOverwritten_leavesEachInAnyForm() throws IOException {
    Set<String> left =
        afterCrashes(
            disk -> {
              DiskFile file = forcedFile(disk, "f", "a".repeat(1024));
              write(file, 0, "b".repeat(1024));
              write(file, 0, "c".repeat(512));
            });
    assertThat(left)
        .containsExactlyInAnyOrder(
            "{f=1024a}",
            "{f=512a512b}",
            "{f=512b512a}",
            "{f=1024b}",
            "{f=512c512a}",
            "{f=512c512b}");
  }

  @Test
  void crash_ofALongWrite_oftenLeavesAllOrNothing() throws IOException {
    int all = 0;
    int nothing = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = new SimulatedDisk(seed);
      write(forcedFile(disk, "f", "a".repeat(20_000)), 0, "b".repeat(20_000));
      String left = shown(disk.crash(new Random(seed)));
      all += left.equals("{f=20000b}") ? 1 : 0;
      nothing += left.equals("{f=20000a}") ? 1 : 0;
    }
    assertThat(all).isGreaterThan(SEEDS / 20);
    assertThat(nothing).isGreaterThan(SEEDS / 20);
  }

  @Test
  void crash_ofAFileThatGotLonger_leavesAnySizeAtABoundaryAndZeros() throws IOException {
    Set<String> left =
        afterCrashes(disk -> write(forcedFile(disk, "f", "a".repeat(512)), 512, "b".repeat(1000)));
    assertThat(left)
        .containsExactlyInAnyOrder(
            "{f=512a}",
            "{f=512a512b}",
            "{f=512a512.}",
            "{f=512a1000b}",
            "{f=512a1000.}",
            "{f=512a512b488.}",
            "{f=512a512.488b}");
  }

  @Test
  void crash_ofAFileThatWasCut_leavesAnySizeAtABoundary() throws IOException {
    Set<String> left = afterCrashes(disk -> forcedFile(disk, "f", "a".repeat(1024)).truncate(100));
    assertThat(left)
        .containsExactlyInAnyOrder(
            "{f=1024a}",
            "{f=512a512.}",
            "{f=100a412.512a}",
            "{f=100a924.}",
            "{f=512a}",
            "{f=100a412.}",
            "{f=100a}");
  }

  @Test
  void crash_again_leavesSomethingElse() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    write(forcedFile(disk, "f", "a"), 0, "b");
    Set<String> left = new TreeSet<>();
    for (int seed = 0; seed < 20; seed++) {
      SimulatedDisk after = disk.crash(new Random(seed));
      left.add(shown(after));
      assertThat(shown(after.crash(new Random(seed + 1)))).isEqualTo(shown(after));
    }
    assertThat(left).containsExactly("{f=1a}", "{f=1b}");
  }

  @Test
  void crash_ofTheSameSeed_leavesTheSame() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(shown(tornDisk(seed).crash(new Random(seed))))
          .isEqualTo(shown(tornDisk(seed).crash(new Random(seed))));
    }
  }

  private static SimulatedDisk tornDisk(int seed) throws IOException {
    SimulatedDisk disk = new SimulatedDisk(seed);
    DiskFile file = forcedFile(disk, "f", "a".repeat(5000));
    disk.crashAfter(disk.operations() + 1);
    disk.create("g");
    assertThatThrownBy(() -> write(file, 100, "b".repeat(4500)))
        .isInstanceOf(MachineOffException.class);
    return disk;
  }

  // What a crash leaves of the directory.

  @Test
  void crash_ofAFileThatWasCreated_leavesItOrNot() throws IOException {
    assertThat(afterCrashes(disk -> writeForced(disk.create("f"), "a")))
        .containsExactlyInAnyOrder("{}", "{f=1a}");
  }

  @Test
  void crash_ofAFileThatWasDeleted_leavesItOrNot() throws IOException {
    assertThat(
            afterCrashes(
                disk -> {
                  forcedFile(disk, "f", "a");
                  disk.delete("f");
                }))
        .containsExactlyInAnyOrder("{}", "{f=1a}");
  }

  @Test
  void crash_ofAFileThatWasRenamed_leavesItUnderOneName() throws IOException {
    assertThat(
            afterCrashes(
                disk -> {
                  forcedFile(disk, "f", "a");
                  forcedFile(disk, "g", "b");
                  disk.rename("f", "g");
                }))
        .containsExactlyInAnyOrder("{f=1a, g=1b}", "{g=1a}");
  }

  @Test
  void crash_ofANewFileThatWasRenamed_leavesNeitherNameWithoutItsCreation() throws IOException {
    assertThat(
            afterCrashes(
                disk -> {
                  forcedFile(disk, "g", "b");
                  writeForced(disk.create("f"), "a");
                  disk.rename("f", "g");
                }))
        .containsExactlyInAnyOrder("{g=1b}", "{f=1a, g=1b}", "{g=1a}");
  }

  @Test
  void crash_ofSeveralDirectoryOperations_leavesThemInNoOrder() throws IOException {
    assertThat(
            afterCrashes(
                disk -> {
                  forcedFile(disk, "old", "a");
                  writeForced(disk.create("new"), "b");
                  disk.delete("old");
                }))
        .containsExactlyInAnyOrder("{old=1a}", "{new=1b, old=1a}", "{}", "{new=1b}");
  }

  @Test
  void crash_afterTheDirectoryWasForced_leavesAllNames() throws IOException {
    assertThat(
            afterCrashes(
                disk -> {
                  forcedFile(disk, "f", "a");
                  forcedFile(disk, "g", "b");
                  writeForced(disk.create("h"), "c");
                  disk.rename("f", "i");
                  disk.delete("g");
                  disk.forceDirectory();
                }))
        .containsExactly("{h=1c, i=1a}");
  }

  @Test
  void lyingForce_forcesNothing() throws IOException {
    assertThat(
            afterCrashes(
                disk -> {
                  DiskFile file = forcedFile(disk, "f", "a");
                  disk.lyingForce();
                  write(file, 0, "b");
                  file.force();
                  disk.create("g");
                  disk.forceDirectory();
                }))
        .containsExactlyInAnyOrder("{f=1a}", "{f=1b}", "{f=1a, g=}", "{f=1b, g=}");
  }

  // The end of a process.

  @Test
  void kill_leavesAllThatWasWritten_stillNotForced() throws IOException {
    Set<String> crashed = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = new SimulatedDisk(seed);
      write(forcedFile(disk, "f", "a"), 0, "b");
      disk.create("g");
      SimulatedDisk after = disk.kill();
      assertThat(shown(after)).isEqualTo("{f=1b, g=}");
      crashed.add(shown(after.crash(new Random(seed))));
    }
    assertThat(crashed).contains("{f=1a}", "{f=1b, g=}");
  }

  @Test
  void kill_whenWhatWasLeftIsForced_crashesToIt() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    write(disk.create("f"), 0, "a");
    disk.rename("f", "g");
    SimulatedDisk after = disk.kill();
    after.open("g", false).force();
    after.forceDirectory();
    assertThat(shown(after.crash(new Random(1)))).isEqualTo("{g=1a}");
  }

  @Test
  void kill_andWritingOn_doesNotTouchTheKilledDisk() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    write(disk.create("f"), 0, "a");
    SimulatedDisk after = disk.kill();
    write(after.open("f", false), 0, "b");
    after.delete("f");
    assertThat(shown(disk.kill())).isEqualTo("{f=1a}");
  }

  @Test
  void crashAndKill_turnOffWhatWasOpen() throws IOException {
    for (Function<SimulatedDisk, SimulatedDisk> end :
        Set.<Function<SimulatedDisk, SimulatedDisk>>of(
            SimulatedDisk::kill, disk -> disk.crash(new Random(1)))) {
      SimulatedDisk disk = new SimulatedDisk(1);
      DiskFile file = forcedFile(disk, "f", "a");
      SimulatedDisk after = end.apply(disk);
      assertThatThrownBy(() -> write(file, 0, "b")).isInstanceOf(MachineOffException.class);
      assertThatThrownBy(() -> file.read(0, new byte[1], 0, 1))
          .isInstanceOf(MachineOffException.class);
      assertThatThrownBy(file::size).isInstanceOf(MachineOffException.class);
      assertThatThrownBy(disk::list).isInstanceOf(MachineOffException.class);
      assertThatThrownBy(() -> disk.create("g")).isInstanceOf(MachineOffException.class);
      file.close();
      assertThat(after.list()).containsExactly("f");
      assertThat(after.operations()).isZero();
    }
  }

  @Test
  void crashAfter_letsThatManyPassAndCutsTheNext() throws IOException {
    Map<Long, Integer> ends = new TreeMap<>();
    for (long n = 0; n <= 8; n++) {
      SimulatedDisk disk = new SimulatedDisk(n);
      disk.crashAfter(n);
      try {
        DiskFile file = disk.create("f");
        disk.forceDirectory();
        write(file, 0, "abc");
        file.force();
        file.truncate(1);
        disk.rename("f", "g");
        disk.delete("g");
        assertThat(disk.isOff()).isFalse();
      } catch (MachineOffException e) {
        assertThat(disk.isOff()).isTrue();
      }
      ends.merge(disk.operations(), 1, Integer::sum);
    }
    assertThat(ends).isEqualTo(Map.of(1L, 1, 2L, 1, 3L, 1, 4L, 1, 5L, 1, 6L, 1, 7L, 3));
  }

  @Test
  void crashAfter_cutsAWriteAnywhere() throws IOException {
    Set<String> left = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = new SimulatedDisk(seed);
      DiskFile file = forcedFile(disk, "f", "aaaa");
      disk.crashAfter(disk.operations());
      assertThatThrownBy(() -> write(file, 0, "bbb")).isInstanceOf(MachineOffException.class);
      left.add(shown(disk.kill()));
    }
    assertThat(left).containsExactlyInAnyOrder("{f=4a}", "{f=1b3a}", "{f=2b2a}", "{f=3b1a}");
  }

  @Test
  void crashAfter_cutsOtherOperationsBeforeOrAfterTheyHappen() throws IOException {
    assertThat(cut(disk -> disk.create("g"))).containsExactly("{f=1a, g=}", "{f=1a}");
    assertThat(cut(disk -> disk.delete("f"))).containsExactly("{f=1a}", "{}");
    assertThat(cut(disk -> disk.rename("f", "g"))).containsExactly("{f=1a}", "{g=1a}");
    assertThat(cut(disk -> disk.open("f", false).truncate(0))).containsExactly("{f=1a}", "{f=}");
  }

  @Test
  void crashAfter_cutsAForceBeforeOrAfterItHappens() throws IOException {
    int certain = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = new SimulatedDisk(seed);
      DiskFile file = forcedFile(disk, "f", "a");
      write(file, 0, "b");
      disk.crashAfter(disk.operations());
      assertThatThrownBy(file::force).isInstanceOf(MachineOffException.class);
      certain += disk.mayHold(bytes("a")) ? 0 : 1;
    }
    assertThat(certain).isBetween(1, SEEDS - 1);
  }

  private static Set<String> cut(Use use) throws IOException {
    Set<String> left = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = new SimulatedDisk(seed);
      forcedFile(disk, "f", "a");
      disk.crashAfter(disk.operations());
      assertThatThrownBy(() -> use.of(disk)).isInstanceOf(MachineOffException.class);
      left.add(shown(disk.kill()));
    }
    return left;
  }

  // Faults.

  @Test
  void failAt_failsThatOperationOnly() throws IOException {
    for (Fault fault : Fault.values()) {
      SimulatedDisk disk = new SimulatedDisk(1);
      DiskFile file = forcedFile(disk, "f", "a");
      disk.failAt(disk.operations() + 2, fault);
      file.force();
      assertThatThrownBy(file::force)
          .isExactlyInstanceOf(IOException.class)
          .hasMessage(fault == Fault.NO_SPACE ? "No space left on device" : "Input/output error")
          .matches(e -> disk.isNoSpace((IOException) e) == (fault == Fault.NO_SPACE));
      file.force();
    }
  }

  @Test
  void failAt_aForce_waitsForOne() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    disk.failAt(1, Fault.FAILED_FORCE);
    disk.failAt(2, Fault.EIO);
    DiskFile file = disk.create("f");
    assertThatThrownBy(() -> write(file, 0, "a")).hasMessage("Input/output error");
    write(file, 0, "a");
    assertThatThrownBy(disk::forceDirectory).hasMessage("Input/output error");
    disk.forceDirectory();
  }

  @Test
  void failAt_aWrite_hasWrittenAnyFirstPart() throws IOException {
    for (Fault fault : Set.of(Fault.EIO, Fault.NO_SPACE)) {
      Set<String> left = new TreeSet<>();
      for (int seed = 0; seed < SEEDS; seed++) {
        SimulatedDisk disk = new SimulatedDisk(seed);
        DiskFile file = forcedFile(disk, "f", "a");
        disk.failAt(disk.operations() + 1, fault);
        assertThatThrownBy(() -> write(file, 1, "bb")).isInstanceOf(IOException.class);
        left.add(shown(disk));
      }
      assertThat(left).containsExactlyInAnyOrder("{f=1a}", "{f=1a1b}", "{f=1a2b}");
    }
  }

  @Test
  void failAt_aDirectoryOperation_doesNothing() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    for (long n = 1; n <= 4; n++) {
      disk.failAt(n, Fault.EIO);
    }
    disk.put("f", bytes("a"));
    assertThatThrownBy(() -> disk.create("g")).hasMessage("Input/output error");
    assertThatThrownBy(() -> disk.delete("f")).hasMessage("Input/output error");
    assertThatThrownBy(() -> disk.rename("f", "g")).hasMessage("Input/output error");
    assertThatThrownBy(() -> disk.open("f", false).truncate(0)).hasMessage("Input/output error");
    assertThat(shown(disk)).isEqualTo("{f=1a}");
    assertThat(disk.openFiles()).isEqualTo(1);
  }

  @Test
  void force_afterOneFailed_returnsWithoutWhatThatOneLost() throws IOException {
    assertThat(
            afterCrashes(
                disk -> {
                  DiskFile file = forcedFile(disk, "f", "a".repeat(1024));
                  write(file, 0, "b".repeat(1024));
                  disk.failAt(disk.operations() + 1, Fault.FAILED_FORCE);
                  assertThatThrownBy(file::force).hasMessage("Input/output error");
                  write(file, 512, "c");
                  file.force();
                }))
        .containsExactlyInAnyOrder("{f=512a1c511b}", "{f=512b1c511b}");
  }

  @Test
  void forceDirectory_whenItFails_forcesNothing() throws IOException {
    assertThat(
            afterCrashes(
                disk -> {
                  disk.create("f");
                  disk.failAt(2, Fault.FAILED_FORCE);
                  assertThatThrownBy(disk::forceDirectory).hasMessage("Input/output error");
                }))
        .containsExactlyInAnyOrder("{}", "{f=}");
  }

  @Test
  void failReadAt_failsThatReadOnly() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    disk.put("f", bytes("a"));
    disk.failReadAt(4);
    assertThat(disk.list()).containsExactly("f");
    DiskFile file = disk.open("f", true);
    assertThat(file.size()).isEqualTo(1);
    assertThatThrownBy(() -> file.read(0, new byte[1], 0, 1)).hasMessage("Input/output error");
    assertThat(file.read(0, new byte[1], 0, 1)).isEqualTo(1);
    assertThat(disk.reads()).isEqualTo(5);
    assertThat(disk.operations()).isZero();
  }

  @Test
  void capacity_endsAWriteThatIsLonger_untilThereIsSpaceAgain() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    disk.capacity(10);
    DiskFile first = forcedFile(disk, "f", "a".repeat(6));
    DiskFile second = forcedFile(disk, "g", "b".repeat(2));
    assertThatThrownBy(() -> write(second, 2, "cccc"))
        .matches(e -> disk.isNoSpace((IOException) e));
    assertThat(shown(disk)).isEqualTo("{f=6a, g=2b2c}");
    assertThatThrownBy(() -> write(second, 4, "d")).matches(e -> disk.isNoSpace((IOException) e));
    write(second, 0, "eeee");
    first.truncate(5);
    write(second, 4, "d");
    disk.delete("f");
    write(second, 5, "ddddd");
    assertThat(shown(disk)).isEqualTo("{g=4e6d}");
    disk.capacity(3);
    write(second, 0, "f".repeat(10));
    assertThatThrownBy(() -> write(second, 10, "g")).matches(e -> disk.isNoSpace((IOException) e));
    assertThat(shown(disk)).isEqualTo("{g=10f}");
  }

  // What a test sees and does.

  @Test
  void mayHold_findsWhatACrashMayBringBack() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    DiskFile file = forcedFile(disk, "f", "x".repeat(510) + "secret");
    assertThat(disk.mayHold(bytes("secret"))).isTrue();
    write(file, 513, "y");
    write(file, 513, "e");
    write(file, 510, "______");
    assertThat(disk.contents()).containsOnlyKeys("f").doesNotContainValue(bytes("secret"));
    assertThat(disk.mayHold(bytes("secret"))).isTrue();
    file.force();
    assertThat(disk.mayHold(bytes("secret"))).isFalse();
    assertThat(disk.mayHold(bytes("x___"))).isTrue();
  }

  @Test
  void mayHold_findsWhatIsInFilesThatAreGoneButNotForced() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    forcedFile(disk, "f", "secret");
    disk.put("g", bytes("other"));
    disk.rename("g", "f");
    assertThat(disk.mayHold(bytes("secret"))).isTrue();
    disk.forceDirectory();
    assertThat(disk.mayHold(bytes("secret"))).isFalse();
    DiskFile file = disk.open("f", false);
    file.truncate(1);
    assertThat(disk.mayHold(bytes("other"))).isTrue();
    file.force();
    assertThat(disk.mayHold(bytes("other"))).isFalse();
  }

  @Test
  void changesFromOutside_areForcedAndNotCounted() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    disk.create("e");
    disk.put("f", bytes("aa"));
    disk.put("g", bytes("bbb"));
    disk.put("h", bytes("c"));
    disk.remove("h");
    disk.cut("g", 2);
    disk.flipBit("f", 8);
    assertThat(disk.operations()).isEqualTo(1);
    assertThat(disk.sizes()).isEqualTo(Map.of("e", 0, "f", 2, "g", 2));
    assertThat(shown(disk.crash(new Random(1)))).isEqualTo("{e=, f=1a1`, g=2b}");
  }

  // The interface.

  @Test
  void read_returnsWhatThereIs() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    disk.put("f", bytes("abc"));
    DiskFile file = disk.open("f", true);
    byte[] into = bytes("......");
    assertThat(file.read(1, into, 2, 4)).isEqualTo(2);
    assertThat(into).isEqualTo(bytes("..bc.."));
    assertThat(file.read(3, into, 0, 1)).isZero();
    assertThat(file.read(99, into, 0, 1)).isZero();
  }

  @Test
  void calls_thatAreWrong_areRefusedAndNotCounted() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    disk.put("f", bytes("a"));
    DiskFile file = disk.open("f", true);
    assertThatThrownBy(() -> disk.create("f")).isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> disk.open("g", true)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> disk.rename("g", "h")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> disk.create("a/b")).isInstanceOf(IllegalArgumentException.class);
    disk.delete("g");
    assertThatThrownBy(() -> write(file, 0, "b")).isInstanceOf(NonWritableChannelException.class);
    assertThatThrownBy(() -> file.truncate(0)).isInstanceOf(NonWritableChannelException.class);
    assertThatThrownBy(file::force).isInstanceOf(NonWritableChannelException.class);
    assertThat(disk.openFiles()).isEqualTo(1);
    file.close();
    file.close();
    assertThat(disk.openFiles()).isZero();
    assertThatThrownBy(file::size).isInstanceOf(ClosedChannelException.class);
    assertThat(disk.operations()).isZero();
    assertThat(shown(disk)).isEqualTo("{f=1a}");
  }

  @Test
  void openFiles_thatAreRenamedOrDeleted_stayOpen() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(1);
    DiskFile file = disk.create("f");
    disk.rename("f", "g");
    write(file, 0, "a");
    assertThat(shown(disk)).isEqualTo("{g=1a}");
    disk.delete("g");
    write(file, 1, "b");
    assertThat(file.size()).isEqualTo(2);
    assertThat(disk.list()).isEmpty();
  }

  /** {@return what crashes with many seeds leave after the same use} */
  private static Set<String> afterCrashes(Use use) throws IOException {
    Set<String> left = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = new SimulatedDisk(seed);
      use.of(disk);
      left.add(shown(disk.crash(new Random(seed))));
    }
    return left;
  }

  private static DiskFile forcedFile(SimulatedDisk disk, String name, String contents)
      throws IOException {
    DiskFile file = disk.create(name);
    writeForced(file, contents);
    disk.forceDirectory();
    return file;
  }

  private static void writeForced(DiskFile file, String contents) throws IOException {
    write(file, 0, contents);
    file.force();
  }

  private static void write(DiskFile file, long position, String text) throws IOException {
    file.write(position, bytes(text), 0, text.length());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }

  /** {@return each file as the runs of its bytes: how many of which, where a point is a zero} */
  private static String shown(SimulatedDisk disk) {
    Map<String, String> shown = new TreeMap<>();
    disk.contents().forEach((name, contents) -> shown.put(name, runs(contents)));
    return shown.toString();
  }

  private static String runs(byte[] contents) {
    StringBuilder runs = new StringBuilder();
    for (int i = 0; i < contents.length; ) {
      int end = i;
      while (end < contents.length && contents[end] == contents[i]) {
        end++;
      }
      runs.append(end - i).append(contents[i] == 0 ? '.' : (char) contents[i]);
      i = end;
    }
    return runs.toString();
  }
}
