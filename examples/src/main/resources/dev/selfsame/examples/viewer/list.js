// The people that a search finds, a page at a time.

import { ApiError, Latest, get } from './api.js';
import { announce, fillWith, h, moveFocus, problem, skeleton } from './dom.js';
import { counted, day, displayName, identity } from './format.js';
import { offerMore } from './paging.js';
import { showError } from './search.js';
import { go, personLink, read } from './state.js';

const PAGE = 20;
const SHOWN_IDENTITIES = 3;
const SLOW = 1000;

/** How often it is asked on by itself while answers are empty; then a button asks on. */
const MOST_EMPTY = 20;

const title = document.getElementById('results-title');
const status = document.getElementById('results-status');
const list = document.getElementById('results');
const more = document.getElementById('results-more');
const latest = new Latest(list);

let shown = null;
let chosen;

export function show(state) {
  chosen = state.identity;
  const question = JSON.stringify([state.q ?? '', state.policy ?? '']);
  if (question === shown) {
    mark();
    return;
  }
  shown = question;
  load(state);
}

export function searchAgain() {
  load(read());
}

/** Moves the focus to a person of the list, or to its title. */
export function focusOn(identity) {
  const link = [...list.querySelectorAll('a.result')].find((each) => JSON.parse(each.dataset.identities).includes(identity));
  moveFocus(link ?? title);
}

async function load(state) {
  title.textContent = state.q ? 'Search' : 'Everybody';
  const parameters = { q: state.q, policy: state.policy, limit: PAGE };
  if (list.childElementCount === 0) {
    fillWith(list, Array.from({ length: 5 }, () => h('li', null, skeleton(1, true))));
  }
  const patience = setTimeout(() => {
    status.textContent = 'Searching … The first search by a rare attribute looks at everybody, which takes some seconds.';
  }, SLOW);
  try {
    await latest.run(async (signal) => {
      const page = await ask(parameters, signal);
      clearTimeout(patience);
      showError(null);
      fillWith(list);
      add(page);
      tell(page.next);
      offer(parameters, page.next, signal);
      if (page.profiles.length === 0 && !page.next) nobody(state);
    });
  } catch (error) {
    failed(error, state);
  } finally {
    clearTimeout(patience);
  }
}

/** An answer looks at only so many identities, so it may be empty though there are people behind. */
async function ask(parameters, signal) {
  let page = await get('profiles', parameters, signal);
  for (let empty = 1; page.profiles.length === 0 && page.next && empty < MOST_EMPTY; empty++) {
    status.textContent = 'Still searching …';
    page = await get('profiles', { ...parameters, cursor: page.next }, signal);
  }
  return page;
}

function offer(parameters, next, signal) {
  offerMore(more, next, async (cursor) => {
    const page = await ask({ ...parameters, cursor }, signal);
    const first = list.childElementCount;
    add(page);
    tell(page.next);
    if (list.childElementCount === 0 && !page.next) nobody(parameters);
    return { next: page.next, first: list.children[first]?.querySelector('a, h3') };
  }, list.childElementCount === 0 ? 'Search on' : 'Show more');
}

function failed(error, state) {
  fillWith(list);
  fillWith(more);
  status.textContent = '';
  if (error instanceof ApiError && error.status === 400 && state.q) {
    showError(error, state.q);
  } else {
    showError(null);
    fillWith(list, h('li', null, problem(error, () => load(state))));
  }
}

function tell(next) {
  const people = list.childElementCount;
  if (next) {
    status.textContent = people === 0 ? 'Nobody so far, and not all is searched.' : `The first ${counted(people, 'person', 'people')}; there are more.`;
  } else {
    status.textContent = counted(people, 'person', 'people');
  }
  announce(`${title.textContent}: ${status.textContent}`);
}

function nobody(state) {
  fillWith(list, h('li', { class: 'empty' },
    h('h3', null, state.q ? 'Nobody is found' : 'Nobody is here'),
    h('p', null, state.q
      ? 'Check the spelling, write only the beginning of an identity, or look at “How to search”.'
      : 'No fragment was accepted. Look at “Refused” to see why, mend the files, and start the viewer again.'),
    state.q ? h('button', { type: 'button', onclick: () => go({ q: undefined }) }, 'Show everybody') : null));
  status.textContent = '';
}

function add(page) {
  list.append(...page.profiles.map((profile) => h('li', null, entry(profile))));
  mark();
}

function entry(profile) {
  const name = displayName(profile);
  const others = profile.identities.filter((text) => text !== name);
  return h('a', {
    class: 'result stale',
    href: personLink(profile.identities[0]),
    'data-identities': JSON.stringify(profile.identities),
  },
  h('span', { class: 'result-name' }, name),
  h('span', { class: 'result-ids' },
    others.slice(0, SHOWN_IDENTITIES).map((text, index) => [index ? '  ' : '', identity(text)]),
    others.length > SHOWN_IDENTITIES ? `  +${others.length - SHOWN_IDENTITIES}` : ''),
  h('span', { class: 'result-facts' },
    counted(profile.identities.length, 'identity', 'identities'), ' · ', counted(profile.events, 'event'), ' · ', day(profile.lastModified)));
}

/** Marks the person who is open, by whichever identity. */
function mark() {
  for (const link of list.querySelectorAll('a.result')) {
    const identities = JSON.parse(link.dataset.identities);
    if (chosen && identities.includes(chosen)) {
      link.setAttribute('aria-current', 'true');
    } else {
      link.removeAttribute('aria-current');
    }
    const state = personLink(identities[0]);
    if (link.getAttribute('href') !== state) link.setAttribute('href', state);
  }
}
