package dev.selfsame.engine.store;

import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.identity.IdentityTable;
import java.util.function.IntFunction;

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
  private final FragmentLog log;
  private final IdentityTable identities;
  private final NameRuns sources;
  private final NameRuns names;
  private final ByteWriter content = new ByteWriter();

  /** Creates a writer of the fragments of a state. */
  public PortableWriter(StoreState state) {
    this.log = state.log();
    this.identities = state.identities();
    this.sources = new NameRuns(log::sourceName);
    this.names = new NameRuns(log::attributeName);
  }

  /** Writes a fragment. Costs O(its size). */
  public void write(int fragment, ByteWriter out) {
    writeHead(fragment, out);
    content.clear();
    writeContent(fragment, content);
    names.copyContent(log.table().kind(fragment), new ByteReader(content.bytes()), out);
  }

  /** Writes what stands before the id of a fragment. */
  public void writeHead(int fragment, ByteWriter out) {
    FragmentTable table = log.table();
    out.writeByte(table.kind(fragment));
    sources.write(table.source(fragment), out);
    out.writeSigned(table.second(fragment));
    out.writeVarint(table.nano(fragment));
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
      out.writeVarint(identities.namespace(identity));
      identities.writeValue(identity, out);
    }
  }

  /** {@return a reader of the names of attributes, which is safe to use while names are added} */
  public IntFunction<String> names() {
    return log.attributeNames();
  }

  /** Writes the rest of a fragment as the log stores it, for {@link NameRuns#copyContent}. */
  public void writeContent(int fragment, ByteWriter out) {
    log.writePayload(fragment, out);
  }
}
