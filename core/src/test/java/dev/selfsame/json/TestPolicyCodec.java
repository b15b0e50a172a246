package dev.selfsame.json;

import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.TestPolicy;
import java.util.List;
import java.util.Map;

/** A codec for policies of tests; the method {@code timestampOrdered} stands for the default. */
enum TestPolicyCodec implements PolicyCodec {
  INSTANCE;

  @Override
  public MergePolicy read(Map<String, Object> definition) {
    if ("timestampOrdered".equals(definition.get("method"))) {
      return TestPolicy.newest();
    }
    if ("only".equals(definition.get("method")) && definition.get("sources") instanceof List<?> s) {
      return TestPolicy.only(s.stream().map(String::valueOf).toArray(String[]::new));
    }
    throw new IllegalArgumentException("Use timestampOrdered or only.");
  }

  @Override
  public Map<String, Object> write(MergePolicy policy) {
    if (policy.equals(TestPolicy.newest())) {
      return Map.of("method", "timestampOrdered");
    }
    return Map.of("method", "only", "sources", policy.namedSources());
  }
}
