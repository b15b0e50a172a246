package dev.selfsame.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.common.base.Splitter;
import dev.selfsame.json.FragmentJson.Reading.Read;
import dev.selfsame.json.FragmentMapping.LeftOut;
import dev.selfsame.json.FragmentMapping.Outcome;
import dev.selfsame.json.FragmentMapping.Outcome.Mapped;
import dev.selfsame.json.FragmentMapping.Outcome.Refused;
import dev.selfsame.profile.ProfileFragment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a feed among the resources of the tests, and what must become of them. */
final class FeedFixture {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private FeedFixture() {}

  /**
   * What was wrong with a row or with a part of it.
   *
   * @param row the number of the row, from 1
   * @param reason the reason
   * @param path the path, or null for none
   * @param leftOut whether the rest of the row was mapped
   * @param message the message, or a part of it that is expected
   */
  record Fault(int row, String reason, @Nullable String path, boolean leftOut, String message) {
    boolean isLike(Fault expected) {
      return row == expected.row
          && reason.equals(expected.reason)
          && leftOut == expected.leftOut
          && (path == null ? expected.path == null : path.equals(expected.path))
          && message.contains(expected.message);
    }
  }

  /** The fragments and the faults of all rows, in the order of the rows. */
  record Result(List<ProfileFragment> fragments, List<Fault> faults) {}

  /** Maps the rows of a feed. */
  static Result map(String name) {
    FragmentMapping mapping = FragmentMapping.named(name, name);
    boolean isTable = mapping.format().delimiter().isPresent();
    return collect(
        lines(name + (isTable ? ".tsv" : ".ndjson")).stream()
            .map(
                line ->
                    isTable
                        ? mapping.map(cells(line, mapping.format()), NOW)
                        : mapping.mapJson(line, NOW))
            .toList());
  }

  private static Map<String, String> cells(String line, RowFormat format) {
    List<String> cells =
        Splitter.on(format.delimiter().orElseThrow().charValue()).splitToList(line);
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(format.header().get(i), cells.get(i));
    }
    return row;
  }

  /** Collects the outcomes of rows. */
  static Result collect(List<List<Outcome>> rows) {
    Result result = new Result(new ArrayList<>(), new ArrayList<>());
    for (int row = 1; row <= rows.size(); row++) {
      for (Outcome outcome : rows.get(row - 1)) {
        add(row, outcome, result);
      }
    }
    return result;
  }

  private static void add(int row, Outcome outcome, Result result) {
    if (outcome instanceof Refused refused) {
      result.faults.add(
          new Fault(
              row, refused.reason().name(), refused.path().orElse(null), false, refused.message()));
    } else if (outcome instanceof Mapped mapped) {
      result.fragments.add(mapped.fragment());
      for (LeftOut leftOut : mapped.leftOut()) {
        result.faults.add(
            new Fault(row, leftOut.reason().name(), leftOut.path(), true, leftOut.message()));
      }
    }
  }

  /** Returns what is expected of the rows of a feed. */
  static Result expected(String name) {
    return new Result(
        fragments(name + ".fragments.ndjson"),
        lines(name + ".refused.ndjson").stream().map(FeedFixture::fault).toList());
  }

  static List<ProfileFragment> fragments(String file) {
    return lines(file).stream().map(line -> ((Read) FragmentJson.read(line)).fragment()).toList();
  }

  private static Fault fault(String line) {
    Map<?, ?> fault = JsonMapper.shared().readValue(line, Map.class);
    boolean leftOut = fault.containsKey("leftOut");
    return new Fault(
        (Integer) requireNonNull(fault.get("row")),
        (String) requireNonNull(fault.get("reason")),
        (String) fault.get(leftOut ? "leftOut" : "path"),
        leftOut,
        fault.get("says") instanceof String says ? says : "");
  }

  static List<String> lines(String file) {
    return text(file).lines().toList();
  }

  static String text(String file) {
    try (InputStream in =
        requireNonNull(FeedFixture.class.getResourceAsStream("mappings/" + file), file)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
