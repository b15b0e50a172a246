package dev.selfsame.examples.rows;

import java.io.IOException;

/** Thrown when a compressed file is damaged or ends too early; what came before is good. */
final class DamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedException(String message) {
    super(message);
  }
}
