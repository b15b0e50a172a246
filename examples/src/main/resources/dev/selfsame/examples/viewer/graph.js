// The identity graph, drawn. The library that draws is loaded when the first graph is looked at.

import { Latest, get } from './api.js';
import { Explain } from './explain.js';
import { fillWith, h, moveFocus, problem, skeleton } from './dom.js';
import { counted, identity, minute, namespaceIndex, parts } from './format.js';
import { linkTable, remarks, state as linkState } from './links.js';
import { Reasons } from './reasons.js';
import { go } from './state.js';

const MOST = 5000;
const LABEL = 22;

/** More than these are laid out in circles, since to find good places for all would take too long. */
const MOST_ARRANGED = 800;
const dark = matchMedia('(prefers-color-scheme: dark)');

let library = null;

export class Graph {
  constructor(root) {
    this.loaded = null;
    this.reasons = new Reasons();
    this.limit = undefined;
    this.explain = new Explain();
    this.note = h('div', { class: 'graph-note' });
    this.legend = h('ul', { class: 'legend' });
    this.canvas = h('div', { class: 'graph-canvas', role: 'img', 'aria-label': 'Drawing of the graph' });
    this.tip = h('div', { class: 'graph-tip', 'aria-hidden': 'true' });
    this.tip.hidden = true;
    this.showRemoved = h('input', { type: 'checkbox', id: 'show-removed', onchange: () => this.applyRemoved() });
    this.showRemoved.checked = true;
    this.title = h('h3', { id: 'graph-title' }, 'Identity graph');
    this.summary = h('p', { class: 'hint' }, '\u00a0');
    this.drawing = h('div', { class: 'graph-frame' }, this.canvas, this.tip);
    this.latest = new Latest(this.drawing);
    this.table = h('div', { class: 'stale' }, skeleton(4));
    fillWith(root,
      h('section', { class: 'card', 'aria-labelledby': 'graph-title' },
        h('div', { class: 'card-head' }, this.title, this.summary),
        h('div', { class: 'row graph-tools' },
          h('button', { type: 'button', onclick: () => this.zoom(1.3), 'aria-label': 'Zoom in' }, '+'),
          h('button', { type: 'button', onclick: () => this.zoom(1 / 1.3), 'aria-label': 'Zoom out' }, '−'),
          h('button', { type: 'button', onclick: () => this.cy?.fit(undefined, 24) }, 'Fit'),
          h('label', { class: 'row', for: 'show-removed' }, this.showRemoved, 'Removed links')),
        this.note, this.drawing, this.legend),
      this.explain.element,
      h('section', { class: 'card', 'aria-labelledby': 'links-title' }, h('h3', { id: 'links-title' }, 'Links'), this.table));
    this.recolour = () => this.cy?.style(look(this.canvas));
    dark.addEventListener('change', this.recolour);
    this.wide = new ResizeObserver(() => this.fitIfAway());
    this.wide.observe(this.canvas);
  }

  close() {
    this.latest.cancel();
    this.explain.close();
    this.reasons.forget();
    dark.removeEventListener('change', this.recolour);
    this.wide.disconnect();
    this.erase();
  }

  erase() {
    this.cy?.destroy();
    this.cy = null;
  }

  show(state) {
    this.explain.show(state);
    this.state = state;
    const question = JSON.stringify([state.identity, state.asOf ?? '', this.limit ?? '']);
    if (question !== this.loaded) {
      this.loaded = question;
      this.load(state);
    } else {
      this.mark();
    }
  }

  async load(state) {
    this.reasons.forget();
    this.tip.hidden = true;
    try {
      await this.latest.run(async (signal) => {
        const [graph, module] = await Promise.all([
          get('graph', { identity: state.identity, asOf: state.asOf, limit: this.limit }, signal),
          library ?? import('./cytoscape.js'),
        ]);
        library = module;
        signal.throwIfAborted();
        this.describe(graph);
        this.draw(graph);
      });
    } catch (error) {
      this.erase();
      this.loaded = null;
      fillWith(this.note, problem(error, () => this.load(state)));
      fillWith(this.table);
      fillWith(this.legend);
      this.summary.textContent = '';
    }
  }

