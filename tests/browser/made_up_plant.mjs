// A plant, what one replication of it showed, and a recorded shift, all made up around the names of a real result: enough to
// draw and play every part of the page without the program. A line of stations in a row, with buffers between, parts scrapped and
// reworked; who leaves when follows from the recursion of a line with blocking after service.

/** The same numbers on every machine. */
export function random_numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const state_names = ['working', 'setup', 'starved', 'blocked', 'waiting_for_crew', 'waiting_for_robot', 'waiting_for_operator',
  'waiting_for_carrier', 'waiting_for_material', 'andon', 'down', 'maintenance', 'break', 'off_shift'];
const index_of = Object.fromEntries(state_names.map((name, i) => [name, i]));

/** Sources, stations, buffers, sinks, scrap: numbered as takt numbers them, standing in rows by area. */
export function plant_of(result, { page_width = 260 } = {}) {
  const moving = new Map((result.moving_lines ?? []).map((line) => [line.station, line.pitches]));
  const nodes = [];
  const add = (kind, name, area, more = {}) => nodes.push({ id: nodes.length, kind, name, area: area || null, x: 0, y: 0, w: kind === 'station' ? 18 : 12, h: 8, machines: 1, capacity: null, pitches: null, ...more });
  result.sources.forEach((source) => add('source', source.name, null));
  result.stations.forEach((station) => (moving.has(station.name)
    ? add('moving-line', station.name, station.area, { pitches: moving.get(station.name), w: 40 })
    : add('station', station.name, station.area, { machines: station.machines })));
  result.buffers.forEach((buffer) => add('buffer', buffer.name, buffer.area, { capacity: buffer.capacity }));
  result.sinks.forEach((sink) => add('sink', sink.name, null));
  add('scrap', 'scrap', null);

  const row = in_a_row(nodes);
  const bands = place(nodes, row, page_width);
  const edges = row.slice(1).map((to, i) => ({ from: row[i], to, kind: 'flow' }));
  const stations = row.filter((id) => ['station', 'moving-line'].includes(nodes[id].kind));
  if (stations.length > 2) {
    edges.push({ from: stations.at(-1), to: nodes.at(-1).id, kind: 'scrap' });
    edges.push({ from: stations.at(-1), to: stations.at(-3), kind: 'rework' });
  }
  return { width: page_width, height: Math.max(...nodes.map((node) => node.y + node.h)) + 8, nodes, edges, bands };
}

/** Source, then area by area its stations with a buffer of the area after each few, then the sink. */
function in_a_row(nodes) {
  const of = (kind) => nodes.filter((node) => node.kind === kind);
  const stations = nodes.filter((node) => ['station', 'moving-line'].includes(node.kind));
  const areas = [...new Set(stations.map((node) => node.area))];
  const row = [of('source')[0].id];
  const used = new Set();
  for (const area of areas) {
    const here = stations.filter((node) => node.area === area);
    const stores = of('buffer').filter((node) => node.area === area);
    const gap = Math.max(1, Math.floor(here.length / Math.max(1, stores.length)));
    here.forEach((station, i) => {
      row.push(station.id);
      const store = stores[Math.floor(i / gap)];
      if ((i + 1) % gap === 0 && store && !used.has(store.id)) row.push(store.id), used.add(store.id);
    });
  }
  return [...row, of('sink')[0].id];
}

function place(nodes, row, page_width) {
  const bands = [];
  let [x, y] = [8, 14];
  let area;
  const rest = nodes.filter((node) => !row.includes(node.id)).map((node) => node.id);
  for (const id of [...row, ...rest]) {
    const node = nodes[id];
    const next = node.area ?? (node.kind === 'buffer' ? area ?? '' : '');
    if ((next !== area && area !== undefined) || x + node.w > page_width - 8) [x, y] = [8, y + 14 + (next !== area ? 12 : 0)];
    if (next !== area) bands.push({ area: next, x: 3, y: y - 9, w: page_width - 6, h: 0 });
    area = next;
    Object.assign(node, { x, y });
    x += node.w + 4;
    bands.at(-1).h = y + node.h + 4 - bands.at(-1).y;
  }
  return bands.filter((band) => band.area);
}

