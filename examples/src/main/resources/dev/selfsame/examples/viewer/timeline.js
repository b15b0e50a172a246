// The events of a person, a page at a time, with filters that stand in the address.

import { Latest, get } from './api.js';
import { announce, fillWith, h, problem, skeleton } from './dom.js';
import { count, counted, identity, json, leaves, plain } from './format.js';
import { offerMore } from './paging.js';
import { go } from './state.js';

const FILTERS = ['type', 'source', 'from', 'to', 'where', 'order'];
const SHOWN_VALUES = 5;
const SHOWN_LENGTH = 80;

export class Timeline {
  constructor(root) {
    this.loaded = null;
    this.type = h('select', { id: 'event-type', onchange: () => this.apply() });
    this.source = h('select', { id: 'event-source', onchange: () => this.apply() });
    this.order = h('select', { id: 'event-order', onchange: () => this.apply() },
      h('option', { value: '' }, 'newest first'), h('option', { value: 'oldest' }, 'oldest first'));
    this.from = h('input', { id: 'event-from', type: 'date' });
    this.to = h('input', { id: 'event-to', type: 'date' });
    this.where = h('input', { id: 'event-where', type: 'text', placeholder: 'order.total > 100', spellcheck: 'false', autocapitalize: 'none' });
    this.clear = h('button', { type: 'button', class: 'plain', onclick: () => go(Object.fromEntries(FILTERS.map((key) => [key, undefined]))) }, 'Clear filters');
    this.status = h('p', { class: 'hint', role: 'status' }, '\u00a0');
    this.list = h('div', { class: 'stale' }, skeleton(6, true));
    this.more = h('div');
    this.events = h('div', { class: 'events' }, this.list, this.more);
    this.latest = new Latest(this.events);
    fillWith(root,
      h('form', { class: 'card filters', 'aria-label': 'Filter the timeline', onsubmit: (event) => { event.preventDefault(); this.apply(); } },
        field('Type', this.type), field('Source', this.source),
        field('From', this.from), field('Before', this.to),
        field('Attributes', this.where, 'wide'), field('Order', this.order),
        h('div', { class: 'row' }, h('button', { type: 'submit' }, 'Filter'), this.clear)),
      this.status, this.events);
  }

  apply() {
    go({
      type: this.type.value || undefined,
      source: this.source.value || undefined,
      order: this.order.value || undefined,
      from: this.from.value || undefined,
      to: this.to.value || undefined,
      where: this.where.value.trim() || undefined,
    });
  }

  show(state) {
    const question = JSON.stringify([state.identity, state.policy ?? '', state.asOf ?? '', ...FILTERS.map((key) => state[key] ?? '')]);
    if (question === this.loaded) return;
    this.loaded = question;
    this.order.value = state.order ?? '';
    this.from.value = state.from ?? '';
    this.to.value = state.to ?? '';
    if (document.activeElement !== this.where) this.where.value = state.where ?? '';
    this.clear.hidden = !FILTERS.some((key) => state[key]);
    this.load(state);
  }

  async load(state) {
    const parameters = { identity: state.identity, policy: state.policy, asOf: state.asOf };
    for (const key of FILTERS) parameters[key] = state[key];
    try {
      await this.latest.run(async (signal) => {
        const page = await get('timeline', parameters, signal);
        options(this.type, 'all types', page.types, state.type);
        options(this.source, 'all sources', page.sources, state.source);
        this.fill(page, state, parameters, signal);
      });
    } catch (error) {
      this.loaded = null;
      // Without a profile the person says so, in place of all this.
      if (error.status === 404) return;
      this.status.textContent = '';
      fillWith(this.list, problem(error, error.status === 400 ? null : () => this.load(state)));
      fillWith(this.more);
    }
  }

  close() {
    this.latest.cancel();
  }

  fill(page, state, parameters, signal) {
    const filtered = FILTERS.some((key) => key !== 'order' && state[key]);
    if (page.events.length === 0) {
      this.status.textContent = '';
      fillWith(this.list, h('div', { class: 'empty' },
        h('h3', null, filtered ? 'No matching events' : 'No events'),
        h('p', null, filtered
          ? `The person has ${counted(page.total, 'event')}. Clear a filter to see more of them.`
          : 'No source that the merge policy uses has an event of this person.')));
      fillWith(this.more);
      return;
    }
    const list = h('ol', { class: 'timeline' });
    fillWith(this.list, list);
    let day = '';
    const add = (events) => {
      for (const event of events) {
        const date = event.timestamp.slice(0, event.timestamp.indexOf('T'));
        if (date !== day) list.append(h('li', { class: 'day' }, h('h3', null, h('time', { datetime: date }, date))));
        day = date;
        list.append(row(event));
      }
    };
    const tell = (next) => {
      const shown = list.querySelectorAll('.event').length;
      this.status.textContent = next
        ? `${count(shown)} of ${filtered ? 'the matching events' : counted(page.total, 'event')}`
        : filtered ? `${counted(shown, 'event')} of ${count(page.total)}` : counted(shown, 'event');
      announce(this.status.textContent);
    };
    add(page.events);
    tell(page.next);
    offerMore(this.more, page.next, async (cursor) => {
      const next = await get('timeline', { ...parameters, cursor }, signal);
      const shown = list.querySelectorAll('.event').length;
      add(next.events);
      tell(next.next);
      return { next: next.next, first: list.querySelectorAll('.event')[shown] };
    }, 'Show more events');
  }
}

function field(label, control, more = '') {
  return h('div', { class: `field ${more}` }, h('label', { for: control.id }, label), control);
}

function options(select, all, counts, chosen) {
  const names = Object.keys(counts ?? {});
  if (chosen && !names.includes(chosen)) names.push(chosen);
  fillWith(select, h('option', { value: '' }, all),
    names.map((name) => h('option', { value: name }, `${name} (${count(counts[name] ?? 0)})`)));
  select.value = chosen ?? '';
}

function row(event) {
  const values = leaves(event.attributes);
  const shown = values.slice(0, SHOWN_VALUES);
  const time = event.timestamp.slice(event.timestamp.indexOf('T') + 1).replace('Z', '');
  return h('li', { class: 'event' },
    h('time', { datetime: event.timestamp, title: event.timestamp, class: 'event-time' }, time.slice(0, 8)),
    h('div', { class: 'event-body' },
      h('p', { class: 'row' }, h('strong', null, event.type ?? 'event'), h('span', { class: 'tag' }, event.source)),
      shown.length ? h('p', { class: 'event-values' }, shown.map(([path, item]) => h('span', null, h('span', { class: 'hint' }, `${path} `), short(plain(item))))) : null,
      h('details', { class: 'event-more' },
        h('summary', { class: 'hint' }, values.length > shown.length ? `${counted(values.length - shown.length, 'more value')}, ` : '', 'identities'),
        h('ul', { class: 'chips' }, event.identities.map((each) => h('li', { class: 'chip' }, identity(`${each.namespace}:${each.value}`), each.primary ? h('span', { class: 'hint' }, 'primary') : null))),
        event.attributes ? h('pre', null, json(event.attributes)) : null,
        event.id ? h('p', { class: 'hint' }, 'id ', h('code', null, event.id)) : null)));
}

function short(text) {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
