package dev.selfsame.engine.journal;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** Where classes were loaded from. */
public final class ClassRoots {
  private ClassRoots() {}

  /** {@return where a class was loaded from, which is not where its module is} */
  public static Path of(Class<?> type) throws URISyntaxException {
    URL file = Objects.requireNonNull(type.getResource(type.getSimpleName() + ".class"));
    Path path = Path.of(file.toURI());
    for (long i = type.getName().chars().filter(c -> c == '.').count(); i >= 0; i--) {
      path = Objects.requireNonNull(path.getParent());
    }
    return path;
  }
}
