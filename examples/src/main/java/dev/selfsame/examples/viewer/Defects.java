package dev.selfsame.examples.viewer;

import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The log of defects: it logs the class and the stack trace, but no message, since that may contain
 * personal data of the request.
 */
final class Defects {
  private static final System.Logger LOG = System.getLogger(ProfileViewer.class.getName());

  private Defects() {}

  static void report(RuntimeException defect) {
    LOG.log(
        Level.ERROR,
        () ->
            "A request failed, which is a defect: "
                + defect.getClass().getName()
                + Arrays.stream(defect.getStackTrace())
                    .map(frame -> "\n  at " + frame)
                    .collect(Collectors.joining()));
  }
}
