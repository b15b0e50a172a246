package dev.selfsame.engine.journal;

import dev.selfsame.engine.store.LockedState;
import dev.selfsame.profile.Settings;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a backup from a stream into a new state: first what the settings of the state depend on,
 * then the fragments. Not safe for use by several threads.
 */
public final class BackupReader {
  private static final String NAME = "backup";

  private final FrameWalk walk;
  private final Declarations declarations = new Declarations();

  /**
   * Reads the start of a backup. The stream is not closed.
   *
   * @throws dev.selfsame.storage.StorageException if it is none, is damaged, or of a later version
   */
  public BackupReader(InputStream in) throws IOException {
    FrameReader frames = new FrameReader(in::readNBytes, NAME);
    if (frames.header().kind() != FileHeader.SNAPSHOT) {
      throw Damage.of("The stream is not a backup, but a part of the files of a store.");
    }
    walk = new FrameWalk(frames, new Places(), declarations, Long.MAX_VALUE);
    walk.nextFragment();
  }

  /**
   * {@return some settings, with the vetoes and the suppression list of the backup}
   *
   * @throws dev.selfsame.storage.StorageException if the fragments are none under these settings
   */
  public Settings settings(Settings given) {
    walk.frames().header().settings().numbersIn(SettingsMark.of(given));
    return declarations.addTo(given);
  }

  /** Reads the fragments into the empty state of a store with {@link #settings}. */
  public void read(LockedState locked, Settings settings) throws IOException {
    int[] namespaces = walk.frames().header().settings().numbersIn(SettingsMark.of(settings));
    if (walk.isAtFragment()) {
      FragmentLoader.load(walk, namespaces, locked);
    }
    SnapshotEnd end = walk.snapshotEnd();
    if (end != null && end.segment() != 0) {
      throw Damage.of(
          "The stream is a snapshot that is incomplete without the journal beside it. Use a backup.");
    }
  }
}
