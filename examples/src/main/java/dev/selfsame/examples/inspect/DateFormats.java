package dev.selfsame.examples.inspect;

import com.google.common.collect.ImmutableListMultimap;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The date patterns that values are tried on, by the skeleton of what they write.
 *
 * <p>A <em>skeleton</em> is a text with one # for each run of digits and one letter for each run of
 * letters. Few patterns write the skeleton of a text, so few have to be tried on it.
 */
final class DateFormats {
  private static final List<String> DATES =
      List.of(
          "yyyy-MM-dd",
          "yyyy-M-d",
          "dd.MM.yyyy",
          "d.M.yyyy",
          "dd.MM.yy",
          "d.M.yy",
          "dd/MM/yyyy",
          "MM/dd/yyyy",
          "d/M/yyyy",
          "M/d/yyyy",
          "dd/MM/yy",
          "MM/dd/yy",
          "d/M/yy",
          "M/d/yy",
          "yyyy/MM/dd",
          "yyyy/M/d",
          "dd-MM-yyyy",
          "MM-dd-yyyy",
          "d-M-yyyy",
          "M-d-yyyy",
          "yyyy.MM.dd",
          "yyyyMMdd");

  private static final List<String> DATES_WITH_NAMES =
      List.of(
          "dd-MMM-yyyy",
          "d-MMM-yyyy",
          "dd-MMM-yy",
          "dd MMM yyyy",
          "d MMM yyyy",
          "d MMMM yyyy",
          "d. MMM yyyy",
          "d. MMMM yyyy",
          "MMM d, yyyy",
          "MMMM d, yyyy");

  private static final List<String> TIMES =
      List.of(
          "",
          " HH:mm",
          " HH:mm:ss",
          " HH:mm:ss.SSS",
          " HH:mm:ss.SSSSSS",
          " H:mm",
          " H:mm:ss",
          " h:mm a",
          " h:mm:ss a",
          ", HH:mm",
          " HH:mm:ss 'UTC'",
          "'T'HH:mm",
          "'T'HH:mm:ss",
          "'T'HH:mm:ss.SSS",
          "'T'HH:mm:ss.SSSSSS");

  private static final List<Locale> LOCALES =
      List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.ITALIAN);

  private static final LocalDateTime EXAMPLE = LocalDateTime.of(2026, 1, 22, 13, 14, 15, 123456000);
  private static final int MONTHS = 12;

  private static final ImmutableListMultimap<String, DateFormat> BY_SKELETON = bySkeleton();

  private DateFormats() {}

  /** Returns the formats that a text may have, the usual ones first. */
  static List<DateFormat> candidates(String text) {
    return BY_SKELETON.get(skeleton(text));
  }

  /** Returns all formats, the usual ones first. */
  static List<DateFormat> all() {
    List<DateFormat> formats = new ArrayList<>();
    formats.add(DateFormat.iso());
    for (String time : TIMES) {
      DATES.forEach(date -> formats.add(DateFormat.of(date + time, Locale.ROOT)));
    }
    formats.add(DateFormat.of("yyyyMMddHHmmss", Locale.ROOT));
    for (Locale locale : LOCALES) {
      for (String time : TIMES) {
        DATES_WITH_NAMES.forEach(date -> formats.add(DateFormat.of(date + time, locale)));
      }
    }
    return formats;
  }

  private static ImmutableListMultimap<String, DateFormat> bySkeleton() {
    ImmutableListMultimap.Builder<String, DateFormat> formats = ImmutableListMultimap.builder();
    for (DateFormat format : all()) {
      skeletons(format).forEach(skeleton -> formats.put(skeleton, format));
    }
    return formats.build();
  }

  /** Returns the skeletons of what a format writes; names of months can have a point. */
  private static Set<String> skeletons(DateFormat format) {
    if (format.isIso()) {
      return isoSkeletons();
    }
    DateTimeFormatter formatter = format.formatter();
    Set<String> skeletons = new LinkedHashSet<>();
    for (int month = 1; month <= MONTHS; month++) {
      skeletons.add(skeleton(formatter.format(EXAMPLE.withMonth(month))));
    }
    return skeletons;
  }

  private static Set<String> isoSkeletons() {
    Set<String> skeletons = new LinkedHashSet<>();
    for (String date : List.of("#-#-#a", "#-#-# ")) {
      for (String time : List.of("#:#", "#:#:#", "#:#:#.#", "#:#:#,#")) {
        addWithOffsets(date + time, skeletons);
      }
    }
    addWithOffsets("#a#", skeletons);
    return skeletons;
  }

  private static void addWithOffsets(String time, Set<String> skeletons) {
    for (String offset : List.of("a", "+#", "-#", "+#:#", "-#:#")) {
      skeletons.add(time + offset);
    }
  }

  /** Returns a text with one # for each run of digits, and one letter for each run of letters. */
  static String skeleton(String text) {
    StringBuilder skeleton = new StringBuilder(text.length());
    char last = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char kind = c >= '0' && c <= '9' ? '#' : Character.isLetter(c) ? 'a' : c;
      if (kind != last || (kind != '#' && kind != 'a')) {
        skeleton.append(kind);
      }
      last = kind;
    }
    return skeleton.toString();
  }
}
