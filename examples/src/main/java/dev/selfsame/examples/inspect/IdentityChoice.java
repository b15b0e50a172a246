package dev.selfsame.examples.inspect;

import com.google.common.collect.ImmutableSet;
import dev.selfsame.identity.Placeholders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The choice of the columns of a file that are identities.
 *
 * <p>The main one is the number that tells people, or else rows, apart. It comes first, so that a
 * record is stored under it: of the records with one number only the latest is current. Others are
 * what several files, or several rows of one, can have in common.
 */
final class IdentityChoice {
  private static final double AS_MANY = 0.9;
  private static final double SHARED_BY_TWO = 0.5;
  private static final int FEWEST_FREQUENT = 5;
  private static final int ALWAYS_FREQUENT = 20;
  private static final double FREQUENT = 0.05;
  private static final Set<Meaning> SHARED =
      ImmutableSet.of(
          Meaning.AUTHORITY_ID, Meaning.EMAIL, Meaning.PHONE, Meaning.DEVICE, Meaning.COOKIE);
  private static final Set<Meaning> STRONG = ImmutableSet.of(Meaning.AUTHORITY_ID, Meaning.EMAIL);

  private final FileFindings file;
  private final EntryKind kind;
  private final String source;
  private final Remarks remarks;

  /** The columns that a mapping can name. */
  private final List<Column> usable;

  IdentityChoice(FileFindings file, EntryKind kind, String source, Remarks remarks) {
    this.file = file;
    this.usable = file.nameable();
    this.kind = kind;
    this.source = source;
    this.remarks = remarks;
  }

  /** Returns the identities, the first one first; none if no column can be one. */
  List<DraftIdentity> identities() {
    List<DraftIdentity> identities = new ArrayList<>();
    Column main = main();
    if (main != null) {
      identities.add(mainIdentity(main));
      addNumbersLike(main, identities);
    }
    for (Column column : usable) {
      if (SHARED.contains(column.meaning())) {
        identities.add(new DraftIdentity(column, shared(column)));
      }
    }
    identities.sort(Comparator.comparingInt(each -> each.namespace().rank()));
    if (main != null) {
      remarkOnMain(identities.get(0));
    }
    identities.forEach(this::remark);
    return identities;
  }

  private @Nullable Column main() {
    Optional<Column> person =
        columns(Meaning.PERSON_ID).stream().max(Comparator.comparingDouble(IdentityChoice::weight));
    Optional<Column> row = kind.isEvent() ? Optional.empty() : row();
    // A number that many rows have is that of a company rather than of a person.
    boolean isShared =
        person.filter(each -> Uniqueness.share(each.stats()) < SHARED_BY_TWO).isPresent();
    return isShared ? row.or(() -> person).orElse(null) : person.or(() -> row).orElse(null);
  }

  /** Returns the column that tells all rows apart. */
  private Optional<Column> row() {
    return Stream.of(Meaning.PLAIN_ID, Meaning.ROW_ID, Meaning.OTHER_ID)
        .flatMap(meaning -> columns(meaning).stream())
        .filter(each -> each.isUnique() && each.path().indexOf('[') < 0)
        .filter(each -> Share.isNearlyAll(each.stats().filledRows(), file.rows()))
        .findFirst();
  }

  private List<Column> columns(Meaning meaning) {
    return usable.stream().filter(each -> each.meaning() == meaning).toList();
  }

  /** Returns a number that is higher the more rows are told apart. */
  private static double weight(Column column) {
    return column.stats().values().distinct();
  }

  private DraftIdentity mainIdentity(Column main) {
    boolean isPerson = main.meaning() == Meaning.PERSON_ID;
    Optional<Column> repeated = main.isUnique() ? repeated() : Optional.empty();
    boolean isUnique = isPerson || (main.meaning() == Meaning.PLAIN_ID && repeated.isEmpty());
    String code =
        switch (main.meaning()) {
          case PERSON_ID -> SourceName.code(main.path());
          case PLAIN_ID -> SourceName.idOf(source);
          default -> source + "_" + SourceName.code(main.path());
        };
    if (repeated.isPresent()) {
      askAboutUnique(main, code, isUnique, repeated.get());
    } else if (!isPerson) {
      remarks.ask(
          "Is '%s' the number of a person? The draft says that it is%s."
              .formatted(main.path(), isUnique ? ", and that two numbers are two people" : ""));
    }
    return new DraftIdentity(main, new DraftNamespace(code, main.meaning(), isUnique));
  }

