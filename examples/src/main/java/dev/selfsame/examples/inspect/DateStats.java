package dev.selfsame.examples.inspect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts of texts that are dates or times, by the formats that they can have.
 *
 * <p>{@code 03.04.2026} has one format and {@code 03/04/2026} has two, so texts are counted by the
 * set of formats that read them. From these counts follows which formats read all texts of a
 * column, and which is meant where there are several.
 */
final class DateStats {
  private static final int FEWEST_DIGITS = 4;
  private static final int LONGEST = 40;
  private static final int MOST_FORMATS = 62;
  private static final int MOST_PATTERNS = 4;
  private static final long NO_SUCH_FORMAT = -1;

  /** A format that some text of the column has. */
  private static final class Used {
    final DateFormat format;
    long count;
    LocalDate earliest = LocalDate.MAX;
    LocalDate latest = LocalDate.MIN;

    Used(DateFormat format) {
      this.format = format;
    }

    void add(LocalDate date) {
      count++;
      earliest = date.isBefore(earliest) ? date : earliest;
      latest = date.isAfter(latest) ? date : latest;
    }
  }

  /** The number of texts by the set of used formats that read them, as bits. */
  private final Map<Long, Long> countsBySet = new HashMap<>();

  private final List<Used> used = new ArrayList<>();
  private final Map<DateFormat, Integer> places = new HashMap<>();

  void add(String text) {
    if (!isCandidate(text)) {
      return;
    }
    long set = 0;
    for (DateFormat format : DateFormats.candidates(text)) {
      LocalDate date = format.read(text);
      if (date != null) {
        set |= add(format, date);
      }
    }
    if (set != 0) {
      countsBySet.merge(set, 1L, Long::sum);
    }
  }

  private static boolean isCandidate(String text) {
    return text.length() <= LONGEST
        && text.chars().filter(c -> c >= '0' && c <= '9').limit(FEWEST_DIGITS).count()
            == FEWEST_DIGITS;
  }

  /** Returns the bit of the format. */
  private long add(DateFormat format, LocalDate date) {
    Integer place = places.get(format);
    if (place == null) {
      if (used.size() == MOST_FORMATS) {
        return 0;
      }
      place = used.size();
      places.put(format, place);
      used.add(new Used(format));
    }
    used.get(place).add(date);
    return 1L << place;
  }

  /**
   * Returns the dates, read with the formats that together read the most texts.
   *
   * @param order which of two formats is meant that exchange day and month
   * @return the dates, or empty if no text is one
   */
  Optional<Dates> dates(DayOrder order) {
    List<Used> chosen = chosen(order);
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    DayOrder told =
        chosen.stream()
            .map(this::order)
            .filter(each -> each != DayOrder.UNKNOWN)
            .findFirst()
            .orElse(DayOrder.UNKNOWN);
    // A later format can tell what is meant by an earlier one.
    return Optional.of(dates(told == DayOrder.UNKNOWN ? chosen : chosen(told), told));
  }

  /** Returns the formats that together read the most texts. */
  private List<Used> chosen(DayOrder order) {
    Map<Long, Long> left = new HashMap<>(countsBySet);
    List<Used> chosen = new ArrayList<>();
    while (!left.isEmpty() && chosen.size() < MOST_PATTERNS) {
      Used best = best(left, order);
      chosen.add(best);
      left.keySet().removeIf(set -> (set & bit(best)) != 0);
    }
    return chosen;
  }

  private Used best(Map<Long, Long> counts, DayOrder order) {
    return used.stream()
        .max(
            Comparator.<Used>comparingLong(each -> count(each, counts))
                .thenComparing(each -> order.prefers(each.format))
                .thenComparingInt(each -> each.format.precision()))
        .orElseThrow();
  }

  private long count(Used each, Map<Long, Long> counts) {
    long bit = bit(each);
    return counts.entrySet().stream()
        .filter(entry -> (entry.getKey() & bit) != 0)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private long bit(Used each) {
    return 1L << places.getOrDefault(each.format, 0);
  }

  private Dates dates(List<Used> chosen, DayOrder told) {
    long bits = chosen.stream().mapToLong(this::bit).sum();
    long count = 0;
    for (Map.Entry<Long, Long> entry : countsBySet.entrySet()) {
      count += (entry.getKey() & bits) != 0 ? entry.getValue() : 0;
    }
    LocalDate earliest = LocalDate.MAX;
    LocalDate latest = LocalDate.MIN;
    for (Used each : chosen) {
      earliest = each.earliest.isBefore(earliest) ? each.earliest : earliest;
      latest = each.latest.isAfter(latest) ? each.latest : latest;
    }
    boolean isAmbiguous =
        told == DayOrder.UNKNOWN
            && chosen.stream().anyMatch(each -> exchanged(each.format) == each.count);
    List<DateFormat> formats = chosen.stream().map(each -> each.format).toList();
    return new Dates(formats, count, earliest, latest, told, isAmbiguous);
  }

  /** Returns the order of day and month that the texts with a format tell. */
  private DayOrder order(Used each) {
    long exchanged = exchanged(each.format);
    return exchanged == each.count || exchanged == NO_SUCH_FORMAT
        ? DayOrder.UNKNOWN
        : each.format.order();
  }

  /** Returns how many texts the format with day and month exchanged reads. */
  private long exchanged(DateFormat format) {
    String pattern = format.swapped();
    if (pattern.equals(format.pattern()) || format.hasOneOrder()) {
      return NO_SUCH_FORMAT;
    }
    return used.stream()
        .filter(each -> each.format.pattern().equals(pattern))
        .mapToLong(each -> each.count)
        .findFirst()
        .orElse(0);
  }
}
