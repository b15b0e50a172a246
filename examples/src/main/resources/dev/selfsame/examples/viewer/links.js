// The links of a graph as a table: the same as the drawing, for the keyboard and for screen readers.

import { fillWith, h, holdsFocus } from './dom.js';
import { counted, day, identity } from './format.js';

const PAGE = 25;

/**
 * Returns the table. pick(first, second) is called when the reasons of a link are requested, and
 * point(link) when the focus comes to a link; without one when it goes.
 */
export function linkTable({ links, identities }, pick, point) {
  const nodes = new Map(identities.map((each) => [each.identity, each]));
  const body = h('tbody');
  const more = h('div');
  const sorted = [...links].sort((one, other) => Number(one.accepted) - Number(other.accepted));
  let shown = 0;
  const next = () => {
    const held = holdsFocus(more);
    const rows = sorted.slice(shown, shown + PAGE).map((link) => row(link, nodes, pick, point));
    body.append(...rows);
    shown += rows.length;
    if (held) rows[0]?.querySelector('button').focus();
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
          h('th', { scope: 'col' }, 'Link'), h('th', { scope: 'col' }, 'State'), h('th', { scope: 'col' }, 'Mentioned by'),
          h('th', { scope: 'col' }, 'From'), h('th', { scope: 'col' }, 'To'), h('th', { scope: 'col' }, h('span', { class: 'hidden' }, 'Reasons')))),
        body)),
    more);
}

function row(link, nodes, pick, point) {
  const label = link.accepted ? 'Why?' : 'Why not?';
  return h('tr', null,
    h('th', { scope: 'row' }, h('span', { class: 'ends' }, end(nodes.get(link.first)), end(nodes.get(link.second)))),
    h('td', null, state(link)),
    h('td', null, link.sources.join(', ')),
    h('td', null, day(link.oldest)),
    h('td', null, day(link.newest)),
    h('td', null, h('button', {
      type: 'button', class: 'plain', onclick: () => pick(link.first, link.second), onfocus: () => point(link), onblur: () => point(null), 'aria-label': `${label} ${link.first} and ${link.second}`,
    }, label)));
}

function end(node) {
  return h('span', { class: 'end' }, identity(node.identity), ' ', remarks(node));
}

/** Returns what is special about an identity. */
export function remarks(node) {
  return [
    node.quarantined ? h('span', { class: 'tag warn' }, 'in quarantine') : null,
    node.member ? null : h('span', { class: 'tag' }, 'of another person'),
  ];
}

export function state(link) {
  return link.accepted ? h('span', { class: 'tag good' }, 'accepted') : h('span', { class: 'tag bad' }, '× removed');
}
