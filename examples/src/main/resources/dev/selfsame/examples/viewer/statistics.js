// How much there is, with charts.

import { Latest, get } from './api.js';
import { barChart } from './charts.js';
import { fillWith, h, holdsFocus, problem, skeleton } from './dom.js';
import { count, counted, minute } from './format.js';
import { link } from './state.js';

const root = document.getElementById('statistics');
const KINDS = ['record', 'patch', 'event'];
const BUCKETS = [[1, 1], [2, 2], [3, 3], [4, 4], [5, 5], [6, 10], [11, 20], [21, 50], [51, 100], [101, Infinity]];

/** How long to wait for a count that is under way before looking again. */
const PATIENCE = 2000;

const latest = new Latest();

let frame = null;
let waiting = 0;

export function show() {
  if (!frame) {
    frame = h('div', { class: 'page' }, skeleton(6, true));
    fillWith(root, h('h1', { tabindex: '-1' }, 'Statistics'), frame);
  }
  load();
}

export function leave() {
  clearTimeout(waiting);
  latest.cancel();
}

async function load() {
  clearTimeout(waiting);
  try {
    await latest.run(async (signal) => {
      const found = await get('statistics', {}, signal);
      fill(figures(found), charts(found),
        h('p', { class: 'row hint' }, found.ageSeconds < 2 ? 'Counted just now.' : h('span', null, 'Counted at ', minute(found.countedAt), ', ', age(found.ageSeconds), ' ago.'),
          found.counting ? ' Counting again …' : null,
          h('button', { type: 'button', class: 'plain', onclick: load }, 'Refresh')));
      if (found.counting) waiting = setTimeout(load, PATIENCE);
    });
  } catch (error) {
    fill(problem(error, load));
  }
}

function fill(...children) {
  const held = holdsFocus(frame);
  fillWith(frame, children);
  if (held) [...frame.querySelectorAll('button')].at(-1)?.focus({ preventScroll: true });
}

function age(seconds) {
  if (seconds < 120) return counted(seconds, 'second');
  return seconds < 7200 ? counted(Math.floor(seconds / 60), 'minute') : counted(Math.floor(seconds / 3600), 'hour');
}

function figures(found) {
  const graphs = found.graphs;
  return h('dl', { class: 'figures' },
    figure('Profiles', found.profiles, `under ${found.policy}`),
    figure('Fragments', found.fragments, counted(Object.keys(found.sources).length, 'source')),
    figure('Identities', found.identities, `${count(graphs.isolated)} alone`),
    figure('Graphs', graphs.graphs, 'with two or more identities'),
    figure('Largest graph', graphs.largest, 'identities'),
    figure('Removed links', graphs.removedLinks, 'by rules that keep people apart'),
    figure('In quarantine', graphs.quarantined, graphs.quarantined ? h('a', { href: link({ view: 'refused' }) }, 'see which') : 'identities'));
}

function figure(name, value, note) {
  return h('div', { class: 'card figure' }, h('dt', null, name), h('dd', null, h('strong', null, count(value)), h('span', { class: 'hint' }, note)));
}

function charts(found) {
  const sources = Object.entries(found.sources).map(([name, kinds]) => ({
    name, parts: KINDS.map((kind) => ({ value: kinds[kind] ?? 0 })),
  }));
  return h('div', { class: 'charts' },
    barChart('Graph sizes', sizes(found.graphs.sizes), { first: 'Identities in a graph', unit: 'Graphs', note: 'The number of graphs by their number of identities.' }),
    barChart('Sources', sources, { first: 'Source', unit: 'Fragments', legend: ['records', 'patches', 'events'], note: 'Fragments held of each source, including older versions.' }),
    barChart('Namespaces', Object.entries(found.namespaces).map(([name, value]) => ({ name, parts: [{ value }] })),
      { first: 'Namespace', unit: 'Identities', note: 'Identities of each namespace, in order of priority.' }),
    overlap('Sources of a profile', found.sourceOverlap, 'Profiles made of exactly these sources.'),
    overlap('Namespaces of a profile', found.namespaceOverlap, 'Profiles with identities of exactly these namespaces.'));
}

function overlap(title, found, note) {
  const rest = found.total - found.combinations.length;
  return barChart(title,
    found.combinations.map((each) => ({ name: each.of.join(' + ') || 'none', parts: [{ value: each.profiles }] })),
    { first: title, unit: 'Profiles', note: rest > 0 ? `${note} The ${found.combinations.length} most common of ${count(found.total)} combinations.` : note });
}

function sizes(bySize) {
  const rows = BUCKETS.map(([from, to]) => ({
    name: from === to ? String(from) : to === Infinity ? `${from} and more` : `${from} to ${to}`,
    parts: [{ value: Object.entries(bySize).reduce((sum, [size, number]) => sum + (size >= from && size <= to ? number : 0), 0) }],
  }));
  const last = rows.findLastIndex((row) => row.parts[0].value > 0);
  return rows.slice(0, Math.max(1, last + 1));
}
