package dev.selfsame.engine.journal;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * The contents of a file of a {@link SimulatedDisk}, and what a crash may leave of them: of each
 * sector and of the size, what was forced or anything that came after.
 */
final class SimulatedFile {
  /** What a disk writes as a whole. */
  static final int SECTOR = 512;

  /** What a reader sees: whole sectors; all is zero from the size on. */
  private byte[] bytes;

  private int size;

  /** The forms of each sector that was written since it was forced: first the forced one. */
  private final TreeMap<Integer, List<byte[]>> forms = new TreeMap<>();

  /** The sizes since the size was forced, first the forced one; empty if it is still that. */
  private final List<Integer> sizes = new ArrayList<>();

  /** Sectors that a force failed to write and that no later force tries again. */
  private final Set<Integer> givenUp = new HashSet<>();

  private SimulatedFile(byte[] bytes, int size) {
    this.bytes = bytes;
    this.size = size;
  }

  /** {@return a file whose contents are forced} */
  static SimulatedFile of(byte[] contents) {
    return new SimulatedFile(
        Arrays.copyOf(contents, wholeSectors(contents.length)), contents.length);
  }

  int size() {
    return size;
  }

  byte[] contents() {
    return Arrays.copyOf(bytes, size);
  }

  int read(long position, byte[] into, int start, int count) {
    if (position >= size) {
      return 0;
    }
    int read = Math.min(count, size - (int) position);
    System.arraycopy(bytes, (int) position, into, start, read);
    return read;
  }

  void write(long position, byte[] from, int start, int count) {
    if (count == 0) {
      return;
    }
    int at = Math.toIntExact(position);
    int end = Math.addExact(at, count);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(wholeSectors(end), 2 * bytes.length));
    }
    change(at, end, () -> System.arraycopy(from, start, bytes, at, count));
    if (end > size) {
      resize(end);
    }
  }

  void truncate(long newSize) {
    if (newSize < size) {
      int end = (int) newSize;
      change(end, size, () -> Arrays.fill(bytes, end, size, (byte) 0));
      resize(end);
    }
  }

  void force() {
    forms.keySet().retainAll(givenUp);
    sizes.clear();
  }

  /**
   * A force that fails: what was to be written may be on the disk or not, and counts as written, so
   * that the next force reports success without it. Linux does so.
   */
  void failToForce() {
    givenUp.addAll(forms.keySet());
  }

  /** {@return a file with the same contents, of which the same is forced} */
  SimulatedFile copy() {
    SimulatedFile copy = new SimulatedFile(bytes.clone(), size);
    forms.forEach((sector, all) -> copy.forms.put(sector, new ArrayList<>(all)));
    copy.sizes.addAll(sizes);
    copy.givenUp.addAll(givenUp);
    return copy;
  }

  /** {@return what a crash leaves, which is forced} */
  SimulatedFile afterCrash(Random random) {
    Survival survival = Survival.any(random);
    byte[] left = bytes.clone();
    forms.forEach((sector, all) -> put(survival.choose(all, random), left, sector));
    int leftSize = sizes.isEmpty() ? size : survival.choose(withSizesBetween(random), random);
    return of(Arrays.copyOf(left, leftSize));
  }

  /** {@return whether a run of at most a sector's length is in what a crash may leave} */
  boolean mayHold(byte[] run) {
    checkArgument(run.length <= SECTOR);
    for (int sector = 0; sector * SECTOR < bytes.length; sector++) {
      for (byte[] form : forms(sector)) {
        for (byte[] next : forms(sector + 1)) {
          if (Bytes.indexOf(Bytes.concat(form, next), run) >= 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private List<byte[]> forms(int sector) {
    List<byte[]> changed = forms.get(sector);
    return changed == null ? List.of(form(sector)) : changed;
  }

  /** {@return the sizes, and before the last one a sector's boundary between them} */
  private List<Integer> withSizesBetween(Random random) {
    int least = Collections.min(sizes);
    int between = least + random.nextInt(Collections.max(sizes) - least + 1);
    List<Integer> all = new ArrayList<>(sizes);
    all.add(all.size() - 1, Math.max(least, between - between % SECTOR));
    return all;
  }

  private void resize(int newSize) {
    if (sizes.isEmpty()) {
      sizes.add(size);
    }
    sizes.add(newSize);
    size = newSize;
  }

  private void change(int from, int to, Runnable change) {
    for (int sector = from / SECTOR; sector * SECTOR < to; sector++) {
      forms.computeIfAbsent(sector, absent -> new ArrayList<>(List.of(form(absent))));
    }
    change.run();
    forms
        .subMap(from / SECTOR, wholeSectors(to) / SECTOR)
        .forEach(
            (sector, all) -> {
              all.add(form(sector));
              givenUp.remove(sector);
            });
  }

  private byte[] form(int sector) {
    return Arrays.copyOfRange(bytes, sector * SECTOR, (sector + 1) * SECTOR);
  }

  private static void put(byte[] form, byte[] into, int sector) {
    System.arraycopy(form, 0, into, sector * SECTOR, SECTOR);
  }

  private static int wholeSectors(int size) {
    return (size + SECTOR - 1) / SECTOR * SECTOR;
  }
}
