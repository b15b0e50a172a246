// One person: who it is, the choices of policy and time, and three tabs.

import { Latest, get } from './api.js';
import { AsOf } from './asof.js';
import { Attributes } from './attributes.js';
import { announce, fillWith, h, holdsFocus, problem } from './dom.js';
import { count, counted, displayName, minute, plainMinute } from './format.js';
import { Graph } from './graph.js';
import { focusOn } from './list.js';
import { Policies } from './policies.js';
import { go, link } from './state.js';
import { tabs } from './tabs.js';
import { Timeline } from './timeline.js';
import { call } from './title.js';

const TABS = [['attributes', 'Attributes'], ['timeline', 'Timeline'], ['graph', 'Graph']];

const root = document.getElementById('person');
const frame = document.getElementById('people');

let open = null;

export function show(state) {
  frame.classList.toggle('open', Boolean(state.identity));
  const held = holdsFocus(root);
  if (!state.identity) {
    const former = open?.identity;
    open?.close();
    open = null;
    welcome();
    if (former && held) focusOn(former);
    return;
  }
  if (open?.identity !== state.identity) {
    const move = held || holdsFocus(document.getElementById('results'));
    open?.close();
    open = new Person(state.identity);
    if (move) open.title.focus({ preventScroll: frame.offsetWidth > 900 });
  }
  open.show(state);
}

function welcome() {
  fillWith(root, h('div', { class: 'empty' },
    h('h2', null, 'Open a person'),
    h('p', null, 'Choose a person from the list, or search by an identity: a customer number, an e-mail address, a cookie.'),
    h('p', null, 'You will see which identities belong together and why, and where each value came from.')));
}

class Person {
  constructor(identity) {
    this.identity = identity;
    this.loaded = null;
    this.latest = new Latest();
    this.graphOnly = false;
    this.title = h('h2', { class: 'person-name', tabindex: '-1' }, identity);
    this.facts = h('div', { class: 'person-facts' }, h('div', { class: 'skeleton' }));
    this.message = h('div');
    this.policies = new Policies(identity);
    this.asOf = new AsOf(identity);
    this.tabs = tabs('About this person', TABS, (tab) => go({ tab: tab === 'attributes' ? undefined : tab }, true));
    this.views = {
      attributes: new Attributes(this.tabs.panels.get('attributes')),
      timeline: new Timeline(this.tabs.panels.get('timeline')),
      graph: new Graph(this.tabs.panels.get('graph')),
    };
    this.body = h('div', { class: 'person-body' }, this.tabs.list, [...this.tabs.panels.values()]);
    fillWith(root,
      h('a', { class: 'back', href: link({ identity: undefined, asOf: undefined, tab: undefined, a: undefined, b: undefined }) }, '← Back to the list'),
      h('div', { class: 'card person-head' }, this.title, this.facts),
      h('div', { class: 'choices' }, this.policies.element, this.asOf.element),
      this.message,
      this.body);
  }

  show(state) {
    const back = root.querySelector('.back');
    back.setAttribute('href', link({ identity: undefined, asOf: undefined, tab: undefined, a: undefined, b: undefined }));
    const question = JSON.stringify([state.policy ?? '', state.asOf ?? '']);
    this.asOf.show(state);
    this.policies.show(state);
    if (question !== this.loaded) {
      this.loaded = question;
      this.load(state);
    }
    this.showTab(state);
  }

  /** Of an identity without a profile there is the graph alone. */
  showTab(state) {
    const tab = this.graphOnly ? 'graph' : TABS.some(([key]) => key === state.tab) ? state.tab : 'attributes';
    this.tabs.select(tab);
    this.tabs.offer(this.graphOnly ? ['graph'] : TABS.map(([key]) => key));
    this.views[tab].show(state, this.profile);
  }

  close() {
    this.latest.cancel();
    for (const part of [this.policies, this.asOf, ...Object.values(this.views)]) part.close();
  }

  load(state) {
    this.graphOnly = false;
    this.body.hidden = false;
    this.latest.run(async (signal) => {
      this.profile = get('profile', { identity: this.identity, policy: state.policy, asOf: state.asOf }, signal);
      let profile;
      try {
        profile = await this.profile;
      } catch (error) {
        signal.throwIfAborted();
        await this.fail(error, state, signal);
        return;
      }
      fillWith(this.message);
      this.describe(profile, state);
    });
  }

  retry(state) {
    const held = holdsFocus(this.message);
    fillWith(this.message);
    this.load(state);
    this.showTab(state);
    if (held) this.title.focus();
  }

  describe(profile, state) {
    const name = displayName(profile);
    this.name(name);
    fillWith(this.facts,
      h('ul', { class: 'chips' },
        h('li', { class: 'chip' }, counted(profile.identities.length, 'identity', 'identities')),
        h('li', { class: 'chip' }, counted(Object.keys(profile.provenance).length, 'value')),
        h('li', { class: 'chip' }, counted(profile.events, 'event')),
        h('li', { class: 'chip' }, 'from ', profile.sources.join(', ')),
        h('li', { class: 'chip' }, 'last changed ', minute(profile.lastModified))),
      h('p', { class: 'hint' }, 'Profile id ', h('code', null, profile.profileId)));
    this.tabs.setCount('timeline', count(profile.events));
    this.tabs.setCount('graph', count(profile.identities.length));
    announce(`${name}${state.asOf ? `, as of ${plainMinute(state.asOf)}` : ''}: ${counted(profile.identities.length, 'identity', 'identities')}, ${counted(profile.events, 'event')}`);
  }

  name(name) {
    this.title.textContent = name;
    call(this.identity, name);
  }

  async fail(error, state, signal) {
    this.name(this.identity);
    this.tabs.setCount('timeline', null);
    this.tabs.setCount('graph', null);
    fillWith(this.facts, h('p', { class: 'hint' }, 'There is no profile to show.'));
    const now = state.asOf ? h('button', { type: 'button', onclick: () => go({ asOf: undefined }) }, 'Show the present') : null;
    const isWrong = error.status >= 400 && error.status < 500;
    fillWith(this.message, error.status === 404
      ? h('div', { class: 'empty', role: 'alert' }, h('h3', null, 'No profile'), h('p', null, error.message), now)
      : problem(error, isWrong ? null : () => this.retry(state), isWrong ? now : null));
    this.body.hidden = true;
    this.graphOnly = error.status === 404 && await isKnown(this.identity, state, signal);
    this.body.hidden = !this.graphOnly;
    if (this.graphOnly) this.showTab(state);
  }
}

async function isKnown(identity, state, signal) {
  try {
    await get('graph', { identity, asOf: state.asOf, limit: 1 }, signal);
    return true;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}
