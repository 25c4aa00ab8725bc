// Where the parts went: a Sankey diagram of moves that were counted, with scrap and rework.

import { chart, line_height, tooltip, within } from './chart.js';
import { name_of, shortened, tidy } from './dom.js';
import { absent, figures, section } from './section.js';
import { some, sum } from './page_data.js';
import { colour, is_on_paper, series_colour } from './theme.js';
import * as n from './numbers.js';

export function flows(data, plant) {
  const moves = data.observed?.flows;
  const note = 'Parts that moved from place to place in one replication. Elements of a shop in a row without a branch are drawn as one; what goes back to where it has been is drawn to a second mark of the same name.';
  if (!some(moves) || !plant) return section('flows', 'Flow of parts', note, absent('No replication was looked at closely, so no moves were counted.'));
  const graph = unrolled(contracted(moves, plant));
  const words = (id) => tidy(plant.node.get(id)?.name ?? id);
  return section('flows', 'Flow of parts', note,
    chart({ label: `Flow of parts from ${n.counted(plant.nodes.filter((node) => node.kind === 'source').length, 'source')}; ${words_of_ends(moves, plant)}`,
      height: () => 40 + 54 * layers_of(graph), option: ({ narrow, width }) => option(graph, plant, narrow, width) }),
    figures('moves between elements', [
      ['from', (row) => name_of(words(row.from)), 'left'], ['to', (row) => name_of(words(row.to)), 'left'], ['parts', (row) => n.grouped(row.parts)],
    ], moves));
}

function words_of_ends(moves, plant) {
  return plant.nodes.filter((node) => node.kind === 'sink' || node.kind === 'scrap')
    .map((node) => [node, sum(moves.filter((move) => move.to === node.id).map((move) => move.parts))])
    .filter(([, parts]) => parts > 0).map(([node, parts]) => `${n.grouped(parts)} to ${shortened(node.name)}`).join(', ');
}

/** Chains of elements of a shop with one way in and one way out become one node: {nodes: [{key, ids, area}], links: [{from, to, parts}]}. */
function contracted(moves, plant) {
  const out = new Map();
  const into = new Map();
  const add = (map, key, value) => map.set(key, [...(map.get(key) ?? []), value]);
  for (const move of moves) {
    if (!(move.parts > 0) || move.from === move.to) continue;
    add(out, move.from, move.to);
    add(into, move.to, move.from);
  }
  const ids = [...new Set([...out.keys(), ...into.keys()])].sort((a, b) => a - b);
  const is_end = (id) => ['source', 'sink', 'scrap'].includes(plant.node.get(id)?.kind);
  const area = (id) => plant.node.get(id)?.area;
  const same_shop = (a, b) => !area(a) || !area(b) || area(a) === area(b);
  const follows = (id) => {
    const next = out.get(id) ?? [];
    return next.length === 1 && into.get(next[0]).length === 1 && !is_end(id) && !is_end(next[0]) && same_shop(id, next[0]) ? next[0] : null;
  };
  const led_to = new Set(ids.map(follows).filter((id) => id !== null));
  const head = new Map();
  for (const id of ids) {
    if (led_to.has(id)) continue;
    for (let at = id; at !== null && !head.has(at); at = follows(at)) head.set(at, id);
  }
  for (const id of ids) if (!head.has(id)) head.set(id, id); // a ring of such elements
  const links = new Map();
  for (const { from, to, parts } of moves) {
    const [a, b] = [head.get(from), head.get(to)];
    if (a === b || a === undefined || b === undefined || !(parts > 0)) continue;
    const key = `${a} ${b}`;
    links.set(key, { from: a, to: b, parts: (links.get(key)?.parts ?? 0) + parts });
  }
  const members = new Map();
  for (const [id, first] of head) add(members, first, id);
  return { nodes: [...members].map(([id, all]) => ({ id, name: chain_name(all, plant), area: all.map(area).find(Boolean) ?? null })), links: [...links.values()] };
}

function chain_name(ids, plant) {
  const stations = ids.filter((id) => plant.node.get(id)?.kind !== 'buffer');
  const named = (stations.length > 0 ? stations : ids).map((id) => shortened(plant.node.get(id)?.name ?? String(id), 24));
  return named.length === 1 ? named[0] : `${named[0]} … ${named.at(-1)}`;
}