/** Slots of a day over a year from a Monday, weekends free, a ramp-up at the start. */
export function observed_of(result, plant, seed = 7) {
  const random = random_numbers(seed);
  const slots = 365;
  const works = (day) => (day + 3) % 7 < 5;
  const scheduled = Array.from({ length: slots }, (_, day) => (works(day) ? 57600 : 0));
  const units = scheduled.map((seconds, day) => (seconds ? Math.round(392 * Math.min(1, 0.6 + day / 90) * (0.94 + 0.1 * random())) : 0));
  const buffers = plant.nodes.filter((node) => node.kind === 'buffer').map((node) => {
    const most = node.capacity ?? 12;
    let level = most / 2;
    const mean = units.map(() => (level = Math.max(0, Math.min(most, level + (random() - 0.48) * most * 0.25))));
    const levels = Array.from({ length: Math.min(40, most + 1) }, (_, i) => Math.round((i * (most + 1)) / Math.min(40, most + 1)));
    const raw = levels.map((each) => Math.exp(-Math.abs(each - 0.7 * most) / (0.2 * most + 0.3)));
    const all = raw.reduce((a, b) => a + b, 0);
    return { node: node.id, name: node.name, mean, least: mean.map((each) => Math.max(0, Math.floor(each * 0.6))), most: mean.map((each) => Math.min(most, Math.ceil(each * 1.3))), levels, shares: raw.map((each) => each / all) };
  });
  const stations = plant.nodes.filter((node) => ['station', 'moving-line'].includes(node.kind));
  const by_month = 12;
  const states = { names: state_names, slot_s: (slots * 86400) / by_month, slots: by_month, stations: stations.map((node, s) => ({ node: node.id, name: node.name, shares: Array.from({ length: by_month }, () => shares_near(result.stations[s].states, random)) })) };
  const edges = Array.from({ length: 41 }, (_, i) => 90000 + i * 8000);
  const counts = edges.slice(1).map((_, i) => Math.round(9000 * Math.exp(-((i - 9) ** 2) / 24) + 500 * Math.exp(-((i - 26) ** 2) / 12)));
  const flows = plant.edges.map((edge, i) => ({ from: edge.from, to: edge.to, parts: edge.kind === 'flow' ? 98000 - i : edge.kind === 'scrap' ? 1200 : 6200 }));
  const bottlenecks = Array.from({ length: by_month }, (_, i) => ({ from_s: (i * slots * 86400) / by_month, to_s: ((i + 1) * slots * 86400) / by_month,
    stations: stations.map((node, s) => ({ name: node.name, share: ((s * 7 + i * 3) % 13) / 40 / (1 + s) })).filter((each) => each.share > 0) }));
  return { replication: 0, seed: result.seed, from_s: 604800, to_s: 604800 + slots * 86400, start_date: '2025-12-25', slot_s: 86400, slots, units, scheduled_s: scheduled,
    buffers, states, lead_time: { edges_s: edges, counts }, flows, bottlenecks, losses: losses_of(result) };
}

function shares_near(states, random) {
  const shares = state_names.map((name) => (states[name] ?? 0) * (0.7 + 0.6 * random()));
  const all = shares.reduce((a, b) => a + b, 0) || 1;
  const scheduled = 16 / 24 * 5 / 7;
  return shares.map((share, i) => (state_names[i] === 'off_shift' ? 1 - scheduled : (share / all) * scheduled));
}

/** Adds up: gross less all causes is net. */
function losses_of(result) {
  const figure = (mean) => ({ mean, ci95: null, standard_deviation: null, least: mean, most: mean });
  const parts = [['andon', 0.42], ['blocked', 0.2], ['down', 0.16], ['working', 0.1], ['waiting_for_crew', 0.06], ['maintenance', 0.04]];
  const gross = 30;
  const gap = gross - result.jph.mean;
  const causes = parts.map(([state, share], i) => ({ kind: 'state', element: result.stations[(i * 5) % result.stations.length].name, state, jph: figure(gap * share), units_a_year: gap * share * 4000 }));
  causes.push({ kind: 'work_in_process', element: null, state: null, jph: figure(gap * 0.02), units_a_year: gap * 80 });
  return { reference: result.stations[0].name, cycle_s: 120, gross_jph: figure(gross), net_jph: figure(result.jph.mean), causes };
}

