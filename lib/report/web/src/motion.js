// A recorded window, played: what each machine is doing and where each part is, at any instant of it.
// Going on applies what happened since; going back begins at the last snapshot before.

import { is_stop } from './states.js';

const snapshots = 64;

export const nowhere = -1;
export const absorbed_at = (node) => -2 - node; // its own inverse

const times_of = (deltas) => {
  const times = new Float64Array(deltas.length);
  let time = 0;
  deltas.forEach((delta, i) => (times[i] = time += delta));
  return times;
};

export class Motion {
  /** \param node_count  one more than the largest number of a node */
  constructor(recording, node_count, scrap_node) {
    this.recording = recording;
    this.scrap_node = scrap_node;
    this.length = Math.max(0, (recording.to_s - recording.from_s) * 1000); // milliseconds
    this.moves = { ...recording.moves, time: times_of(recording.moves.t_ms) };
    this.changes = { ...recording.changes, time: times_of(recording.changes.t_ms) };
    this.number_parts();
    this.begin(node_count);
    this.keep_snapshots();
  }

  /** Parts by rows of arrays, in the order in which they are first seen. */
  number_parts() {
    this.row_of = new Map();
    const row = (part) => {
      const key = typeof part === 'object' ? part.join(':') : part;
      if (!this.row_of.has(key)) this.row_of.set(key, this.row_of.size);
      return this.row_of.get(key);
    };
    this.start_rows = this.recording.start.parts.map(([part]) => row(part));
    this.moves.row = Int32Array.from(this.moves.part, row);
  }

  begin(node_count) {
    const parts = this.row_of.size;
    this.now = {
      time: 0, move: 0, change: 0, units: 0, scrapped: 0,
      state: Uint8Array.from(this.recording.start.states),
      level: new Int32Array(node_count),
      at: new Int32Array(parts).fill(nowhere), // node of a part; what went into another has `absorbed_at` its node
      before: new Int32Array(parts).fill(nowhere), // where it came from
      since: new Float64Array(parts).fill(-1e12),
      product: new Int16Array(parts),
    };
    for (const [node, level] of this.recording.start.levels) this.now.level[node] = level;
    this.recording.start.parts.forEach(([, product, node], i) => {
      this.now.at[this.start_rows[i]] = node;
      this.now.product[this.start_rows[i]] = product;
      this.now.since[this.start_rows[i]] = -1e9 + i; // who is listed first came first
    });
  }

  keep_snapshots() {
    this.kept = [copy_of(this.now)];
    for (let i = 1; i < snapshots; ++i) {
      this.go_on((this.length * i) / snapshots);
      this.kept.push(copy_of(this.now));
    }
    this.now = copy_of(this.kept[0]);
  }

  seek(time) {
    const wanted = Math.max(0, Math.min(this.length, time));
    if (wanted < this.now.time) this.now = copy_of(this.kept.filter((kept) => kept.time <= wanted).at(-1));
    this.go_on(wanted);
  }

  go_on(time) {
    const { moves, changes, now } = this;
    while (now.change < changes.time.length && changes.time[now.change] <= time) {
      now.state[changes.machine[now.change]] = changes.state[now.change];
      ++now.change;
    }
    while (now.move < moves.time.length && moves.time[now.move] <= time) this.apply(now.move++);
    now.time = time;
  }

  apply(i) {
    const { moves, now } = this;
    const row = moves.row[i];
    const node = moves.node[i];
    now.product[row] = moves.product[i];
    switch (this.recording.kinds[moves.kind[i]]) {
      case 'stored': ++now.level[node]; return this.put(row, node, i);
      case 'taken': --now.level[node]; return this.put(row, node, i, false);
      case 'entered': case 'loaded': return this.put(row, node, i);
      case 'left': ++now.units; return this.put(row, node, i);
      case 'scrapped': ++now.scrapped; return this.put(row, this.scrap_node, i);
      case 'made': return this.put(row, node, i, false);
      case 'absorbed': case 'split': return this.put(row, absorbed_at(node), i);
      default: return undefined; // finished: it stays where it is
    }
  }

  put(row, node, i, moves = true) {
    const { now } = this;
    if (now.at[row] === node) return;
    now.before[row] = moves ? now.at[row] : nowhere;
    now.at[row] = node;
    now.since[row] = this.moves.time[i];
  }

  /** Instants at which a machine stops that did not stand before, with their state: [{time, machine, state}]. */
  stops() {
    if (this.all_stops) return this.all_stops;
    const { changes, recording } = this;
    const state = Uint8Array.from(recording.start.states);
    this.all_stops = [];
    for (let i = 0; i < changes.time.length; ++i) {
      const machine = changes.machine[i];
      const [old, now] = [recording.states[state[machine]], recording.states[changes.state[i]]];
      if (is_stop(now) && !is_stop(old)) this.all_stops.push({ time: changes.time[i], machine, state: now });
      state[machine] = changes.state[i];
    }
    return this.all_stops;
  }

  /** Number of machines that stand, at each of so many instants. */
  standing(count) {
    const { changes, recording } = this;
    const stops = recording.states.map(is_stop);
    const state = Uint8Array.from(recording.start.states);
    let now = state.reduce((all, each) => all + (stops[each] ? 1 : 0), 0);
    const most = new Array(count).fill(0);
    let slot = 0;
    most[0] = now;
    for (let i = 0; i < changes.time.length; ++i) {
      const at = Math.min(count - 1, Math.floor((changes.time[i] / this.length) * count));
      while (slot < at) most[++slot] = now;
      now += (stops[changes.state[i]] ? 1 : 0) - (stops[state[changes.machine[i]]] ? 1 : 0);
      state[changes.machine[i]] = changes.state[i];
      most[at] = Math.max(most[at], now);
    }
    while (slot < count - 1) most[++slot] = now;
    return most;
  }
}

function copy_of(now) {
  const copy = {};
  for (const [name, value] of Object.entries(now)) copy[name] = ArrayBuffer.isView(value) ? value.slice() : value;
  return copy;
}
