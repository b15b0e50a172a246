// The identities by namespace, and the merged attributes as a tree, each with where it came from and
// what lost.

import { Latest, get } from './api.js';
import { fillWith, h, problem, skeleton } from './dom.js';
import { count, counted, identity, minute, namespaceIndex, parts, plain, value } from './format.js';
import { offerMore } from './paging.js';
import { personLink } from './state.js';

const SHOWN_IDENTITIES = 12;

const REASONS = {
  LOWER_RANK: 'its source ranks lower',
  OLDER: 'it is older',
  KIND_MISMATCH: 'it is another kind of value',
  TYPE_MISMATCH: 'the rule cannot work on it',
  NOT_CHOSEN: 'the rule chose another',
};

const RULES = {
  timestampOrdered: 'newest',
  sourcePrecedence: 'source order',
};

export class Attributes {
  constructor(root) {
    this.root = root;
    this.loaded = null;
    this.identities = h('div', null, skeleton(3));
    this.tree = h('div', { class: 'stale' }, skeleton(8));
    this.summary = h('p', { class: 'hint' }, '\u00a0');
    this.more = h('div');
    this.values = h('section', { class: 'card values', 'aria-labelledby': 'values-title' },
      h('div', { class: 'card-head' }, h('h3', { id: 'values-title' }, 'Attributes'), this.summary), this.tree, this.more);
    this.latest = new Latest(this.values);
    fillWith(root, h('div', { class: 'attributes' },
      h('section', { class: 'card', 'aria-labelledby': 'identities-title' },
        h('h3', { id: 'identities-title' }, 'Identities'), this.identities),
      this.values));
  }

  show(state, profile) {
    const question = JSON.stringify([state.identity, state.policy ?? '', state.asOf ?? '']);
    if (question === this.loaded) return;
    this.loaded = question;
    this.load(state, profile);
  }

  async load(state, whole) {
    const parameters = { identity: state.identity, policy: state.policy, asOf: state.asOf };
    let current;
    try {
      await this.latest.run(async (signal) => {
        current = signal;
        const [profile, page] = await Promise.all([
          whole,
          get('provenance', parameters, signal),
        ]);
        signal.throwIfAborted();
        fillWith(this.identities, groups(profile.identities, state.identity));
        this.summary.textContent = page.total === 0 ? '' : `${counted(page.total, 'value')}; sources disagree on ${page.conflicts === 0 ? 'none' : count(page.conflicts)}`;
        const all = [...page.values];
        this.fill(all);
        offerMore(this.more, page.next, async (cursor) => {
          const next = await get('provenance', { ...parameters, cursor }, signal);
          const first = next.values[0]?.path;
          all.push(...next.values);
          this.fill(all);
          return { next: next.next, first: [...this.tree.querySelectorAll('.leaf')].find((leaf) => leaf.dataset.path === first) };
        });
      });
    } catch (error) {
      this.loaded = null;
      // Without a profile the person says so, in place of all this.
      const isWithout = await whole.then(() => false, () => true);
      if (error.status === 404 || isWithout || current.aborted) return;
      fillWith(this.tree, problem(error, () => this.load(state, whole)));
      fillWith(this.more);
    }
  }

  close() {
    this.latest.cancel();
  }

  fill(values) {
    fillWith(this.tree, values.length === 0
      ? h('p', { class: 'hint' }, 'No source has attributes of this person, only identities and events.')
      : branch(grow(values)));
  }
}

