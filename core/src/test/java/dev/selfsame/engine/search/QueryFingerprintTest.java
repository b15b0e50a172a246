package dev.selfsame.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.query.Condition;
import dev.selfsame.query.IdentityQuery;
import dev.selfsame.query.SearchQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryFingerprintTest {
  @Test
  void of_whenQueriesDifferInLimitsAndCursorAlone_isTheSame() {
    SearchQuery query =
        SearchQuery.builder().where(Condition.is("mail", "secret")).policy("p").build();
    SearchQuery limited =
        SearchQuery.builder()
            .where(Condition.is("mail", "secret"))
            .policy("p")
            .limit(3)
            .scanLimit(9)
            .build();
    assertThat(QueryFingerprint.of(query, 1)).isEqualTo(QueryFingerprint.of(query.after("c"), 1));
    assertThat(QueryFingerprint.of(query, 1)).isEqualTo(QueryFingerprint.of(limited, 1));
    assertThat(QueryFingerprint.of(query, 1)).isNotEqualTo(QueryFingerprint.of(query, 2));
    IdentityQuery identities = IdentityQuery.builder().namespace("email").prefix("a").build();
    assertThat(QueryFingerprint.of(identities, 1))
        .isEqualTo(QueryFingerprint.of(identities.after("c"), 1))
        .isNotEqualTo(QueryFingerprint.of(identities, 2));
  }

  @Test
  void of_whenQueriesAskSomethingElse_differs() {
    List<Condition> conditions =
        List.of(
            Condition.is("a", 1L),
            Condition.is("a", "1"),
            Condition.is("b", 1L),
            Condition.isNot("a", 1L),
            Condition.exists("a"),
            Condition.startsWith("a", "1"),
            Condition.not(Condition.is("a", 1L)),
            Condition.is("a", 1L).and(Condition.exists("b")),
            Condition.is("a", 1L).or(Condition.exists("b")),
            Condition.allOf(),
            Condition.anyOf());
    Set<Long> fingerprints = new HashSet<>();
    for (Condition condition : conditions) {
      fingerprints.add(QueryFingerprint.of(SearchQuery.builder().where(condition).build(), 1));
      fingerprints.add(
          QueryFingerprint.of(SearchQuery.builder().where(condition).policy("").build(), 1));
    }
    assertThat(fingerprints).hasSize(2 * conditions.size());
  }
}
