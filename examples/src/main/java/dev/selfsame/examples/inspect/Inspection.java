package dev.selfsame.examples.inspect;

import dev.selfsame.examples.JobException;
import dev.selfsame.examples.rows.Input;
import dev.selfsame.examples.rows.OpenInput;
import dev.selfsame.examples.rows.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An inspection of files: it guesses the form of each, looks at its rows, and drafts settings. */
final class Inspection {
  private static final int FIRST_ROWS = 1000;

  private final Instant now;
  private final long mostRows;
  private final boolean showsValues;

  /**
   * Makes an inspection.
   *
   * @param now the time that those in the files are compared with
   * @param mostRows how many rows of a file are looked at, at most
   * @param showsValues whether remarks may show values
   */
  Inspection(Instant now, long mostRows, boolean showsValues) {
    this.now = now;
    this.mostRows = mostRows;
    this.showsValues = showsValues;
  }

  /**
   * Inspects files. Those in folders that are no text are left out; one that was named must be.
   *
   * @throws JobException if a file cannot be inspected, two have one name, or none is left
   */
  Inspected inspect(FileList list) {
    List<InspectedFile> files = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Path path : list.named()) {
      files.add(inspect(path));
    }
    for (Path path : list.others()) {
      try {
        files.add(inspect(path));
      } catch (JobException e) {
        leftOut.add(String.valueOf(e.getMessage()));
      }
    }
    requireNames(files);
    if (files.isEmpty()) {
      throw new JobException("No file is left to inspect. " + String.join(" ", leftOut));
    }
    return Inspected.of(files, leftOut, now);
  }

  /** The settings know files by their names without folders. */
  private static void requireNames(List<InspectedFile> files) {
    Set<String> names = new HashSet<>();
    for (InspectedFile file : files) {
      if (!names.add(file.findings().name())) {
        throw new JobException(
            "Two files have the name %s, which the settings cannot tell apart. Name one of them."
                .formatted(file.findings().name()));
      }
    }
  }

  private InspectedFile inspect(Path path) {
    FileFindings findings = findings(path);
    return new InspectedFile(findings, new Drafter(findings, now, showsValues).draft());
  }

  private FileFindings findings(Path path) {
    Input input = Input.file(path);
    FileForm form = FileForm.of(FileSample.read(path));
    RowStats stats = RowStats.of(form.columns());
    List<Map<String, ?>> first = new ArrayList<>();
    Map<String, Long> unreadable = new TreeMap<>();
    boolean isAll = false;
    try (OpenInput open = input.open(form.format(input.name()))) {
      while (!isAll && stats.rows() < mostRows) {
        Row row = open.next();
        isAll = row == null;
        if (row != null) {
          Row values = open.values(row);
          if (values instanceof Row.Values read) {
            stats.add(read.values());
            addFirst(read.values(), first);
          } else if (values instanceof Row.Unreadable bad) {
            unreadable.merge(bad.reason().name(), 1L, Long::sum);
          }
        }
      }
    } catch (IOException e) {
      throw new JobException("Cannot read " + path, e);
    }
    List<Column> columns = columns(form, stats);
    return new FileFindings(
        path,
        form,
        stats.rows(),
        isAll,
        unreadable,
        Conventions.of(stats.paths()),
        columns,
        stats.hasMorePaths(),
        Feed.of(columns.stream().map(Column::path).toList()),
        first);
  }

  private static void addFirst(Map<String, ?> row, List<Map<String, ?>> first) {
    if (first.size() < FIRST_ROWS) {
      first.add(row);
    }
  }

  private List<Column> columns(FileForm form, RowStats stats) {
    TypeRules types = new TypeRules(Conventions.of(stats.paths()), now);
    MeaningRules meanings = new MeaningRules(!form.isNumbered(), now);
    List<Column> columns = new ArrayList<>();
    for (PathStats path : stats.paths()) {
      ColumnType type = types.type(path);
      columns.add(new Column(path, type, meanings.meaning(path, type)));
    }
    return columns;
  }
}