function groups(identities, asked) {
  const byNamespace = new Map();
  for (const text of identities) {
    const { namespace } = parts(text);
    byNamespace.set(namespace, [...byNamespace.get(namespace) ?? [], text]);
  }
  return h('dl', { class: 'namespaces' }, [...byNamespace].map(([namespace, texts]) => {
    const list = h('ul', { class: 'identity-list' }, texts.slice(0, SHOWN_IDENTITIES).map((text) => entry(text, asked)));
    const rest = texts.slice(SHOWN_IDENTITIES);
    return h('div', null,
      h('dt', null, h('span', { class: `ns ns-${namespaceIndex(namespace)}` }, namespace), h('span', { class: 'hint' }, ` ${count(texts.length)}`)),
      h('dd', null, list, rest.length ? h('button', {
        type: 'button',
        class: 'plain',
        onclick: (event) => {
          event.target.remove();
          list.append(...rest.map((text) => entry(text, asked)));
        },
      }, `Show ${count(rest.length)} more`) : null));
  }));
}

function entry(text, asked) {
  return h('li', { class: 'mono' },
    text === asked ? h('strong', null, parts(text).value) : h('a', { href: personLink(text), class: 'quiet' }, parts(text).value));
}

/** Puts paths that begin alike under one branch. */
function grow(values) {
  const top = new Map();
  for (const leaf of values) {
    const names = leaf.path.split('.');
    let at = top;
    for (const name of names.slice(0, -1)) {
      if (!(at.get(name) instanceof Map)) at.set(name, new Map());
      at = at.get(name);
    }
    at.set(names.at(-1), leaf);
  }
  return top;
}

function size(node) {
  return [...node.values()].reduce((sum, child) => sum + (child instanceof Map ? size(child) : 1), 0);
}

function branch(node) {
  return h('ul', { class: 'tree' }, [...node].map(([name, child]) => h('li', null, child instanceof Map
    ? h('details', { open: true, class: 'branch' },
      h('summary', null, h('span', { class: 'branch-name' }, name), h('span', { class: 'hint' }, ` ${count(size(child))}`)),
      branch(child))
    : leafRow(name, child))));
}

function leafRow(name, leaf) {
  const disagree = leaf.lost.filter((lost) => plain(lost.value) !== plain(leaf.value)).length;
  return h('div', { class: 'leaf', 'data-path': leaf.path },
    h('div', { class: 'leaf-name', title: leaf.path }, name),
    h('div', { class: 'leaf-value' }, value(leaf.value)),
    h('div', { class: 'leaf-from' }, from(leaf.from), h('span', { class: 'tag', title: `Rule: ${leaf.rule}` }, RULES[leaf.rule] ?? leaf.rule)),
    leaf.lostCount > 0 ? losers(leaf, disagree) : null);
}

function from(origins) {
  return origins.slice(0, 3).map((origin, index) => h('span', { class: 'from', title: `${origin.kind} stored under ${origin.primary}` },
    index ? ' + ' : '', h('strong', null, origin.source), ' ', minute(origin.timestamp)))
    .concat(origins.length > 3 ? h('span', { class: 'hint' }, ` + ${origins.length - 3}`) : []);
}

function losers(leaf, disagree) {
  const rest = leaf.lostCount - leaf.lost.length;
  return h('details', { class: 'lost' },
    h('summary', null, h('span', { class: disagree ? 'tag warn' : 'tag' },
      disagree ? `${counted(disagree, 'other value')} lost` : `${counted(leaf.lostCount, 'source')} ${leaf.lostCount === 1 ? 'agrees' : 'agree'}`)),
    h('ul', { class: 'lost-list' },
      leaf.lost.map((lost) => loser(lost, leaf)),
      rest > 0 ? h('li', { class: 'hint' }, `And ${counted(rest, 'other')}.`) : null));
}

function loser(lost, leaf) {
  const same = plain(lost.value) === plain(leaf.value);
  const why = REASONS[lost.reason] ?? lost.reason;
  return h('li', null,
    h('span', { class: same ? 'lost-value same' : 'lost-value' }, value(lost.value)),
    lost.path === leaf.path ? null : h('span', { class: 'hint' }, ` at ${lost.path} `),
    from(lost.from),
    h('span', { class: 'hint' }, same ? ` says the same; ${why}` : ` lost, since ${why}`));
}
