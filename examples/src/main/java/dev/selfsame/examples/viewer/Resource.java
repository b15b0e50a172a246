package dev.selfsame.examples.viewer;

/**
 * The handler of the requests for one address of the API. Safe for use by any number of threads.
 */
@FunctionalInterface
interface Resource {

  /**
   * Answers a request.
   *
   * @throws ApiException if it cannot be answered
   */
  Answer answer(Parameters parameters);
}
