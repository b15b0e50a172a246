package dev.selfsame.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTest {
  /** As the file DerivedCoreProperties of Unicode has them, those reserved included. */
  private static final String DEFAULT_IGNORABLE =
      """
      00AD 034F 061C 115F..1160 17B4..17B5 180B..180D 180E 180F 200B..200F 202A..202E 2060..2064
      2065 2066..206F 3164 FE00..FE0F FEFF FFA0 FFF0..FFF8 1BCA0..1BCA3 1D173..1D17A E0000 E0001
      E0002..E001F E0020..E007F E0080..E00FF E0100..E01EF E01F0..E0FFF
      """;

  private static final String BLANKS = "115F 1160 3164 FFA0 2800";

  private static final BitSet WHITE_SPACE = matching("\\p{IsWhite_Space}");
  private static final BitSet IGNORABLE = listed(DEFAULT_IGNORABLE);

  @Test
  void whiteSpace_isThatOfUnicode_overAllCodePoints() {
    assertThat(where(Invisible::isWhiteSpace)).isEqualTo(WHITE_SPACE);
    assertThat(WHITE_SPACE.cardinality()).isEqualTo(25);
  }

  @Test
  void ignorable_isThatOfUnicode_overAllCodePoints() {
    assertThat(where(Invisible::isIgnorable)).isEqualTo(IGNORABLE);
  }

  @Test
  void invisible_isTheUnionOfTheProperties_overAllCodePoints() {
    BitSet expected = matching("[\\p{Cc}\\p{Cf}]");
    expected.or(WHITE_SPACE);
    expected.or(IGNORABLE);
    expected.or(listed(BLANKS));
    assertThat(where(Invisible::is)).isEqualTo(expected);
  }

  @Test
  void trim_takesEachInvisibleCharacterOff_andNothingElse_overAllCodePoints() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        continue;
      }
      String text = Character.toString(codePoint);
      boolean invisible = Invisible.is(codePoint);
      assertThat(Invisible.isBlank(text + text)).as("U+%X", codePoint).isEqualTo(invisible);
      assertThat(Invisible.trim(text + "a" + text + "b" + text))
          .as("U+%X", codePoint)
          .isEqualTo(invisible ? "a" + text + "b" : text + "a" + text + "b" + text);
    }
  }

  @Test
  void isBlank_whenTheTextIsEmpty_isTrue() {
    assertThat(Invisible.isBlank("")).isTrue();
    assertThat(Invisible.trim("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "\ud83d\ud83d", "\ude00\ud83d"})
  void halfASurrogatePair_isSeen(String text) {
    assertThat(Invisible.isBlank(text)).isFalse();
    assertThat(Invisible.trim(" " + text + " ")).isEqualTo(text);
  }

  @Test
  void noBreakSpaces_wereTakenForValues() {
    for (String space : new String[] {"\u0085", "\u00a0", "\u2007", "\u202f"}) {
      assertThat(space.isBlank()).isFalse();
      assertThat(Invisible.isBlank(space)).isTrue();
    }
  }

  @Test
  void withoutIgnorables_leavesWhiteSpaceAndControls() {
    assertThat(Invisible.withoutIgnorables("\u200ba\u00ad \tb\ufe0f\udb40\udc41\u00a0"))
        .isEqualTo("a \tb\u00a0");
  }

  private static BitSet where(IntPredicate predicate) {
    BitSet set = new BitSet();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      set.set(codePoint, predicate.test(codePoint));
    }
    return set;
  }

  private static BitSet matching(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return where(codePoint -> pattern.matcher(Character.toString(codePoint)).matches());
  }

  private static BitSet listed(String ranges) {
    BitSet set = new BitSet();
    for (String range : Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().split(ranges)) {
      List<String> ends = Splitter.on("..").splitToList(range);
      set.set(
          Integer.parseInt(ends.get(0), 16), Integer.parseInt(ends.get(ends.size() - 1), 16) + 1);
    }
    return set;
  }
}
