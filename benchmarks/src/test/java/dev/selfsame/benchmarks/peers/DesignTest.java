package dev.selfsame.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.benchmarks.streams.Batches;
import dev.selfsame.benchmarks.streams.RecordBatch;
import dev.selfsame.benchmarks.streams.RecordStream;
import dev.selfsame.benchmarks.streams.Row;
import dev.selfsame.benchmarks.streams.StreamKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All designs give the same answers; their speed is not tested. */
class DesignTest {
  private static final int RECORDS = 3000;

  @ParameterizedTest
  @EnumSource
  void link_onEachStream_linksTheSameIdentities(StreamKind kind) {
    RecordStream stream = kind.make(RECORDS);
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
    assertThat(linked).isBetween(1, RECORDS);
    assertThat(designs.stream().map(Stitcher::identities).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void find_whenSomeAreUnknown_countsTheOthers(Design design) {
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
}
