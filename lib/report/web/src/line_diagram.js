// The plant as it walks: shops as bands, stations coloured by their main loss, buffers as gauges, the bottleneck marked.

import { el, shortened, svg, tidy } from './dom.js';
import { is_station } from './page_data.js';
import { lost_share, main_loss, scheduled_states, state_colour, state_words } from './states.js';
import { swatch } from './state_bars.js';
import { is_dark, on_theme } from './theme.js';
import * as n from './numbers.js';

export const unit = 5; // of the drawing for one of the grid
const font_sizes = [11.5, 10.5, 9.5, 8.6]; // the first in which a name fits
const letter = 0.56; // mean width, of the size

/** \return element, and `picture`: the part of it that is the drawing, for what is drawn over it */
export function line_diagram(data, plant) {
  const bottleneck = data.result.bottlenecks?.[0]?.station;
  const picture = el('div', { class: 'picture' }, drawing_of(data, plant, bottleneck));
  const scroll = el('div', { class: 'scroll diagram', tabindex: 0, role: 'region', 'aria-label': 'Line diagram' }, picture);
  // As wide as the page on large screens; where that is too small to read, it scrolls.
  picture.style.minWidth = `${Math.min(plant.width * unit, Math.max(300, plant.width * 3.6))}px`;
  picture.style.maxWidth = `${plant.width * unit * 1.35}px`;
  return { element: el('div', {}, scroll, legend_of(data, plant)), picture };
}

function drawing_of(data, plant, bottleneck) {
  const picture = svg('svg', {
    viewBox: `0 0 ${plant.width * unit} ${plant.height * unit}`, role: 'img', 'aria-label': words_of(data, plant, bottleneck), class: 'line',
  }, arrow_heads(), plant.bands?.map(band), plant.edges.map((each) => edge(each, plant)),
  plant.nodes.filter((node) => node.w > 0).map((node) => drawn_node(node, plant, bottleneck)));
  return picture;
}

function words_of(data, plant, bottleneck) {
  const stations = plant.nodes.filter(is_station).length;
  const stores = plant.nodes.filter((node) => node.kind === 'buffer' && node.w > 0).length;
  const shops = plant.bands?.length ? ` in ${n.counted(plant.bands.length, 'shop')}` : '';
  return `Line diagram of ${shortened(data.result.model?.name ?? '')}: ${n.counted(stations, 'station')}${shops}, ${n.counted(stores, 'buffer')}`
    + (bottleneck ? `; the bottleneck is ${shortened(bottleneck)}` : '');
}

