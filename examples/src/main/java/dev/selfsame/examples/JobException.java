package dev.selfsame.examples;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What makes a job impossible, told in one line that says what to correct. */
public final class JobException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message one line that says what to correct
   */
  public JobException(String message) {
    super(message);
  }

  /**
   * Makes an exception of a failure to read or write something.
   *
   * @param what was tried, such as "Cannot read customers.csv"
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
    return message == null ? cause.getClass().getSimpleName() : message.replaceAll("\\R", " ");
  }
}