/** A shift of the line in a row: every part through every station, with failures. */
export function recording_of(plant, { hours = 8, seed = 11, cycle_s = 118, from_s = 604800 + 4 * 86400 + 6 * 3600 } = {}) {
  const random = random_numbers(seed);
  const next = new Map(plant.edges.filter((edge) => edge.kind === 'flow').map((edge) => [edge.from, edge.to]));
  const row = [plant.nodes.find((node) => node.kind === 'source').id];
  while (next.has(row.at(-1)) && !row.includes(next.get(row.at(-1)))) row.push(next.get(row.at(-1)));
  const node = (id) => plant.nodes[id];
  const stations = row.filter((id) => ['station', 'moving-line'].includes(node(id).kind));
  const places = (i) => { // in the buffer behind station i
    const behind = node(next.get(stations[i]));
    return behind?.kind === 'buffer' ? behind.capacity ?? 1000 : 0;
  };
  const horizon = hours * 3600;
  const count = Math.ceil(horizon / cycle_s) + stations.length;
  const slots = (i) => node(stations[i]).pitches ?? node(stations[i]).machines ?? 1;
  const leave = stations.map(() => []);
  const start = stations.map(() => []);
  const done = stations.map(() => []);
  const broken = stations.map(() => []);
  // A line that was running before: the first parts are spread over it.
  for (let k = 0; k < count; ++k) {
    for (let i = 0; i < stations.length; ++i) {
      const arrival = i === 0 ? -stations.length * cycle_s + k * cycle_s * 0.98 : leave[i - 1][k];
      const free = k >= slots(i) ? leave[i][k - slots(i)] : -1e9;
      const pace = k > 0 && slots(i) > 1 ? start[i][k - 1] + cycle_s * 0.9 : -1e9;
      start[i][k] = Math.max(arrival, free, pace);
      const fails = random() < 0.04;
      const repair = fails ? 60 + 500 * random() : 0;
      if (fails) broken[i].push([start[i][k] + 20, start[i][k] + 20 + repair]);
      const work = cycle_s * (0.85 + 0.15 * random()) * (node(stations[i]).pitches ?? node(stations[i]).machines ?? 1);
      done[i][k] = start[i][k] + work + repair;
      const room = k > places(i) + 1 && i + 1 < stations.length ? start[i + 1][k - places(i) - 1] ?? -1e9 : -1e9;
      leave[i][k] = Math.max(done[i][k], room, k > 0 ? leave[i][k - 1] : -1e9);
    }
  }
  const machines = stations.flatMap((id) => Array.from({ length: node(id).kind === 'moving-line' ? 1 : node(id).machines }, (_, m) => ({ node: id, station: node(id).name, machine: m })));
  const kinds = ['entered', 'stored', 'taken', 'loaded', 'finished', 'left', 'scrapped', 'absorbed'];
  const events = [];
  const at = new Map(); // part -> node at time 0
  const level = new Map();
  const move = (time, part, kind, id) => {
    if (time > horizon) return;
    if (time >= 0) events.push([time, part, kind, id]);
    else if (kind === 'loaded' || kind === 'stored' || kind === 'entered') at.set(part, id);
    else if (kind === 'left') at.delete(part);
    if (time < 0 && kind === 'stored') level.set(id, (level.get(id) ?? 0) + 1);
    if (time < 0 && kind === 'taken') level.set(id, level.get(id) - 1);
  };
  for (let k = 0; k < count; ++k) {
    const steps = [];
    steps.push([start[0][k], 'entered', row[0]]);
    stations.forEach((id, i) => {
      const before = i > 0 ? next.get(stations[i - 1]) : null;
      if (before !== null && node(before).kind === 'buffer' && node(before).capacity !== 0) steps.push([leave[i - 1][k], 'stored', before], [start[i][k], 'taken', before]);
      steps.push([start[i][k], 'loaded', id], [done[i][k], 'finished', id]);
    });
    steps.push([leave.at(-1)[k], 'left', row.at(-1)]);
    for (const [time, kind, id] of steps) move(time, k + 1, kind, id);
  }
  events.sort((a, b) => a[0] - b[0] || a[1] - b[1] || kinds.indexOf(a[2]) - kinds.indexOf(b[2]));
  const state_at = machines.map((machine, m) => states_of(machine, m));
  function states_of(machine) {
    const i = stations.indexOf(machine.node);
    const marks = [];
    for (let k = 0; k < count; ++k) {
      marks.push([start[i][k], 'working']);
      if (slots(i) === 1) {
        if (leave[i][k] > done[i][k] + 0.5) marks.push([done[i][k], 'blocked']);
        if (k + 1 < count && start[i][k + 1] > leave[i][k] + 0.5) marks.push([leave[i][k], 'starved']);
      }
    }
    for (const [from, to] of broken[i]) marks.push([from, node(machine.node).kind === 'moving-line' ? 'andon' : 'down'], [to, 'working']);
    return marks.sort((a, b) => a[0] - b[0]);
  }
  const changes = state_at.flatMap((marks, m) => marks.filter(([time]) => time > 0 && time <= horizon).map(([time, state]) => [time, m, index_of[state]])).sort((a, b) => a[0] - b[0]);
  const coded = (list) => list.map(([time], i) => Math.round(time * 1000) - (i > 0 ? Math.round(list[i - 1][0] * 1000) : 0));
  return {
    from_s, to_s: from_s + horizon, products: ['M7', 'M5'], states: state_names, machines,
    start: {
      states: state_at.map((marks) => index_of[marks.filter(([time]) => time <= 0).at(-1)?.[1] ?? 'starved']),
      levels: [...level].filter(([, parts]) => parts > 0),
      parts: [...at].map(([part, id]) => [part, part % 3 === 0 ? 1 : 0, id]),
    },
    moves: { t_ms: coded(events), part: events.map((each) => each[1]), product: events.map((each) => (each[1] % 3 === 0 ? 1 : 0)), kind: events.map((each) => kinds.indexOf(each[2])), node: events.map((each) => each[3]) },
    kinds,
    changes: { t_ms: coded(changes), machine: changes.map((each) => each[1]), state: changes.map((each) => each[2]) },
  };
}

/** All of a run's page around a result. */
export function run_data(result, options = {}) {
  const plant = plant_of(result, options);
  return { kind: 'run', takt: result.takt, result, plant, observed: observed_of(result, plant), recording: recording_of(plant, options) };
}
