package dev.selfsame.json;

import dev.selfsame.identity.Normalizer;
import java.util.Map;
import java.util.Optional;

/**
 * A codec between the custom normalizers of one name and their definitions in settings.
 *
 * <p>With a codec named {@code phone}, {@code {"normalizer": {"name": "phone", "country": "DE"}}}
 * stands for the normalizer that it reads from the parameters {@code {"country": "DE"}}. Custom
 * normalizers are defined outside this module, so their codecs are passed in when settings are read
 * or written.
 *
 * <p><b>Design.</b> Namespaces compare their normalizers by {@linkplain Normalizer#name name}, and
 * the files of a store contain the name and nothing else of them. So the name must include the
 * parameters, such as {@code phone(DE)}: then settings with another country are other settings, and
 * a store on disk that was filled with one country is not opened with another one.
 *
 * <p>An implementation is called by each thread that reads or writes settings with it, so it must
 * be safe for use by all of them; a stateless one is. An exception that is not documented here
 * comes out of the call that reads or writes the settings.
 *
 * @since 0.1.0
 */
public interface NormalizerCodec {

  /**
   * Returns the name that definitions have under {@code name}. It may be that of a built-in
   * normalizer: a definition that is an object then means this codec, and one that is a string the
   * built-in normalizer.
   *
   * @return the name
   */
  String name();

  /**
   * Returns the normalizer with some parameters.
   *
   * @param parameters what a definition has besides the name, as plain maps, lists and scalars
   * @return the normalizer; its name is not that of a built-in one, and differs for parameters with
   *     which it normalizes differently
   * @throws IllegalArgumentException if a parameter is missing, unknown or invalid; the message
   *     states the key and the remedy
   */
  Normalizer read(Map<String, Object> parameters);

  /**
   * Returns the parameters of a normalizer; reading them gives a normalizer of the same name.
   *
   * @param normalizer a custom normalizer
   * @return its parameters, none of them {@code name}; empty if it is not one of this codec
   */
  Optional<Map<String, Object>> write(Normalizer normalizer);
}
