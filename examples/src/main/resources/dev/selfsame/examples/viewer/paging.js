// A button that asks for the next page. It keeps its room while there is none.

import { fillWith, h, holdsFocus, moveFocus, problem } from './dom.js';

/**
 * Shows the button in an element. load(cursor) adds the page, and answers with the next cursor and
 * the first element that is new, where the focus goes on.
 */
export function offerMore(root, cursor, load, label = 'Show more') {
  if (!cursor) {
    fillWith(root);
    return;
  }
  fillWith(root, h('button', { type: 'button', onclick: () => ask(root, cursor, load, label) }, label));
}

async function ask(root, cursor, load, label) {
  // A button that is disabled would lose the focus.
  const button = h('button', { type: 'button', 'aria-disabled': 'true' }, 'Loading …');
  const held = holdsFocus(root);
  fillWith(root, button);
  if (held) button.focus();
  try {
    const { next, first } = await load(cursor);
    const goOn = holdsFocus(root);
    offerMore(root, next, load, label);
    if (goOn) moveFocus(first ?? root.querySelector('button'));
  } catch (error) {
    if (error.name === 'AbortError') return;
    const goOn = holdsFocus(root);
    fillWith(root, problem(error, () => ask(root, cursor, load, label)));
    if (goOn) root.querySelector('button').focus();
  }
}
