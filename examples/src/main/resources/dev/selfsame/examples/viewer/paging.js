// A button that asks for the next page. It keeps its room while there is none.

import { fillWith, h, holdsFocus, moveFocus, problem } from './dom.js';

/**
 * Shows the button in an element. load(cursor) adds the page, and answers with the next cursor, the
 * first element that is new, where the focus goes on, and the label of then, if it is another one.
 */
export function offerMore(root, cursor, load, label = 'Show more') {
  if (!cursor) {
    fillWith(root);
    return;
  }
  fillWith(root, h('button', { type: 'button', onclick: () => askMore(root, cursor, load, label) }, label));
}

/** Asks for the page at once, as if the button had been pressed. */
export async function askMore(root, cursor, load, label = 'Show more') {
  // A button that is disabled would lose the focus.
  const button = h('button', { type: 'button', 'aria-disabled': 'true' }, 'Loading …');
  const held = holdsFocus(root);
  fillWith(root, button);
  if (held) button.focus();
  try {
    const { next, first, label: then = label } = await load(cursor);
    const goOn = holdsFocus(root);
    offerMore(root, next, load, then);
    if (goOn) moveFocus(first ?? root.querySelector('button'));
  } catch (error) {
    if (error.name === 'AbortError') return;
    const goOn = holdsFocus(root);
    fillWith(root, problem(error, () => askMore(root, cursor, load, label)));
    if (goOn) root.querySelector('button').focus();
  }
}
