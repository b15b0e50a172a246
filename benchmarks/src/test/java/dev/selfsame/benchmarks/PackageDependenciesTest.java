package dev.selfsame.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The benchmarks use streams, peers and report; of these, the peers use the streams. */
class PackageDependenciesTest {
  private static final String TOP = "dev.selfsame.benchmarks";

  /** A line such as {@code " a.b -> a.c classes"}, as {@code jdeps -verbose:package} prints it. */
  private static final Pattern LINE =
      Pattern.compile(
          "^\\s+(TOP(?:\\.\\w+)*)\\s+->\\s+(TOP(?:\\.\\w+)*)\\s".replace("TOP", Pattern.quote(TOP)),
          Pattern.MULTILINE);

  @Test
  void packages_useOnlyThoseBelow() throws URISyntaxException {
    Map<String, Set<String>> uses = uses(jdeps());
    assertThat(uses.remove(TOP)).containsExactly(TOP + ".peers", TOP + ".report", TOP + ".streams");
    uses.remove(TOP + ".jmh_generated");
    assertThat(uses).isEqualTo(Map.of(TOP + ".peers", Set.of(TOP + ".streams")));
  }

  @Test
  void uses_whenAPackageUsesAnother_findsIt() {
    assertThat(
            uses(
                """
                classes -> java.base
                   dev.selfsame.benchmarks.report  -> dev.selfsame.benchmarks         classes
                   dev.selfsame.benchmarks.report  -> dev.selfsame.benchmarks.report  classes
                   dev.selfsame.benchmarks.report  -> java.lang                       java.base
                   dev.selfsame.benchmarks.streams -> dev.selfsame.profile            not found
                """))
        .isEqualTo(Map.of(TOP + ".report", Set.of(TOP)));
  }

  private static String jdeps() throws URISyntaxException {
    Path classes =
        Path.of(SideBySide.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    assertThat(jdeps.run(printer, printer, "-verbose:package", classes.toString()))
        .as(out.toString())
        .isZero();
    return out.toString();
  }

  /** {@return for each package of the module, the other ones that it uses} */
  private static Map<String, Set<String>> uses(String jdeps) {
    Map<String, Set<String>> uses = new TreeMap<>();
    LINE.matcher(jdeps)
        .results()
        .filter(line -> !line.group(1).equals(line.group(2)))
        .forEach(
            line -> uses.computeIfAbsent(line.group(1), any -> new TreeSet<>()).add(line.group(2)));
    return uses;
  }
}
