package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.selfsame.identity.Identity;
import dev.selfsame.internal.value.AttributePath;
import dev.selfsame.query.Condition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComputedAttributeTest {
  private static final Identity ADA = new Identity("crm", "ada");
  private static final Instant END = Instant.ofEpochSecond(100);

  private static ProfileFragment event(long second, String type, @Nullable Object total) {
    return ProfileFragment.event("web", Instant.ofEpochSecond(second))
        .id(second + type)
        .primary(ADA)
        .type(type)
        .attribute("order.total", total)
        .build();
  }

  private static Timeline timeline(ProfileFragment... events) {
    return Timeline.of(List.of(events));
  }

  private static Timeline totals(@Nullable Object... totals) {
    List<ProfileFragment> events = new ArrayList<>();
    for (int i = 0; i < totals.length; i++) {
      events.add(event(i, "purchase", totals[i]));
    }
    return Timeline.of(events);
  }

  @Test
  void sum_isExact() {
    ComputedAttribute<Number> sum = ComputedAttribute.sum("order.total");
    assertThat(sum.over(totals(0.1, 0.2), END)).isEqualTo(new BigDecimal("0.3"));
    assertThat(sum.over(totals(1, 2, "3", true, null), END)).isEqualTo(3L);
    assertThat(sum.over(totals(Long.MAX_VALUE, 1), END))
        .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE));
    assertThat(sum.over(totals(), END)).isEqualTo(0L);
  }

  @Test
  void extremes_goByValue() {
    Timeline mixed = totals("b", 3, 2.50, "a", new BigDecimal("2.5"), true);
    assertThat(ComputedAttribute.min("order.total").over(mixed, END))
        .contains(new BigDecimal("2.5"));
    assertThat(ComputedAttribute.max("order.total").over(mixed, END)).contains(3L);
    Timeline text = totals(9, "b", "a", "c", "b");
    assertThat(ComputedAttribute.min("order.total").over(text, END)).contains("a");
    assertThat(ComputedAttribute.max("order.total").over(text, END)).contains("c");
    assertThat(ComputedAttribute.max("order.total").over(totals(true, List.of(1)), END)).isEmpty();
  }

  @Test
  void extreme_ofEqualValues_isTheNewest() {
    Timeline equal = totals(new BigDecimal("1.0"), 1, new BigDecimal("1.00"));
    assertThat(ComputedAttribute.min("order.total").over(equal, END))
        .contains(new BigDecimal("1.00"));
    assertThat(ComputedAttribute.max("order.total").over(equal, END))
        .contains(new BigDecimal("1.00"));
  }

  @Test
  void firstAndMostRecent_passOverEventsWithoutValue() {
    Timeline timeline = totals(null, "x", List.of("y"), null);
    assertThat(ComputedAttribute.first("order.total").over(timeline, END)).contains("x");
    assertThat(ComputedAttribute.mostRecent("order.total").over(timeline, END))
        .contains(List.of("y"));
    assertThat(ComputedAttribute.first("order.tax").over(timeline, END)).isEmpty();
    assertThat(ComputedAttribute.mostRecent("order.tax").over(timeline, END)).isEmpty();
  }

  @Test
  void distinct_comparesByValue() {
    assertThat(
            ComputedAttribute.distinct("order.total")
                .over(
                    totals(2, "a", 2.0, "a", List.of(1), List.of(new BigDecimal("1.0")), true),
                    END))
        .isEqualTo(List.of(2L, "a", List.of(1L), true));
  }

  @Test
  void window_startsAtItsStartAndStopsBeforeItsEnd() {
    Timeline timeline =
        timeline(event(9, "a", 1), event(10, "b", 1), event(19, "c", 1), event(20, "d", 1));
    ComputedAttribute<Long> lately = ComputedAttribute.count().lookBack(Duration.ofSeconds(10));
    assertThat(lately.over(timeline, Instant.ofEpochSecond(20))).isEqualTo(2);
    assertThat(lately.over(timeline, Instant.ofEpochSecond(30))).isEqualTo(1);
    assertThat(ComputedAttribute.count().over(timeline, Instant.ofEpochSecond(20))).isEqualTo(3);
    assertThat(lately.over(timeline, Instant.MIN)).isZero();
    assertThat(
            ComputedAttribute.count()
                .lookBack(Duration.ofSeconds(Long.MAX_VALUE))
                .over(timeline, Instant.MAX))
        .isEqualTo(4);
  }

  @Test
  void everyFunction_agreesWithAPlainLoop() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<ProfileFragment> events = new ArrayList<>();
      for (int i = random.nextInt(20); i > 0; i--) {
        events.add(
            event(
                random.nextInt(50),
                random.nextBoolean() ? "purchase" : "refund",
                (long) random.nextInt(9)));
      }
      Collections.shuffle(events, random);
      long end = random.nextInt(60);
      int length = 1 + random.nextInt(40);
      long least = random.nextInt(5);
      long count = 0;
      long sum = 0;
      List<Long> values = new ArrayList<>();
      Timeline timeline = Timeline.of(events);
      for (ProfileFragment event : timeline.events()) {
        long second = event.origin().timestamp().getEpochSecond();
        long total = (Long) requireNonNull(AttributePath.find(event.attributes(), "order.total"));
        if (second >= end - length
            && second < end
            && total >= least
            && event.type().equals(Optional.of("purchase"))) {
          count++;
          sum += total;
          values.add(total);
        }
      }
      Instant until = Instant.ofEpochSecond(end);
      assertThat(narrowed(ComputedAttribute.count(), length, least).over(timeline, until))
          .isEqualTo(count);
      assertThat(
              narrowed(ComputedAttribute.sum("order.total"), length, least).over(timeline, until))
          .isEqualTo(sum);
      assertThat(
              narrowed(ComputedAttribute.min("order.total"), length, least).over(timeline, until))
          .isEqualTo(values.stream().min(Long::compare));
      assertThat(
              narrowed(ComputedAttribute.max("order.total"), length, least).over(timeline, until))
          .isEqualTo(values.stream().max(Long::compare));
      assertThat(
              narrowed(ComputedAttribute.first("order.total"), length, least).over(timeline, until))
          .isEqualTo(values.stream().findFirst());
      assertThat(
              narrowed(ComputedAttribute.mostRecent("order.total"), length, least)
                  .over(timeline, until))
          .isEqualTo(values.stream().reduce((a, b) -> b));
      assertThat(
              narrowed(ComputedAttribute.distinct("order.total"), length, least)
                  .over(timeline, until))
          .isEqualTo(values.stream().distinct().toList());
    }
  }

  private static <T> ComputedAttribute<T> narrowed(
      ComputedAttribute<T> all, int length, long least) {
    return all.types("purchase")
        .sources("web")
        .where(Condition.atLeast("order.total", least))
        .lookBack(Duration.ofSeconds(length));
  }

  @Test
  void computedAttribute_isAValueThatShowsNoValues() {
    ComputedAttribute<Number> sum = ComputedAttribute.sum("a").where(Condition.is("b", "secret"));
    assertThat(sum).isEqualTo(ComputedAttribute.sum("a").where(Condition.is("b", "secret")));
    assertThat(sum).isNotEqualTo(ComputedAttribute.sum("a"));
    assertThat(sum.toString()).contains("sum(a)").doesNotContain("secret");
  }

  @Test
  void computedAttribute_thatMakesNoSense_isRefusedWithTheRemedy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ComputedAttribute.count().lookBack(Duration.ZERO))
        .withMessageContaining("above zero");
    assertThatIllegalArgumentException().isThrownBy(() -> ComputedAttribute.sum(""));
    assertThatIllegalArgumentException().isThrownBy(() -> ComputedAttribute.count().types());
  }
}
