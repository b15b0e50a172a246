package dev.selfsame.examples.demo;

import java.nio.file.Path;
import java.util.List;

/** The suggestions after the demo, with commands that can be run as printed. */
final class NextSteps {
  private static final String JAR = "java -jar examples/target/selfsame.jar";

  private NextSteps() {}

  static List<String> afterDemo() {
    return List.of(
        "  Copy the four files and their settings to a folder, and run unify on them:",
        "    " + JAR + " demo --copy-to larkfield",
        "",
        "  Read the help of unify, with its input formats and the meaning of each code:",
        "    " + JAR + " unify --help",
        "",
        "  Unify your own CSV file: the README shows the settings that it needs.");
  }

  static List<String> afterCopy(Path folder) {
    return List.of(
        "Unify the copy:",
        "  " + JAR + " unify --settings " + in(folder, Retailer.SETTINGS) + " \\",
        "    --rejects " + in(folder, "rejects.ndjson") + " \\",
        "    "
            + String.join(
                " \\\n    ", Retailer.FILES.stream().map(name -> in(folder, name)).toList()),
        "",
        "With --policy crm-first, the values of the CRM win over newer ones.");
  }

  private static String in(Path folder, String name) {
    String path = folder.resolve(name).toString();
    return path.indexOf(' ') < 0 ? path : '"' + path + '"';
  }
}
