// What each station did with its scheduled time: stacked bars, in the order of the flow or by what was lost.

import { button, choice, el, name_of } from './dom.js';
import { axis, chart, legend, tooltip } from './chart.js';
import { absent, section, table } from './section.js';
import { lost_share, main_loss, scheduled_states, state_colour, state_words } from './states.js';
import { some } from './page_data.js';
import { is_dark, on_theme } from './theme.js';
import * as n from './numbers.js';

const shown_at_once = 80;

export function state_bars(data, calendar) {
  const stations = data.result.stations;
  if (!some(stations)) return section('states', 'Stations', null, absent('The plant has no stations.'));
  return section('states', 'Stations', 'Shares of scheduled time in each state; mean of all replications and machines. OEE = availability × effectiveness × quality (ISO 22400).',
    legend_of(stations), bar_table(stations), details_of(stations), over_time(data, calendar));
}

/** Shops in the order of their first station, each in one piece. */
function by_area(stations) {
  const areas = [...new Set(stations.map((station) => station.area))];
  return areas.flatMap((area) => stations.filter((station) => station.area === area));
}

function legend_of(stations) {
  const occurring = scheduled_states.filter((state) => stations.some((station) => station.states[state] > 0.0005));
  return el('ul', { class: 'legend' }, occurring.map((state) => el('li', {}, swatch(state), state_words(state))));
}

export function swatch(state) {
  const mark = el('span', { class: 'swatch', 'data-state': state });
  const paint = () => (mark.style.background = state_colour(state, is_dark()));
  on_theme(paint);
  paint();
  return mark;
}

function bar(station) {
  const parts = scheduled_states.filter((state) => station.states[state] > 0);
  const said = parts.map((state) => `${state_words(state)} ${n.percent(station.states[state])}`).join(', ');
  return el('span', { class: 'states', role: 'img', 'aria-label': said, title: said },
    parts.map((state) => el('span', { 'data-state': state, style: { width: `${100 * station.states[state]}%`, background: state_colour(state, is_dark()) } })));
}

function bar_table(stations) {
  const host = el('div');
  const orders = {
    flow: by_area(stations),
    loss: [...stations].sort((a, b) => lost_share(b.states) - lost_share(a.states)),
  };
  let order = 'flow';
  let all = stations.length <= shown_at_once;
  const row = (station, previous) => [
    order === 'flow' && station.area !== previous?.area && el('tr', { class: 'area' }, el('th', { colspan: 4, scope: 'rowgroup' }, name_of(station.area || 'no area'))),
    el('tr', {}, el('th', { scope: 'row' }, name_of(station.name, 28)), el('td', { class: 'bar' }, bar(station)),
      el('td', { class: 'right' }, n.percent(station.states.working)), el('td', { class: 'wide' }, loss_words(station))),
  ];
  const draw = () => {
    const rows = all ? orders[order] : orders[order].slice(0, shown_at_once);
    host.replaceChildren(
      el('div', { class: 'tools', role: 'group', 'aria-label': 'Order of the stations' },
        pressed('in order of flow', 'flow'), pressed('most lost first', 'loss')),
      el('table', { class: 'bars stations' }, el('caption', { class: 'hidden' }, 'States of the stations'),
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'station'), el('th', { scope: 'col' }, el('span', { class: 'hidden' }, 'states')),
          el('th', { scope: 'col', class: 'right' }, 'working'), el('th', { scope: 'col', class: 'wide' }, 'most lost to'))),
        el('tbody', {}, rows.map((station, i) => row(station, rows[i - 1])))),
      all ? '' : button(`show all ${stations.length} stations`, () => { all = true; draw(); }, { class: 'more' }));
  };
  const pressed = (text, which) => button(text, () => { order = which; draw(); host.querySelector(`[data-order=${which}]`).focus(); },
    { 'aria-pressed': String(order === which), 'data-order': which });
  on_theme(draw);
  draw();
  return host;
}

function loss_words(station) {
  const loss = main_loss(station.states);
  return loss ? `${state_words(loss)} ${n.percent(station.states[loss])}` : '';
}

