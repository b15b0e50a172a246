package dev.selfsame.examples.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an inspection found as JSON. */
final class FindingsJson {
  private FindingsJson() {}

  /** Returns the document as plain maps, lists and scalars. */
  static Map<String, Object> of(Inspected inspected, boolean showsValues) {
    Map<String, Object> document = new LinkedHashMap<>();
    List<Object> files = new ArrayList<>();
    for (InspectedFile file : inspected.files()) {
      files.add(file(file, inspected, showsValues));
    }
    document.put("files", files);
    document.put("leftOut", inspected.leftOut());
    document.put("settings", inspected.settings());
    return document;
  }

  private static Map<String, Object> file(
      InspectedFile inspected, Inspected all, boolean showsValues) {
    FileFindings findings = inspected.findings();
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("file", findings.name());
    file.put("form", form(findings.form()));
    file.put("rows", findings.rows());
    file.put("allRows", findings.isAll());
    file.put("unreadable", findings.unreadable());
    file.put("decimalComma", findings.hasDecimalComma());
    file.put("dayOrder", lower(findings.conventions().order()));
    findings.feed().ifPresent(feed -> file.put("feed", feed.mapping()));
    file.put(
        "columns", findings.columns().stream().map(each -> column(each, showsValues)).toList());
    file.put("notes", new ColumnNotes(findings).notes());
    file.put("reasons", inspected.draft().remarks().reasons());
    file.put("questions", inspected.draft().remarks().questions());
    Trial trial = all.trials().get(inspected);
    if (trial != null) {
      file.put(
          "trial",
          Map.of(
              "rows", trial.rows(), "fragments", trial.fragments(), "problems", trial.problems()));
    }
    return file;
  }

  private static Map<String, Object> form(FileForm form) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("compressed", form.isCompressed());
    object.put("charset", form.charset().charset().name());
    object.put("charsetCertainty", lower(form.charset().certainty()));
    form.json()
        .ifPresentOrElse(
            layout -> {
              object.put("layout", "json " + lower(layout.kind()));
              layout.each().ifPresent(each -> object.put("each", each));
            },
            () -> addTable(form, object));
    return object;
  }

  private static void addTable(FileForm form, Map<String, Object> object) {
    object.put("layout", "csv");
    object.put("delimiter", String.valueOf(form.table().delimiter()));
    object.put(
        "quote",
        form.table().quote() == CellSplitter.UNQUOTED ? "" : String.valueOf(form.table().quote()));
    object.put("header", form.header().isHeader());
    object.put("headerIsSure", form.header().isSure());
  }

  private static Map<String, Object> column(Column column, boolean showsValues) {
    PathStats stats = column.stats();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("path", column.path());
    object.put("rows", stats.filledRows());
    object.put("values", stats.count());
    object.put("different", stats.values().distinct());
    object.put("differentIsExact", stats.values().isExact());
    object.put("mostFrequent", stats.values().highest());
    object.put("type", lower(column.type().kind()));
    object.put("exceptions", column.type().exceptions());
    object.put("formats", column.formats());
    object.put("looksLike", lower(column.meaning()));
    object.put("shape", stats.shape());
    object.put("nullTexts", stats.nullTexts());
    object.put("placeholders", stats.forms().placeholders());
    if (showsValues) {
      object.put("samples", stats.samples());
    }
    return object;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
