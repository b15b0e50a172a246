package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.NodeColumn;
import dev.selfsame.internal.identity.IdentityTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A count of contested components from the evidence alone. */
final class ContestedCount {
  private final RuleTable rules;
  private final EvidenceReader evidence;
  private final IdentityTable identities;

  ContestedCount(RuleTable rules, EvidenceReader evidence, IdentityTable identities) {
    this.rules = rules;
    this.evidence = evidence;
    this.identities = identities;
  }

  /**
   * Returns how many contested components some identities have, of which no evidence mentions any
   * together with others. Costs O(their evidence).
   */
  int among(IntList members) {
    ConnectedComponents connected = new ConnectedComponents(rules, new NodeColumn());
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int i = 0; i < members.size(); i++) {
      int member = members.get(i);
      numbers.put(member, i);
      connected.addIdentity(identities.namespace(member));
      if (rules.isVetoed(member)) {
        connected.countVetoed(i, true);
      }
    }
    evidence.evidenceOf(members).stream()
        .mapToObj(evidence::active)
        .map(active -> Arrays.stream(active).map(numbers::get).toArray())
        .forEach(connected::joinUnchecked);
    int count = 0;
    for (int i = 0; i < members.size(); i++) {
      count += connected.find(i) == i && connected.isContested(i) ? 1 : 0;
    }
    return count;
  }
}
