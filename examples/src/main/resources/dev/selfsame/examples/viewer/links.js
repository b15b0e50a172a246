// The links of a graph as a table: the same as the drawing, for the keyboard and for screen readers.

import { fillWith, h } from './dom.js';
import { counted, day, identity } from './format.js';

const PAGE = 25;

/** Returns the table; pick(first, second) is called when somebody asks for a link's reasons. */
export function linkTable(links, pick) {
  const body = h('tbody');
  const more = h('div');
  const sorted = [...links].sort((one, other) => Number(one.accepted) - Number(other.accepted));
  let shown = 0;
  const next = () => {
    const page = sorted.slice(shown, shown + PAGE);
    body.append(...page.map((link) => row(link, pick)));
    shown += page.length;
    fillWith(more, shown < sorted.length
      ? h('button', { type: 'button', onclick: next }, `Show more (${counted(sorted.length - shown, 'link')} left)`)
      : null);
  };
  next();
  return h('div', { class: 'links' },
    h('div', { class: 'table-frame', tabindex: '0', role: 'region', 'aria-label': 'Links' },
      h('table', null,
        h('caption', { class: 'hidden' }, 'Links of this graph, removed ones first'),
        h('thead', null, h('tr', null,
          h('th', { scope: 'col' }, 'Link'), h('th', { scope: 'col' }, 'State'), h('th', { scope: 'col' }, 'Named by'),
          h('th', { scope: 'col' }, 'From'), h('th', { scope: 'col' }, 'To'), h('th', { scope: 'col' }, h('span', { class: 'hidden' }, 'Reasons')))),
        body)),
    more);
}

function row(link, pick) {
  const label = link.accepted ? 'Why?' : 'Why not?';
  return h('tr', null,
    h('th', { scope: 'row' }, h('span', { class: 'ends' }, identity(link.first), identity(link.second))),
    h('td', null, state(link)),
    h('td', null, link.sources.join(', ')),
    h('td', null, day(link.oldest)),
    h('td', null, day(link.newest)),
    h('td', null, h('button', {
      type: 'button', class: 'plain', onclick: () => pick(link.first, link.second), 'aria-label': `${label} ${link.first} and ${link.second}`,
    }, label)));
}

export function state(link) {
  return link.accepted ? h('span', { class: 'tag good' }, 'accepted') : h('span', { class: 'tag bad' }, '× removed');
}
