package dev.selfsame.engine.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A directory of a file system. Only its owner can read what is created; subdirectories, and the
 * file of the {@link DirectoryLock}, are not listed.
 */
final class FileDisk implements Disk {
  /** As Linux, Windows, and Linux and macOS word it where there is a quota. */
  private static final List<String> NO_SPACE =
      List.of(
          "No space left on device",
          "not enough space on the disk",
          "Disk quota exceeded",
          "Disc quota exceeded");

  private final Path directory;

  /** Creates nothing in the file system. */
  FileDisk(Path directory) {
    this.directory = directory;
  }

  /** Creates the directory, and those above it, where they are missing; they survive a crash. */
  void createDirectory() throws IOException {
    createDirectory(directory.toAbsolutePath());
  }

  private static void createDirectory(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent != null && !Files.isDirectory(path)) {
      createDirectory(parent);
      Files.createDirectories(path, OwnerOnly.directory(path));
      force(parent);
    }
  }

  @Override
  public List<String> list() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory, Files::isRegularFile)) {
      paths.forEach(path -> names.add(directory.relativize(path).toString()));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    names.remove(DirectoryLock.FILE);
    return names;
  }

  @Override
  public DiskFile create(String name) throws IOException {
    Path path = directory.resolve(name);
    return new ChannelFile(
        FileChannel.open(
            path,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
            OwnerOnly.file(path)));
  }

  @Override
  public DiskFile open(String name, boolean isReadOnly) throws IOException {
    Set<StandardOpenOption> options =
        isReadOnly
            ? Set.of(StandardOpenOption.READ)
            : Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new ChannelFile(FileChannel.open(directory.resolve(name), options));
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(directory.resolve(name));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(directory.resolve(from), directory.resolve(to), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void forceDirectory() throws IOException {
    force(directory);
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      // Windows lets no one open a directory, and needs no force.
      if (OwnerOnly.isPosix(directory.getFileSystem())) {
        throw e;
      }
    }
  }

  /**
   * {@inheritDoc} There is no code for it, only what the system says; in a language other than
   * English it is not recognised, and is a failure like others.
   */
  @Override
  public boolean isNoSpace(IOException failure) {
    String reason =
        failure instanceof FileSystemException refused ? refused.getReason() : failure.getMessage();
    return reason != null && NO_SPACE.stream().anyMatch(reason::contains);
  }
}
