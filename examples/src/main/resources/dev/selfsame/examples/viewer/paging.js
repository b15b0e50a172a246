// A button that asks for the next page. It keeps its room while there is none.

import { h, fillWith, problem } from './dom.js';

/** Shows the button in an element; load(cursor) adds the page and answers with the next cursor. */
export function offerMore(root, cursor, load, label = 'Show more') {
  if (!cursor) {
    fillWith(root);
    return;
  }
  const button = h('button', { type: 'button' }, label);
  button.addEventListener('click', async () => {
    button.disabled = true;
    button.textContent = 'Loading …';
    try {
      offerMore(root, await load(cursor), load, label);
    } catch (error) {
      if (error.name !== 'AbortError') {
        fillWith(root, problem(error, () => offerMore(root, cursor, load, label)));
      }
    }
  });
  fillWith(root, button);
}
