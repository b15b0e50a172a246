/**
 * Selfsame: many records, one person. Links the identities of scattered customer records and
 * returns one profile per person, inside the process of the application.
 */
module dev.selfsame.core {
  requires static transitive org.jspecify;
  requires com.google.common;
  requires tools.jackson.databind;

  exports dev.selfsame;
  exports dev.selfsame.graph;
  exports dev.selfsame.identity;
  exports dev.selfsame.json;
  exports dev.selfsame.profile;
  exports dev.selfsame.query;
  exports dev.selfsame.storage;
}
