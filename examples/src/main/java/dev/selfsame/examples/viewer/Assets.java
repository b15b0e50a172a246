package dev.selfsame.examples.viewer;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The files of the page, read from the jar when the viewer is created. A path is only looked up
 * among their names and never passed to a file system, so no path leads to any other file.
 */
final class Assets {
  private static final List<String> FILES =
      List.of(
          "index.html",
          "icon.svg",
          "base.css",
          "layout.css",
          "person.css",
          "graph.css",
          "charts.css",
          "api.js",
          "app.js",
          "asof.js",
          "attributes.js",
          "charts.js",
          "dom.js",
          "explain.js",
          "format.js",
          "graph.js",
          "help.js",
          "links.js",
          "list.js",
          "paging.js",
          "person.js",
          "policies.js",
          "reasons.js",
          "refused.js",
          "search.js",
          "state.js",
          "statistics.js",
          "tabs.js",
          "timeline.js",
          "title.js");

  private static final String LIBRARY = "cytoscape.js";
  private static final String LIBRARY_VERSION =
      "/META-INF/maven/org.webjars.npm/cytoscape/pom.properties";
  private static final String LIBRARY_FOLDER = "/META-INF/resources/webjars/cytoscape/";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, Answer> files = new HashMap<>();

  private Assets() {}

  static Assets load() {
    Assets assets = new Assets();
    try {
      for (String name : FILES) {
        assets.add(name, read(name));
      }
      assets.add(LIBRARY, read(LIBRARY_FOLDER + libraryVersion() + "/dist/cytoscape.esm.min.mjs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return assets;
  }

  /** Returns the file with a name, or null; the empty name is the page. */
  @Nullable Answer find(String name) {
    return files.get(name.isEmpty() ? "index.html" : name);
  }

  private void add(String name, byte[] bytes) {
    String type = requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
    files.put(name, Answer.file(type, bytes, tag(bytes)));
  }

  private static String libraryVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = open(LIBRARY_VERSION)) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = open(resource)) {
      return in.readAllBytes();
    }
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = Assets.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException(
          "The resource " + resource + " is not in the jar. Build the jar again.");
    }
    return in;
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(hash, 0, 8) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
