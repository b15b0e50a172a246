package dev.selfsame.examples.unify;

import dev.selfsame.examples.JobException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lines that go to a file or a stream. A file gets its name only when it is complete: until then it
 * is an {@link UnfinishedFile}. What is not a regular file, such as a pipe or a device, is written
 * directly.
 */
final class LineOutput implements Consumer<String>, Closeable {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final OutputStream out;
  private final @Nullable UnfinishedFile file;

  private LineOutput(String name, OutputStream out, @Nullable UnfinishedFile file) {
    this.name = name;
    this.out = new BufferedOutputStream(out, BUFFER);
    this.file = file;
  }

  /** Writes to a file, or to the stream if there is none. */
  static LineOutput of(@Nullable Path path, PrintStream stream) {
    return path == null ? new LineOutput("standard output", new Checked(stream), null) : file(path);
  }

  /**
   * Writes to a file.
   *
   * @throws JobException if it cannot be written
   */
  static LineOutput file(Path path) {
    if (Files.isDirectory(path)) {
      throw new JobException("Cannot write %s: it is a folder. Name a file.".formatted(path));
    }
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        return new LineOutput(path.toString(), Files.newOutputStream(path), null);
      }
      UnfinishedFile file = UnfinishedFile.of(path);
      return new LineOutput(path.toString(), file.open(), file);
    } catch (IOException e) {
      throw new JobException("Cannot write " + path, e);
    }
  }

  @Override
  public void accept(String line) {
    try {
      out.write(line.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    } catch (IOException e) {
      throw new JobException("Cannot write to " + name, e);
    }
  }

  /** Writes lines that are in UTF-8 already, each with its end. */
  void write(ByteArrayOutputStream lines) {
    try {
      lines.writeTo(out);
    } catch (IOException e) {
      throw new JobException("Cannot write to " + name, e);
    }
  }

  /** Gives the file its name. */
  void complete() {
    try {
      out.flush();
      if (file != null) {
        out.close();
        file.complete();
      }
    } catch (IOException e) {
      throw new JobException("Cannot write to " + name, e);
    }
  }

  /** Deletes the file unless it is complete. */
  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      // The job failed before, and says why.
    } finally {
      if (file != null) {
        file.discard();
      }
    }
  }

  /** A print stream that reports failures. It is not closed, since it belongs to the caller. */
  private static final class Checked extends OutputStream {
    private final PrintStream stream;

    Checked(PrintStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int b) throws IOException {
      stream.write(b);
      flush();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      stream.write(bytes, offset, length);
      flush();
    }

    @Override
    public void flush() throws IOException {
      // A print stream does not tell why it failed.
      if (stream.checkError()) {
        throw new IOException(
            "it was closed before the end, or its disk is full. Make room, or name a file with --out.");
      }
    }
  }
}
