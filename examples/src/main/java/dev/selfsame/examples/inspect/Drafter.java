package dev.selfsame.examples.inspect;

import dev.selfsame.json.FragmentMapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A maker of the draft for a file, from what was found out about it. */
final class Drafter {
  private final FileFindings file;
  private final String source;
  private final Remarks remarks;
  private final Instant now;

  /**
   * Makes a maker of the draft for a file.
   *
   * @param now the time of the run
   * @param showsValues whether remarks may show values
   */
  Drafter(FileFindings file, Instant now, boolean showsValues) {
    this.file = file;
    this.source = SourceName.of(file.name());
    this.remarks = new Remarks(showsValues);
    this.now = now;
  }

  /** Returns the draft. */
  FileDraft draft() {
    return file.feed().flatMap(this::ofFeed).orElseGet(this::ofColumns);
  }

  /** Returns the draft with a ready-made mapping, if that understands the rows. */
  private Optional<FileDraft> ofFeed(Feed feed) {
    if (!FragmentMapping.names().contains(feed.mapping())) {
      return Optional.empty();
    }
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("mapping", feed.mapping());
    entry.put("source", source);
    addForm(entry);
    entry.keySet().removeAll(keptKeys(feed));
    if (FragmentMapping.fromMap(entry).each().isEmpty()) {
      entry.remove("each");
    }
    List<DraftNamespace> namespaces = FeedNamespaces.of(entry, file, now);
    if (namespaces.isEmpty()) {
      return Optional.empty();
    }
    remarks.because(
        "The keys are those of %s, so the draft takes the mapping that comes for it."
            .formatted(feed.mapping()));
    return Optional.of(new FileDraft(file.name(), entry, namespaces, false, remarks));
  }

  /** Returns the keys that a ready-made mapping has, and that are not to be replaced. */
  private static Set<String> keptKeys(Feed feed) {
    Map<String, Object> document =
        JsonMapper.shared()
            .readValue(FragmentMapping.document(feed.mapping()), new TypeReference<>() {});
    Set<String> keys = new HashSet<>(document.keySet());
    keys.remove("each");
    return keys;
  }

  private FileDraft ofColumns() {
    EntryKind kind = EntryKind.of(file, source);
    List<Column> nameable = file.nameable();
    for (Column column : file.columns()) {
      if (!nameable.contains(column)) {
        remarks.because(
            "No mapping can name '%s'; rename the column to use it.".formatted(column.path()));
      }
    }
    List<DraftIdentity> identities = new IdentityChoice(file, kind, source, remarks).identities();
    if (identities.isEmpty()) {
      remarks.because(
          file.rows() == 0
              ? "The file has no rows, so there is no draft for it."
              : "No column tells who a row is about, so there is no draft for the file.");
      return new FileDraft(file.name(), Map.of(), List.of(), false, remarks);
    }
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("source", source);
    addForm(entry);
    Set<String> taken = new LinkedHashSet<>();
    if (kind.isEvent()) {
      addEvent(kind, entry, taken);
    }
    addTime(kind, entry, taken);
    Map<String, Object> mapped = new LinkedHashMap<>();
    identities.forEach(each -> mapped.put(each.column().path(), each.namespace().code()));
    entry.put("identities", mapped);
    taken.addAll(mapped.keySet());
    entry.put("attributes", new AttributeChoice(file).attributes(taken));
    boolean zeroIsId = zeroIsId(identities.get(0));
    if (zeroIsId) {
      remarks.because("The numbers start at 0, which is a placeholder unless the settings say so.");
    }
    return new FileDraft(file.name(), entry, namespaces(identities), zeroIsId, remarks);
  }

  /** Adds what is not the default, or what the name of the file does not tell. */
  private void addForm(Map<String, Object> entry) {
    FileForm form = file.form();
    form.json()
        .ifPresentOrElse(
            layout -> layout.each().ifPresent(each -> entry.put("each", each)),
            () -> addTable(form, entry));
    if (form.mustBeNamed(file.name())) {
      entry.put("form", form.json().isPresent() ? "json" : "csv");
    }
    if (form.charset().mustBeNamed()) {
      entry.put("charset", form.charset().charset().name());
    }
    Set<String> nullTexts = new TreeSet<>();
    file.columns().forEach(column -> nullTexts.addAll(column.stats().nullTexts().keySet()));
    if (!nullTexts.isEmpty()) {
      entry.put("nullTexts", List.copyOf(nullTexts));
    }
    if (file.hasDecimalComma()) {
      entry.put("decimalComma", true);
    }
  }

  private void addTable(FileForm form, Map<String, Object> entry) {
    DelimiterGuess table = form.table();
    if (form.hasUnusualDelimiter(file.name())) {
      entry.put("delimiter", String.valueOf(table.delimiter()));
    }
    if (table.quote() != '"') {
      entry.put(
          "quote", table.quote() == CellSplitter.UNQUOTED ? "" : String.valueOf(table.quote()));
    }
    if (form.isNameless()) {
      entry.put("header", form.columns());
    }
    if (form.isNumbered()) {
      remarks.ask("What are the columns called? The first row has no names, so they are numbered.");
    }
  }

  private void addEvent(EntryKind kind, Map<String, Object> entry, Set<String> taken) {
    entry.put("kind", "event");
    Object type =
        kind.action()
            .<Object>map(Column::path)
            .orElseGet(() -> Map.of("value", SourceName.singular(source)));
    entry.put("type", type);
    kind.action().ifPresent(column -> taken.add(column.path()));
    kind.id()
        .ifPresentOrElse(
            column -> {
              entry.put("id", column.path());
              taken.add(column.path());
            },
            () -> remarks.ask("Which column is another one in each event? Put it under \"id\"."));
    remarks.because(
        "The rows are events: %s."
            .formatted(
                kind.action()
                    .map(column -> "'" + column.path() + "' says what happened")
                    .orElse("people are on several, and each has a time")));
  }

  private void addTime(EntryKind kind, Map<String, Object> entry, Set<String> taken) {
    TimeChoice choice = new TimeChoice(file, kind.isEvent(), now);
    Optional<Column> time = choice.column();
    time.ifPresent(
        column -> {
          entry.put("timestamp", choice.timestamp(column));
          taken.add(column.path());
        });
    choice.remark(time, remarks);
  }

  private static List<DraftNamespace> namespaces(List<DraftIdentity> identities) {
    List<DraftNamespace> namespaces = new ArrayList<>();
    for (DraftIdentity identity : identities) {
      if (!namespaces.contains(identity.namespace())) {
        namespaces.add(identity.namespace());
      }
    }
    return namespaces;
  }

  /** Returns whether numbers start at 0, which otherwise stands for nobody. */
  private static boolean zeroIsId(DraftIdentity first) {
    Column column = first.column();
    return column.type().kind() == ColumnType.Kind.INTEGER
        && column.stats().numbers().smallest() == 0
        && Uniqueness.isStrict(column.stats());
  }
}