function arrow_heads() {
  const head = (kind) => svg('marker', { id: `arrow-${kind}`, class: `arrow ${kind}`, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto', markerUnits: 'userSpaceOnUse' },
    svg('path', { d: 'M0 0.8 L7.4 4 L0 7.2 Z' }));
  return svg('defs', {}, ['flow', 'join', 'rework', 'scrap', 'closing'].map(head));
}

const band = (of) => svg('g', { class: 'band' },
  svg('rect', { x: of.x * unit, y: of.y * unit, width: of.w * unit, height: of.h * unit, rx: 6 }),
  svg('text', { x: of.x * unit + 10, y: of.y * unit + 17 }, shortened(of.area, Math.max(6, Math.floor((of.w * unit - 16) / (letter * 13)))), svg('title', {}, tidy(of.area))));

/** Corners of a link in grid units: as laid out, or from the right of one to the left of the other. */
export function corners(edge, plant) {
  if (edge.points?.length > 1) return edge.points;
  const from = plant.node.get(edge.from);
  const to = plant.node.get(edge.to);
  if (!from || !to) return [];
  const start = [from.x + from.w, from.y + from.h / 2];
  const end = [to.x, to.y + to.h / 2];
  if (start[1] === end[1]) return [start, end];
  const middle = (start[0] + end[0]) / 2;
  return [start, [middle, start[1]], [middle, end[1]], end];
}

function edge(of, plant) {
  const way = corners(of, plant);
  if (way.length < 2) return null;
  const ends_at_node = plant.node.get(of.to)?.w > 0;
  return svg('path', { class: `edge ${of.kind}${of.is_rework ? ' rework' : ''}`, d: rounded(way.map(([x, y]) => [x * unit, y * unit])), 'marker-end': ends_at_node ? `url(#arrow-${of.kind})` : null });
}

/** A way with its corners rounded. */
function rounded(way, radius = 6) {
  let path = `M${way[0]}`;
  for (let i = 1; i + 1 < way.length; ++i) {
    const [before, corner, after] = [way[i - 1], way[i], way[i + 1]];
    const near = (other) => {
      const length = Math.hypot(other[0] - corner[0], other[1] - corner[1]) || 1;
      const reach = Math.min(radius, length / 2) / length;
      return [corner[0] + (other[0] - corner[0]) * reach, corner[1] + (other[1] - corner[1]) * reach];
    };
    path += ` L${near(before)} Q${corner} ${near(after)}`;
  }
  return `${path} L${way.at(-1)}`;
}

function drawn_node(node, plant, bottleneck) {
  const box = { x: node.x * unit, y: node.y * unit, width: node.w * unit, height: node.h * unit };
  const group = svg('g', { class: `node ${node.kind}`, 'data-node': node.id });
  if (is_station(node)) group.append(...station(node, plant, box));
  else if (node.kind === 'buffer') group.append(...buffer(node, plant, box));
  else group.append(svg('rect', { ...box, rx: box.height / 2, class: 'box' }));
  group.append(svg('title', {}, title_of(node, plant)), label(node, box));
  if (is_station(node) && node.name === bottleneck) group.append(...bottleneck_mark(box, group));
  return group;
}

function station(node, plant, box) {
  const states = plant.station(node.id)?.states;
  const loss = states && main_loss(states);
  const rect = svg('rect', { ...box, rx: 3, class: 'box' });
  const strip = svg('g', { class: 'strip' });
  const paint = () => {
    const hue = loss ? state_colour(loss, is_dark()) : state_colour('working', is_dark());
    const strength = states ? Math.round(14 + 46 * Math.min(1, lost_share(states))) : 0;
    rect.style.fill = states ? `color-mix(in srgb, ${hue} ${strength}%, var(--card))` : 'var(--card)';
    rect.style.stroke = states ? hue : 'var(--quiet)';
    if (states) strip.replaceChildren(...strip_of(states, box));
  };
  on_theme(paint);
  paint();
  return [rect, strip];
}

/** All states in small, along the lower edge. */
function strip_of(states, box) {
  let x = box.x + 3;
  return scheduled_states.filter((state) => states[state] > 0).map((state) => {
    const width = (box.width - 6) * states[state];
    x += width;
    return svg('rect', { x: x - width, y: box.y + box.height - 6, width, height: 3.5, fill: state_colour(state, is_dark()), 'data-state': state });
  });
}

function buffer(node, plant, box) {
  const counted = plant.buffer(node.id);
  const share = counted && node.capacity ? Math.min(1, counted.level.mean / node.capacity) : 0;
  return [
    svg('rect', { ...box, rx: 1, class: node.capacity === null ? 'box unlimited' : 'box' }),
    svg('rect', { x: box.x, width: box.width, y: box.y + box.height * (1 - share), height: box.height * share, class: 'level' }),
  ];
}

function title_of(node, plant) {
  const name = tidy(node.name);
  if (is_station(node)) {
    const states = plant.station(node.id)?.states;
    const kind = node.pitches ? `moving line, ${n.counted(node.pitches, 'pitch', 'pitches')}` : n.counted(node.machines ?? 1, 'machine');
    if (!states) return `${name}: ${kind}`;
    return `${name}: ${kind}; ${scheduled_states.filter((state) => states[state] > 0.0005).map((state) => `${state_words(state)} ${n.percent(states[state])}`).join(', ')}`;
  }
  if (node.kind !== 'buffer') return `${name}: ${node.kind}`;
  const counted = plant.buffer(node.id);
  const places = node.capacity === null ? 'unlimited' : n.counted(node.capacity, 'place');
  return `${name}: buffer, ${places}` + (counted ? `; ${n.short(counted.level.mean)} parts on average` : '');
}

/** The name in one line or two, as far as it fits. */
function label(node, box) {
  const { font_size, lines } = fitted(tidy(node.name), box.width - 5);
  const middle = box.y + box.height / 2 - (is_station(node) ? 1.5 : 0);
  const first = middle + font_size * 0.36 - ((lines.length - 1) * font_size * 1.05) / 2;
  return svg('text', { x: box.x + box.width / 2, y: first, class: 'label', 'font-size': font_size },
    lines.map((line, i) => svg('tspan', { x: box.x + box.width / 2, dy: i === 0 ? 0 : font_size * 1.05 }, line)));
}

function fitted(name, width) {
  for (const font_size of font_sizes) {
    const lines = two_lines(name, Math.max(3, Math.floor(width / (letter * font_size))));
    if (lines.join('').length >= name.length - 1 && !lines.some((line) => line.includes('…')) && breaks_well(lines, name)) return { font_size, lines };
  }
  const font_size = font_sizes.at(-1);
  return { font_size, lines: two_lines(name, Math.max(3, Math.floor(width / (letter * font_size)))) };
}

/** At a hyphen or a space, or between Chinese letters. */
function breaks_well(lines, name) {
  if (lines.length === 1) return true;
  const at = lines[0].length;
  return /[\s_./-]/.test(name[at - 1]) || /\s/.test(name[at]) || name[at] > '\u2e7f';
}

export function two_lines(name, most) {
  const characters = [...name];
  const wide = (text) => [...text].reduce((all, each) => all + (each > '\u2e7f' ? 1.8 : 1), 0); // Chinese letters take more
  if (wide(name) <= most) return [name];
  const breaks = characters.map((each, i) => (/[\s_./-]/.test(each) ? i + 1 : 0)).filter((at) => at > 0 && at < characters.length);
  const split = (at) => [characters.slice(0, at).join('').trimEnd(), characters.slice(at).join('')];
  const fitting = breaks.map(split).filter((pair) => pair.every((line) => wide(line) <= most));
  if (fitting.length > 0) return fitting.reduce((best, pair) => (Math.max(...pair.map(wide)) < Math.max(...best.map(wide)) ? pair : best));
  const narrow = wide(name) > characters.length * 1.3 ? Math.floor(most / 1.8) : most;
  if (characters.length <= 2 * narrow) return split(narrow).map((line) => shortened(line, narrow));
  return [characters.slice(0, narrow).join(''), shortened(characters.slice(narrow).join(''), narrow)];
}

function bottleneck_mark(box, group) {
  group.classList.add('bottleneck');
  const middle = box.x + box.width / 2;
  return [
    svg('rect', { x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8, rx: 6, class: 'mark' }),
    svg('text', { x: middle, y: box.y - 8, class: 'flag' }, 'bottleneck'),
  ];
}

function legend_of(data, plant) {
  const losses = new Set(plant.nodes.filter(is_station).map((node) => plant.station(node.id)?.states).filter(Boolean).map(main_loss).filter(Boolean));
  const item = (mark, words) => el('li', {}, mark, words);
  return el('ul', { class: 'legend' },
    scheduled_states.filter((state) => losses.has(state)).map((state) => item(swatch(state), `most lost to: ${state_words(state)}`)),
    item(el('span', { class: 'swatch gauge-mark' }), 'buffer, filled to its mean level'),
    plant.edges.some((each) => each.kind === 'rework' || each.is_rework) && item(el('span', { class: 'line-mark rework' }), 'rework'),
    plant.edges.some((each) => each.kind === 'scrap') && item(el('span', { class: 'line-mark scrap' }), 'scrap'));
}
