package dev.selfsame.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.internal.identity.IdentityBatch;
import dev.selfsame.internal.identity.IdentityTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The joining of many groups at once against a list that says of each identity whose it is. */
class ConnectedComponentsProperties {
  @Property(tries = 200)
  void joinAll_joinsWhoIsNamedTogether(
      @ForAll @IntRange(max = 400) int size,
      @ForAll @IntRange(min = 1, max = 6) int mostOfAGroup,
      @ForAll @IntRange(min = 1, max = 600) int different,
      @ForAll Random random) {
    IdentityTable table = new IdentityTable(random.nextLong());
    RuleTable rules = new RuleTable(0, 0);
    rules.addNamespace(true, true, false, 0);
    ConnectedComponents reach = new ConnectedComponents(rules, table);
    List<Integer> components = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      IdentityBatch batch = table.newBatch();
      List<List<Integer>> groups = new ArrayList<>();
      for (int added = 0; added < size; ) {
        List<Integer> group = new ArrayList<>();
        for (int i = random.nextInt(mostOfAGroup); i >= 0; i--, added++) {
          String value = "value " + random.nextInt(different);
          batch.add(0, value);
          group.add(table.intern(0, value));
        }
        batch.endGroup();
        groups.add(group);
      }
      while (reach.size() < table.size()) {
        components.add(reach.size());
        reach.addIdentity(0);
      }
      table.internAll(batch);
      reach.prefetch(batch);
      for (int block = 0; block < batch.blocks(); block++) {
        reach.joinAll(batch, block);
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
        assertThat(reach.find(a) == reach.find(b))
            .isEqualTo(components.get(a).equals(components.get(b)));
      }
    }
  }
}
