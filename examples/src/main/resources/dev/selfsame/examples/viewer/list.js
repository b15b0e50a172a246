// The people that a search finds, a page at a time.

import { ApiError, Latest, get } from './api.js';
import { announce, fillWith, h, moveFocus, problem, skeleton } from './dom.js';
import { count, counted, day, displayName, identity } from './format.js';
import { askMore, offerMore } from './paging.js';
import { showError } from './search.js';
import { go, personLink, read } from './state.js';

const PAGE = 20;
const SHOWN_IDENTITIES = 3;

/** The interval of status messages, in milliseconds. */
const CALM = 1000;

/** How many further requests are sent automatically until there are enough people; then a button continues. */
const MOST_ANSWERS = 200;

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

/** Moves the focus to a person in the list, or to its title. */
export function focusOn(identity) {
  const link = [...list.querySelectorAll('a.result')].find((each) => JSON.parse(each.dataset.identities).includes(identity));
  moveFocus(link ?? title);
}

async function load(state) {
  title.textContent = state.q ? 'Search' : 'All people';
  const parameters = { q: state.q, policy: state.policy };
  if (list.childElementCount === 0) wait();
  const patience = setTimeout(() => { status.textContent = 'Searching …'; }, CALM);
  try {
    await latest.run(async (signal) => {
      const page = await get('profiles', { ...parameters, limit: PAGE }, signal);
      clearTimeout(patience);
      showError(null);
      fillWith(list);
      add(page);
      if (page.next && people() < PAGE) {
        askMore(more, page.next, further(parameters, page.next, PAGE, signal));
      } else {
        tell(page.next, state.q);
        offerMore(more, page.next, further(parameters, page.next, 2 * PAGE, signal));
      }
    });
  } catch (error) {
    failed(error, state);
  } finally {
    clearTimeout(patience);
  }
}

/**
 * Returns what adds people until there are enough. One answer looks at only so many people, so it
 * takes several where few of them are meant. If one fails, the next try goes on where that one was.
 */
function further(parameters, cursor, enough, signal) {
  let next = cursor;
  let goal = enough;
  return async () => {
    const before = people();
    let told = -CALM;
    if (before === 0) wait();
    try {
      for (let answers = 0; next && people() < goal && answers < MOST_ANSWERS; answers++) {
        if (performance.now() - told >= CALM) {
          told = performance.now();
          status.textContent = `Searching further … ${count(people())} found so far`;
        }
        const page = await get('profiles', { ...parameters, limit: goal - people(), cursor: next }, signal);
        next = page.next;
        add(page);
      }
    } catch (error) {
      if (!signal.aborted) tell(next, parameters.q);
      throw error;
    }
    const label = people() < goal ? 'Search further' : 'Show more';
    goal = people() + PAGE;
    tell(next, parameters.q);
    return { next, first: list.querySelectorAll('a.result, h3')[before], label };
  };
}

/** Keeps the room of people who may come. */
function wait() {
  fillWith(list, Array.from({ length: 5 }, () => h('li', null, skeleton(1, true))));
}

function people() {
  return list.querySelectorAll('a.result').length;
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

function tell(next, q) {
  const found = people();
  if (!next) {
    status.textContent = counted(found, 'person', 'people');
  } else if (found === 0) {
    status.textContent = 'No one found so far; the search is not complete.';
  } else {
    status.textContent = `The first ${counted(found, 'person', 'people')}; there may be more.`;
  }
  announce(`${title.textContent}: ${status.textContent}`);
  if (found === 0) fillWith(list, next ? null : noResult(q));
  if (found === 0 && !next) status.textContent = '';
}

function noResult(q) {
  return h('li', { class: 'empty' },
    h('h3', null, q ? 'No person found' : 'No people'),
    h('p', null, q
      ? 'Check the spelling, enter only the start of an identity, or look at “How to search”.'
      : 'No fragment was accepted. Look at “Refused” to see why, fix the files, and start the viewer again.'),
    q ? h('button', { type: 'button', onclick: () => go({ q: undefined }) }, 'Show all people') : null);
}

function add(page) {
  if (page.profiles.length === 0) return;
  if (people() === 0) fillWith(list);
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

/** Marks the open person, by any of its identities. */
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
