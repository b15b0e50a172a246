// The title of the document: it follows from the address, and from what the person is called.

import { read } from './state.js';

const NAME = 'Selfsame viewer';
const VIEWS = { statistics: 'Statistics', refused: 'Refused' };

let named = {};

/** Tells what a person is called. */
export function call(identity, name) {
  named = { identity, name };
  entitle();
}

export function entitle() {
  const { view, identity } = read();
  const what = VIEWS[view] ?? (identity && (named.identity === identity ? named.name : identity));
  document.title = what ? `${what} · ${NAME}` : NAME;
}
