// The start of the page: what is shown follows from the address alone.

import { get } from './api.js';
import { fillWith, problem } from './dom.js';
import { setNamespaces } from './format.js';
import * as list from './list.js';
import * as person from './person.js';
import * as refused from './refused.js';
import * as search from './search.js';
import * as state from './state.js';
import * as statistics from './statistics.js';

const VIEWS = ['people', 'statistics', 'refused'];
const TITLES = { people: 'Selfsame viewer', statistics: 'Statistics · Selfsame viewer', refused: 'Refused · Selfsame viewer' };

let shown = null;

function render(now) {
  const view = VIEWS.includes(now.view) ? now.view : 'people';
  for (const each of VIEWS) {
    document.getElementById(each).hidden = each !== view;
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
  if (view !== 'people' || !now.identity) document.title = TITLES[view];
  search.show(now);
  if (view === 'people') {
    list.show(now);
    person.show(now);
  } else if (view === 'statistics') {
    if (shown !== view) statistics.show();
  } else {
    refused.show(now);
  }
  if (shown && shown !== view) document.querySelector(`#${view} h1`)?.focus({ preventScroll: true });
  shown = view;
}

async function start() {
  try {
    const { namespaces } = await get('settings');
    setNamespaces(namespaces);
    search.start(namespaces);
    state.onChange(render);
    render(state.read());
  } catch (error) {
    fillWith(document.getElementById('person'), problem(error, start));
  }
}

document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('main').focus();
});

start();
