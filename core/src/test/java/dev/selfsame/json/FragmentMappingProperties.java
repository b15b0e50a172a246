package dev.selfsame.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.collect.ImmutableList;
import dev.selfsame.json.FragmentMapping.Outcome;
import dev.selfsame.json.FragmentMapping.Outcome.Mapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Laws of mapping: rows of any content have an outcome, whoever parsed them and in any order. */
class FragmentMappingProperties {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final ImmutableList<FragmentMapping> MAPPINGS =
      ImmutableList.of(
          mapping(
              "{'source':'x','identities':{'a':'n','b[].a':'m','c.*':'*'},'attributes':{'*':'*'}}"),
          mapping(
              """
              {'source':{'path':'a','default':'s'},'kind':'event','type':'b','id':['c','a'],'primary':'n',
               'timestamp':{'path':['a','c'],'format':['iso','seconds','millis'],'default':'now'},
               'identities':{'c':'n','b.c':{'namespace':'m','with':'a'}},
               'attributes':{'b':null,'c.*':'x.*','a':{'path':'y','type':'text'},'*':'*'},'nullTexts':['x']}"""),
          mapping(
              """
              {'source':'x','each':['a','b','.'],'identities':{'c':'n','^.a':'m'},'keyPrefixes':['p:'],'cases':[
               {'when':{'b':{'exists':true}},'kind':'patch','attributes':{'b.*':'*','a':'b'}},
               {'when':{'c':{'not':['x','1']}},'attributes':{'c':{'path':'c','type':'integer'},'a[]':'l'}}]}"""));

  @Property(tries = 3000)
  void map_anyRow_isTheSameHoweverItIsHeld(@ForAll Random random) {
    Map<String, @Nullable Object> row = object(random, 4);
    String json = Json.write(row);
    for (FragmentMapping mapping : MAPPINGS) {
      List<Outcome> outcomes = mapping.mapJson(json, NOW);
      assertThat(outcomes).as(json).isEqualTo(mapping.map(row, NOW));
      assertThat(outcomes).as(json).isEqualTo(mapping.map(reversed(row), NOW));
      assertThat(FragmentMapping.read(mapping.toJson()).mapJson(json, NOW)).isEqualTo(outcomes);
    }
  }

  @Property(tries = 2000)
  void read_documentWithAnErrorSomewhere_isAMappingOrRefused(@ForAll Random random) {
    String json = MAPPINGS.get(random.nextInt(MAPPINGS.size())).toJson();
    StringBuilder broken = new StringBuilder(json);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(broken.length());
      switch (random.nextInt(3)) {
        case 0 -> broken.deleteCharAt(at);
        case 1 -> broken.insert(at, "\"{}[]:,.*^0a".charAt(random.nextInt(12)));
        default -> broken.setCharAt(at, "\"{}[]:,.*^0a".charAt(random.nextInt(12)));
      }
    }
    try {
      FragmentMapping mapping = FragmentMapping.read(broken.toString());
      Map<String, @Nullable Object> row = object(random, 3);
      assertThatCode(() -> mapping.map(row, NOW)).doesNotThrowAnyException();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageMatching("(?s).*\\.\\s*");
    }
  }

  @Example
  void controls_rowsHaveOutcomesOfAllKinds() {
    int mapped = 0;
    int refused = 0;
    int leftOut = 0;
    int withAttributes = 0;
    for (int seed = 0; seed < 1000; seed++) {
      Map<String, @Nullable Object> row = object(new Random(seed), 4);
      for (FragmentMapping mapping : MAPPINGS) {
        for (Outcome outcome : mapping.map(row, NOW)) {
          if (outcome instanceof Mapped fragment) {
            mapped++;
            leftOut += fragment.leftOut().size();
            withAttributes += fragment.fragment().attributes().isEmpty() ? 0 : 1;
          } else {
            refused++;
          }
        }
      }
    }
    assertThat(mapped).isGreaterThan(1000);
    assertThat(refused).isGreaterThan(300);
    assertThat(leftOut).isGreaterThan(300);
    assertThat(withAttributes).isGreaterThan(500);
  }

  private static FragmentMapping mapping(String document) {
    return FragmentMapping.read(document.replace('\'', '"'));
  }

  private static Map<String, @Nullable Object> reversed(Map<String, @Nullable Object> row) {
    List<String> names = new ArrayList<>(row.keySet());
    Collections.reverse(names);
    Map<String, @Nullable Object> reversed = new LinkedHashMap<>();
    names.forEach(name -> reversed.put(name, row.get(name)));
    return reversed;
  }

  private static Map<String, @Nullable Object> object(Random random, int depth) {
    List<String> names = List.of("a", "b", "c", "d", "b.c", "p:a");
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      object.put(names.get(random.nextInt(names.size())), value(random, depth - 1));
    }
    return object;
  }

  private static @Nullable Object value(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 10 : 6);
    return switch (kind) {
      case 0 -> List.of("", " ", "x", "ab", "2026-02-11", "1767225600").get(random.nextInt(6));
      case 1 -> (long) random.nextInt(5);
      case 2 -> 1767225600L;
      case 3 -> random.nextBoolean() ? null : Boolean.TRUE;
      case 4, 5 -> "v" + random.nextInt(9);
      case 6, 7 -> object(random, depth);
      default -> {
        List<@Nullable Object> array = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(value(random, depth - 1));
        }
        yield array;
      }
    };
  }
}
