package dev.selfsame.examples.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.inspect.CharsetGuess.Certainty;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is guessed of the form of a file from its first bytes. */
class FormGuessTest {
  private static final Map<String, String> SENTENCES =
      Map.of(
          "de",
              "M\u00fcller, Wei\u00df, Gr\u00f6\u00dfe, J\u00e4ger, \u00c4rger, K\u00f6ln, D\u00fcsseldorf, Stra\u00dfe",
          "fr",
              "Fran\u00e7ois, Andr\u00e9, H\u00e9l\u00e8ne, No\u00ebl, for\u00eat, o\u00f9, \u00e0 c\u00f4t\u00e9, \u00c9milie",
          "es",
              "Mu\u00f1oz, Jos\u00e9, Garc\u00eda, Le\u00f3n, \u00daltimo, Ib\u00e1\u00f1ez, Mart\u00ednez, G\u00fcell",
          "sv",
              "\u00c5sa, Bj\u00f6rn, \u00c4lvsj\u00f6, H\u00e5kan, G\u00f6teborg, Malm\u00f6, Sk\u00e5ne, R\u00f6nn",
          "pl",
              "Wa\u0142\u0119sa, \u017b\u00f3\u0142ty, \u0141\u00f3d\u017a, G\u0105ska, \u015awi\u0119ta, B\u0105k, Pozna\u0144, \u0106wik",
          "cs",
              "Dvo\u0159\u00e1k, \u0160koda, \u010capek, Ji\u0159\u00ed, Ole\u0161nice, B\u0159eclav, P\u0159emysl, K\u016f\u0148",
          "ru",
              "\u0418\u0432\u0430\u043d\u043e\u0432 \u041f\u0451\u0442\u0440, \u041c\u043e\u0441\u043a\u0432\u0430, \u0443\u043b\u0438\u0446\u0430 \u041b\u0435\u043d\u0438\u043d\u0430",
          "tr",
              "\u0130stanbul, \u015eahin, G\u00fcne\u015f, \u00c7elik, A\u011fao\u011flu, Y\u0131ld\u0131z, I\u015f\u0131k");

  @ParameterizedTest
  @CsvSource({
    "de, windows-1252", "de, ISO-8859-1", "de, ISO-8859-15", "de, UTF-8", "de, UTF-16LE",
    "de, UTF-16BE", "fr, windows-1252", "fr, ISO-8859-15", "es, windows-1252", "es, ISO-8859-1",
    "sv, windows-1252", "pl, windows-1250", "pl, ISO-8859-2", "pl, UTF-8", "cs, windows-1250",
    "cs, ISO-8859-2", "ru, windows-1251", "ru, KOI8-R", "ru, ISO-8859-5", "ru, UTF-8",
    "tr, windows-1254", "de, IBM850"
  })
  void charset_ofALanguage_givesItsText(String language, String charset) {
    String text =
        "name;city;number\nAda;Lund;17\n"
            + String.valueOf(SENTENCES.get(language)).repeat(5)
            + "\n";

    CharsetGuess guess = CharsetGuess.of(text.getBytes(Charset.forName(charset)));

    assertThat(guess.charset()).matches(found -> read(text, charset, found).equals(text));
    assertThat(guess.certainty()).isNotEqualTo(Certainty.ASCII);
    assertThat(guess.certainty() == Certainty.SURE).isEqualTo(charset.equals("UTF-8"));
  }

