package dev.selfsame.examples.unify;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * The figures of a finished run, and where to start if rows were refused. Each row is counted in
 * one of the lines from "accepted rows" to "refused rows", so these add up to the rows.
 *
 * @param tally what became of the rows
 * @param before how many fragments a store on disk had before; empty for one in memory
 * @param fragments how many fragments the store holds
 * @param identities how many identities they name
 * @param profiles how many profiles there are
 * @param largestGraph how many identities the largest graph has
 * @param reading how long it took to read and add the rows
 * @param rejectsNamed whether each refusal is in a file of its own
 */
record Summary(
    Tally tally,
    OptionalLong before,
    long fragments,
    long identities,
    long profiles,
    long largestGraph,
    Duration reading,
    boolean rejectsNamed) {

  void print(PrintStream out) {
    line(out, "rows", tally.rows());
    line(out, "accepted rows", tally.accepted());
    optional(out, "held already", tally.duplicates());
    optional(out, "same key, other content", tally.conflicts());
    optional(out, "not newer", tally.superseded());
    refusals(out, "refused rows", tally.refusedRows());
    before.ifPresent(
        count -> {
          line(out, "fragments before", count);
          line(out, "fragments added", fragments - count);
        });
    line(out, "fragments", fragments);
    line(out, "identities", identities);
    line(out, "profiles", profiles);
    line(out, "largest graph", largestGraph);
    refusals(out, "refused identities", tally.refusedIdentities());
    if (!tally.attributesLeftOut().isEmpty()) {
      refusals(out, "attributes left out", tally.attributesLeftOut());
    }
    if (!tally.valuesLeftOut().isEmpty()) {
      refusals(out, "values left out", tally.valuesLeftOut());
    }
    line(out, "rows a second", Math.round(tally.rows() / Math.max(1e-3, reading.toNanos() / 1e9)));
    tally.mainRefusal().ifPresent(refusal -> start(out, refusal));
    out.flush();
  }

  /** Says which refusal of rows to look at first. Names of files and keys may have line ends. */
  private void start(PrintStream out, Refusal refusal) {
    String text =
        "%s refused. Start with %s, first at line %d of %s: %s"
            .formatted(
                tally.isAllRefused() ? "Every row was" : "Some rows were",
                refusal.reason(),
                refusal.line(),
                refusal.input(),
                refusal.message());
    out.println(text.replaceAll("\\p{Cc}+", " "));
    if (!rejectsNamed) {
      out.println("For each refusal, see --rejects FILE.");
    }
  }

  private static void refusals(PrintStream out, String title, SortedMap<String, Long> counts) {
    line(out, title, counts.values().stream().mapToLong(Long::longValue).sum());
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      line(out, "  " + count.getKey(), count.getValue());
    }
  }

  private static void optional(PrintStream out, String title, long value) {
    if (value > 0) {
      line(out, title, value);
    }
  }

  private static void line(PrintStream out, String title, long value) {
    out.println(String.format(Locale.ROOT, "%-26s %,14d", title, value));
  }
}
