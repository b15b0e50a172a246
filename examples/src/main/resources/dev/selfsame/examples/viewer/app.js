// The start of the page: what is shown follows from the address alone.

import { get } from './api.js';
import { fillWith, h, moveFocus, problem } from './dom.js';
import { setNamespaces } from './format.js';
import * as list from './list.js';
import * as person from './person.js';
import { knownPolicies, setPolicies } from './policies.js';
import * as refused from './refused.js';
import * as search from './search.js';
import * as state from './state.js';
import * as statistics from './statistics.js';
import { entitle } from './title.js';

const VIEWS = ['people', 'statistics', 'refused'];

const notice = document.getElementById('notice');

let shown = null;

function render(now) {
  const view = VIEWS.includes(now.view) ? now.view : 'people';
  const unknown = view === 'people' && now.policy && !knownPolicies().includes(now.policy);
  for (const each of VIEWS) {
    document.getElementById(each).hidden = unknown || each !== view;
  }
  for (const link of document.querySelectorAll('.views a')) {
    const target = link.dataset.view;
    link.setAttribute('href', state.link({ view: target === 'people' ? undefined : target }));
    if (target === view) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  }
  entitle();
  fillWith(notice, unknown ? noSuchPolicy(now.policy) : null);
  if (unknown) {
    shown = null;
    return;
  }
  search.show(now);
  const entered = shown !== view;
  if (view === 'people') {
    list.show(now);
    person.show(now);
  } else if (view === 'statistics') {
    if (entered) statistics.show();
  } else {
    refused.show(now, entered);
  }
  if (view !== 'statistics') statistics.leave();
  if (shown && entered) moveFocus(document.querySelector(`#${view} h1`), { preventScroll: true });
  shown = view;
}

function noSuchPolicy(policy) {
  const error = { message: `There is no merge policy “${policy}” here. It may have been renamed since the link was made.` };
  return problem(error, null, h('button', {
    type: 'button',
    onclick: () => {
      state.go({ policy: undefined });
      moveFocus(document.getElementById('main'), { preventScroll: true });
    },
  }, 'Use the default policy'));
}

async function start() {
  try {
    const [{ namespaces }, { policies }] = await Promise.all([get('settings'), get('policies')]);
    fillWith(notice);
    document.getElementById('people').hidden = false;
    setNamespaces(namespaces);
    setPolicies(policies);
    search.start(namespaces, list.searchAgain);
    state.onChange(render);
    render(state.read());
  } catch (error) {
    document.getElementById('people').hidden = true;
    fillWith(notice, problem(error, start));
  }
}

document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('main').focus();
});

start();