  private static String read(String text, String charset, Charset found) {
    return new String(text.getBytes(Charset.forName(charset)), found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void charset_withAByteOrderMark_isSure(String charset) {
    CharsetGuess guess = CharsetGuess.of("\uFEFFname\nAda\n".getBytes(Charset.forName(charset)));

    assertThat(guess).isEqualTo(new CharsetGuess(Charset.forName(charset), Certainty.SURE, true));
    assertThat(guess.mustBeNamed()).isFalse();
  }

  @Test
  void charset_ofAscii_isAny() {
    assertThat(CharsetGuess.of("name\nAda\n".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(new CharsetGuess(StandardCharsets.UTF_8, Certainty.ASCII, false));
  }

  @Test
  void charset_ofAFewLetters_isAGuess() {
    byte[] bytes = "name\nJos\u00e9\n".getBytes(Charset.forName("windows-1252"));

    assertThat(CharsetGuess.of(bytes).certainty()).isEqualTo(Certainty.GUESSED);
  }

  @Property
  void charset_ofUtf8_thatIsCutOff_isUtf8(@ForAll @IntRange(min = 40, max = 200) int length) {
    byte[] bytes = String.valueOf(SENTENCES.get("ru")).repeat(5).getBytes(StandardCharsets.UTF_8);

    assertThat(CharsetGuess.of(java.util.Arrays.copyOf(bytes, length)).charset())
        .isEqualTo(StandardCharsets.UTF_8);
  }

  @Test
  void charset_isTold_byLettersFarBehindTheStart(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    byte[] plain = "17;ada@example.com;Lund\n".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 60_000; i++) {
      rows.writeBytes(plain);
    }
    rows.writeBytes(
        (SENTENCES.get("de") + "\n").repeat(10).getBytes(Charset.forName("windows-1252")));
    Path file = Files.write(folder.resolve("late.csv"), rows.toByteArray());

    assertThat(FileSample.read(file).charset().charset().name()).isEqualTo("windows-1252");
  }

  @Test
  void compressedFile_isReadLikeOthers(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("people.csv.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("id;mail\n1;a@x.example\n".getBytes(StandardCharsets.UTF_8));
    }
    FileForm form = FileForm.of(FileSample.read(file));

    assertThat(form.isCompressed()).isTrue();
    assertThat(form.columns()).containsExactly("id", "mail");
    assertThat(form.mustBeNamed("people.csv.gz")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          a,b,c\\n1,2,3\\n4,5,6 ! ,
          a;b;c\\n1,5;2,5;3,5\\n4,5;5,5;6,5 ! ;
          1,5;2,5\\n4,5;5,5\\n ! ;
          a|b\\n1|x, y, z\\n2|x, y\\n ! |
          a,b\\n"x;y;z",1\\n"x;y",2\\n ! ,
          time;what\\n10:30:00;x\\n11:30:00;y\\n ! ;
          name\\nByrne\\nNolan ! ,
          """)
  void delimiter_cutsRowsIntoTheSameNumberOfCells(String text, char delimiter) {
    assertThat(DelimiterGuess.of(text.replace("\\n", "\n"), true).delimiter()).isEqualTo(delimiter);
  }

  @Test
  void quotes_thatAreInches_arePartOfTheText() {
    String text = "id,size\n1,5\" x\n2,\"7 y\n3,\"9 z\n4,4\" x\n";

    assertThat(DelimiterGuess.of(text, true).quote()).isEqualTo(CellSplitter.UNQUOTED);
  }

  @Test
  void apostrophes_aroundCells_areQuotes() {
    String text = "'id','name'\n'1','Byrne, Ada'\n'2','Nolan, Bo'\n";

    assertThat(DelimiterGuess.of(text, true)).isEqualTo(new DelimiterGuess(',', '\'', 2, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "id;email;name, true",
    "1;ada@example.com;Ada, false",
    "Spalte A;Spalte B;Spalte C, true",
    "x;x;Byrne, false",
    "customer_id;2023;2024, true"
  })
  void header_isToldByWordsAndValues(String first, boolean isHeader) {
    List<List<String>> rows =
        new CellSplitter(';', '"')
            .rows(first + "\n2;x@example.com;Byrne\n3;y@example.com;Nolan\n4;x;Byrne", 10)
            .rows();

    assertThat(HeaderGuess.of(rows).isHeader()).isEqualTo(isHeader);
  }

  @Test
  void json_isToldByItsLayout() {
    assertThat(JsonLayout.of("{\"id\":1}\n{\"id\":2}\n"))
        .contains(new JsonLayout(JsonLayout.Kind.OBJECTS, Optional.empty()));
    assertThat(JsonLayout.of(" [{\"id\":1},{\"id\":2}]"))
        .contains(new JsonLayout(JsonLayout.Kind.ARRAY, Optional.empty()));
    assertThat(JsonLayout.of("{\"total\":2,\"data\":{\"people\":[{\"id\":1,\"name\":\"Ada\"}]}}"))
        .contains(new JsonLayout(JsonLayout.Kind.NESTED, Optional.of("data.people")));
    assertThat(
            JsonLayout.of(
                "{\"id\":1,\"email\":\"a@x.example\",\"name\":\"Ada\",\"orders\":[{\"id\":2}]}"))
        .as("one person with orders")
        .contains(new JsonLayout(JsonLayout.Kind.OBJECTS, Optional.empty()));
    assertThat(JsonLayout.of("{\"people\":[{\"id\":1}]}\n{\"id\":2}"))
        .as("only the first has the array")
        .contains(new JsonLayout(JsonLayout.Kind.OBJECTS, Optional.empty()));
    assertThat(JsonLayout.of("[1,2]")).isEmpty();
    assertThat(JsonLayout.of("{id};name")).isEmpty();
    assertThat(JsonLayout.of("id;name")).isEmpty();
  }

  @Property
  void json_cutOffAnywhere_hasTheLayoutOfTheWhole(@ForAll @IntRange(min = 40, max = 300) int end) {
    String text =
        "{\"people\":[" + "{\"id\":1,\"name\":\"Ada \\u00e9\"},".repeat(20) + "{\"id\":1}]}";

    assertThat(JsonLayout.of(text.substring(0, end)))
        .contains(new JsonLayout(JsonLayout.Kind.NESTED, Optional.of("people")));
  }

  @Example
  void prettyJson_isTheSameJson_inShortLines() {
    Map<String, Object> value =
        Map.of(
            "namespaces",
            List.of(Map.of("code", "a\"b", "unique", true), Map.of("code", "x".repeat(60))),
            "empty",
            Map.of(),
            "none",
            List.of(),
            "deep",
            Map.of("one", Map.of("two", List.of(1, 2.5, "y".repeat(50), "z".repeat(50)))));
    String text = PrettyJson.write(value);

    assertThat(JsonMapper.shared().readTree(text))
        .isEqualTo(JsonMapper.shared().valueToTree(value));
    assertThat(text.lines()).allMatch(line -> line.length() <= 96);
  }
}
