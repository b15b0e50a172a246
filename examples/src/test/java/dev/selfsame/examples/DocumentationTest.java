package dev.selfsame.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.json.FragmentJson;
import dev.selfsame.json.SettingsJson;
import dev.selfsame.policies.MergePolicies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that Javadoc and help show: it compiles, or is read as what it is said to be. */
class DocumentationTest {
  private static final List<Path> SOURCES =
      List.of(
          Path.of("..", "core", "src", "main", "java"),
          Path.of("..", "merge-policies", "src", "main", "java"),
          Path.of("src", "main", "java"));

  private static final Pattern BLOCK =
      Pattern.compile("<pre>\\{@code\\R(.*?)^ *\\* }</pre>", Pattern.DOTALL | Pattern.MULTILINE);

  /** It shows a grammar. */
  private static final String NO_CODE = "ConditionParser.java";

  /** What the snippets take for granted. */
  private static final String GIVEN =
      """
      import static java.util.Comparator.comparing;
      import com.sun.net.httpserver.*;
      import dev.selfsame.*;
      import dev.selfsame.StoreEvent.*;
      import dev.selfsame.examples.rows.*;
      import dev.selfsame.examples.viewer.ProfileViewer;
      import dev.selfsame.graph.*;
      import dev.selfsame.identity.*;
      import dev.selfsame.json.*;
      import dev.selfsame.policies.*;
      import dev.selfsame.profile.*;
      import dev.selfsame.profile.AttributeRule.Choice;
      import dev.selfsame.query.*;
      import java.net.InetSocketAddress;
      import java.nio.file.Path;
      import java.time.*;
      import java.util.*;
      class Given {
        Namespace crm;
        Namespace email;
        Namespace device;
        Namespaces namespaces;
        Identity ada;
        ProfileStore store;
        Input input;
        Map<String, ?> row;
        Profile profile;
        ProfileFragment fragment;
        StoreEvent event;
        Set<ProfileId> ids;
        Instant start;
        Instant end;
        Clock clock;
        Authenticator staffOnly;
        static final List<Object> TIERS = List.of();
        void snippet() throws Exception {
      """;

  @Test
  void javadoc_showsCodeThatCompiles() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    int compiled = 0;
    for (Map.Entry<String, String> snippet : snippets().entrySet()) {
      if (!isJson(snippet.getValue())) {
        compiled++;
        List<String> errors = compile(snippet.getValue());
        if (!errors.isEmpty()) {
          wrong.put(snippet.getKey(), errors + "\n" + snippet.getValue());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(compiled).isGreaterThan(15);
  }

  @Test
  void compile_ofWrongCode_givesErrors() {
    assertThat(compile("Profile one = store.search(null);")).hasSize(1);
    assertThat(compile("store.noSuchMethod()")).hasSize(1);
  }

  @Test
  void javadoc_showsJsonThatIsRead() throws IOException {
    Map<String, String> snippets = snippets();
    assertThat(FragmentJson.read(oneLine(snippets, "FragmentJson.java")))
        .isInstanceOf(FragmentJson.Reading.Read.class);
    assertThat(
            SettingsJson.read(oneLine(snippets, "SettingsJson.java"), MergePolicies.codec())
                .defaultPolicy())
        .isEqualTo("default");
  }

  @Test
  void helpOfUnify_showsAnEntryThatIsRead(@TempDir Path folder) throws IOException {
    Matcher entry =
        Pattern.compile("\"inputs\": .*?}}}", Pattern.DOTALL)
            .matcher(Run.of("unify", "--help").out());
    assertThat(entry.find()).isTrue();
    Path settings =
        Files.writeString(
            folder.resolve("settings.json"),
            """
            {"namespaces": [{"code": "crm", "type": "CROSS_DEVICE"}, {"code": "email", "type": "EMAIL"}],
             %s}
            """
                .formatted(entry.group()));
    Path csv =
        Files.writeString(
            folder.resolve("customers.csv"),
            """
            row_id,updated_at,customer_id,mail,first,city
            1,2026-02-11,42,ada@example.com,Ada,Lund
            """);

    Run run = Run.unify(settings, csv);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("\"first\":\"Ada\"", "\"city\":\"Lund\"", "crm:42");
  }

  /** Returns all snippets by the place where they stand. */
  private static Map<String, String> snippets() throws IOException {
    Map<String, String> snippets = new TreeMap<>();
    for (Path sources : SOURCES) {
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString();
          Matcher block = BLOCK.matcher(Files.readString(file));
          while (!name.equals(NO_CODE) && block.find()) {
            String place = snippets.containsKey(name) ? name + ":" + block.start() : name;
            snippets.put(place, block.group(1).replaceAll("(?m)^ *\\* ?", "").strip());
          }
        }
      }
    }
    return snippets;
  }

  private static boolean isJson(String snippet) {
    return snippet.startsWith("{");
  }

  private static String oneLine(Map<String, String> snippets, String file) {
    String snippet = snippets.getOrDefault(file, "");
    assertThat(snippet).startsWith("{");
    return snippet.replaceAll("\\R *", " ");
  }

  /** Returns the errors of the compiler. */
  private static List<String> compile(String snippet) {
    boolean isExpression = !snippet.endsWith(";") && !snippet.endsWith("}");
    String source =
        GIVEN + (isExpression ? "Object value = " + snippet + ";" : snippet) + "\n}\n}\n";
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Given.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of("-proc:none", "-Xlint:none", "-implicit:none", "-d", folderForClasses());
    boolean done = compiler.getTask(null, null, diagnostics, options, null, List.of(file)).call();
    List<String> errors = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        errors.add(diagnostic.getMessage(Locale.ENGLISH));
      }
    }
    assertThat(done).as("%s", errors).isEqualTo(errors.isEmpty());
    return errors;
  }

  private static String folderForClasses() {
    try {
      return Files.createDirectories(Path.of("target", "snippets")).toString();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
