// The state of the page is in the address, after the #, so that a link shows the same to others
// and the browser's buttons for back and forward work. A browser never sends this part to a server.

const KEYS = [
  'view', 'q', 'identity', 'policy', 'asOf', 'tab', 'a', 'b',
  'type', 'source', 'where', 'from', 'to', 'order', 'reason',
];

/** What belongs to one person only, and goes when another one is opened. */
const OF_A_PERSON = ['asOf', 'a', 'b', 'type', 'source', 'where', 'from', 'to', 'order'];

const listeners = [];

export function read() {
  const given = new URLSearchParams(location.hash.slice(1));
  const state = {};
  for (const key of KEYS) {
    const value = given.get(key);
    if (value) state[key] = value;
  }
  return state;
}

function write(state) {
  const query = new URLSearchParams();
  for (const key of KEYS) {
    if (state[key]) query.set(key, state[key]);
  }
  return `#${query}`;
}

/** Returns the address of the present state with some changes; undefined takes a key out. */
export function link(changes) {
  return write({ ...read(), ...changes });
}

/** Returns the address of a person among the present results. */
export function personLink(identity) {
  const state = read();
  for (const key of OF_A_PERSON) delete state[key];
  return write({ ...state, view: undefined, identity });
}

/** Goes to the present state with some changes; answers whether that is another one. */
export function go(changes, replace = false) {
  const address = link(changes);
  if (address === write(read())) return false;
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  tell();
  return true;
}

export function onChange(listener) {
  listeners.push(listener);
}

export function tell() {
  const state = read();
  listeners.forEach((listener) => listener(state));
}

// A link within the page and the browser's own buttons both come along here.
window.addEventListener('popstate', tell);
