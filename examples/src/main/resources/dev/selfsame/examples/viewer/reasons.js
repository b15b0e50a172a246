// Why links are as they are, asked for one by one and kept, for whoever points at one.

import { Latest, get } from './api.js';
import { h } from './dom.js';
import { count } from './format.js';
import { cause, fragment, headline, rule } from './explain.js';

/** How long the pointer rests on a link before its reasons are asked for. */
const REST = 150;
const SHOWN = 3;

export class Reasons {
  constructor() {
    this.latest = new Latest();
    this.kept = new Map();
    this.resting = 0;
  }

  /** Tells the reasons of a link to show(children), at once if they are known; else it first says that they come. */
  ask(link, asOf, show) {
    this.cancel();
    const key = JSON.stringify([link.first, link.second, asOf ?? '']);
    const known = this.kept.get(key);
    if (known) {
      show(reasons(link, known));
      return;
    }
    show(h('p', { class: 'hint' }, 'Looking for the evidence …'));
    this.resting = setTimeout(() => this.load(link, asOf, key, show), REST);
  }

  async load(link, asOf, key, show) {
    try {
      await this.latest.run(async (signal) => {
        const answer = await get('explain', { identity: link.first, other: link.second, asOf }, signal);
        this.kept.set(key, answer);
        show(reasons(link, answer));
      });
    } catch (error) {
      show(h('p', { class: 'hint' }, error.message));
    }
  }

  cancel() {
    clearTimeout(this.resting);
    this.latest.cancel();
  }

  /** Forgets all, since the graph may have changed. */
  forget() {
    this.cancel();
    this.kept.clear();
  }
}

function reasons(link, answer) {
  if (link.accepted) {
    const step = answer.together && answer.steps.length === 1 ? answer.steps[0] : null;
    return step ? evidence(step) : h('p', { class: 'hint' }, answer.message);
  }
  const removed = answer.removed?.find((each) => joins(each, link));
  return removed
    ? [h('p', null, rule(removed), ' ', removed.message), cause(removed), evidence(removed)]
    : h('p', { class: 'hint' }, answer.message);
}

function joins(step, { first, second }) {
  return (step.from === first && step.to === second) || (step.from === second && step.to === first);
}

function evidence(of) {
  const rest = of.evidenceCount - Math.min(SHOWN, of.evidence.length);
  return [h('p', null, headline(of), ':'),
    h('ul', { class: 'evidence' }, of.evidence.slice(0, SHOWN).map((each) => h('li', null, fragment(each)))),
    rest > 0 ? h('p', { class: 'hint' }, `And ${count(rest)} later ones.`) : null];
}
