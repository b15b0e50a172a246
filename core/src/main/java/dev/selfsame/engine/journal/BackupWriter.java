package dev.selfsame.engine.journal;

import dev.selfsame.engine.store.LockedState;
import dev.selfsame.engine.store.SettingsInForce;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.profile.Settings;
import dev.selfsame.storage.Backup;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;

/**
 * Writes a snapshot to a stream: fragments, or other things, one after the other. Not safe for use
 * by several threads.
 */
public final class BackupWriter {
  private final OutputStream out;
  private final FileHeader header;
  private final FrameWriter frames;
  private long count;
  private long fragments;

  /** Starts a snapshot of a store of its own. */
  BackupWriter(OutputStream out, SettingsMark settings) throws IOException {
    this.out = out;
    SecureRandom random = new SecureRandom();
    this.header =
        new FileHeader(FileHeader.SNAPSHOT, 1, 0, random.nextLong(), random.nextLong(), settings);
    byte[] bytes = header.toBytes();
    out.write(bytes);
    this.frames = new FrameWriter(header.salt(), bytes.length);
  }

  /** {@return the name of the file of such a snapshot} */
  static FileName fileName() {
    return new FileName(1, true);
  }

  /**
   * Writes the state of a store between two writes, while writers go on.
   *
   * @param settings the settings, whose vetoes and suppression list are read in that state
   * @param time the time of the backup
   */
  public static Backup write(
      OutputStream out, LockedState locked, SettingsInForce settings, Instant time)
      throws IOException {
    ConsistentScan scan = ConsistentScan.start(locked, settings);
    try {
      Settings all = scan.settings();
      BackupWriter writer = new BackupWriter(out, SettingsMark.of(all));
      writer.writeDeclarations(all.graphRules().vetoes(), all.suppressed());
      writer.write(scan, locked);
      return writer.end(time);
    } finally {
      scan.end(locked);
    }
  }

  private void write(ConsistentScan scan, LockedState locked) throws IOException {
    for (ConsistentScan.Step step = scan.next(locked);
        !step.ends().isEmpty();
        step = scan.next(locked)) {
      int from = 0;
      for (int i = 0; i < step.ends().size(); i++) {
        int to = step.ends().get(i);
        addFragment(step.bodies().bytes(), from, to);
        from = to;
      }
      flush();
    }
  }

  private void writeDeclarations(Set<Veto> vetoes, SuppressionList suppressed) {
    Declarations declarations = new Declarations();
    vetoes.forEach(veto -> declarations.addVeto(veto, Place.NONE));
    if (!suppressed.equals(SuppressionList.empty())) {
      declarations.suppress(KeyedHashes.of(suppressed));
    }
    write(declarations);
  }

  /** Writes declarations, which must come before the fragments. */
  void write(Declarations declarations) {
    declarations.writeTo(this::add, header.settings().namespaces());
  }

  /** Adds a fragment. */
  void addFragment(byte[] bytes, int from, int to) {
    add(Frames.FRAGMENT, bytes, from, to);
    fragments++;
  }

  private long add(int kind, byte[] bytes, int from, int to) {
    count++;
    return Place.of(header.number(), frames.add(kind, bytes, from, to, 0));
  }

  /** Writes what was added to the stream. */
  void flush() throws IOException {
    frames.endWrite();
    out.write(frames.bytes(), 0, frames.length());
    frames.written();
  }

  /** Ends the snapshot. The stream is not closed. */
  Backup end(Instant time) throws IOException {
    ByteWriter body = new ByteWriter();
    SnapshotEnd.alone(count, time).write(body);
    add(Frames.END, body.bytes(), 0, body.length());
    flush();
    out.flush();
    return new Backup(time, fragments, frames.end());
  }
}