  describe(graph) {
    const { members, accepted, removed } = graph.counts;
    const text = `${counted(members, 'identity', 'identities')}, ${counted(accepted, 'accepted link')}, ${counted(removed, 'removed link')}`;
    this.summary.textContent = text;
    this.canvas.setAttribute('aria-label', `Drawing of the graph: ${text}. The table below has the same content.`);
    this.explain.offer(graph.identities);
    fillWith(this.note, graph.complete ? null : h('div', { class: 'notice warn row' },
      h('span', null, `Only a part is drawn: ${counted(graph.identities.length, 'identity', 'identities')} and ${counted(graph.links.length, 'link')}. Links that connect the graph and removed links are drawn first.`),
      this.limit ? null : h('button', { type: 'button', onclick: () => this.drawMore() }, 'Draw more')));
    const codes = [...new Set(graph.identities.map((each) => each.namespace))].sort((a, b) => namespaceIndex(a) - namespaceIndex(b));
    fillWith(this.legend,
      codes.map((code) => h('li', null, h('span', { class: `dot ns-${namespaceIndex(code)}` }), code)),
      removed ? h('li', null, h('span', { class: 'line removed' }), 'removed link') : null,
      graph.identities.some((each) => !each.member) ? h('li', null, h('span', { class: 'dot other' }), 'of another person') : null);
    fillWith(this.table, graph.links.length
      ? linkTable(graph, (a, b) => this.pick(a, b), (link) => this.point(link))
      : h('p', { class: 'hint' }, lonely(graph)));
    this.showRemoved.parentElement.hidden = removed === 0;
  }

  drawMore() {
    this.limit = MOST;
    moveFocus(this.title, { preventScroll: true });
    this.show(this.state);
  }

  draw(graph) {
    this.erase();
    const nodes = graph.identities.map((each) => ({
      group: 'nodes',
      data: { id: each.identity, label: short(parts(each.identity).value), color: namespaceIndex(each.namespace), node: each },
      classes: [each.member ? 'member' : 'other', each.quarantined ? 'quarantined' : '', each.identity === this.state.identity ? 'asked' : ''].join(' '),
    }));
    const edges = graph.links.map((link, index) => ({
      group: 'edges',
      data: { id: `link ${index}`, source: link.first, target: link.second, link },
      classes: link.accepted ? 'accepted' : 'removed',
    }));
    this.cy = library.default({
      container: this.canvas,
      elements: [...nodes, ...edges],
      style: look(this.canvas),
      minZoom: 0.1,
      maxZoom: 3,
      boxSelectionEnabled: false,
      // The wheel goes on scrolling the page; the buttons zoom.
      userZoomingEnabled: false,
      layout: { name: 'preset' },
    });
    this.arrange();
    this.listen();
    this.applyRemoved();
    this.mark();
  }

  arrange() {
    if (this.cy.elements().length > MOST_ARRANGED) {
      this.cy.layout({
        name: 'concentric',
        concentric: (node) => (node.hasClass('other') ? 0 : node.degree() + 1),
        levelWidth: (nodes) => Math.max(1, nodes.maxDegree() / 4),
        minNodeSpacing: 14,
        animate: false,
        padding: 24,
      }).run();
    } else {
      this.arrangeByForce();
    }
    this.cy.fit(undefined, 24);
    if (this.cy.zoom() > 1.4) {
      this.cy.zoom(1.4);
      this.cy.center();
    }
  }

