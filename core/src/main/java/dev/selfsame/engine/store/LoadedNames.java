package dev.selfsame.engine.store;

import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.Hash64;
import dev.selfsame.internal.column.NameTable;
import dev.selfsame.internal.value.ValueCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names that a reader has met at one path, by their bytes, and the numbers that the log gave
 * them. So a name becomes a text, and is looked up in the log, the first time only. Used by one
 * thread; several may have trees of the same log.
 */
final class LoadedNames {
  /** Copies a name as its number. */
  static final ValueCodec.NameChange<LoadedNames> AS_NUMBERS =
      new ValueCodec.NameChange<>() {
        @Override
        public LoadedNames copy(LoadedNames path, ByteReader in, ByteWriter out) {
          LoadedNames below = path.below(in.readRun());
          out.writeVarint(below.number);
          return below;
        }

        @Override
        public LoadedNames inArray(LoadedNames path) {
          return path.inArrays();
        }
      };

  private final FragmentLog log;

  /** The paths here that a profile may have, or null where it cannot have any. */
  private final @Nullable SeenPaths paths;

  private final byte[] name;
  private final int number;

  /** The names below in a hash table that is at most half full; its length is a power of 2. */
  private @Nullable LoadedNames[] below = new @Nullable LoadedNames[8];

  private int count;
  private @Nullable LoadedNames inArrays;

  private LoadedNames(FragmentLog log, @Nullable SeenPaths paths, byte[] name, int number) {
    this.log = log;
    this.paths = paths;
    this.name = name;
    this.number = number;
  }

  /**
   * {@return the top of a tree without names}
   *
   * @param paths where the log keeps the paths, or null if it does not
   */
  static LoadedNames of(FragmentLog log, @Nullable SeenPaths paths) {
    return new LoadedNames(log, paths, new byte[0], NameTable.NONE);
  }

  private LoadedNames inArrays() {
    LoadedNames names = inArrays;
    if (names == null) {
      names = of(log, null);
      inArrays = names;
    }
    return names;
  }

  private LoadedNames below(byte[] wanted) {
    int slot = slotOf(wanted);
    LoadedNames found = below[slot];
    if (found != null) {
      return found;
    }
    String text = new String(wanted, StandardCharsets.UTF_8);
    SeenPaths pathsBelow = paths == null ? null : log.loadPath(paths, text);
    int named = pathsBelow == null ? log.loadName(text) : pathsBelow.name();
    LoadedNames added = new LoadedNames(log, pathsBelow, wanted, named);
    below[slot] = added;
    if (++count > below.length / 2) {
      grow();
    }
    return added;
  }

  /** {@return the slot of a name, or the empty one where it belongs} */
  private int slotOf(byte[] wanted) {
    int mask = below.length - 1;
    int slot = (int) Hash64.of(wanted, wanted.length, log.seed()) & mask;
    while (true) {
      LoadedNames there = below[slot];
      if (there == null || Arrays.equals(there.name, wanted)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  private void grow() {
    @Nullable LoadedNames[] old = below;
    below = new @Nullable LoadedNames[2 * old.length];
    for (LoadedNames each : old) {
      if (each != null) {
        below[slotOf(each.name)] = each;
      }
    }
  }
}
