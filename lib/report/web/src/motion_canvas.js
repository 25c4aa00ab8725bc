// Draws the state of the line at an instant, under the line diagram: colours of machines, levels of buffers, and the parts.

import { corners } from './line_diagram.js';
import { is_station } from './page_data.js';
import { absorbed_at, nowhere } from './motion.js';
import { is_stop, state_colour } from './states.js';
import { colour, is_dark, series_colour } from './theme.js';

const flight_s = 0.35; // real time that a part is seen on its way
const most_resolution = 2;

export class MotionCanvas {
  constructor(canvas, plant, recording) {
    this.canvas = canvas;
    this.context = canvas.getContext('2d');
    this.plant = plant;
    this.recording = recording;
    this.machines_of = new Map(); // node -> indices of its machines
    recording.machines.forEach(({ node }, i) => this.machines_of.set(node, [...(this.machines_of.get(node) ?? []), i]));
    this.ways = new Map();
    this.links = new Map(); // node -> links that leave it
    for (const edge of plant.edges) this.links.set(edge.from, [...(this.links.get(edge.from) ?? []), edge]);
    this.marked = -1;
    this.take_colours();
  }

  take_colours() {
    this.state_colours = this.recording.states.map((name) => state_colour(name, is_dark()));
    this.part_colours = this.recording.products.map((_, i) => series_colour(i));
    this.card = colour('card');
    this.level = colour('level');
    this.ink = colour('ink');
  }

  fit() {
    const resolution = Math.min(most_resolution, devicePixelRatio || 1);
    const width = this.canvas.clientWidth;
    const height = this.canvas.clientHeight;
    if (this.canvas.width !== Math.round(width * resolution) || this.canvas.height !== Math.round(height * resolution)) {
      this.canvas.width = Math.round(width * resolution);
      this.canvas.height = Math.round(height * resolution);
    }
    this.scale = (width * resolution) / this.plant.width;
  }

  /** \param speed  seconds of the plant in a second */
  draw(motion, speed) {
    this.fit();
    const { context } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(this.scale, 0, 0, this.scale, 0, 0);
    for (const node of this.plant.nodes) {
      if (node.w === 0) continue;
      if (is_station(node)) this.draw_station(node, motion.now);
      else if (node.kind === 'buffer') this.draw_buffer(node, motion.now.level[node.id]);
    }
    this.draw_parts(motion.now, Math.max(1, speed) * flight_s * 1000);
  }

  draw_station(node, now) {
    const { context } = this;
    const machines = this.machines_of.get(node.id) ?? [];
    const width = node.w / Math.max(1, machines.length);
    machines.forEach((machine, i) => {
      const state = now.state[machine];
      context.fillStyle = this.card;
      context.fillRect(node.x + i * width, node.y, width, node.h);
      context.globalAlpha = is_stop(this.recording.states[state]) ? 0.85 : 0.6;
      context.fillStyle = this.state_colours[state];
      context.fillRect(node.x + i * width, node.y, width, node.h);
      context.globalAlpha = 1;
    });
    if (node.id === this.marked) {
      context.lineWidth = 0.8;
      context.strokeStyle = this.ink;
      context.strokeRect(node.x - 1.4, node.y - 1.4, node.w + 2.8, node.h + 2.8);
    }
  }

  draw_buffer(node, level) {
    const { context } = this;
    context.fillStyle = this.card;
    context.fillRect(node.x, node.y, node.w, node.h);
    const share = node.capacity ? Math.min(1, level / node.capacity) : Math.min(1, level / 20);
    context.fillStyle = this.level;
    context.fillRect(node.x, node.y + node.h * (1 - share), node.w, node.h * share);
  }

  /** Parts on stations stand in a row, who came last at the left; parts on their way go along the links. */
  draw_parts(now, flight) {
    const standing = new Map();
    for (let row = 0; row < now.at.length; ++row) {
      if (now.at[row] === nowhere) continue;
      const is_absorbed = now.at[row] < nowhere;
      const node = is_absorbed ? absorbed_at(now.at[row]) : now.at[row];
      const gone = now.time - now.since[row];
      if (gone < flight && now.before[row] >= 0) this.draw_part(this.point_on(now.before[row], node, gone / flight), now.product[row], 0.75);
      else if (!is_absorbed && is_station(this.plant.node.get(node) ?? {})) standing.set(node, [...(standing.get(node) ?? []), row]);
    }
    for (const [id, rows] of standing) {
      const node = this.plant.node.get(id);
      if (node.w === 0) continue;
      const places = Math.max(rows.length, node.pitches ?? node.machines ?? 1);
      rows.sort((a, b) => now.since[b] - now.since[a]);
      const size = Math.min(0.8, (0.42 * node.w) / places);
      rows.forEach((row, i) => this.draw_part([node.x + (node.w * (i + 0.5)) / places, node.y + 1.3], now.product[row], size));
    }
  }

  draw_part([x, y], product, size) {
    const { context } = this;
    context.fillStyle = this.part_colours[product] ?? this.ink;
    context.beginPath();
    context.arc(x, y, size, 0, 7);
    context.fill();
  }

  point_on(from, to, share) {
    const key = from * 100003 + to;
    if (!this.ways.has(key)) this.ways.set(key, measured(this.way(from, to)));
    const { points, lengths, all } = this.ways.get(key);
    let rest = share * all;
    for (let i = 0; i + 1 < points.length; ++i) {
      if (rest <= lengths[i] || i + 2 === points.length) {
        const part = lengths[i] > 0 ? Math.min(1, rest / lengths[i]) : 1;
        return [points[i][0] + (points[i + 1][0] - points[i][0]) * part, points[i][1] + (points[i + 1][1] - points[i][1]) * part];
      }
      rest -= lengths[i];
    }
    return points[0];
  }

  /** Along the links, over as many hand-overs without a place as there are between; straight where there are no links. */
  way(from, to) {
    let reached = [{ node: from, points: [] }];
    for (let step = 0; step < 4; ++step) {
      const next = [];
      for (const { node, points } of reached) {
        for (const link of this.links.get(node) ?? []) {
          const longer = [...points, ...corners(link, this.plant)];
          if (link.to === to) return longer;
          next.push({ node: link.to, points: longer });
        }
      }
      reached = next.slice(0, 64);
    }
    return [from, to].map((id) => {
      const node = this.plant.node.get(id) ?? { x: 0, y: 0, w: 0, h: 0 };
      return [node.x + node.w / 2, node.y + node.h / 2];
    });
  }
}

function measured(points) {
  const lengths = points.slice(1).map((point, i) => Math.hypot(point[0] - points[i][0], point[1] - points[i][1]));
  return { points, lengths, all: lengths.reduce((sum, each) => sum + each, 0) };
}
