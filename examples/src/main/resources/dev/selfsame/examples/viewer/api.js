// Asks the API. Numbers that JavaScript would write differently keep the digits that they came with.

export class ApiError extends Error {
  constructor(status, message, position) {
    super(message);
    this.status = status;
    this.position = position ?? 0;
  }
}

/** A number whose digits a JavaScript number would not keep, such as 249.90 or a long one. */
export class ExactNumber {
  constructor(digits) {
    this.digits = digits;
  }

  toString() {
    return this.digits;
  }
}

function revive(key, value, context) {
  return typeof value === 'number' && context?.source !== undefined && String(value) !== context.source
    ? new ExactNumber(context.source)
    : value;
}

/** Asks for one address of the API. Parameters that are empty are left out; a list is given one by one. */
export async function get(name, parameters = {}, signal = undefined) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(key, one);
    }
  }
  const text = query.toString();
  let response;
  let body;
  try {
    response = await fetch(`api/${name}${text ? `?${text}` : ''}`, { signal });
    body = await response.text();
    signal?.throwIfAborted();
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiError(0, 'The viewer does not answer. Check that the program still runs, and try again.');
  }
  let object;
  try {
    object = JSON.parse(body, revive);
  } catch {
    throw new ApiError(response.status, 'The answer cannot be read. Load the page again.');
  }
  if (!response.ok) throw new ApiError(response.status, object.error, object.position);
  return object;
}

/**
 * Lets only the last of several loads of one place go through; the element is busy meanwhile. The
 * signal of a load is good for what is asked for later as well, until the next load begins.
 */
export class Latest {
  #controller = null;
  #busy;

  constructor(busy = null) {
    this.#busy = busy;
  }

  async run(load) {
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    this.#busy?.setAttribute('aria-busy', 'true');
    try {
      await load(controller.signal);
    } catch (error) {
      if (error.name !== 'AbortError' && !controller.signal.aborted) throw error;
    } finally {
      if (this.#controller === controller) this.#busy?.removeAttribute('aria-busy');
    }
  }

  cancel() {
    this.#controller?.abort();
    this.#controller = null;
    this.#busy?.removeAttribute('aria-busy');
  }
}
