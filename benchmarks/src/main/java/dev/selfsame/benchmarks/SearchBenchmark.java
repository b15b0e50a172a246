package dev.selfsame.benchmarks;

import dev.selfsame.ProfileStore;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespace;
import dev.selfsame.profile.Condition;
import dev.selfsame.profile.IdentityQuery;
import dev.selfsame.profile.Page;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.SearchQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * What a search for a page of 50 profiles costs among a million, beside a scan over a list of maps
 * and an index of hash and tree maps over them that is written by hand for these very questions.
 *
 * <p>The peers hold attributes that are merged already, never change, and come as they are. The
 * search merges each profile that it shows, with provenance, and is right after every write.
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
  private static final String LAST_NAME = "person.name.last";
  private static final String CITY = "address.city";
  private static final String POINTS = "loyalty.points";

  /** What is asked. */
  public enum Question {
    /** A rare last name: some 20 of a million. */
    EQUAL(
        Condition.is(LAST_NAME, RecordStream.lastName(10_000)),
        "byLastName",
        RecordStream.lastName(10_000),
        RecordStream.lastName(10_000)),
    /** The most frequent city: a tenth of all. */
    EQUAL_FREQUENT(
        Condition.is(CITY, RecordStream.city(0)), "byCity", RecordStream.city(0), RecordStream.city(0)),
    /** Last names with a beginning: some 2,000 of a million. */
    PREFIX(
        Condition.startsWith(LAST_NAME, RecordStream.lastName(123)),
        "byLastName",
        RecordStream.lastName(123),
        RecordStream.lastName(123) + Character.MAX_VALUE),
    /** The highest points: a thousandth of all. */
    RANGE(
        Condition.atLeast(POINTS, RecordStream.MOST_POINTS - RecordStream.MOST_POINTS / 1000L),
        "byPoints",
        RecordStream.MOST_POINTS - RecordStream.MOST_POINTS / 1000L,
        Long.MAX_VALUE);

    private final Condition condition;
    private final String index;
    private final Comparable<?> from;
    private final Comparable<?> to;

    Question(Condition condition, String index, Comparable<?> from, Comparable<?> to) {
      this.condition = condition;
      this.index = index;
      this.from = from;
      this.to = to;
    }
  }

  /** How many profiles there are. */
  @Param("1000000")
  public int size;

  /** What is asked. */
  @Param public Question question = Question.EQUAL;

  private ProfileStore store = Stores.empty();
  private final List<Map<String, Object>> scanned = new ArrayList<>();
  private final Map<String, TreeMap<Comparable<?>, List<Integer>>> indexes = new HashMap<>();
  private SearchQuery query = SearchQuery.builder().build();
  private long written;

  /** Fills the store and its peers. */
  @Setup
  public void fill() {
    RecordStream stream = new RecordStream(SEED, size);
    store = Stores.of(stream);
    for (ProfileFragment fragment : stream.fragments()) {
      scanned.add(fragment.attributes());
    }
    index("byLastName", LAST_NAME);
    index("byCity", CITY);
    index("byPoints", POINTS);
    query = SearchQuery.builder().where(question.condition).limit(LIMIT).build();
    store.prepareSearch(
        store.settings().defaultPolicy(), List.of(LAST_NAME, CITY, POINTS, "consent.marketing"));
    written = size;
  }

  private void index(String name, String path) {
    TreeMap<Comparable<?>, List<Integer>> index = new TreeMap<>();
    for (int i = 0; i < scanned.size(); i++) {
      index.computeIfAbsent(valueAt(path, scanned.get(i)), any -> new ArrayList<>()).add(i);
    }
    indexes.put(name, index);
  }

  private static Comparable<?> valueAt(String path, Map<String, Object> attributes) {
    Object value = attributes;
    for (String name : path.split("\\.", -1)) {
      value = ((Map<?, ?>) value).get(name);
    }
    return (Comparable<?>) value;
  }

  /** Fails when search and peers found different numbers. */
  @TearDown
  public void compare() {
    int expected = scan().size();
    if (search().items().size() < expected || handWritten().size() != expected) {
      throw new IllegalStateException("The search and its peers find different numbers.");
    }
  }

  /** Searches. */
  @Benchmark
  public Page<Profile> search() {
    return store.search(query);
  }

  /** Adds a record of somebody new, and searches. */
  @Benchmark
  public Page<Profile> writeAndSearch() {
    store.add(new RecordStream(SEED, size).fragment(written++));
    return store.search(query);
  }

  /** Lists the identities that start with two characters. */
  @Benchmark
  public Page<Identity> identities() {
    Namespace namespace = People.NAMESPACES.get(People.CRM);
    return store.identities(
        IdentityQuery.builder().namespace(namespace.code()).prefix("a7").limit(LIMIT).build());
  }

  /** Looks at all maps of a list until a page is full. */
  @Benchmark
  public List<Map<String, Object>> scan() {
    List<Map<String, Object>> found = new ArrayList<>(LIMIT);
    for (int i = 0; i < scanned.size() && found.size() < LIMIT; i++) {
      if (question.condition.test(scanned.get(i))) {
        found.add(scanned.get(i));
      }
    }
    return found;
  }

  /** Looks into an index that is written by hand until a page is full. */
  @Benchmark
  public List<Map<String, Object>> handWritten() {
    List<Map<String, Object>> found = new ArrayList<>(LIMIT);
    TreeMap<Comparable<?>, List<Integer>> index = indexes.get(question.index);
    for (List<Integer> places : index.subMap(question.from, true, question.to, true).values()) {
      for (int i = 0; i < places.size() && found.size() < LIMIT; i++) {
        found.add(scanned.get(places.get(i)));
      }
    }
    return found;
  }
}