/** Without circles: a link that would close one goes to a second mark of its end. */
function unrolled({ nodes, links }) {
  const out = new Map(nodes.map((node) => [node.id, []]));
  for (const link of links) out.get(link.from).push(link);
  const state = new Map();
  const back = new Set();
  const visit = (start) => {
    const way = [{ id: start, next: 0 }];
    state.set(start, 'open');
    while (way.length > 0) {
      const top = way.at(-1);
      const link = out.get(top.id)[top.next++];
      if (!link) {
        state.set(top.id, 'done');
        way.pop();
      } else if (state.get(link.to) === 'open') {
        back.add(link);
      } else if (!state.has(link.to)) {
        state.set(link.to, 'open');
        way.push({ id: link.to, next: 0 });
      }
    }
  };
  const has_way_in = new Set(links.map((link) => link.to));
  for (const node of nodes) if (!has_way_in.has(node.id)) visit(node.id);
  for (const node of nodes) if (!state.has(node.id)) visit(node.id);
  const again = [...new Set([...back].map((link) => link.to))].map((id) => ({ id: `again ${id}`, name: `${nodes.find((node) => node.id === id).name}, again` }));
  return { nodes: [...nodes, ...again], links: links.map((link) => (back.has(link) ? { ...link, to: `again ${link.to}`, again: true } : link)) };
}

/** The longest way, in nodes. */
function layers_of({ nodes, links }) {
  const depth = new Map(nodes.map((node) => [node.id, 1]));
  for (let i = 0; i < nodes.length; ++i) { // no circle, so as many rounds as nodes are enough
    let changed = false;
    for (const { from, to } of links) {
      if (depth.get(to) > depth.get(from)) continue;
      depth.set(to, depth.get(from) + 1);
      changed = true;
    }
    if (!changed) break;
  }
  return Math.max(1, ...depth.values());
}

/** From above: names have room beside each other, not one after the other. */
function option({ nodes, links }, plant, narrow, width) {
  const font_size = is_on_paper() || narrow ? 9 : 11;
  const written = (text) => (narrow ? text.split(' … ').map((part) => shortened(part, 14)).join(' …\n') : shortened(text, 46));
  const areas = [...new Set(plant.nodes.map((node) => node.area))];
  const kind = (id) => plant.node.get(id)?.kind;
  const area = new Map(nodes.map((node) => [node.id, node.area]));
  const hue = (id) => {
    if (kind(id) === 'scrap') return colour('bad');
    if (String(id).startsWith('again')) return colour('quiet');
    return series_colour(Math.max(0, areas.indexOf(area.get(id) ?? null)));
  };
  const name = new Map(nodes.map((node) => [String(node.id), node.name]));
  const is_bad = (link) => link.again || kind(link.to) === 'scrap';
  return {
    tooltip: tooltip((point) => (point.dataType === 'edge'
      ? [`${name.get(point.data.source)} → ${name.get(point.data.target)}`, ['parts', n.grouped(point.data.value)]]
      : [name.get(point.name), ['parts', n.grouped(point.value)]]), 'item'),
    series: [{
      type: 'sankey', orient: 'vertical', left: 8, right: 8, top: 4, bottom: 34, nodeGap: narrow ? 14 : 30, nodeWidth: 7, draggable: false, layoutIterations: 64,
      data: nodes.map((node) => ({ name: String(node.id), itemStyle: { color: hue(node.id), borderWidth: 0 },
        label: kind(node.id) === 'scrap' ? { offset: [0, 12] } : String(node.id).startsWith('again') ? { position: 'top' } : {} })), // ends are narrow, and would be written over each other
      links: links.map((link) => ({ source: String(link.from), target: String(link.to), value: link.parts,
        lineStyle: { color: is_bad(link) ? colour(link.again ? 'quiet' : 'bad') : hue(link.from), opacity: is_bad(link) ? 0.55 : 0.28, curveness: 0.5 } })),
      label: { color: colour('ink'), fontSize: font_size, lineHeight: line_height(font_size), position: 'bottom', distance: 3, formatter: (point) => written(name.get(point.name)) },
      labelLayout: within(width),
      emphasis: { focus: 'adjacency' },
    }],
  };
}
