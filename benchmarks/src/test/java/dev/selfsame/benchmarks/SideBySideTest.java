package dev.selfsame.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.benchmarks.peers.Design;
import dev.selfsame.benchmarks.report.Figures;
import dev.selfsame.benchmarks.streams.StreamKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  @Test
  void run_ofAFewRecords_givesAllRatiosAndTimes() {
    Comparison comparison =
        Comparison.run(StreamKind.PROFILE, 3000, 1, false, text -> assertThat(text).isNotEmpty());
    assertThat(comparison.ratios())
        .containsOnlyKeys(
            "records",
            "identities",
            "ingestVsHashMap",
            "ingestVsJGraphT",
            "knownVsHashMap",
            "lookupVsHashMap",
            "bytesPerIdentity",
            "bytesPerIdentityHashMap",
            "worstBatchMillis",
            "rulesOnVsOff",
            "storeBytesPerFragment")
        .containsEntry("records", 3000.0);
    assertThat(Figures.toJson(comparison.ratios())).startsWith("{\"records\":3000,\"identities\":");
    assertThat(comparison.nanosOfARecord())
        .containsOnlyKeys(Arrays.stream(Design.values()).map(Design::title).toList());
  }
}
