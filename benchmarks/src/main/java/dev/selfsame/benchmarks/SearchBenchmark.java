package dev.selfsame.benchmarks;

import dev.selfsame.ProfileStore;
import dev.selfsame.benchmarks.peers.HandWrittenIndex;
import dev.selfsame.benchmarks.streams.CrmStream;
import dev.selfsame.benchmarks.streams.People;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.query.Condition;
import dev.selfsame.query.IdentityQuery;
import dev.selfsame.query.Page;
import dev.selfsame.query.SearchQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cost of searching for a page of 50 profiles among a million, compared with a scan over a list
 * of maps and with a {@link HandWrittenIndex} of them.
 *
 * <p>The peers hold merged attributes that never change. The search merges each profile of the
 * page, with provenance, and reflects all writes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms6g", "-Xmx6g"})
@State(Scope.Benchmark)
public class SearchBenchmark {
  private static final long SEED = 17;
  private static final int LIMIT = 50;
  private static final String RARE_NAME = CrmStream.lastName(10_000);
  private static final String FREQUENT_CITY = CrmStream.city(0);
  private static final String BEGINNING = CrmStream.lastName(123);
  private static final long HIGH_POINTS = CrmStream.MOST_POINTS - CrmStream.MOST_POINTS / 1000L;

  /** The condition searched for. */
  public enum Question {
    /** A rare last name: some 20 of a million. */
    EQUAL,
    /** The most frequent city: a tenth of all. */
    EQUAL_FREQUENT,
    /** Last names with a rare beginning. */
    PREFIX,
    /** The highest points: a thousandth of all. */
    RANGE;

    private String path() {
      return switch (this) {
        case EQUAL, PREFIX -> "person.name.last";
        case EQUAL_FREQUENT -> "address.city";
        case RANGE -> "loyalty.points";
      };
    }

    private Condition condition() {
      return switch (this) {
        case EQUAL -> Condition.is(path(), RARE_NAME);
        case EQUAL_FREQUENT -> Condition.is(path(), FREQUENT_CITY);
        case PREFIX -> Condition.startsWith(path(), BEGINNING);
        case RANGE -> Condition.atLeast(path(), HIGH_POINTS);
      };
    }

    private List<Map<String, Object>> lookUp(HandWrittenIndex index) {
      return switch (this) {
        case EQUAL -> index.equal(RARE_NAME, LIMIT);
        case EQUAL_FREQUENT -> index.equal(FREQUENT_CITY, LIMIT);
        case PREFIX -> index.between(BEGINNING, BEGINNING + Character.MAX_VALUE, LIMIT);
        case RANGE -> index.between(HIGH_POINTS, Long.MAX_VALUE, LIMIT);
      };
    }
  }

  /** Evicts the column of the path before each search. */
  @State(Scope.Thread)
  public static class Evicted {
    /** The number of columns that a store keeps. */
    private static final int COLUMNS = 64;

    /** The number of profiles examined for a page; the highest number means no limit. */
    @Param({"20000", "2147483647"})
    public int scanLimit;

    private SearchQuery query = SearchQuery.builder().build();

    /** Adds a profile with values at other paths, since paths without values get no column. */
    @Setup(Level.Trial)
    public void fill(SearchBenchmark benchmark) {
      ProfileFragment.Builder other =
          ProfileFragment.record("crm", Instant.EPOCH)
              .identity(People.NAMESPACES.get(People.CRM), "other");
      otherPaths().forEach(path -> other.attribute(path, 1));
      benchmark.store.add(other.build());
      evict(benchmark);
      SearchQuery all =
          SearchQuery.builder().where(benchmark.question.condition()).scanLimit(1).build();
      if (!benchmark.store.search(all).hasMore()) {
        throw new IllegalStateException("The column was not evicted.");
      }
    }

    /** Searches at other paths until the column of the path is evicted. */
    @Setup(Level.Invocation)
    public void evict(SearchBenchmark benchmark) {
      query =
          SearchQuery.builder()
              .where(benchmark.question.condition())
              .limit(LIMIT)
              .scanLimit(scanLimit)
              .build();
      otherPaths()
          .forEach(
              path ->
                  benchmark.store.search(
                      SearchQuery.builder()
                          .where(Condition.exists(path))
                          .limit(1)
                          .scanLimit(1)
                          .build()));
    }

    private static Stream<String> otherPaths() {
      return IntStream.range(0, COLUMNS).mapToObj(i -> "other" + i);
    }
  }

  /** The number of profiles. */
  @Param("1000000")
  public int size;

  /** The condition searched for. */
  @Param public Question question = Question.EQUAL;

  private ProfileStore store = Stores.empty();
  private final List<Map<String, Object>> scanned = new ArrayList<>();
  private HandWrittenIndex index = new HandWrittenIndex(List.of(), question.path());
  private SearchQuery query = SearchQuery.builder().build();
  private long written;

  /** Fills the store and its peers. */
  @Setup
  public void fill() {
    CrmStream stream = new CrmStream(SEED, size);
    store = Stores.of(stream);
    for (ProfileFragment fragment : stream.fragments()) {
      scanned.add(fragment.attributes());
    }
    index = new HandWrittenIndex(scanned, question.path());
    query = SearchQuery.builder().where(question.condition()).limit(LIMIT).build();
    store.prepareSearch(store.settings().defaultPolicy(), List.of(question.path()));
    written = size;
  }

  /** Fails if search and peers find different numbers. */
  @TearDown
  public void compare() {
    int expected = scan().size();
    if (search().items().size() < expected || handWritten().size() != expected) {
      throw new IllegalStateException("The search and its peers find different numbers.");
    }
  }

  /** Searches with the column in memory. */
  @Benchmark
  public Page<Profile> search() {
    return store.search(query);
  }

  /** Searches without a column, for one page that may end at a scan limit. */
  @Benchmark
  public Page<Profile> firstSearch(Evicted evicted) {
    return store.search(evicted.query);
  }

  /** Adds a new profile, and searches. */
  @Benchmark
  public Page<Profile> writeAndSearch() {
    store.add(new CrmStream(SEED, size).fragment(written++));
    return store.search(query);
  }

  /** Lists the identities that start with two characters. */
  @Benchmark
  public Page<Identity> identities() {
    Namespace namespace = People.NAMESPACES.get(People.CRM);
    return store.identities(
        IdentityQuery.builder().namespace(namespace.code()).prefix("a7").limit(LIMIT).build());
  }

  /** Scans a list of maps until a page is full. */
  @Benchmark
  public List<Map<String, Object>> scan() {
    Condition condition = question.condition();
    List<Map<String, Object>> found = new ArrayList<>(LIMIT);
    for (int i = 0; i < scanned.size() && found.size() < LIMIT; i++) {
      if (condition.test(scanned.get(i))) {
        found.add(scanned.get(i));
      }
    }
    return found;
  }

  /** Searches the hand-written index. */
  @Benchmark
  public List<Map<String, Object>> handWritten() {
    return question.lookUp(index);
  }
}
