// What was refused on the way in, and which identities are in quarantine.

import { Latest, get } from './api.js';
import { fillWith, h, holdsFocus, problem, skeleton } from './dom.js';
import { count, counted, identity } from './format.js';
import { offerMore } from './paging.js';
import { link, personLink } from './state.js';

const root = document.getElementById('refused');
const latest = new Latest();
const quarantined = new Latest();

let parts = null;

/** entered tells whether another view was shown before; then all of it is asked for anew. */
export function show(state, entered) {
  if (!parts) {
    parts = {
      summary: h('p', { class: 'hint' }, '\u00a0'),
      codes: h('div', null, skeleton(3)),
      rows: h('div', { class: 'stale' }),
      more: h('div'),
      quarantine: h('div', null, skeleton(2)),
      quarantineMore: h('div'),
    };
    fillWith(root,
      h('h1', { tabindex: '-1' }, 'Refused and in quarantine'),
      h('section', { class: 'card', 'aria-labelledby': 'refused-title' },
        h('div', { class: 'card-head' }, h('h2', { id: 'refused-title' }, 'Refused'), parts.summary),
        parts.codes, parts.rows, parts.more),
      h('section', { class: 'card', 'aria-labelledby': 'quarantine-title' },
        h('h2', { id: 'quarantine-title' }, 'In quarantine'), parts.quarantine, parts.quarantineMore));
  }
  if (entered) showQuarantine();
  load(state);
}

async function load(state) {
  try {
    await latest.run(async (signal) => {
      const all = await get('refusals', {}, signal);
      const codes = Object.keys(all.counts);
      if (codes.length === 0) {
        parts.summary.textContent = '';
        fillWith(parts.codes, all.known
          ? h('div', { class: 'empty' }, h('h3', null, 'Nothing was refused'), h('p', null, 'All rows and all of their identities were accepted.'))
          : h('div', { class: 'empty' }, h('h3', null, 'What was refused is not known'), h('p', null, 'A store keeps what it accepted. Whoever filled it was told of the rest; unify writes it to the file of --rejects.')));
        fillWith(parts.rows);
        fillWith(parts.more);
        return;
      }
      const chosen = codes.includes(state.reason) ? state.reason : codes[0];
      parts.summary.textContent = counted(all.total, 'row or identity of a row', 'rows or identities of rows');
      const held = holdsFocus(parts.codes);
      fillWith(parts.codes, h('ul', { class: 'codes' }, codes.map((code) => h('li', null,
        h('a', { href: link({ reason: code }), 'aria-current': code === chosen ? 'true' : null }, h('code', null, code), ' ', count(all.counts[code]))))));
      if (held) parts.codes.querySelector('[aria-current]').focus();
      const page = await get('refusals', { reason: chosen }, signal);
      fill(page, chosen, all.counts[chosen], signal);
    });
  } catch (error) {
    parts.summary.textContent = '';
    fillWith(parts.codes, problem(error, () => load(state)));
    fillWith(parts.rows);
    fillWith(parts.more);
  }
}

function fill(page, code, total, signal) {
  const body = h('tbody', null, page.refusals.map(row));
  fillWith(parts.rows,
    page.kept < total ? h('p', { class: 'hint' }, `The first ${count(page.kept)} of ${count(total)} are kept here. Run unify with --rejects for all of them.`) : null,
    h('div', { class: 'table-frame', tabindex: '0', role: 'region', 'aria-label': `Refused with ${code}` },
      h('table', null,
        h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'File'), h('th', { scope: 'col', class: 'number' }, 'Line'), h('th', { scope: 'col' }, 'What'), h('th', { scope: 'col' }, 'Remedy'))),
        body)));
  offerMore(parts.more, page.next, async (cursor) => {
    const next = await get('refusals', { reason: code, cursor }, signal);
    const rows = next.refusals.map(row);
    body.append(...rows);
    return { next: next.next, first: rows[0] };
  });
}

function row(refusal) {
  return h('tr', null,
    h('th', { scope: 'row' }, refusal.input), h('td', { class: 'number' }, count(refusal.line)),
    h('td', null, what(refusal)),
    h('td', null, refusal.message));
}

function what(refusal) {
  return refusal.identity ? ['the identity of ', h('code', null, refusal.identity)]
    : refusal.attribute ? ['the attribute ', h('code', null, refusal.attribute)]
    : refusal.leftOut ? ['the value at ', h('code', null, refusal.path)]
    : refusal.path ? ['the whole row, because of ', h('code', null, refusal.path)]
      : 'the whole row';
}

async function showQuarantine() {
  try {
    await quarantined.run(async (signal) => fillQuarantine(await get('quarantine', {}, signal), signal));
  } catch (error) {
    fillWith(parts.quarantine, problem(error, showQuarantine));
    fillWith(parts.quarantineMore);
  }
}

function fillQuarantine(page, signal) {
  if (page.total === 0) {
    fillWith(parts.quarantine, h('p', { class: 'hint' }, page.above
      ? `No identity is mentioned together with more than ${counted(page.above, 'person', 'people')}.`
      : 'The settings define no quarantine.'));
    fillWith(parts.quarantineMore);
    return;
  }
  const rows = (identities) => identities.map((text) => h('li', null, h('a', { href: personLink(text), class: 'quiet' }, identity(text))));
  const list = h('ul', { class: 'quarantine' }, rows(page.identities));
  fillWith(parts.quarantine,
    h('p', { class: 'hint' }, `${counted(page.total, 'identity', 'identities')}, each mentioned together with more than ${counted(page.above, 'person', 'people')}, so ${page.total === 1 ? 'it has' : 'they have'} no links.`), list);
  offerMore(parts.quarantineMore, page.next, async (cursor) => {
    const next = await get('quarantine', { cursor }, signal);
    const added = rows(next.identities);
    list.append(...added);
    return { next: next.next, first: added[0]?.querySelector('a') };
  });
}
