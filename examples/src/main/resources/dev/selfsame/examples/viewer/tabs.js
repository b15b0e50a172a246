// Tabs with the keys that people expect of them: arrows, Home and End.

import { h } from './dom.js';

/** Returns tabs; choose(key) is called when one is selected. */
export function tabs(label, entries, choose) {
  const buttons = new Map();
  const panels = new Map();
  for (const [key, text] of entries) {
    const panel = h('div', { role: 'tabpanel', id: `panel-${key}`, 'aria-labelledby': `tab-${key}`, tabindex: '0', class: 'panel' });
    panel.hidden = true;
    panels.set(key, panel);
    buttons.set(key, h('button', {
      type: 'button', role: 'tab', id: `tab-${key}`, 'aria-controls': `panel-${key}`, onclick: () => choose(key),
    }, text));
  }
  const list = h('div', { role: 'tablist', 'aria-label': label, class: 'tabs' }, [...buttons.values()]);
  list.addEventListener('keydown', (event) => {
    const keys = [...buttons.keys()].filter((key) => !buttons.get(key).hidden);
    const now = keys.findIndex((key) => buttons.get(key) === document.activeElement);
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: keys.length - 1 }[event.key];
    if (next === undefined || now < 0) return;
    event.preventDefault();
    const key = keys[(next + keys.length) % keys.length];
    buttons.get(key).focus();
    choose(key);
  });
  function select(key) {
    for (const [each, button] of buttons) {
      const chosen = each === key;
      button.setAttribute('aria-selected', String(chosen));
      button.tabIndex = chosen ? 0 : -1;
      panels.get(each).hidden = !chosen;
    }
  }
  function offer(offered) {
    for (const [each, button] of buttons) button.hidden = !offered.includes(each);
  }
  function setCount(key, text) {
    if (text === null) {
      delete buttons.get(key).dataset.count;
    } else {
      buttons.get(key).dataset.count = text;
    }
  }
  return { list, panels, select, offer, setCount };
}
