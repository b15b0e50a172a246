package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.selfsame.internal.column.IntList;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The layers: each package uses only those below it, and shows nothing of what it is made of. */
class ArchitectureTest {
  /** The lowest first. */
  private static final List<String> LAYERS =
      List.of(
          "dev.selfsame.internal.column",
          "dev.selfsame.internal.value",
          "dev.selfsame.internal.identity",
          "dev.selfsame.internal.fragment",
          "dev.selfsame.internal.graph",
          "dev.selfsame.identity",
          "dev.selfsame.graph",
          "dev.selfsame.query",
          "dev.selfsame.engine.cursor",
          "dev.selfsame.profile",
          "dev.selfsame.json",
          "dev.selfsame.engine.store",
          "dev.selfsame.engine.search",
          "dev.selfsame.engine.query",
          "dev.selfsame");

  private static final List<String> EXPORTED =
      List.of(
          "dev.selfsame",
          "dev.selfsame.graph",
          "dev.selfsame.identity",
          "dev.selfsame.json",
          "dev.selfsame.profile",
          "dev.selfsame.query");

  private static final List<String> HIDDEN =
      List.of(
          "com.google.",
          "tools.jackson.",
          "com.fasterxml.",
          "dev.selfsame.engine.",
          "dev.selfsame.internal.");

  @Test
  void packages_useOnlyThoseBelow() throws Exception {
    PackageGraph graph = packageGraph();
    assertThat(graph.packages()).containsExactlyInAnyOrderElementsOf(LAYERS);
    assertThat(graph.usesUpwards(LAYERS)).isEmpty();
    assertThat(graph.onCycles()).isEmpty();
  }

  @Test
  void jackson_isUsedByTheJsonPackageAlone() throws Exception {
    PackageGraph graph = packageGraph();
    assertThat(graph.usersOf("tools.jackson")).containsExactly("dev.selfsame.json");
    assertThat(graph.usersOf("com.fasterxml")).isEmpty();
    assertThat(graph.usersOf("com.google.common")).isNotEmpty();
  }

  @Test
  void exportedSignatures_showOnlyTheirOwnAndPlainTypes() throws Exception {
    List<String> mentions = new ArrayList<>();
    List<Class<?>> exported = exportedClasses();
    assertThat(exported).hasSizeGreaterThan(30).contains(ProfileStore.class, AddResult.class);
    exported.stream()
        .filter(ExportedSignatures::isVisible)
        .forEach(each -> mentions.addAll(ExportedSignatures.mentions(each, HIDDEN)));
    assertThat(mentions).isEmpty();
  }

  @Test
  void module_exportsNeitherEngineNorInternal() throws Exception {
    assertThat(exportedPackages()).containsExactlyInAnyOrderElementsOf(EXPORTED);
    assertThat(LAYERS).containsAll(EXPORTED);
  }

  // The controls: each check finds what is made up for it.

  @Test
  void usesUpwards_whenALowerPackageUsesAHigherOne_findsIt() {
    PackageGraph graph =
        PackageGraph.parse(
            """
            dev -> java.base
               dev.selfsame.graph     -> dev.selfsame.identity    dev
               dev.selfsame.graph     -> dev.selfsame.profile     dev
               dev.selfsame           -> dev.selfsame.graph       dev
               dev.selfsame.json      -> tools.jackson.core       not found
            """);
    assertThat(graph.usesUpwards(LAYERS))
        .containsExactly("dev.selfsame.graph -> dev.selfsame.profile");
    assertThat(graph.onCycles()).isEmpty();
    assertThat(graph.usersOf("tools.jackson")).containsExactly("dev.selfsame.json");
    assertThat(graph.usersOf("tools.jack")).isEmpty();
  }

  @Test
  void onCycles_whenPackagesLeadBack_findsThem() {
    PackageGraph graph =
        PackageGraph.parse(
            """
               a  -> b   dev
               b  -> c   dev
               c  -> d   dev
               d  -> b   dev
               a  -> a   dev
            """);
    assertThat(graph.onCycles()).containsExactly("b", "c", "d");
  }

  /** A class that shows what it should not, in each place where a type can stand. */
  @SuppressWarnings("unused")
  abstract static class Leaky<T extends ImmutableSet<String>> extends AbstractList<IntList> {
    public final Map<String, ? super ImmutableList<String>> field = Map.of();

    protected Leaky(JsonMapper[] parameter) {}

    public abstract List<? extends Set<ImmutableList<?>[]>> result();

    protected abstract <M extends JsonMapper> void bound();

    abstract ImmutableList<String> hidden();
  }

  @Test
  void mentions_whenAClassShowsWhatItShouldNot_findsEachPlace() {
    assertThat(ExportedSignatures.mentions(Leaky.class, HIDDEN))
        .anyMatch(
            mention ->
                mention.contains("Leaky itself mentions dev.selfsame.internal.column.IntList"))
        .anyMatch(mention -> mention.contains("Leaky itself mentions com.google.common"))
        .anyMatch(mention -> mention.contains("Leaky.field mentions com.google.common"))
        .anyMatch(
            mention -> mention.contains("Leaky(") && mention.contains("mentions tools.jackson"))
        .anyMatch(mention -> mention.contains("result() mentions com.google.common"))
        .anyMatch(mention -> mention.contains("bound() mentions tools.jackson"))
        .noneMatch(mention -> mention.contains("hidden()"));
  }

  private static PackageGraph packageGraph() throws URISyntaxException {
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    // Without the descriptor beside them, the classes are looked at as they are.
    String classes = classes().resolve("dev").toString();
    assertThat(jdeps.run(printer, printer, "-verbose:package", classes))
        .as(out.toString())
        .isZero();
    return PackageGraph.parse(out.toString());
  }

  private static List<Class<?>> exportedClasses() throws Exception {
    Path root = classes();
    Set<String> exported = exportedPackages();
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root.resolve("dev"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String name =
            root.relativize(file)
                .toString()
                .replace(file.getFileSystem().getSeparator(), ".")
                .replaceAll("\\.class$", "");
        if (!name.endsWith("package-info")
            && exported.contains(name.substring(0, name.lastIndexOf('.')))) {
          classes.add(Class.forName(name, false, ProfileStore.class.getClassLoader()));
        }
      }
    }
    return classes;
  }

  private static Set<String> exportedPackages() throws IOException, URISyntaxException {
    try (InputStream in = Files.newInputStream(classes().resolve("module-info.class"))) {
      return Set.copyOf(
          ModuleDescriptor.read(in).exports().stream()
              .filter(exports -> !exports.isQualified())
              .map(ModuleDescriptor.Exports::source)
              .toList());
    }
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(ProfileStore.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
