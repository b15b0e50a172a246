package dev.selfsame.json;

import static java.util.Objects.requireNonNull;

import dev.selfsame.engine.mapping.MappingCase;
import dev.selfsame.engine.mapping.MappingSink;
import dev.selfsame.engine.mapping.RowMapper;
import dev.selfsame.json.Json.MalformedException;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of rows of any shape to fragments: of the columns of a table, or of JSON objects as
 * some system writes them.
 *
 * <pre>{@code
 * FragmentMapping mapping = FragmentMapping.read("""
 *     {"source":"shop","timestamp":"updated_at",
 *      "identities":{"id":"shop","email":"email","addresses[].phone":"phone"},
 *      "attributes":{"first_name":"person.name.first","*":"*"}}""");
 * for (FragmentMapping.Outcome outcome : mapping.map(row, clock.instant())) {
 *   if (outcome instanceof FragmentMapping.Outcome.Mapped mapped) {
 *     store.add(mapped.fragment());
 *   }
 * }
 * }</pre>
 *
 * <p><b>Design.</b> A mapping is a value that is read from a JSON document, so that the same
 * document serves a program that reads files, a consumer of a queue, and a cluster. The document is
 * checked as a whole when it is read, and its errors name the key. Mapping a row never throws for
 * what is in the row: whatever cannot be used is an {@link Outcome}, or is {@linkplain LeftOut left
 * out} of a fragment and told. Whether an identity or a fragment is acceptable is decided by the
 * store, not here.
 *
 * <p><b>Paths</b> are names with dots: {@code address.city}. {@code addresses[].phone} leads to the
 * phone of each element of an array, {@code addresses[0].phone} to that of the first, {@code
 * identityMap.*[].id} to the id of each element of each member, in byte order of their names;
 * {@code .} is the row itself, and {@code ^.id} leads to the row around an element that {@code
 * each} made a row (to the row itself if it is none). At every object the whole rest of a path is
 * tried as one key first, so names with dots work. A blank text is no value, wherever it stands.
 *
 * <p><b>Keys of the document.</b>
 *
 * <ul>
 *   <li>{@code mapping}: the name of a {@linkplain #named ready-made mapping} that this one is put
 *       over. {@code identities} and {@code attributes} are put together member by member, other
 *       keys replace, and null takes one away.
 *   <li>{@code source}: the name of the source, or {@code {"path":"shop","default":"web"}}.
 *       Required.
 *   <li>{@code kind}: {@code record} (the default), {@code patch} or {@code event}. {@code type},
 *       of an event: a path, several of which the first with a value counts, or {@code
 *       {"value":"login"}}. {@code id}: a path, or several that are joined with {@code |}; one of
 *       them may be an array of paths, of which the first with a value counts.
 *   <li>{@code timestamp}: a path, several of which the first with a value counts, or {@code
 *       {"path":"Ge\u00e4ndert am","format":"dd.MM.yyyy","zone":"Europe/Berlin"}}. Formats are
 *       {@code iso} (the default), {@code seconds}, {@code millis}, {@code micros} and {@code
 *       nanos} since 1970, or a pattern of {@link java.time.format.DateTimeFormatter}, or several
 *       of which the first that fits counts; {@code locale} tells the names of months. Without a
 *       zone, times without an offset are in UTC, and such ISO times are refused. In place of a
 *       path, {@code {"original":"a","sent":"b","received":"c"}} corrects the clock of a device. A
 *       row without a time is refused with {@link RejectionReason#MISSING_TIMESTAMP}, unless there
 *       is {@code "default":"now"}: then the store gives it the time of its clock, as it does if
 *       {@code timestamp} is left out. Times before {@code earliest} (1970 by default) and further
 *       ahead of the clock than {@code futureTolerance} ({@code PT24H}) are refused.
 *   <li>{@code identities}: paths to namespaces, in order of preference for the primary one: the
 *       first that a store accepts. Required. {@code "identityMap.*[]":{"namespace":"*",
 *       "value":"id","primary":"primary"}} takes the namespace from the name that {@code *} stood
 *       for, {@code "namespace":{"path":"type"}} from the object itself; {@code "with":"stream"}
 *       joins another value before it; {@code "when"} is a condition, on the object if it is one;
 *       null drops one of a ready-made mapping. A whole number identifies by its digits, however
 *       JSON wrote it ({@code 42}, {@code 42.0}, {@code 4.2e1}); other numbers, booleans and
 *       objects are left out.
 *   <li>{@code primary}: the namespace whose first identity is declared primary. {@code
 *       namespaces}: other names for namespaces, or null to drop them; looked up without regard to
 *       case, {@code _} and {@code -}, after those of a ready-made mapping.
 *   <li>{@code attributes}: paths to paths of attributes, null to leave a path out, or {@code
 *       {"path":"loyalty.points","type":"integer"}}. Types are {@code text}, {@code integer},
 *       {@code decimal}, {@code boolean} (its words under {@code true} and {@code false}), {@code
 *       date} and {@code timestamp} (with {@code format}, {@code zone}, {@code locale}); without
 *       one a value stays as it is. {@code "split":","} makes an array of a text, and {@code
 *       "pairs":{"key":"name","value":"value"}} an object of an array. {@code "*":"*"} takes all
 *       that is named nowhere else under its own name, {@code "*":"shop.*"} below a path, and
 *       {@code "traits.*":"*"} the members of an object; a dot in such a name makes a path. Of
 *       several paths to one attribute, the first with a value counts.
 *   <li>{@code each}: the path of an array whose elements are rows, or several of which the first
 *       there is counts. {@code cases}: an array of objects with {@code when} and any of the keys
 *       above; the first whose condition holds takes the row, and the keys beside {@code cases}
 *       hold for all of them. {@code "when":{"type":["track","page"],"test":{"not":true},
 *       "userId":{"exists":true}}} must hold as a whole. A row that no case takes is refused with
 *       {@link RejectionReason#NOT_MAPPED}.
 *   <li>{@code nullTexts}: texts that mean no value, such as {@code NULL}. {@code decimalComma}:
 *       true if {@code 1.234,56} is a number. {@code keyPrefixes}: prefixes that are taken off all
 *       keys of a row. {@code jsonTexts}: names of values that are JSON in a text, to be parsed.
 *       {@code description}: anything.
 *   <li>{@code form}, {@code delimiter}, {@code quote}, {@code charset}, {@code header}, {@code
 *       maxCellLines}: the {@linkplain #format form of a file}.
 * </ul>
 *
 * <p>Mapping a row costs O(size of the row), times the number of paths that lead through the same
 * arrays. Immutable, and safe for use by any number of threads. Two mappings are equal when their
 * documents are, in the order of their keys.
 *
 * @since 0.1.0
 */
public final class FragmentMapping {
  private final String json;
  private final MappingScope scope;
  private final RowFormat format;
  private final Optional<String> each;
  private final RowMapper mapper;

  private FragmentMapping(
      String json, MappingScope scope, RowFormat format, Optional<String> each, RowMapper mapper) {
    this.json = json;
    this.scope = scope;
    this.format = format;
    this.each = each;
    this.mapper = mapper;
  }

  /**
   * What became of a row, or of an element of it.
   *
   * <p>Kinds may be added, so a switch needs a default. Immutable, and safe for use by any number
   * of threads.
   */
  public sealed interface Outcome {

    /**
     * The row is a fragment.
     *
     * @param fragment the fragment
     * @param leftOut what could not be used of the row, in the order in which it was found
     */
    record Mapped(ProfileFragment fragment, List<LeftOut> leftOut) implements Outcome {

      /**
       * Makes the list immutable.
       *
       * @param fragment the fragment
       * @param leftOut what could not be used of the row
       */
      public Mapped {
        leftOut = List.copyOf(leftOut);
      }
    }

    /**
     * The row is no fragment.
     *
     * @param reason the reason
     * @param path the path that is at fault, if it is one
     * @param message the human-readable cause and remedy; it shows no value
     */
    record Refused(RejectionReason reason, Optional<String> path, String message)
        implements Outcome {}
  }

  /**
   * A value that was left out of a fragment since it cannot be used.
   *
   * @param path its path in the row
   * @param reason the reason
   * @param message the human-readable cause and remedy; it shows no value
   */
  public record LeftOut(String path, RejectionReason reason, String message) {}

  /**
   * Reads a mapping.
   *
   * @param json the document
   * @return the mapping
   * @throws IllegalArgumentException if the document is invalid; the message names the key and the
   *     remedy
   */
  public static FragmentMapping read(String json) {
    try {
      return fromMap(Json.read(json));
    } catch (MalformedException malformed) {
      throw new IllegalArgumentException(malformed.text(), malformed);
    }
  }

  /**
   * Returns the mapping described by a document that was parsed or put together elsewhere.
   *
   * @param document the document as plain maps, lists and scalars
   * @return the mapping
   * @throws IllegalArgumentException if the document is invalid; the message names the key and the
   *     remedy
   */
  public static FragmentMapping fromMap(Map<String, ?> document) {
    Map<String, Object> complete = MappingDocuments.complete(document);
    Document top = Document.ofSome("the mapping", complete);
    boolean hasCases = top.has("cases");
    List<MappingCase> cases = new ArrayList<>();
    List<Map<String, Object>> definitions = MappingDocuments.cases(complete);
    for (Map<String, Object> definition : definitions) {
      String place =
          hasCases ? "case %d of the mapping".formatted(cases.size() + 1) : "the mapping";
      cases.add(CaseReader.read(place, definition));
    }
    List<String> arrays = top.has("each") ? top.strings("each") : List.of();
    List<String> nullTexts = top.has("nullTexts") ? top.strings("nullTexts") : List.of();
    List<String> prefixes = top.has("keyPrefixes") ? top.strings("keyPrefixes") : List.of();
    List<String> jsonTexts = top.has("jsonTexts") ? top.strings("jsonTexts") : List.of();
    MappingScope scope = MappingScope.of(document, definitions);
    boolean isStreamed =
        arrays.size() == 1 && prefixes.isEmpty() && jsonTexts.isEmpty() && !scope.leadsOut();
    return new FragmentMapping(
        Json.write(document),
        scope,
        RowFormat.of(top),
        isStreamed ? Optional.of(arrays.get(0)) : Optional.empty(),
        new RowMapper(arrays, nullTexts, prefixes, jsonTexts, JsonValues::parseText, cases));
  }

  /**
   * Returns a mapping that comes with the library, for rows as some widespread system writes them.
   *
   * @param name one of {@link #names}
   * @param source the name of the source that its rows get
   * @return the mapping
   * @throws IllegalArgumentException if there is none of this name
   */
  public static FragmentMapping named(String name, String source) {
    return fromMap(Map.of("mapping", name, "source", source));
  }

  /** {@return the names of the mappings that come with the library, in their alphabetical order} */
  public static List<String> names() {
    return ReadyMadeMappings.NAMES;
  }

  /**
   * Returns the document of a mapping that comes with the library, to start another one from. It
   * may get better with any version of the library; a copy stays as it is.
   *
   * @param name one of {@link #names}
   * @return the document, on several lines
   * @throws IllegalArgumentException if there is none of this name
   */
  public static String document(String name) {
    return ReadyMadeMappings.text(requireNonNull(name));
  }

  /**
   * Maps a row.
   *
   * @param row names to values: plain maps, lists and scalars, as parsers return them
   * @param now the time of the clock, which the row's time must not lie too far ahead of
   * @return an outcome for the row, or for each of the elements that {@code each} makes of it, in
   *     their order; an immutable list
   */
  public List<Outcome> map(Map<String, ?> row, Instant now) {
    Outcomes outcomes = new Outcomes();
    mapper.map(row, requireNonNull(now), outcomes);
    return outcomes.toList();
  }

  /**
   * Maps a row that is the text of a JSON object.
   *
   * @param json one JSON object
   * @param now the time of the clock, which the row's time must not lie too far ahead of
   * @return what {@link #map} returns, or one outcome that tells why the text is no object
   */
  public List<Outcome> mapJson(String json, Instant now) {
    try {
      return map(JsonValues.readRow(json, !mapper.mayBeSplit()), now);
    } catch (MalformedException malformed) {
      return List.of(new Outcome.Refused(malformed.reason(), Optional.empty(), malformed.text()));
    }
  }

  /** Collects what becomes of a row. */
  private static final class Outcomes implements MappingSink {
    private final List<Outcome> outcomes = new ArrayList<>(1);
    private final List<LeftOut> leftOut = new ArrayList<>(0);

    @Override
    public void leftOut(String path, RejectionReason reason, String message) {
      leftOut.add(new LeftOut(path, reason, message));
    }

    @Override
    public void fragment(ProfileFragment fragment) {
      outcomes.add(new Outcome.Mapped(fragment, leftOut));
      leftOut.clear();
    }

    @Override
    public void refused(RejectionReason reason, @Nullable String path, String message) {
      outcomes.add(new Outcome.Refused(reason, Optional.ofNullable(path), message));
      leftOut.clear();
    }

    List<Outcome> toList() {
      return Collections.unmodifiableList(outcomes);
    }
  }

  /** {@return what the document says about the form of a file} */
  public RowFormat format() {
    return format;
  }

  /**
   * {@return the path of the array that is split, if each of its elements can be {@linkplain
   * #forElements mapped alone}: if it is the only path of {@code each}, and no path leads out of an
   * element} So a file with one large array need not be read as a whole.
   */
  public Optional<String> each() {
    return each;
  }

  /**
   * Returns the mapping of a single element of the array that is split.
   *
   * @return a mapping whose rows are elements
   * @throws IllegalStateException if {@link #each} is empty
   */
  public FragmentMapping forElements() {
    if (each.isEmpty()) {
      throw new IllegalStateException(
          "The elements cannot be mapped alone. Map whole rows, or write one path under 'each'.");
    }
    Map<String, Object> document = new LinkedHashMap<>(MappingDocuments.complete(toMap()));
    document.remove("each");
    return fromMap(document);
  }

  /** {@return the names of sources that the document gives to rows; others come from the rows} */
  public Set<String> sources() {
    return scope.sources();
  }

  /**
   * {@return the namespaces that this document names, after renaming; those that only a ready-made
   * mapping names are not among them, nor are those that come from the rows}
   */
  public Set<String> namespaces() {
    return scope.namespaces();
  }

  /**
   * {@return the columns that a table must have for this document, since it names them; not those
   * that only a ready-made mapping names, and not those of which another one can take the place}
   */
  public Set<String> columns() {
    return scope.columns();
  }

  /** {@return the document, on one line} */
  public String toJson() {
    return json;
  }

  /** {@return the document as plain maps, lists and scalars} */
  public Map<String, Object> toMap() {
    try {
      return Json.read(json);
    } catch (MalformedException impossible) {
      throw new IllegalStateException("The document was written by this class.", impossible);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FragmentMapping that && json.equals(that.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  /** {@return the document, on one line} */
  @Override
  public String toString() {
    return json;
  }
}
