package dev.selfsame.examples.rows;

import dev.selfsame.identity.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** The slow twin of {@link CsvCells}: rows are bound to arrays. */
final class SlowCsvCells {
  private static final ObjectReader CELLS =
      CsvMapper.builder()
          .enable(CsvReadFeature.WRAP_AS_ARRAY, CsvReadFeature.TRIM_SPACES)
          .build()
          .readerFor(String[].class);

  private SlowCsvCells() {}

  static @Nullable List<String> of(String text, FileFormat format) {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(format.delimiter());
    schema =
        format.quote().isPresent()
            ? schema.withQuoteChar(format.quote().get())
            : schema.withoutQuoteChar();
    try (MappingIterator<String[]> parsed = CELLS.with(schema).readValues(text)) {
      String[] cells = parsed.next();
      return parsed.hasNext() ? null : Stream.of(cells).map(Normalizer.trim()::normalize).toList();
    } catch (JacksonException e) {
      return null;
    }
  }
}
