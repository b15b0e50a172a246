package dev.selfsame.engine.encoded;

import dev.selfsame.internal.value.ValueCodec;
import java.util.AbstractList;
import java.util.List;

/**
 * The effective fragments of one person, copied from a store as they are encoded: for each source
 * and primary identity the current record and the patches on it, then the events. Each becomes an
 * object whenever it is asked for. Immutable, and safe for use by any number of threads.
 */
public abstract class EncodedPerson<E> extends AbstractList<E> {
  /** For subclasses. */
  protected EncodedPerson() {}

  /** {@return the records and patches, which come first in the list, in no particular order} */
  public abstract List<? extends EncodedVersion> versions();

  /** {@return a reader of the names of attributes} */
  public abstract ValueCodec.NameReader names();

  /** {@return the events, which come last in the list} */
  public abstract EventRows<E> events();
}
