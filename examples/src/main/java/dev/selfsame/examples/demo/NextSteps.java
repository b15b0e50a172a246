package dev.selfsame.examples.demo;

import java.nio.file.Path;
import java.util.List;

/** What to try after the demo, with commands that work as they are printed. */
final class NextSteps {
  private static final String JAR = "java -jar examples/target/selfsame.jar";

  private NextSteps() {}

  static List<String> afterDemo() {
    return List.of(
        "  Copy the four files and their settings to a folder, and run unify on them:",
        "    " + JAR + " demo --copy-to larkfield",
        "",
        "  Read the help of unify: what it takes, and what each code means:",
        "    " + JAR + " unify --help",
        "",
        "  Unify a CSV file of your own: the README shows the settings that it takes.");
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
        "Add --policy crm-first, and the values of the CRM win over newer ones.");
  }

  private static String in(Path folder, String name) {
    String path = folder.resolve(name).toString();
    return path.indexOf(' ') < 0 ? path : '"' + path + '"';
  }
}
