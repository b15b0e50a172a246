package dev.selfsame.profile;

/** Why a {@link LostValue} did not become the value. */
public enum LossReason {
  /** Its source ranks lower than that of the winner. */
  LOWER_RANK,
  /** It is of equal rank and older. */
  OLDER,
  /** It is of another kind (object, array or scalar) than the strongest value at that place. */
  KIND_MISMATCH,
  /** The attribute's rule cannot work on it, or works on values of another type. */
  TYPE_MISMATCH,
  /** The attribute's rule chose another one. */
  NOT_CHOSEN
}