function details_of(stations) {
  const right = (title, cell, sort) => ({ title, cell, sort, align: 'right' });
  const columns = [
    { title: 'station', cell: (row) => name_of(row.name), sort: (row) => row.name },
    { title: 'area', cell: (row) => name_of(row.area, 20), sort: (row) => row.area },
    right('machines', (row) => n.grouped(row.machines), (row) => row.machines),
    right('finished', (row) => n.short(row.finished.mean), (row) => row.finished.mean),
    right('OEE', (row) => n.percent(row.oee.mean), (row) => row.oee.mean),
    right('availability', (row) => n.percent(row.availability), (row) => row.availability),
    right('effectiveness', (row) => n.percent(row.effectiveness), (row) => row.effectiveness),
    right('quality', (row) => n.percent(row.quality), (row) => row.quality),
    right('failures', (row) => n.short(row.failures), (row) => row.failures),
    right('MTBF', (row) => n.duration(row.mtbf_s), (row) => row.mtbf_s),
    right('MTTR', (row) => n.duration(row.mttr_s), (row) => row.mttr_s),
    ...scheduled_states.filter((state) => stations.some((station) => station.states[state] > 0))
      .map((state) => right(state_words(state), (row) => n.percent(row.states[state]), (row) => row.states[state])),
  ];
  const details = el('details', { class: 'figures' }, el('summary', {}, 'Figures', el('span', { class: 'hidden' }, ' of the stations')));
  details.addEventListener('toggle', () => details.childElementCount === 1 && details.append(table(columns, stations, { caption: 'Stations, a run' })));
  return details;
}

/** One station in the course of the run. */
function over_time(data, calendar) {
  const states = data.observed?.states;
  if (!some(states?.stations) || !(states.slots > 1)) return null;
  const chosen = most_changing(states);
  let station = states.stations[chosen];
  const from = (i) => data.observed.from_s + i * states.slot_s;
  const occurring = () => states.names.map((name, index) => ({ name, index }))
    .filter(({ name, index }) => scheduled_states.includes(name) && station.shares.some((slot) => slot[index] > 0));
  const drawing = chart({
    label: 'States of a station in the course of one replication',
    height: 210,
    option: () => ({
      grid: { left: 4, right: 20, top: 46, bottom: 4, containLabel: true },
      legend: legend(),
      xAxis: axis('category', { data: station.shares.map((_, i) => calendar.short_slot(from(i), states.slot_s)) }),
      yAxis: axis('value', { max: 1, axisLabel: { formatter: (value) => n.percent(value, 0) } }),
      tooltip: tooltip((points) => [calendar.slot(from(points[0].dataIndex), states.slot_s),
        ...points.filter((point) => point.value > 0).map((point) => [point.seriesName, n.percent(point.value)])]),
      series: occurring().map(({ name, index }) => ({
        name: state_words(name), type: 'bar', stack: 'all', barCategoryGap: '0%', itemStyle: { color: state_colour(name, is_dark()) },
        data: shares_of_schedule(station.shares, states.names, index),
      })),
    }),
  });
  const select = choice('A station over time:', states.stations.map((each, i) => [i, each.name]), (i) => {
    station = states.stations[i];
    drawing.redraw();
  }, chosen);
  return el('div', { class: 'part' }, el('div', { class: 'tools' }, select), drawing);
}

/** Breaks and nights taken out, so that a slot adds up to its scheduled time. */
function shares_of_schedule(shares, names, index) {
  return shares.map((slot) => {
    const scheduled = slot.reduce((all, share, i) => all + (scheduled_states.includes(names[i]) ? share : 0), 0);
    return scheduled > 1e-9 ? slot[index] / scheduled : 0;
  });
}

/** The station that loses most is what one wants to see first. */
function most_changing(states) {
  const working = states.names.indexOf('working');
  const spread = states.stations.map(({ shares }) => {
    const values = shares_of_schedule(shares, states.names, working).filter((value) => value > 0);
    return values.length ? Math.max(...values) - Math.min(...values) : 0;
  });
  return spread.indexOf(Math.max(...spread));
}
