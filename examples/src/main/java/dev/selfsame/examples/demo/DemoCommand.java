package dev.selfsame.examples.demo;

import dev.selfsame.examples.unify.Refusal;
import dev.selfsame.examples.unify.Unifier;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The program {@code demo}: it unifies the records of a fictitious retailer, and explains the
 * result.
 */
@Command(
    name = "demo",
    header = "Unifies the records of a fictitious retailer, and shows where each value came from.",
    description = {
      "",
      "The four files and their settings are in the jar; --copy-to copies them to a folder.",
      ""
    })
public final class DemoCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(
      names = "--copy-to",
      paramLabel = "FOLDER",
      description = "Copy the files and their settings to a folder, to try unify on them.")
  private @Nullable Path folder;

  /**
   * Creates the program.
   *
   * @param out the stream for the report
   */
  public DemoCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (folder != null) {
      Retailer.copyTo(folder);
      NextSteps.afterCopy(folder).forEach(out::println);
      return 0;
    }
    List<Refusal> refusals = new ArrayList<>();
    Unifier unifier = new Unifier(Retailer.settings(), Retailer.NOW, refusals::add);
    unifier.addAll(Retailer.inputs(), 1, bytes -> {});
    new DemoReport(out, unifier, refusals).print();
    return 0;
  }
}
