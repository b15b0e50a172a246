package dev.selfsame.examples.unify;

import dev.selfsame.json.ProfileJson;
import dev.selfsame.profile.Profile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Profiles as lines of JSON, in chunks. Who takes the next chunk reads its profiles from the store;
 * the task that is returned makes text of them, which is most of the work: a profile merges its
 * attributes when it is asked for them.
 */
final class ProfileLines implements OrderedWork.Source<ProfileLines.Chunk> {
  private final Stream<Profile> profiles;
  private final Iterator<Profile> unread;
  private final Limits limits;

  private ProfileLines(Stream<Profile> profiles, Limits limits) {
    this.profiles = profiles;
    this.unread = profiles.iterator();
    this.limits = limits;
  }

  /**
   * Some profiles that follow each other.
   *
   * @param count how many they are
   * @param lines the lines of the first of them
   * @param rest the others, which as text would take too much memory together
   */
  record Chunk(int count, ByteArrayOutputStream lines, Queue<Profile> rest) {}

  /**
   * Writes profiles in their order. When this returns or throws, the other threads have ended.
   *
   * @param profiles the profiles; the stream is closed
   * @param threads how many threads make text, or 1 for this one; it has little else to do, and is
   *     not one of several
   * @param out where the lines go
   * @return how many profiles there were
   * @throws InterruptedException if this thread is interrupted
   */
  static long write(Stream<Profile> profiles, int threads, Limits limits, LineOutput out)
      throws InterruptedException {
    long count = 0;
    try (OrderedWork<Chunk> work =
        OrderedWork.start("selfsame-writing-", threads, new ProfileLines(profiles, limits))) {
      for (Chunk chunk = work.next(); chunk != null; chunk = work.next()) {
        out.write(chunk.lines());
        count += chunk.count();
        while (!chunk.rest().isEmpty()) {
          out.accept(ProfileJson.write(chunk.rest().remove()));
        }
      }
    }
    return count;
  }

  @Override
  public @Nullable Supplier<Chunk> next() {
    Queue<Profile> chunk = new ArrayDeque<>();
    while (chunk.size() < limits.profiles() && unread.hasNext()) {
      chunk.add(unread.next());
    }
    return chunk.isEmpty() ? null : () -> text(chunk);
  }

  /** A profile is let go as soon as it is text, since by then it has all of its attributes. */
  private Chunk text(Queue<Profile> profiles) {
    int count = profiles.size();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    while (!profiles.isEmpty() && lines.size() < limits.lines()) {
      lines.writeBytes(ProfileJson.write(profiles.remove()).getBytes(StandardCharsets.UTF_8));
      lines.write('\n');
    }
    return new Chunk(count, lines, profiles);
  }

  @Override
  public void close() {
    profiles.close();
  }
}
