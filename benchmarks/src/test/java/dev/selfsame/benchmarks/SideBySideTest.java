package dev.selfsame.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.benchmarks.peers.Design;
import dev.selfsame.benchmarks.peers.RecordBatch;
import dev.selfsame.benchmarks.peers.Stitcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the race is fair and its guard guards; how fast anybody is, it does not say. */
class SideBySideTest {

  @ParameterizedTest
  @EnumSource
  void designs_onEachStream_linkTheSame(StreamKind kind) {
    RecordStream stream = kind.make(3000);
    List<Stitcher> designs =
        List.of(Design.values()).stream().map(design -> design.make(0, 4)).toList();
    RecordBatch batch = new RecordBatch();
    Batches batches = new Batches(stream);
    for (long next = 0; next < stream.size(); ) {
      next = batches.fill(batch, next);
      for (Stitcher design : designs) {
        design.link(batch);
      }
    }
    Row a = new Row();
    Row b = new Row();
    int linked = 0;
    for (long record = 0; record < stream.size(); record++) {
      stream.read(record, a);
      stream.read(record * 7 % 600, b);
      Set<Boolean> answers = new HashSet<>();
      for (Stitcher design : designs) {
        answers.add(design.areLinked(a.namespace(0), a.value(0), b.namespace(0), b.value(0)));
      }
      assertThat(answers).as("record %d", record).hasSize(1);
      linked += answers.contains(true) ? 1 : 0;
    }
    assertThat(linked).isBetween(1, 3000);
    assertThat(designs.stream().map(Stitcher::identities).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void find_whenSomeAreStrangers_countsTheOthers(Design design) {
    Stitcher stitcher = design.make(100, 4);
    RecordBatch batch = new RecordBatch();
    batch.add(0, "ada");
    batch.add(1, "ada@mail.example");
    batch.endRecord();
    stitcher.link(batch);
    batch.add(0, "bob");
    batch.add(0, "ada@mail.example");
    assertThat(stitcher.find(batch)).isEqualTo(2);
  }

  @Test
  void chains_areAsLongAsTheySay() {
    RecordStream stream = StreamKind.CHAINS.make(20_000);
    Stitcher design = Design.HASH_MAP.make(0, 4);
    RecordBatch batch = new RecordBatch();
    Batches batches = new Batches(stream);
    for (long next = 0; next < stream.size(); ) {
      next = batches.fill(batch, next);
      design.link(batch);
    }
    assertThat(design.identities()).isEqualTo(20_002);
  }

  @Test
  void flood_ofValuesWithOneHash_differs() {
    Set<String> values = new HashSet<>();
    Set<Integer> hashes = new HashSet<>();
    for (int i = 0; i < 2000; i++) {
      values.add(FloodingBenchmark.colliding(i));
      hashes.add(FloodingBenchmark.colliding(i).hashCode());
    }
    assertThat(values).hasSize(2000);
    assertThat(hashes).hasSize(1);
  }

  @Test
  void fallen_whenARatioFell_namesIt() {
    Map<String, Double> floors = Map.of("ingestVsHashMap", 4.0, "bytesPerIdentity", 50.0);
    assertThat(Floors.fallen(floors, Map.of("ingestVsHashMap", 4.0, "bytesPerIdentity", 50.0)))
        .isEmpty();
    assertThat(Floors.fallen(floors, Map.of("ingestVsHashMap", 3.9, "bytesPerIdentity", 40.0)))
        .contains("ingestVsHashMap is 3.90; the floor is 4.00.");
    assertThat(Floors.fallen(floors, Map.of("ingestVsHashMap", 5.0, "bytesPerIdentity", 50.1)))
        .contains("bytesPerIdentity is 50.10; the floor is 50.00.");
    assertThat(Floors.fallen(Map.of("speed", 1.0), Map.of("ingestVsHashMap", 5.0)).orElseThrow())
        .startsWith("speed is not measured");
  }

  @Test
  void race_ofAFewRecords_givesAllRatiosAndTimes(@TempDir Path folder) throws IOException {
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

    Path results = folder.resolve("results.json");
    Figures.addTo(results, comparison);
    Figures.addTo(results, comparison);
    assertThat(Figures.readTimes(results)).hasSize(Design.values().length);
    Path svg = folder.resolve("chart.svg");
    Chart.draw(Figures.readTimes(results), svg);
    assertThat(Files.readString(svg)).contains("<svg", "rgb(0,114,178)");
  }
}
