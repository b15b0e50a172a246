package dev.selfsame.engine.store;

import static java.util.Objects.requireNonNull;

import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.value.ValueCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes fragments held by a store as bytes that another store can read: what is a number in the
 * store, the name of an attribute or an identity, is a text in them. {@link PortableReader} reads
 * them.
 *
 * <p><b>Design.</b> The bytes of a fragment depend on nothing but the fragment and the order of the
 * namespaces. So a file of fragments needs no dictionary, which would keep the names of a person
 * that was erased, and each fragment can be overwritten alone. Values have the form of {@link
 * ValueCodec}, which is copied without looking at them; this form is part of the format of files,
 * and must not change.
 *
 * <p>A fragment is written as:
 *
 * <ol>
 *   <li>one byte for its kind (0 a record, 1 a patch, 2 an event);
 *   <li>its source, as a run: the number of its bytes, then UTF-8;
 *   <li>the seconds (zigzag) and the nanoseconds of its time;
 *   <li>how many identities it mentions, and the index of the one that it is stored under;
 *   <li>for each identity, in canonical order, the number of its namespace by priority from 0, and
 *       its value as a run;
 *   <li>its id as a run in the form of {@link dev.selfsame.internal.column.PackedText};
 *   <li>of an event, 0, or 1 and its type as a run; of a patch, the paths that it unsets and those
 *       that it appends at, each as their number and a run for each;
 *   <li>its attributes as a map of {@link ValueCodec}, with names as runs.
 * </ol>
 *
 * <p>All numbers are varints, seven bits per byte, lowest first. Not safe for use by several
 * threads.
 */
public final class PortableWriter {
  private static final ValueCodec.NameChange<PortableWriter> NAMES_AS_RUNS =
      new ValueCodec.NameChange<>() {
        @Override
        public PortableWriter copy(PortableWriter writer, ByteReader in, ByteWriter out) {
          int name = (int) in.readVarint();
          writer.names = withRun(name, writer.names, writer.log::attributeName);
          out.writeBytes(run(name, writer.names));
          return writer;
        }

        @Override
        public PortableWriter inArray(PortableWriter writer) {
          return writer;
        }
      };

  private final StoreState state;
  private final FragmentLog log;

  /** The names of attributes and sources as runs by number, as far as they were needed. */
  private byte[] @Nullable [] names = new byte[64][];

  private byte[] @Nullable [] sources = new byte[16][];
  private byte[] payload = new byte[1024];

  /** Creates a writer of the fragments of a state. */
  public PortableWriter(StoreState state) {
    this.state = state;
    this.log = state.log();
  }

  /** Writes a fragment. Costs O(its size). */
  public void write(int fragment, ByteWriter out) {
    FragmentTable table = log.table();
    out.writeByte(table.kind(fragment));
    sources = withRun(table.source(fragment), sources, log::sourceName);
    out.writeBytes(run(table.source(fragment), sources));
    out.writeSigned(table.second(fragment));
    out.writeVarint(table.nano(fragment));
    writeMentions(fragment, out);
    writePayload(fragment, out);
  }

  private void writeMentions(int fragment, ByteWriter out) {
    FragmentTable table = log.table();
    int first = table.firstOccurrence(fragment);
    int end = table.endOfOccurrences(fragment);
    int primary = first;
    while (table.identityAt(primary) != table.primary(fragment)) {
      primary++;
    }
    out.writeVarint(end - first);
    out.writeVarint(primary - first);
    for (int at = first; at < end; at++) {
      int identity = table.identityAt(at);
      out.writeVarint(state.namespace(identity));
      out.writeRun(state.identityValue(identity));
    }
  }

  private void writePayload(int fragment, ByteWriter out) {
    int length = log.table().payloadLength(fragment);
    if (payload.length < length) {
      payload = new byte[Math.max(length, 2 * payload.length)];
    }
    log.copyPayload(fragment, payload, 0);
    ByteReader in = new ByteReader(payload);
    FragmentCodec.skipToAttributes(log.kind(fragment), in);
    out.writeBytes(payload, in.at());
    ValueCodec.copyMap(in, out, this, NAMES_AS_RUNS);
  }

  private static byte[] run(int number, byte[] @Nullable [] runs) {
    return requireNonNull(runs[number]);
  }

  /** Returns the runs of names, with that of a number among them. */
  private static byte[] @Nullable [] withRun(
      int number, byte[] @Nullable [] runs, IntFunction<String> nameOf) {
    byte[] @Nullable [] enough =
        number < runs.length ? runs : Arrays.copyOf(runs, Math.max(number + 1, 2 * runs.length));
    if (enough[number] == null) {
      ByteWriter run = new ByteWriter(Byte.MAX_VALUE);
      run.writeRun(nameOf.apply(number).getBytes(StandardCharsets.UTF_8));
      enough[number] = Arrays.copyOf(run.bytes(), run.length());
    }
    return enough;
  }
}
