package dev.selfsame.engine.cursor;

import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.query.Condition;
import java.util.List;

/** Writes conditions as bytes, such that different conditions have different bytes. */
public final class ConditionWriter {
  private ConditionWriter() {}

  /** Writes a condition. Costs O(its size). */
  public static void write(Condition condition, ByteWriter out) {
    out.writeString(condition.getClass().getSimpleName());
    if (condition instanceof Condition.Comparison comparison) {
      out.writeString(comparison.path());
      out.writeString(comparison.operator().sign());
      out.writeString(comparison.value().getClass().getSimpleName());
      out.writeString(comparison.value().toString());
    } else if (condition instanceof Condition.Prefix prefix) {
      out.writeString(prefix.path());
      out.writeString(prefix.prefix());
    } else if (condition instanceof Condition.Exists exists) {
      out.writeString(exists.path());
    } else if (condition instanceof Condition.Not not) {
      write(not.part(), out);
    } else {
      List<Condition> parts =
          condition instanceof Condition.All all
              ? all.parts()
              : ((Condition.Any) condition).parts();
      out.writeVarint(parts.size());
      parts.forEach(part -> write(part, out));
    }
  }
}
