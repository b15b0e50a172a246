/** The ready-made merge policies and attribute rules. */
module dev.selfsame.policies {
  requires static transitive org.jspecify;
  requires transitive dev.selfsame.core;
  requires com.google.common;

  exports dev.selfsame.policies;
}