  /** Starts from circles, not from chance, so that the same graph always looks the same. */
  arrangeByForce() {
    const members = this.cy.nodes('.member');
    const others = this.cy.nodes('.other');
    const circle = (nodes, radius) => nodes.forEach((node, index) => {
      const angle = (2 * Math.PI * index) / nodes.length;
      node.position({ x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
    });
    circle(members, 60 + 8 * members.length);
    circle(others, 160 + 12 * Math.max(members.length, others.length));
    const many = this.cy.nodes().length > 40;
    this.cy.layout({
      name: 'cose',
      randomize: false,
      animate: false,
      fit: true,
      padding: 24,
      nodeRepulsion: () => (many ? 12000 : 60000),
      idealEdgeLength: (edge) => (many ? 70 : 120) + (edge.hasClass('removed') ? 40 : 0),
      edgeElasticity: () => 80,
      nodeOverlap: 16,
      componentSpacing: 60,
      numIter: this.cy.elements().length > 400 ? 400 : 1000,
    }).run();
  }

  listen() {
    this.cy.on('tap', 'node', (event) => this.pickOne(event.target.id()));
    this.cy.on('tap', 'edge', (event) => this.pick(event.target.data('source'), event.target.data('target')));
    this.cy.on('mouseover', 'node, edge', (event) => this.hover(event));
    this.cy.on('mouseout', 'node, edge', () => this.unhover());
    this.cy.on('pan zoom drag', () => this.unhover());
  }

  unhover() {
    this.reasons.cancel();
    this.tip.hidden = true;
    this.cy?.edges('.pointed').removeClass('pointed');
  }

  /** Shows the link that has the focus in the table. */
  point(link) {
    this.unhover();
    const edge = link && this.cy?.edges().filter((each) => each.data('link') === link);
    if (edge?.nonempty() && edge.visible()) {
      edge.addClass('pointed');
      this.tellLink(link, edge.renderedMidpoint());
    }
  }

  hover(event) {
    const target = event.target;
    const at = event.renderedPosition ?? target.renderedPosition();
    if (target.isEdge()) {
      this.tellLink(target.data('link'), at);
      return;
    }
    this.reasons.cancel();
    const count = (kind) => counted(target.connectedEdges(`.${kind}`).length, `${kind} link`);
    this.tell(at,
      h('p', null, identity(target.id())),
      h('p', { class: 'hint' }, count('accepted'), ', ', count('removed')),
      h('p', { class: 'row' }, remarks(target.data('node'))));
  }

  tellLink(link, at) {
    const head = [
      h('p', null, identity(link.first)), h('p', null, identity(link.second)),
      h('p', { class: 'row' }, linkState(link), h('strong', null, link.sources.join(', '))),
      h('p', { class: 'hint' }, minute(link.oldest), link.oldest === link.newest ? null : [' to ', minute(link.newest)]),
    ];
    this.reasons.ask(link, this.state.asOf, (why) => this.tell(at, head, why));
  }

  tell(at, ...children) {
    fillWith(this.tip, children);
    this.tip.hidden = false;
    const left = Math.min(at.x + 14, this.drawing.clientWidth - this.tip.offsetWidth - 8);
    const top = Math.min(at.y + 14, this.drawing.clientHeight - this.tip.offsetHeight - 8);
    this.tip.style.left = `${Math.max(8, left)}px`;
    this.tip.style.top = `${Math.max(8, top)}px`;
  }

  pickOne(picked) {
    const { a, b } = this.state;
    if (a && !b && a !== picked) {
      this.pick(a, picked);
    } else {
      go({ a: picked, b: undefined });
    }
  }

  pick(a, b) {
    go({ a, b });
    this.explain.element.scrollIntoView({ block: 'nearest', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }

  mark() {
    if (!this.cy) return;
    const { a, b } = this.state;
    this.cy.nodes().removeClass('picked');
    for (const each of [a, b]) {
      if (each) this.cy.getElementById(each).addClass('picked');
    }
  }

  applyRemoved() {
    this.cy?.edges('.removed').style('display', this.showRemoved.checked ? 'element' : 'none');
    this.cy?.nodes('.other').style('display', this.showRemoved.checked ? 'element' : 'none');
  }

  zoom(by) {
    this.cy?.zoom({ level: this.cy.zoom() * by, renderedPosition: { x: this.canvas.clientWidth / 2, y: this.canvas.clientHeight / 2 } });
  }

  fitIfAway() {
    if (!this.cy || this.canvas.clientWidth === 0) return;
    this.cy.resize();
    this.cy.fit(undefined, 24);
  }
}

function lonely(graph) {
  return graph.identities[0]?.quarantined
    ? 'This identity is in quarantine: it is mentioned together with too many people, so it has no links.'
    : 'Nothing is linked with this identity: no fragment mentions it together with another one.';
}

function short(text) {
  return text.length > LABEL ? `${text.slice(0, LABEL - 1)}…` : text;
}

/** Returns how the drawing looks, in the colours of the page. */
function look(element) {
  const css = getComputedStyle(element);
  const color = (name) => css.getPropertyValue(name).trim();
  const rules = [
    {
      selector: 'node',
      style: {
        label: 'data(label)', width: 22, height: 22, 'font-size': 11, 'font-family': 'system-ui, sans-serif', color: color('--ink'),
        'text-valign': 'bottom', 'text-margin-y': 4, 'min-zoomed-font-size': 7,
        'text-background-color': color('--surface'), 'text-background-opacity': 0.85, 'text-background-padding': 2,
        'border-width': 2, 'border-color': color('--surface'),
      },
    },
    { selector: 'node.other', style: { width: 14, height: 14, 'border-style': 'dashed', 'border-width': 2, 'border-color': color('--strong-line'), 'background-color': color('--surface'), color: color('--muted') } },
    { selector: 'node.quarantined', style: { shape: 'diamond' } },
    { selector: 'node.asked', style: { width: 30, height: 30, 'font-weight': 700 } },
    { selector: 'node.picked', style: { 'border-width': 4, 'border-style': 'solid', 'border-color': color('--accent') } },
    { selector: 'edge', style: { width: 2, 'curve-style': 'straight', 'line-color': color('--strong-line') } },
    {
      selector: 'edge.removed',
      style: { width: 1.5, 'line-style': 'dashed', 'line-color': color('--bad'), label: '×', 'font-size': 15, 'font-weight': 700, color: color('--bad'), 'text-background-color': color('--surface'), 'text-background-opacity': 1, 'text-background-shape': 'roundrectangle' },
    },
    { selector: 'edge.pointed', style: { width: 4 } },
    { selector: 'edge:active, node:active', style: { 'overlay-opacity': 0.08 } },
  ];
  for (let index = 0; index < 8; index++) {
    rules.splice(1, 0, { selector: `node.member[color = ${index}]`, style: { 'background-color': color(`--ns-${index}`) } });
  }
  return rules;
}
