package dev.selfsame.engine.store;

import static java.util.Objects.requireNonNull;

import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.value.ValueCodec;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The names of a dictionary as runs of bytes, each made when it is first needed. Not safe for use
 * by several threads.
 */
public final class NameRuns {
  private static final ValueCodec.NameChange<NameRuns> AS_RUNS =
      new ValueCodec.NameChange<>() {
        @Override
        public NameRuns copy(NameRuns names, ByteReader in, ByteWriter out) {
          names.write((int) in.readVarint(), out);
          return names;
        }

        @Override
        public NameRuns inArray(NameRuns names) {
          return names;
        }
      };

  private IntFunction<String> nameOf;
  private byte[] @Nullable [] runs = new byte[64][];

  /**
   * Creates runs of no names.
   *
   * @param nameOf returns the name with a number
   */
  public NameRuns(IntFunction<String> nameOf) {
    this.nameOf = nameOf;
  }

  /**
   * Takes new names from another source of the same dictionary.
   *
   * @param more returns the name with a number
   */
  public void from(IntFunction<String> more) {
    nameOf = more;
  }

  /** Writes the name with a number as a run. */
  void write(int number, ByteWriter out) {
    if (number >= runs.length) {
      runs = Arrays.copyOf(runs, Math.max(number + 1, 2 * runs.length));
    }
    if (runs[number] == null) {
      ByteWriter run = new ByteWriter(Byte.MAX_VALUE);
      run.writeString(nameOf.apply(number));
      runs[number] = Arrays.copyOf(run.bytes(), run.length());
    }
    out.writeBytes(requireNonNull(runs[number]));
  }

  /**
   * Copies what {@link PortableWriter#writeContent} wrote of a fragment, with the names of its
   * attributes as runs.
   *
   * @param kind the first byte that {@link PortableWriter#writeHead} wrote
   */
  public void copyContent(int kind, ByteReader in, ByteWriter out) {
    int start = in.at();
    FragmentCodec.skipToAttributes(FragmentCodec.kind(kind), in);
    in.copySince(start, out);
    ValueCodec.copyMap(in, out, this, AS_RUNS);
  }
}
