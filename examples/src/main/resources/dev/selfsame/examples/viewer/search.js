// The search box.

import { h, fillWith } from './dom.js';
import { help } from './help.js';
import { go } from './state.js';

const form = document.getElementById('search');
const box = document.getElementById('q');
const error = document.getElementById('q-error');

/** Starts; again() is called when the same text is searched for once more. */
export function start(namespaces, again) {
  fillWith(document.getElementById('help-body'), help(namespaces));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    document.getElementById('results-title').focus({ preventScroll: true });
    const isNew = go({ view: undefined, q: box.value.trim(), identity: undefined, asOf: undefined, a: undefined, b: undefined });
    if (!isNew) again();
  });
  // Clearing the box with its clear button shows all people again.
  box.addEventListener('search', () => {
    if (box.value === '') go({ q: undefined });
  });
}

export function show(state) {
  if (document.activeElement !== box || state.q !== box.value.trim()) box.value = state.q ?? '';
}

/** Says what to correct in the text of the search, and marks the place. */
export function showError(problem, text) {
  if (!problem) {
    fillWith(error);
    box.removeAttribute('aria-invalid');
    return;
  }
  box.setAttribute('aria-invalid', 'true');
  fillWith(error, h('div', { class: 'notice bad' },
    h('p', null, problem.message),
    problem.position ? place(text, problem.position - 1) : null));
}

function place(text, at) {
  return h('p', { class: 'where', 'aria-hidden': 'true' },
    text.slice(0, at), h('mark', null, text.slice(at, at + 1) || ' '), text.slice(at + 1));
}
