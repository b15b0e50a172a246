// Makes elements. Data only ever becomes text nodes and attribute values, never markup.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  append(element, children);
  return element;
}

function append(parent, children) {
  for (const child of children) {
    if (Array.isArray(child)) {
      append(parent, child);
    } else if (child !== null && child !== undefined && child !== false) {
      parent.append(child instanceof Node ? child : String(child));
    }
  }
}

/** Returns an element; properties that begin with "on" are listeners. */
export function h(tag, properties, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** Returns an SVG element. */
export function s(tag, properties, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

/** Puts children in place of those that an element has. */
export function fillWith(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/** Returns bars that keep the room of what is being loaded. */
export function skeleton(count, tall) {
  return h('div', { class: 'skeletons', 'aria-hidden': 'true' },
    Array.from({ length: count }, () => h('div', { class: tall ? 'skeleton tall' : 'skeleton' })));
}

/** Returns an error with what to do about it. */
export function problem(error, retry, ...more) {
  const actions = [retry ? h('button', { type: 'button', onclick: retry }, 'Try again') : null, ...more].filter(Boolean);
  return h('div', { class: 'notice bad', role: 'alert' },
    h('p', null, error.message),
    actions.length ? h('p', { class: 'row' }, actions) : null);
}

/** Returns whether the focus is within an element. */
export function holdsFocus(element) {
  return element.contains(document.activeElement);
}

/** Moves the focus to an element, whether or not one gets there by keys. */
export function moveFocus(element, options = undefined) {
  if (!element) return;
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus(options);
}

let announcing = 0;

/** Tells a screen reader what has changed. */
export function announce(text) {
  const announcer = document.getElementById('announcer');
  announcer.textContent = '';
  clearTimeout(announcing);
  announcing = setTimeout(() => { announcer.textContent = text; }, 100);
}
