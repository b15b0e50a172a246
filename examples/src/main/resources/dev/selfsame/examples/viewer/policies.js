// The merge policies: which one is read under, and what each other one would change.

import { Latest, get } from './api.js';
import { fillWith, h, problem, skeleton } from './dom.js';
import { counted, json, value } from './format.js';
import { go } from './state.js';

const METHODS = {
  timestampOrdered: 'The newest value wins.',
  sourcePrecedence: 'Sources win in this order:',
};

export class Policies {
  constructor(identity) {
    this.identity = identity;
    this.latest = new Latest();
    this.loaded = null;
    this.options = h('div', { class: 'policy-options', role: 'radiogroup', 'aria-labelledby': 'policy-title' }, skeleton(2));
    this.changes = h('div', { class: 'policy-changes' });
    this.element = h('section', { class: 'card policies', 'aria-labelledby': 'policy-title' },
      h('h3', { id: 'policy-title' }, 'Merge policy'), this.options, this.changes);
  }

  show(state) {
    const question = JSON.stringify([state.policy ?? '', state.asOf ?? '']);
    if (question !== this.loaded) {
      this.loaded = question;
      this.load(state);
    }
  }

  async load(state) {
    try {
      await this.latest.run(async (signal) => {
        const parameters = { identity: this.identity, policy: state.policy, asOf: state.asOf };
        const { policies } = await get('policies', parameters, signal);
        this.fill(policies, state.policy ?? policies.find((policy) => policy.default).name);
      });
    } catch (error) {
      fillWith(this.options, problem(error, () => this.load(state)));
      fillWith(this.changes);
    }
  }

  fill(policies, chosen) {
    const focused = document.activeElement?.name === 'policy' && this.options.contains(document.activeElement);
    fillWith(this.options, policies.map((policy) => option(policy, policy.name === chosen)));
    if (focused) this.options.querySelector('input:checked')?.focus();
    const others = policies.filter((policy) => policy.name !== chosen && policy.changeCount > 0);
    const open = this.changes.querySelector('details')?.open;
    fillWith(this.changes, others.length === 0 ? null : h('details', open ? { open: true } : null,
      h('summary', null, 'Show what would change'),
      others.map((policy) => comparison(policy, chosen))));
  }
}

function option(policy, checked) {
  const input = h('input', { type: 'radio', name: 'policy', value: policy.name, onchange: () => go({ policy: policy.default ? undefined : policy.name }) });
  input.checked = checked;
  return h('label', { class: checked ? 'policy chosen' : 'policy' }, input,
    h('span', { class: 'policy-text' },
      h('span', { class: 'row' }, h('strong', null, policy.name), difference(policy, checked)),
      h('span', { class: 'hint' }, describe(policy))));
}

function difference(policy, checked) {
  if (checked) return h('span', { class: 'tag accent' }, 'shown');
  if (policy.exists === false) return h('span', { class: 'tag warn' }, 'takes nothing of this person');
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
  if (definition?.stitching === 'none') text.push('Each identity for itself.');
  if (definition?.eventSources) text.push(`Events of ${definition.eventSources.join(', ')}.`);
  const rules = Object.keys(definition?.attributes ?? {}).length;
  return [text.join(' '), rules
    ? h('span', { title: json(definition.attributes) }, ` ${counted(rules, 'rule')} for single attributes.`)
    : null];
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
