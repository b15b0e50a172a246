package dev.selfsame.benchmarks.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChainsTest {
  @Test
  void read_ofTwoChains_namesOneDeviceMoreThanLinksInEach() {
    RecordStream stream = StreamKind.CHAINS.make(20_000);
    Set<String> devices = new HashSet<>();
    Row row = new Row();
    for (long record = 0; record < stream.size(); record++) {
      stream.read(record, row);
      assertThat(row.size()).isEqualTo(2);
      devices.add(row.value(0));
      devices.add(row.value(1));
    }
    assertThat(devices).hasSize(20_002);
  }
}
