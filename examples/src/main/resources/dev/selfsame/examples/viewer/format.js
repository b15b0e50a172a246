// How values, times and identities look.

import { ExactNumber } from './api.js';
import { h } from './dom.js';

const COUNT = new Intl.NumberFormat('en');
const LONG_TEXT = 400;
const namespaces = new Map();

/** Gives each namespace its colour, in order of priority. */
export function setNamespaces(list) {
  list.forEach((namespace, index) => namespaces.set(namespace.code, index));
}

export function namespaceIndex(code) {
  return (namespaces.get(code) ?? 7) % 8;
}

export function count(number) {
  return COUNT.format(number);
}

/** Returns "1 link", "2 links". */
export function counted(number, one, many = `${one}s`) {
  return `${count(number)} ${Number(number) === 1 ? one : many}`;
}

/** Cuts an identity at its first colon, since the code of a namespace has none. */
export function parts(identity) {
  const colon = identity.indexOf(':');
  return { namespace: identity.slice(0, colon), value: identity.slice(colon + 1) };
}

export function identity(text) {
  const { namespace, value } = parts(text);
  return h('span', { class: 'identity' },
    h('span', { class: `ns ns-${namespaceIndex(namespace)}` }, namespace),
    h('span', { class: 'colon' }, ':'),
    h('span', { class: 'mono' }, value));
}

export function day(iso) {
  return h('time', { datetime: iso, title: iso }, iso.slice(0, 10));
}

export function minute(iso) {
  return h('time', { datetime: iso, title: iso }, plainMinute(iso));
}

export function plainMinute(iso) {
  const match = /^([^T]+)T(\d\d:\d\d)/.exec(iso);
  if (!match) return iso;
  return match[2] === '00:00' && /T00:00:00Z$/.test(iso) ? match[1] : `${match[1]} ${match[2]}`;
}

export function isLeaf(value) {
  return value === null || typeof value !== 'object' || value instanceof ExactNumber || Array.isArray(value);
}

/** Returns a value on one line. */
export function plain(value) {
  if (Array.isArray(value) && value.every((item) => isLeaf(item) && !Array.isArray(item))) {
    return value.map(plain).join(', ');
  }
  return value === null || typeof value !== 'object' || value instanceof ExactNumber ? String(value) : json(value, 0);
}

/** Writes JSON with the digits that numbers came with. */
export function json(value, indent = 2) {
  const holes = [];
  const text = JSON.stringify(value, (key, item) => {
    if (!(item instanceof ExactNumber)) return item;
    holes.push(item.digits);
    return `\u0000${holes.length - 1}\u0000`;
  }, indent);
  return text.replace(/"\\u0000(\d+)\\u0000"/g, (all, index) => holes[Number(index)]);
}

/** Shows a value; a long one is cut, with a button that shows the rest. */
export function value(of) {
  const simple = isLeaf(of) && (!Array.isArray(of) || of.every((item) => isLeaf(item) && !Array.isArray(item)));
  const text = simple ? plain(of) : json(of);
  const kind = typeof of === 'string' ? 'text' : typeof of === 'object' && !(of instanceof ExactNumber) ? 'list' : 'literal';
  const element = h(simple ? 'span' : 'pre', { class: `value ${kind}` });
  if (text.length <= LONG_TEXT) {
    element.textContent = text;
  } else {
    element.append(text.slice(0, LONG_TEXT), '… ', h('button', {
      type: 'button',
      class: 'plain',
      onclick: () => { element.textContent = text; },
    }, `Show all ${count(text.length)} characters`));
  }
  return element;
}

/** Returns the leaves of attributes as pairs of path and value. */
export function leaves(attributes, prefix = '', into = []) {
  for (const [name, item] of Object.entries(attributes ?? {})) {
    const path = prefix ? `${prefix}.${name}` : name;
    if (isLeaf(item)) {
      into.push([path, item]);
    } else {
      leaves(item, path, into);
    }
  }
  return into;
}

/**
 * Returns what a person is called: by the attributes if they tell, else the first identity. The
 * name of something else, such as of a company, comes last.
 */
export function displayName(profile) {
  const depth = ([path]) => path.split('.').length;
  const texts = leaves(profile.attributes).filter(([, item]) => typeof item === 'string')
    .sort((one, other) => depth(one) - depth(other));
  const find = (pattern) => texts.find(([path]) => pattern.test(path))?.[1];
  const names = [
    find(/(^|[._-])(first|given)_?(name)?$/i),
    find(/(^|[._-])(last|family|sur)_?(name)?$/i),
  ].filter(Boolean).join(' ');
  return find(/^((full|display)[_-]?)?name$|^name\.(full|display)$/i)
    || names
    || find(/(^|[._-])(full_?name|display_?name|name)$/i)
    || profile.identities[0];
}
