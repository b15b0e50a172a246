package dev.selfsame.examples.viewer;

import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Tells the host's log of a defect: its kind and its place. The message is left out, since it may
 * quote what was asked for.
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