  /** Returns the column with most values that another row has, too: the two may be one person. */
  private Optional<Column> repeated() {
    return usable.stream()
        .filter(each -> STRONG.contains(each.meaning()) && !each.isUnique())
        .max(Comparator.comparingLong(IdentityChoice::repetitions));
  }

  private static long repetitions(Column column) {
    return column.stats().values().counted() - column.stats().values().distinct();
  }

  private void askAboutUnique(Column main, String code, boolean isUnique, Column repeated) {
    String rows =
        "Rows with different '%s' have the same '%s'".formatted(main.path(), repeated.path());
    if (isUnique) {
      remarks.ask(
          "%s. Are they two people? The draft says so; take \"unique\" off '%s' to make them one."
              .formatted(rows, code));
    } else {
      remarks.ask(
          "%s. Are they one person? The draft says so; \"unique\": true on '%s' keeps them apart."
              .formatted(rows, code));
    }
  }

  /** Adds other numbers of people that tell as many of them apart; others are of companies. */
  private void addNumbersLike(Column main, List<DraftIdentity> identities) {
    for (Column column : columns(Meaning.PERSON_ID)) {
      if (column.equals(main)) {
        continue;
      }
      if (weight(column) >= AS_MANY * weight(main)) {
        identities.add(
            new DraftIdentity(
                column,
                new DraftNamespace(SourceName.code(column.path()), column.meaning(), false)));
      } else {
        remarks.ask(
            ("Does '%s' tell who somebody is? It has fewer values than '%s', so the draft keeps it as"
                    + " an attribute.")
                .formatted(column.path(), main.path()));
      }
    }
  }

  private static DraftNamespace shared(Column column) {
    String code =
        switch (column.meaning()) {
          case EMAIL -> "email";
          case PHONE -> "phone";
          default -> SourceName.code(column.path());
        };
    return new DraftNamespace(code, column.meaning(), false);
  }

  private void remarkOnMain(DraftIdentity first) {
    remarks.because(
        "'%s' comes first, since %s%s."
            .formatted(
                first.column().path(),
                first.column().isUnique()
                    ? "it is another value on each row"
                    : "it is the number of a person",
                first.namespace().isUnique() ? "; two of its values are two people" : ""));
  }

  private void remark(DraftIdentity identity) {
    Column column = identity.column();
    PathStats stats = column.stats();
    if (column.meaning() == Meaning.PHONE && stats.phones().areMixed()) {
      remarks.because(
          "'%s' has numbers with and without the code of a country, so one phone can have two values%s."
              .formatted(
                  column.path(),
                  stats.phones().country().map(IdentityChoice::normalizer).orElse("")));
    }
    remarkOnFrequent(column, stats);
  }

  private static String normalizer(String country) {
    return "; \"normalizer\": {\"name\": \"phone\", \"country\": \"%s\"} makes them one"
        .formatted(country);
  }

  private void remarkOnFrequent(Column column, PathStats stats) {
    int highest = stats.values().highest();
    String value = stats.values().mostFrequent();
    boolean isFrequent =
        highest >= ALWAYS_FREQUENT
            || (highest >= FEWEST_FREQUENT && highest >= FREQUENT * stats.count());
    if (isFrequent && SHARED.contains(column.meaning()) && value != null && !kind.isEvent()) {
      if (Placeholders.defaults().contains(value)) {
        remarks.because(
            "One value of '%s' is on %,d rows and stands for nobody: it is refused as an identity."
                .formatted(column.path(), highest));
      } else {
        remarks.ask(
            ("One value of '%s' is on %,d of %,d rows. Is that one person? If not, add it to"
                    + " \"placeholders\"%s.")
                .formatted(column.path(), highest, file.rows(), remarks.shown(value)));
      }
    }
  }
}
