package dev.selfsame.engine.journal;

import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What keeps files from all but their owner, since they hold personal data. Where the file system
 * has no POSIX permissions, what is new gets those of its directory.
 */
final class OwnerOnly {
  private OwnerOnly() {}

  /** {@return what a new file gets: rw for its owner, nothing for others} */
  static FileAttribute<?>[] file(Path path) {
    return permissions(path, "rw-------");
  }

  /** {@return what a new directory gets: rwx for its owner, nothing for others} */
  static FileAttribute<?>[] directory(Path path) {
    return permissions(path, "rwx------");
  }

  static boolean isPosix(FileSystem fileSystem) {
    return fileSystem.supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] permissions(Path path, String permissions) {
    if (!isPosix(path.getFileSystem())) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
