package dev.selfsame.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random texts, most of which are the JSON of a fragment but for some faults: keys that are
 * missing, unknown or there twice, values of the wrong type or out of range, and damaged text.
 */
final class FragmentTexts {
  private static final String[] SPACES = {"", "", "", " ", "\n\t "};
  private static final String[] NAMES = {
    "a", "b", "ab", "B", "", "a.b", "\\u0061", "\u00e5", "\uffe5", "\ud83d\ude00", "\\ud83d\\ude00"
  };
  private static final String[] TEXTS = {
    "x", "", " ", "1", "record", "append", "\\n\\\"", "\u00e5\\u00e5", "\ud83d\ude00", "2026-02-11"
  };
  private static final String[] NUMBERS = {
    "0",
    "-0",
    "17",
    "2147483648",
    "-9223372036854775808",
    "9223372036854775807",
    "9223372036854775808",
    "123456789012345678901234567890",
    "1.5",
    "-1.50",
    "5.0",
    "1e2",
    "1E-3",
    "12345678.0",
    "1e400",
    "1e2147483647",
    "0.000"
  };
  private static final String[] ODD = {
    "01",
    "1.",
    "-",
    "1e",
    "NaN",
    "tru",
    "'x'",
    "\"\\x\"",
    "\"\n\"",
    "[1,]",
    "{\"a\":1,}",
    "[",
    "{",
    "1e99999999999",
    "-1.5e-2147483649",
    "9".repeat(2048),
    "9".repeat(2049),
    "\"\\ud83d\"",
    "{\"\\ude00\":1}",
    "\"\ud83d\"",
    "{\"a\":1,\"a\":1}",
    "[{\"a\":null,\"b\":1,\"a\":null}]"
  };
  private static final String[] TIMES = {
    "2026-02-11T09:30:00Z", "2026-02-11T09:30:00.5Z", "2026-02-11", "20260211T0930+0100"
  };
  private static final String[] NO_TIMES = {
    "2026-02-30T00:00:00Z", "now", "", "2026-02-11T09:30:00", "0000-12-31", "9999-12-31T24:00:00Z"
  };
  private static final String DAMAGE = "{}[]:,\"\\ \u0000\ufeff0ex/\ud83d";

  private final Random random;

  /** How often anything is wrong in the text that is being made. */
  private double share;

  private int faults;

  FragmentTexts(Random random) {
    this.random = random;
  }

  /** Returns the next text. */
  String next() {
    faults = 0;
    share = new double[] {0, 0.02, 0.04, 0.12}[random.nextInt(4)];
    String text = fragment();
    if (chance(0.01)) {
      // Longer texts take another way through the parser.
      text = "{" + " ".repeat(1 << 15) + text.substring(1);
    }
    if (chance(0.02)) {
      return text + oneOf("x", "{}", "null", " ", ",", "]", "\n");
    }
    return chance(0.1) ? damaged(text) : chance(0.02) ? anyValue(1) : text;
  }

  /** Returns how many faults were put into the text made last, but for damage. */
  int faults() {
    return faults;
  }

  private String fragment() {
    String kind = oneOf("record", "patch", "event");
    List<String> members = new ArrayList<>();
    add(members, "source", quoted(oneOf("crm", "web")));
    add(members, "kind", quoted(wrong() ? oneOf("Record", "x", "") : kind));
    addSometimes(members, "id", quoted(oneOf(TEXTS)));
    add(members, "timestamp", quoted(wrong() ? oneOf(NO_TIMES) : oneOf(TIMES)));
    if (kind.equals("event") || wrong()) {
      add(members, "type", quoted(oneOf(TEXTS)));
    }
    add(members, "identities", identities());
    add(members, "attributes", object(random.nextInt(6), 1));
    if (kind.equals("patch") || wrong()) {
      addSometimes(members, "unset", array(random.nextInt(3), this::path));
      add(members, "arrays", arrays());
    } else if (chance(0.1)) {
      add(members, "unset", oneOf("[]", "null"));
      add(members, "arrays", oneOf("{}", "null"));
    }
    return braces(members);
  }

