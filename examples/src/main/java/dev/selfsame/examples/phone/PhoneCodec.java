package dev.selfsame.examples.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.selfsame.identity.Normalizer;
import dev.selfsame.json.NormalizerCodec;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The codec for normalizers that convert telephone numbers to E.164; in settings they are {@code
 * "normalizer": {"name": "phone", "country": "DE"}}.
 *
 * <p>With {@code DE}, {@code +49 (0)151 23456789}, {@code 0151 23456789}, {@code 0049151 23456789}
 * and {@code tel:+49-151-23456789} are one value, {@code +4915123456789}. Extensions are left out,
 * and a value that is not one valid number is refused. The code of a country needs a plus sign or
 * the {@code 00} of the country before it: {@code 49 151 23456789} is taken for a number without
 * one. What is valid is up to <a
 * href="https://github.com/google/libphonenumber">libphonenumber</a>, so it may change with its
 * version, as countries change their numbers.
 *
 * <p>Stateless, and safe for use by any number of threads.
 */
public final class PhoneCodec implements NormalizerCodec {
  private static final String NAME = "phone";
  private static final String COUNTRY = "country";

  private static final Map<String, Normalizer> BY_COUNTRY =
      PhoneNumberUtil.getInstance().getSupportedRegions().stream()
          .collect(Collectors.toUnmodifiableMap(Function.identity(), PhoneCodec::create));

  private static Normalizer create(String country) {
    return Normalizer.of(NAME + "(" + country + ")", new E164Form(country));
  }

  /**
   * Returns the normalizer of a country.
   *
   * @param country where numbers without the code of a country belong: a code of ISO 3166, such as
   *     {@code DE}
   * @return the normalizer
   * @throws IllegalArgumentException if there is no such country
   */
  public static Normalizer normalizer(String country) {
    Normalizer normalizer = BY_COUNTRY.get(country);
    if (normalizer == null) {
      throw new IllegalArgumentException(
          "There is no country '%s'. Write a code of ISO 3166 in capitals under 'country', such as \"DE\"."
              .formatted(country));
    }
    return normalizer;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Normalizer read(Map<String, Object> parameters) {
    for (String key : parameters.keySet()) {
      if (!key.equals(COUNTRY)) {
        throw new IllegalArgumentException(
            "There is no parameter '%s'. Use 'country'.".formatted(key));
      }
    }
    if (parameters.get(COUNTRY) instanceof String country) {
      return normalizer(country);
    }
    throw new IllegalArgumentException(
        "'country' is missing or not a string. Write a code of ISO 3166, such as \"DE\".");
  }

  @Override
  public Optional<Map<String, Object>> write(Normalizer normalizer) {
    return BY_COUNTRY.entrySet().stream()
        .filter(entry -> entry.getValue().equals(normalizer))
        .findFirst()
        .map(entry -> Map.of(COUNTRY, entry.getKey()));
  }
}
