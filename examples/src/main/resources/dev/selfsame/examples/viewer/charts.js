// Charts that are tables: each row has a bar beside its number, so nothing is only to be seen.

import { h, s } from './dom.js';
import { count } from './format.js';

const WIDTH = 100;

/** Returns a chart. rows: {name, parts: [{value}]}; each part has its own colour, and its own name in the legend. */
export function barChart(title, rows, { first, unit, legend = null, note = null }) {
  const most = Math.max(1, ...rows.map(total));
  return h('figure', { class: 'card chart' },
    h('figcaption', null, h('h3', null, title), note ? h('p', { class: 'hint' }, note) : null,
      legend ? h('ul', { class: 'legend' }, legend.map((label, index) => h('li', null, h('span', { class: `dot part-${index}` }), label))) : null),
    h('table', null,
      h('thead', { class: 'hidden' }, h('tr', null,
        h('th', { scope: 'col' }, first), h('th', { scope: 'col' }, 'Bar'), h('th', { scope: 'col' }, unit))),
      h('tbody', null, rows.map((row) => h('tr', null,
        h('th', { scope: 'row' }, row.name),
        h('td', { class: 'bar' }, bar(row, most), legend ? h('p', { class: 'hint' }, describe(row, legend)) : null),
        h('td', { class: 'number' }, count(total(row))))))));
}

function total(row) {
  return row.parts.reduce((sum, part) => sum + part.value, 0);
}

function describe(row, legend) {
  return row.parts.map((part, index) => (part.value ? `${legend[index]} ${count(part.value)}` : '')).filter(Boolean).join(', ');
}

function bar(row, most) {
  let at = 0;
  return s('svg', { viewBox: `0 0 ${WIDTH} 10`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    s('rect', { x: 0, y: 0, width: WIDTH, height: 10, class: 'bar-ground' }),
    row.parts.map((part, index) => {
      const width = part.value === 0 ? 0 : Math.max(0.6, (WIDTH * part.value) / most);
      const rect = s('rect', { x: at, y: 0, width, height: 10, class: `part-${index}` });
      at += width;
      return rect;
    }));
}
