// The merge policies: which one is read under, and what each other one would change.

import { Latest, get } from './api.js';
import { fillWith, h, problem } from './dom.js';
import { counted, plain, value } from './format.js';
import { go } from './state.js';

const METHODS = {
  timestampOrdered: 'The newest value wins.',
  sourcePrecedence: 'Sources win in this order:',
};

let known = [];

/** Tells which policies there are, which is the same for all people. */
export function setPolicies(policies) {
  known = policies;
}

export function knownPolicies() {
  return known.map((policy) => policy.name);
}

export class Policies {
  constructor(identity) {
    this.identity = identity;
    this.latest = new Latest();
    this.loaded = null;
    this.tags = new Map();
    this.inputs = new Map();
    this.options = h('div', { class: 'policy-options', role: 'radiogroup', 'aria-labelledby': 'policy-title' },
      known.map((policy) => this.option(policy)));
    this.changes = h('div', { class: known.length > 1 ? 'policy-changes' : null });
    this.element = h('section', { class: 'card policies', 'aria-labelledby': 'policy-title' },
      h('h3', { id: 'policy-title' }, 'Merge policy'), this.options, this.changes);
  }

  option(policy) {
    const tag = h('span', { class: 'policy-tag' });
    const input = h('input', { type: 'radio', name: 'policy', value: policy.name, onchange: () => go({ policy: policy.default ? undefined : policy.name }) });
    this.tags.set(policy.name, tag);
    this.inputs.set(policy.name, input);
    return h('div', { class: 'policy' },
      h('label', null, input,
        h('span', { class: 'policy-text' },
          h('span', { class: 'row' }, h('strong', null, policy.name), tag),
          h('span', { class: 'hint' }, describe(policy)))),
      rules(policy));
  }

  show(state) {
    const question = JSON.stringify([state.policy ?? '', state.asOf ?? '']);
    if (question !== this.loaded) {
      this.loaded = question;
      this.load(state);
    }
  }

  async load(state) {
    const chosen = state.policy ?? known.find((policy) => policy.default).name;
    for (const [name, input] of this.inputs) {
      input.checked = name === chosen;
      input.closest('.policy').classList.toggle('chosen', input.checked);
      if (input.checked) fillWith(this.tags.get(name), h('span', { class: 'tag accent' }, 'shown'));
    }
    try {
      await this.latest.run(async (signal) => {
        const parameters = { identity: this.identity, policy: state.policy, asOf: state.asOf };
        const { policies } = await get('policies', parameters, signal);
        this.fill(policies, chosen);
      });
    } catch (error) {
      for (const [name, tag] of this.tags) {
        if (name !== chosen) fillWith(tag);
      }
      fillWith(this.changes, problem(error, error.status >= 400 && error.status < 500 ? null : () => this.load(state)));
    }
  }

  close() {
    this.latest.cancel();
  }

  fill(policies, chosen) {
    for (const policy of policies) {
      const tag = this.tags.get(policy.name);
      if (tag) fillWith(tag, difference(policy, policy.name === chosen));
    }
    const others = policies.filter((policy) => policy.name !== chosen && policy.changeCount > 0);
    const open = this.changes.querySelector('details')?.open;
    fillWith(this.changes, others.length === 0 ? null : h('details', open ? { open: true } : null,
      h('summary', null, 'Show what would change'),
      others.map((policy) => comparison(policy, chosen))));
  }
}

function difference(policy, checked) {
  if (checked) return h('span', { class: 'tag accent' }, 'shown');
  if (policy.exists === false) return h('span', { class: 'tag warn' }, 'has no profile of this person');
  if (policy.changeCount === undefined) return null;
  const changes = [];
  if (policy.changeCount) changes.push(counted(policy.changeCount, 'value'));
  const events = policy.eventsAdded + policy.eventsRemoved;
  if (events) changes.push(counted(events, 'event'));
  return changes.length
    ? h('span', { class: 'tag warn' }, 'changes ', changes.join(' and '))
    : h('span', { class: 'tag' }, 'changes nothing');
}

function describe(policy) {
  const definition = policy.definition;
  const text = [METHODS[policy.method] ?? policy.method];
  if (definition?.sources) text.push(`${definition.sources.join(', ')}${definition.unlisted === 'afterwardsByTimestamp' ? ', then the newest' : ''}.`);
  if (definition?.stitching === 'none') text.push('No stitching: each identity is a person.');
  if (definition?.eventSources) text.push(`Events of ${definition.eventSources.join(', ')}.`);
  return text.join(' ');
}

/** Shows the rules for single attributes, which decide instead of the method. */
function rules(policy) {
  const attributes = Object.entries(policy.definition?.attributes ?? {});
  return attributes.length === 0 ? null : h('details', { class: 'policy-rules' },
    h('summary', null, `${counted(attributes.length, 'rule')} for single attributes`),
    h('ul', null, attributes.map(([path, rule]) => h('li', null, h('code', null, path), ' ', written(rule)))));
}

function written({ rule, ...options }) {
  const more = Object.entries(options).map(([name, option]) => `${name} ${plain(option)}`).join(', ');
  return [rule, more ? h('span', { class: 'hint' }, ` (${more})`) : null];
}

function comparison(policy, chosen) {
  const rest = policy.changeCount - policy.changes.length;
  return h('div', { class: 'table-frame', tabindex: '0', role: 'region', 'aria-label': `What ${policy.name} would change` },
    h('table', null,
      h('thead', null, h('tr', null,
        h('th', { scope: 'col' }, 'Attribute'),
        h('th', { scope: 'col' }, `Under ${chosen}`),
        h('th', { scope: 'col' }, `Under ${policy.name}`))),
      h('tbody', null, policy.changes.map((change) => h('tr', null,
        h('th', { scope: 'row' }, change.path),
        h('td', null, 'before' in change ? value(change.before) : h('span', { class: 'hint' }, 'no value')),
        h('td', null, 'after' in change ? value(change.after) : h('span', { class: 'hint' }, 'no value')))))),
    rest > 0 ? h('p', { class: 'hint' }, `And ${counted(rest, 'other value')}.`) : null);
}
