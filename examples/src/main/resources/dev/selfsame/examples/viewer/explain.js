// Why two identities are one person, or why not, in words and with the evidence.

import { Latest, get } from './api.js';
import { announce, fillWith, h, problem, skeleton } from './dom.js';
import { count, counted, identity, minute } from './format.js';
import { go } from './state.js';

const RULES = {
  NAMESPACE_LIMIT: 'namespace limit',
  VETO: 'declared apart',
  GRAPH_LIMIT: 'graph limit',
  QUARANTINE: 'quarantine',
};

export class Explain {
  constructor() {
    this.latest = new Latest();
    this.loaded = null;
    this.known = h('datalist', { id: 'known-identities' });
    this.a = h('input', { id: 'pair-a', list: 'known-identities', spellcheck: 'false', autocapitalize: 'none', autocomplete: 'off' });
    this.b = h('input', { id: 'pair-b', list: 'known-identities', spellcheck: 'false', autocapitalize: 'none', autocomplete: 'off' });
    this.answer = h('div', { class: 'explain-answer', 'aria-live': 'polite' });
    this.element = h('section', { class: 'card explain', 'aria-labelledby': 'explain-title' },
      h('h3', { id: 'explain-title' }, 'Why are two identities one person, or why not?'),
      h('form', { class: 'pair', onsubmit: (event) => { event.preventDefault(); this.ask(); } },
        h('div', { class: 'field' }, h('label', { for: 'pair-a' }, 'One identity'), this.a),
        h('div', { class: 'field' }, h('label', { for: 'pair-b' }, 'Another one'), this.b),
        h('button', { type: 'submit', class: 'primary' }, 'Explain')),
      h('p', { class: 'hint' }, 'Select two in the drawing or a link in the table, or enter any two, also of other people.'),
      this.known, this.answer);
  }

  ask() {
    go({ a: this.a.value.trim() || undefined, b: this.b.value.trim() || undefined });
  }

  offer(identities) {
    fillWith(this.known, identities.map((each) => h('option', { value: each.identity })));
  }

  show(state) {
    const question = JSON.stringify([state.a ?? '', state.b ?? '', state.asOf ?? '']);
    if (question === this.loaded) return;
    this.loaded = question;
    this.a.value = state.a ?? '';
    this.b.value = state.b ?? '';
    if (state.a && state.b) {
      this.load(state);
    } else {
      this.latest.cancel();
      fillWith(this.answer, state.a || state.b
        ? h('p', { class: 'notice' }, 'Selected: ', identity(state.a ?? state.b), '. Select another one.')
        : null);
    }
  }

  close() {
    this.latest.cancel();
  }

  async load(state) {
    if (this.answer.childElementCount === 0) fillWith(this.answer, skeleton(4));
    try {
      await this.latest.run(async (signal) => {
        const answer = await get('explain', { identity: state.a, other: state.b, asOf: state.asOf }, signal);
        fillWith(this.answer,
          h('p', { class: answer.together ? 'notice together' : 'notice warn' }, answer.message),
          answer.together
            ? h('ol', { class: 'chain' }, answer.steps.map((step) => h('li', null, pair(step), evidence(step))))
            : h('ol', { class: 'chain' }, answer.removed.map(removal)));
        announce(answer.message);
      });
    } catch (error) {
      fillWith(this.answer, problem(error, error.status >= 400 && error.status < 500 ? null : () => this.load(state)));
    }
  }
}

function pair(step) {
  return h('p', { class: 'chain-pair' }, identity(step.from), h('span', { class: 'hint' }, ' and '), identity(step.to));
}

function removal(link) {
  return h('li', null, pair(link), h('p', null, rule(link), ' ', link.message), cause(link), evidence(link));
}

/** Returns the name of the rule that removed a link. */
export function rule(link) {
  return h('span', { class: 'tag bad' }, RULES[link.rule] ?? link.rule);
}

/** Returns the fragment at which the rule was applied, if the answer has one. */
export function cause(link) {
  return link.by ? h('p', { class: 'hint' }, 'The rule was applied at: ', fragment(link.by)) : null;
}

/** Returns the origin of an evidence and the identities that it mentions. */
export function fragment(of) {
  return [h('strong', null, of.source), ` ${of.kind} of `, minute(of.timestamp), h('span', { class: 'hint' }, ' mentions '),
    of.identities.map((text, index) => [index ? ', ' : '', identity(text)])];
}

export function headline(of) {
  return [counted(of.evidenceCount, 'fragment'), of.evidenceCount === 1 ? ' mentions the two together' : ' mention the two together'];
}

function evidence(of) {
  const rest = of.evidenceCount - of.evidence.length;
  return h('details', of.evidence.length <= 3 ? { open: true } : null,
    h('summary', null, headline(of)),
    h('ul', { class: 'evidence' }, of.evidence.map((each) => h('li', null, fragment(each)))),
    rest > 0 ? h('p', { class: 'hint' }, `And ${count(rest)} later ones.`) : null);
}
