package dev.selfsame.examples.unify;

import dev.selfsame.identity.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * Cuts a row of CSV into its cells.
 *
 * <p>Each row has a parser of its own, so that what is wrong with one row cannot affect the next.
 */
final class CsvCells {
  /** Each thread has its own buffers, so that threads do not wait for each other. */
  private static final CsvFactory CSV =
      CsvFactory.builder()
          .enable(CsvReadFeature.TRIM_SPACES)
          .recyclerPool(JsonRecyclerPools.threadLocalPool())
          .build();

  private CsvCells() {}

  /** Returns the trimmed cells of a row, or null if the text is not one row of CSV. */
  static @Nullable List<String> of(String text) {
    try (JsonParser parser = CSV.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      List<String> cells = new ArrayList<>();
      for (String cell = parser.nextStringValue(); cell != null; cell = parser.nextStringValue()) {
        cells.add(Normalizer.trim().normalize(cell));
      }
      boolean isOnlyRow = parser.nextToken() == null;
      return isOnlyRow ? Collections.unmodifiableList(cells) : null;
    } catch (JacksonException e) {
      return null;
    }
  }
}
