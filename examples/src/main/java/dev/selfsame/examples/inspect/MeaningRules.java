package dev.selfsame.examples.inspect;

import dev.selfsame.examples.inspect.ColumnType.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** The rules that tell what the values of a column are, by their form, their range and its name. */
final class MeaningRules {
  private static final int YEARS_OF_SYSTEMS = 50;
  private static final int OLDEST = 125;
  private static final List<String> TYPE = List.of("type");
  private static final Set<Kind> NO_IDS = Set.of(Kind.BOOLEAN, Kind.DECIMAL, Kind.EMPTY);

  private final boolean hasNames;
  private final LocalDate today;

  /**
   * Makes the rules for a file.
   *
   * @param hasNames whether its columns have names, or were given some
   */
  MeaningRules(boolean hasNames, Instant now) {
    this.hasNames = hasNames;
    this.today = now.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  Meaning meaning(PathStats stats, ColumnType type) {
    ColumnName name = ColumnName.of(stats.path());
    if (isEmail(stats, name)) {
      return Meaning.EMAIL;
    }
    if (type.kind().isTime()) {
      return time(name, type);
    }
    if (NO_IDS.contains(type.kind())) {
      return Meaning.NONE;
    }
    if (isPhone(stats, name)) {
      return Meaning.PHONE;
    }
    if (name.has(Hint.POSTCODE)) {
      return Meaning.POSTCODE;
    }
    if (Share.isMost(stats.forms().tokens(), stats.clear())) {
      Meaning id = hasNames ? id(stats, name) : unnamedId(stats);
      if (id != Meaning.NONE) {
        return id;
      }
    }
    return word(stats, name, type);
  }

  private static boolean isEmail(PathStats stats, ColumnName name) {
    long emails = stats.forms().emails();
    return name.has(Hint.EMAIL)
        ? Share.isHalf(emails, stats.clear())
        : Share.isMost(emails, stats.clear());
  }

  private static boolean isPhone(PathStats stats, ColumnName name) {
    if (name.has(Hint.FAX) || name.hasAny(Hint.AUTHORITY, Hint.POSTCODE)) {
      return false;
    }
    PhoneStats phones = stats.phones();
    return name.has(Hint.PHONE)
        ? Share.isHalf(phones.numbers(), stats.clear())
        : Share.isMost(phones.sureNumbers(), stats.clear());
  }

  private Meaning time(ColumnName name, ColumnType type) {
    if (name.has(Hint.BIRTH)) {
      return Meaning.BIRTH;
    }
    if (name.has(Hint.CHANGED)) {
      return Meaning.CHANGED;
    }
    if (name.has(Hint.CREATED)) {
      return Meaning.CREATED;
    }
    boolean isOfLifetimes =
        type.kind() == Kind.DATE
            && type.dates()
                .filter(dates -> dates.earliest().isAfter(today.minusYears(OLDEST)))
                .filter(dates -> dates.earliest().isBefore(today.minusYears(YEARS_OF_SYSTEMS)))
                .isPresent();
    return isOfLifetimes ? Meaning.BIRTH : Meaning.TIME;
  }

  private static Meaning id(PathStats stats, ColumnName name) {
    // In "user.id" it is the name before that says whose number it is.
    boolean isPlain = name.words().size() == 1;
    ColumnName whole = isPlain ? ColumnName.ofAll(stats.path()) : name;
    if (whole.has(Hint.DEVICE)) {
      return Meaning.DEVICE;
    }
    if (whole.has(Hint.COOKIE)) {
      return Meaning.COOKIE;
    }
    if (name.has(Hint.AUTHORITY)) {
      return Meaning.AUTHORITY_ID;
    }
    if (!name.has(Hint.ID)) {
      return Share.isNearlyAll(stats.forms().uuids(), stats.clear())
          ? Meaning.OTHER_ID
          : Meaning.NONE;
    }
    if (name.has(Hint.OCCURRENCE)) {
      return Meaning.OCCURRENCE_ID;
    }
    if (whole.hasAny(Hint.PERSON, Hint.CARD) && stats.path().indexOf('[') < 0) {
      return Meaning.PERSON_ID;
    }
    if (name.has(Hint.ROW)) {
      return Meaning.ROW_ID;
    }
    if (isPlain && stats.path().indexOf('.') < 0) {
      return Meaning.PLAIN_ID;
    }
    return Uniqueness.isUnique(stats) ? Meaning.OTHER_ID : Meaning.NONE;
  }

  /** Without a name, only what is another value on each row can be taken for an id. */
  private static Meaning unnamedId(PathStats stats) {
    return Uniqueness.isUnique(stats) ? Meaning.PLAIN_ID : Meaning.NONE;
  }

  private static Meaning word(PathStats stats, ColumnName name, ColumnType type) {
    if (type.kind() != Kind.TEXT) {
      return Meaning.NONE;
    }
    if (name.has(Hint.ACTION) || (name.words().equals(TYPE) && stats.values().distinct() > 1)) {
      return Meaning.ACTION;
    }
    boolean isWord = !Share.isHalf(stats.forms().tokens(), stats.clear());
    return name.has(Hint.NAME) && isWord ? Meaning.NAME : Meaning.NONE;
  }
}
