package dev.selfsame.examples;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Thrown when a job cannot be done, with one line that says what to correct. */
public final class JobException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message one line that says what to correct
   */
  public JobException(String message) {
    super(message);
  }

  /**
   * Creates an exception for a failure to read or write something.
   *
   * @param what the operation that failed, such as "Cannot read customers.csv"
   * @param cause the failure
   */
  public JobException(String what, IOException cause) {
    super(what + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is no such file or folder. Check the path.";
    }
    if (cause instanceof AccessDeniedException) {
      return "access is denied. Check the permissions.";
    }
    String message = cause.getMessage();
    if (message != null && message.contains("No space left on device")) {
      return "the disk is full. Make room, or choose another disk.";
    }
    return message == null ? cause.getClass().getSimpleName() : message.replaceAll("\\R", " ");
  }
}
