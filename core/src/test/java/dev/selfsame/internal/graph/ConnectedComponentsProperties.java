package dev.selfsame.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Ints;
import dev.selfsame.internal.identity.IdentityBatch;
import dev.selfsame.internal.identity.IdentityTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Components joined group by group, as a write does, against a list with the component of each. */
class ConnectedComponentsProperties {
  @Property(tries = 200)
  void join_afterPrefetch_joinsTheIdentitiesOfEachGroup(
      @ForAll @IntRange(max = 400) int size,
      @ForAll @IntRange(min = 1, max = 6) int mostOfAGroup,
      @ForAll @IntRange(min = 1, max = 600) int different,
      @ForAll Random random) {
    IdentityTable table = new IdentityTable(random.nextLong());
    RuleTable rules = new RuleTable(0, 0);
    rules.addNamespace(true, true, false, 0);
    ConnectedComponents connected = new ConnectedComponents(rules, table);
    List<Integer> components = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      IdentityBatch batch = table.newBatch();
      List<Integer> ends = new ArrayList<>();
      while (batch.size() < size) {
        for (int i = random.nextInt(mostOfAGroup); i >= 0; i--) {
          batch.add(0, "value " + random.nextInt(different));
        }
        batch.endGroup();
        ends.add(batch.size());
      }
      table.internAll(batch);
      while (connected.size() < table.size()) {
        components.add(connected.size());
        connected.addIdentity(0);
      }
      connected.prefetch(batch);
      List<List<Integer>> groups = new ArrayList<>();
      int start = 0;
      for (int end : ends) {
        assertThat(connected.join(batch.found, start, end)).isTrue();
        groups.add(Ints.asList(Arrays.copyOfRange(batch.found, start, end)));
        start = end;
      }
      for (List<Integer> group : groups) {
        for (int member : group) {
          Integer before = components.get(member);
          Integer now = components.get(group.get(0));
          components.replaceAll(component -> component.equals(before) ? now : component);
        }
      }
      for (int a = 0; a < components.size(); a++) {
        int b = random.nextInt(components.size());
        assertThat(connected.find(a) == connected.find(b))
            .isEqualTo(components.get(a).equals(components.get(b)));
      }
    }
  }
}
