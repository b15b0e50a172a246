package dev.selfsame.engine.mapping;

import com.google.common.collect.ImmutableSet;
import dev.selfsame.internal.column.Invisible;
import java.util.Collection;
import java.util.Locale;

/** The conversion of words to true and false, in any case of letters. */
public final class BooleanConversion implements Conversion {
  private static final ImmutableSet<String> TRUE =
      ImmutableSet.of("true", "t", "yes", "y", "1", "on");
  private static final ImmutableSet<String> FALSE =
      ImmutableSet.of("false", "f", "no", "n", "0", "off");

  private final ImmutableSet<String> trueWords;
  private final ImmutableSet<String> falseWords;

  /**
   * Creates a conversion.
   *
   * @param trueWords the words that mean true; if there are none of either, the usual English ones
   * @param falseWords the words that mean false
   */
  public BooleanConversion(Collection<String> trueWords, Collection<String> falseWords) {
    boolean usual = trueWords.isEmpty() && falseWords.isEmpty();
    this.trueWords = usual ? TRUE : lower(trueWords);
    this.falseWords = usual ? FALSE : lower(falseWords);
  }

  private static ImmutableSet<String> lower(Collection<String> words) {
    return words.stream().map(BooleanConversion::lower).collect(ImmutableSet.toImmutableSet());
  }

  private static String lower(String word) {
    return Invisible.trim(word).toLowerCase(Locale.ROOT);
  }

  @Override
  public Object convert(Object value, NoValues noValues) throws MisfitException {
    if (value instanceof Boolean) {
      return value;
    }
    String text = ScalarText.ofAny(value);
    String word = text == null ? "" : lower(text);
    if (trueWords.contains(word)) {
      return true;
    } else if (falseWords.contains(word)) {
      return false;
    }
    throw new MisfitException(
        "The value is neither true nor false. List its words under 'true' and 'false' of the attribute.");
  }
}
