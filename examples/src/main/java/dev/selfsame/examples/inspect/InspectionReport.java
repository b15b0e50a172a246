package dev.selfsame.examples.inspect;

import dev.selfsame.examples.PlainText;
import java.util.ArrayList;
import java.util.List;

/** What an inspection found as text for people. */
final class InspectionReport {
  private final Inspected inspected;
  private final boolean showsValues;

  InspectionReport(Inspected inspected, boolean showsValues) {
    this.inspected = inspected;
    this.showsValues = showsValues;
  }

  /**
   * Returns the text.
   *
   * @param hasSettings whether the settings are at its end
   */
  String text(boolean hasSettings) {
    StringBuilder text = new StringBuilder();
    for (InspectedFile file : inspected.files()) {
      text.append(new FileReport(file, trial(file), showsValues).text());
    }
    for (String reason : inspected.leftOut()) {
      text.append("Left out: ").append(PlainText.plain(reason)).append("\n\n");
    }
    if (hasSettings && !inspected.settings().isEmpty()) {
      text.append("settings\n").append(PrettyJson.write(inspected.settings())).append('\n');
    }
    return text.toString();
  }

  private List<String> trial(InspectedFile file) {
    Trial trial = inspected.trials().get(file);
    List<String> lines = new ArrayList<>();
    if (trial != null && trial.rows() > 0) {
      lines.add(
          trial.fragments() == trial.rows()
              ? "Tried on %,d rows: each becomes a fragment.".formatted(trial.rows())
              : "Tried on %,d rows: %,d become a fragment."
                  .formatted(trial.rows(), trial.fragments()));
      trial
          .problems()
          .forEach((problem, count) -> lines.add("Tried: %s (%,d).".formatted(problem, count)));
    }
    return lines;
  }
}
