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
import java.util.TreeMap;
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
          "dev.selfsame.storage",
          "dev.selfsame.engine.encoded",
          "dev.selfsame.engine.cursor",
          "dev.selfsame.profile",
          "dev.selfsame.engine.mapping",
          "dev.selfsame.json",
          "dev.selfsame.engine.store",
          "dev.selfsame.engine.search",
          "dev.selfsame.engine.query",
          "dev.selfsame.engine.journal",
          "dev.selfsame");

  private static final List<String> EXPORTED =
      List.of(
          "dev.selfsame",
          "dev.selfsame.graph",
          "dev.selfsame.identity",
          "dev.selfsame.json",
          "dev.selfsame.profile",
          "dev.selfsame.query",
          "dev.selfsame.storage");

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

  @Test
  void classes_formNoCircleButThatOfTheStoreAndItsImplementations() throws Exception {
    ClassGraph graph = ClassGraph.parse(jdeps("-verbose:class", "-filter:none"));
    assertThat(graph.classes())
        .hasSizeGreaterThan(150)
        .contains("dev.selfsame.ProfileStore", "dev.selfsame.internal.graph.Fold")
        .noneMatch(name -> name.contains("$"));
    assertThat(graph.circles())
        .containsExactly(
            Set.of(
                "dev.selfsame.DurableProfileStore",
                "dev.selfsame.InMemoryProfileStore",
                "dev.selfsame.JournaledProfileStore",
                "dev.selfsame.ProfileStore",
                "dev.selfsame.ProfileStoreBuilder"));
  }

  @Test
  void facade_isFewFiles() throws Exception {
    assertThat(linesBySource().keySet())
        .contains("dev/selfsame/ProfileStore.java")
        .filteredOn(file -> file.lastIndexOf('/') == "dev/selfsame".length())
        .hasSizeLessThanOrEqualTo(23);
  }

  @Test
  void sources_areNotLong() throws Exception {
    assertThat(linesBySource()).hasSizeGreaterThan(150);
    assertThat(longerThan(450, linesBySource())).isEmpty();
  }

  @Test
  void names_ofMainClassesDoNotSayTest() throws Exception {
    List<String> names = mainClasses();
    assertThat(names).hasSizeGreaterThan(200).contains("dev.selfsame.AddResult$Accepted");
    assertThat(namedTest(names)).isEmpty();
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

  @Test
  void circles_whenClassesLeadBack_findsEachCircle() {
    ClassGraph graph =
        ClassGraph.parse(
            """
            dev -> java.base
               p.Start      -> p.A              dev
               p.A          -> p.B$Nested       dev
               p.A          -> java.lang.Object java.base
               p.B          -> p.B$Nested       dev
               p.B$Nested   -> p.C              dev
               p.C$1        -> p.A              dev
               p.C          -> p.End            dev
               p.End        -> p.End$Nested     dev
               p.End$Nested -> p.End            dev
               q.X          -> q.Y              dev
               q.Y          -> q.X              dev
            """);
    assertThat(graph.circles())
        .containsExactlyInAnyOrder(Set.of("p.A", "p.B", "p.C"), Set.of("q.X", "q.Y"));
  }

  @Test
  void longerThan_whenASourceIsTooLong_findsIt() {
    assertThat(longerThan(450, Map.of("A.java", 450L, "B.java", 451L)))
        .containsExactly("B.java has 451 lines");
  }

  @Test
  void namedTest_whenAClassIsNamedSo_findsIt() {
    assertThat(namedTest(List.of("p.RowTest", "p.Row$CodeTest", "p.Tests", "p.Test$Nested")))
        .containsExactly("p.RowTest", "p.Row$CodeTest");
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
    return PackageGraph.parse(jdeps("-verbose:package"));
  }

  private static String jdeps(String... options) throws URISyntaxException {
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    List<String> arguments = new ArrayList<>(List.of(options));
    // Without the descriptor beside them, the classes are looked at as they are.
    arguments.add(classes().resolve("dev").toString());
    assertThat(jdeps.run(printer, printer, arguments.toArray(new String[0])))
        .as(out.toString())
        .isZero();
    return out.toString();
  }

  private static List<String> namedTest(List<String> names) {
    return names.stream().filter(name -> name.endsWith("Test")).toList();
  }

  private static List<String> longerThan(long most, Map<String, Long> lines) {
    return lines.entrySet().stream()
        .filter(entry -> entry.getValue() > most)
        .map(entry -> "%s has %d lines".formatted(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** {@return how many lines each source of main code has, by its path with slashes} */
  private static Map<String, Long> linesBySource() throws Exception {
    Path root = classes().resolve("../../src/main/java").normalize();
    Map<String, Long> lines = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        try (Stream<String> all = Files.lines(file)) {
          lines.put(slashed(root.relativize(file)), all.count());
        }
      }
    }
    return lines;
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static List<Class<?>> exportedClasses() throws Exception {
    Set<String> exported = exportedPackages();
    List<Class<?>> classes = new ArrayList<>();
    for (String name : mainClasses()) {
      if (!name.endsWith("package-info")
          && exported.contains(name.substring(0, name.lastIndexOf('.')))) {
        classes.add(Class.forName(name, false, ProfileStore.class.getClassLoader()));
      }
    }
    return classes;
  }

  private static List<String> mainClasses() throws Exception {
    Path root = classes();
    try (Stream<Path> files = Files.walk(root.resolve("dev"))) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> slashed(root.relativize(file)).replace("/", "."))
          .map(name -> name.replaceAll("\\.class$", ""))
          .toList();
    }
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