  private String identities() {
    int primary = random.nextInt(4);
    int count = random.nextInt(4);
    return IntStream.range(0, count)
        .mapToObj(i -> wrong() ? anyValue(1) : identity(i == primary))
        .collect(Collectors.joining(space() + "," + space(), "[", "]"));
  }

  private String identity(boolean primary) {
    List<String> members = new ArrayList<>();
    add(members, "namespace", quoted(oneOf("crm", "email")));
    add(members, "value", wrong() ? "null" : quoted(oneOf(TEXTS)));
    if (primary || chance(0.2)) {
      add(
          members,
          "primary",
          wrong(share * 4) ? "true" : oneOf(primary ? "true" : "false", "null"));
    }
    return braces(members);
  }

  private String path() {
    return wrong() ? anyValue(1) : quoted(oneOf(NAMES));
  }

  private String arrays() {
    List<String> members = new ArrayList<>();
    for (String name : names(random.nextInt(3))) {
      add(members, name, wrong() ? anyValue(1) : quoted(oneOf("append", "replace")));
    }
    return braces(members);
  }

  /** Adds a member, or what is wrong with it. */
  private void add(List<String> members, String key, String value) {
    String member = quoted(key) + space() + ":" + space();
    if (!wrong()) {
      members.add(member + value);
      return;
    }
    switch (random.nextInt(10)) {
      case 0 -> {}
      case 1 -> members.addAll(List.of(member + value, member + oneOf(value, "null")));
      case 2 -> members.add(quoted(oneOf("x", "y", key.toUpperCase(Locale.ROOT))) + ":1");
      case 3 -> members.addAll(List.of(member + value, quoted(oneOf("x", "y")) + ":" + value));
      default -> members.add(member + anyValue(1));
    }
  }

  private void addSometimes(List<String> members, String key, String value) {
    if (random.nextBoolean()) {
      add(members, key, chance(0.1) ? "null" : value);
    }
  }

  private String braces(List<String> members) {
    if (random.nextBoolean()) {
      Collections.shuffle(members, random);
    }
    return members.stream()
        .collect(Collectors.joining(space() + "," + space(), "{" + space(), space() + "}"));
  }

  private String anyValue(int depth) {
    if (wrong(share / 3)) {
      return chance(0.1) ? deep(60 + random.nextInt(8)) : oneOf(ODD);
    }
    int size = random.nextInt(4);
    return switch (random.nextInt(depth < 4 ? 8 : 5)) {
      case 0 -> oneOf("true", "false");
      case 1 -> "null";
      case 2 -> oneOf(NUMBERS);
      case 3, 4 -> quoted(oneOf(TEXTS));
      case 5 -> array(size, () -> anyValue(depth + 1));
      default -> object(size, depth);
    };
  }

  private String object(int size, int depth) {
    return names(size).stream()
        .map(name -> quoted(name) + ":" + space() + anyValue(depth + 1))
        .collect(Collectors.joining(space() + ",", "{", "}"));
  }

  /** Returns different names, but for the two ways to write one of them. */
  private List<String> names(int count) {
    List<String> names = new ArrayList<>(List.of(NAMES));
    Collections.shuffle(names, random);
    return names.subList(0, count);
  }

  private String array(int size, Supplier<String> element) {
    return IntStream.range(0, size)
        .mapToObj(i -> element.get())
        .collect(Collectors.joining("," + space(), "[" + space(), "]"));
  }

  private String deep(int depth) {
    return random.nextBoolean()
        ? "[".repeat(depth) + "]".repeat(depth)
        : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }

  private String damaged(String text) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(3));
    String damage = String.valueOf(DAMAGE.charAt(random.nextInt(DAMAGE.length())));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, from);
      case 1 -> text.substring(0, from) + text.substring(to);
      case 2 -> text.substring(0, from) + damage + text.substring(to);
      default -> text.substring(0, to) + text.substring(from);
    };
  }

  private String space() {
    return oneOf(SPACES);
  }

  private boolean wrong() {
    return wrong(share);
  }

  private boolean wrong(double probability) {
    boolean wrong = chance(probability);
    faults += wrong ? 1 : 0;
    return wrong;
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
