package dev.selfsame.examples.rows;

import dev.selfsame.identity.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.FormatSchema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Cuts a row of CSV into its cells. Safe for use by any number of threads.
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

  private final ObjectReadContext context;

  CsvCells(FileFormat format) {
    CsvSchema separated = CsvSchema.emptySchema().withColumnSeparator(format.delimiter());
    CsvSchema schema =
        format.quote().map(separated::withQuoteChar).orElseGet(separated::withoutQuoteChar);
    this.context =
        new ObjectReadContext.Base() {
          @Override
          public FormatSchema getSchema() {
            return schema;
          }
        };
  }

  /** Returns the trimmed cells of a row, or null if the text is not one row of CSV. */
  @Nullable List<String> of(String text) {
    try (JsonParser parser = CSV.createParser(context, text)) {
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
