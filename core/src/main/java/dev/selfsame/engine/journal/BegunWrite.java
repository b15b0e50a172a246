package dev.selfsame.engine.journal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The write that goes on, as far as frames of it wait in a segment already. Not safe for use by
 * several threads.
 *
 * <p><b>Design.</b> A write may fail, and never end. So until it ends nothing is told of it, and
 * these frames may be forgotten at any time, when the segment has to take something else; then the
 * write is added from its start.
 */
final class BegunWrite {
  private @Nullable Effects write;
  private int parts;

  /** The places of the fragments, in their order. */
  private final Places places = new Places();

  /** {@return how many parts of a write have their frames in a segment} */
  int parts(Effects of, Segment segment) {
    return of == write && segment.frames().isWriteOpen() ? parts : 0;
  }

  /**
   * Adds the frames of a part to a segment, if those of all parts before are the only ones there.
   */
  void add(Part part, FragmentFrames frames, Segment segment) {
    int before = parts(part.write(), segment);
    boolean isFree = before > 0 || segment.frames().length() == 0;
    if (isFree && part.index() == before) {
      if (before == 0) {
        write = part.write();
        places.clear();
      }
      frames.append(part.fragments(), Set.of(), segment, (fragment, place) -> places.add(place));
      parts = before + 1;
    }
  }

  /** Ends the write: its first fragments are where their frames are. */
  void end(Effects ended, int count, Locations locations) {
    int next = 0;
    for (AddedFragments part : ended.added.subList(0, count)) {
      for (int i = 0; i < part.size(); i++) {
        locations.set(part.numbers.get(i), places.get(next));
        next++;
      }
    }
    write = null;
  }
}
