package dev.selfsame.engine.store;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.internal.column.ByteReader;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.NameTable;
import dev.selfsame.internal.value.ValueCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the fragments that {@link PortableWriter} wrote, for a state that is being loaded. Not safe
 * for use by several threads; any number of readers may read for one state.
 */
public final class PortableReader {
  private final FragmentLog log;
  private final int[] namespaces;
  private final LoadedNames profileNames;
  private final LoadedNames eventNames;
  private final ByteWriter key = new ByteWriter();

  /** The source that was read last. */
  private byte[] source = {};

  private String sourceName = "";
  private int sourceNumber = NameTable.NONE;

  PortableReader(FragmentLog log, int[] namespaces) {
    this.log = log;
    this.namespaces = namespaces.clone();
    this.profileNames = LoadedNames.of(log, log.profilePaths());
    this.eventNames = LoadedNames.of(log, null);
  }

  /** Reads a fragment. Costs O(its size). */
  public void read(ByteReader in, LoadedFragments into) {
    int kind = in.readByte();
    readSource(in);
    long second = in.readSigned();
    int nano = (int) in.readVarint();
    int count = (int) in.readVarint();
    int primary = (int) in.readVarint();
    for (int i = 0; i < count; i++) {
      int namespace = namespaces[(int) in.readVarint()];
      into.identities.add(namespace, in.readRun());
    }
    FragmentKind kindOf = FragmentCodec.kind(kind);
    ByteWriter out = into.payloads;
    int start = out.length();
    in.copyRunTo(out);
    key.clear();
    key.writeBytes(out.bytes(), start, out.length() - start);
    long hash = log.keys().hash(key, sourceName, kindOf, second, nano);
    FragmentCodec.copyHead(kindOf, in, out);
    ValueCodec.copyMap(
        in, out, kindOf == FragmentKind.EVENT ? eventNames : profileNames, LoadedNames.AS_NUMBERS);
    into.endFragment(kind, sourceNumber, second, nano, primary, hash);
  }

  private void readSource(ByteReader in) {
    byte[] run = in.readRun();
    if (!Arrays.equals(run, source) || sourceNumber == NameTable.NONE) {
      source = run;
      sourceName = new String(run, StandardCharsets.UTF_8);
      sourceNumber = log.loadSource(sourceName);
    }
  }
}
