// The slider for points in time. It stops at the timestamps of the person's fragments.

import { Latest, get } from './api.js';
import { fillWith, h } from './dom.js';
import { counted, plainMinute } from './format.js';
import { go } from './state.js';

/** How long the knob rests before what it points at is loaded. */
const REST = 150;

export class AsOf {
  constructor(identity) {
    this.identity = identity;
    this.latest = new Latest();
    this.moving = 0;
    this.moments = null;
    this.slider = h('input', { type: 'range', id: 'as-of', min: '0', max: '1', value: '1', disabled: true, 'aria-describedby': 'as-of-hint' });
    this.label = h('output', { for: 'as-of', class: 'as-of-label' }, 'now');
    this.present = h('button', { type: 'button', class: 'plain', onclick: () => { this.slider.focus(); this.settle(undefined); } }, 'Back to now');
    this.present.disabled = true;
    this.ends = h('div', { class: 'as-of-ends hint' }, h('span', null, '\u00a0'), h('span', null, 'now'));
    this.hint = h('p', { class: 'hint', id: 'as-of-hint' }, '\u00a0');
    this.element = h('section', { class: 'card as-of', 'aria-labelledby': 'as-of-title' },
      h('div', { class: 'card-head' }, h('h3', { id: 'as-of-title' }, h('label', { for: 'as-of' }, 'As of')), this.label),
      this.slider, this.ends, h('div', { class: 'card-head' }, this.hint, this.present));
    this.slider.addEventListener('input', () => this.tell(this.chosen()));
    this.slider.addEventListener('change', () => this.move());
    this.load();
  }

  async load() {
    fillWith(this.hint, '\u00a0');
    try {
      await this.latest.run(async (signal) => {
        const { moments, total } = await get('moments', { identity: this.identity }, signal);
        this.moments = moments;
        this.slider.max = String(moments.length);
        this.slider.disabled = false;
        fillWith(this.ends, h('span', null, plainMinute(moments[0])), h('span', null, 'now'));
        this.hint.textContent = moments.length < total
          ? `${counted(moments.length, 'stop')} for ${counted(total, 'time')} with data`
          : `${counted(total, 'time')} with data`;
        this.show({ asOf: this.asOf });
      });
    } catch (error) {
      fillWith(this.hint, error.message, error.status >= 400 && error.status < 500
        ? null
        : h('button', { type: 'button', class: 'plain', onclick: () => this.load() }, 'Try again'));
    }
  }

  move() {
    clearTimeout(this.moving);
    this.moving = setTimeout(() => this.settle(this.chosen()), REST);
  }

  /** Only the first look back is a step that the browser's button undoes. */
  settle(asOf) {
    clearTimeout(this.moving);
    go({ asOf }, Boolean(this.asOf));
  }

  close() {
    clearTimeout(this.moving);
    this.latest.cancel();
  }

  /** Returns the time under the knob, or undefined for now. */
  chosen() {
    return this.moments?.[Number(this.slider.value)];
  }

  show(state) {
    clearTimeout(this.moving);
    this.asOf = state.asOf;
    this.present.disabled = !state.asOf;
    this.element.classList.toggle('past', Boolean(state.asOf));
    if (this.moments) {
      const time = Date.parse(state.asOf ?? '');
      let at = this.moments.length;
      if (state.asOf) {
        at = Math.max(0, this.moments.filter((moment) => Date.parse(moment) <= time).length - 1);
      }
      this.slider.value = String(at);
    }
    this.tell(state.asOf);
  }

  tell(time) {
    const text = time ? plainMinute(time) : 'now';
    this.label.textContent = text;
    this.slider.setAttribute('aria-valuetext', text);
  }
}
