package dev.selfsame.examples.inspect;

import dev.selfsame.examples.JobException;
import dev.selfsame.examples.rows.Input;
import dev.selfsame.examples.rows.Inputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that were named, and those in folders or of patterns that were named.
 *
 * @param named the files that were named
 * @param others the other files
 */
record FileList(List<Path> named, List<Path> others) {

  /**
   * Finds the files.
   *
   * @throws JobException if an argument names none, or standard input
   */
  static FileList of(List<String> arguments) {
    List<Path> named = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (String argument : arguments) {
      // All forms are welcome, so nothing is left out.
      for (Input input : Inputs.find(List.of(argument), name -> true, remark -> {})) {
        Path path =
            input
                .path()
                .orElseThrow(
                    () ->
                        new JobException(
                            "Standard input can be read once only. Name a file to inspect."));
        (path.toString().equals(Path.of(argument).toString()) ? named : others).add(path);
      }
    }
    return new FileList(named, others);
  }
}
