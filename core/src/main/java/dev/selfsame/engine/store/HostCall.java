package dev.selfsame.engine.store;

import dev.selfsame.identity.Normalizer;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.MergePolicy;
import java.lang.StackWalker.Option;
import java.time.Clock;

/** The code of the application that may be running when a store is called inside its own call. */
enum HostCall {
  RULE(
      AttributeRule.class,
      "A merge rule called a store while it was being asked. Let rules compute from their candidates alone, and read and write before or after reading."),
  POLICY(
      MergePolicy.class,
      "A merge policy called a store while it was being asked. Let policies answer from the name of the source alone, and read and write before or after reading."),
  NORMALIZER(
      Normalizer.class,
      "A normalizer called a store while it was being asked. Let normalizers compute from the value alone, and read and write before or after adding."),
  CLOCK(
      Clock.class,
      "A clock called a store while it was being asked. Let clocks tell the time and no more, and read and write elsewhere."),
  OTHER(
      Object.class,
      "A store was called inside one of its own calls. Read and write before or after that call.");

  private final Class<?> type;
  private final String message;

  HostCall(Class<?> type, String message) {
    this.type = type;
    this.message = message;
  }

  /** {@return what happened and what to do about it} */
  String message() {
    return message;
  }

  /** {@return the innermost one on the stack of this thread} Costs O(depth of the stack). */
  static HostCall current() {
    return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .map(frame -> of(frame.getDeclaringClass()))
                    .filter(call -> call != OTHER)
                    .findFirst()
                    .orElse(OTHER));
  }

  private static HostCall of(Class<?> declaring) {
    for (HostCall call : values()) {
      if (call.type.isAssignableFrom(declaring)) {
        return call;
      }
    }
    return OTHER;
  }
}
