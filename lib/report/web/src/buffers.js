// Levels of a buffer over time, and how long it stood at each level.

import { axis, chart, legend, line_icon, mark_line, tooltip } from './chart.js';
import { choice, el, name_of } from './dom.js';
import { absent, figures, section, table } from './section.js';
import { some } from './page_data.js';
import { colour, series_colour } from './theme.js';
import * as n from './numbers.js';

export function buffers(data, calendar) {
  const results = data.result.buffers;
  if (!some(results)) return section('buffers', 'Buffers', null, absent('The plant has no buffers with places.'));
  const observed = data.observed?.buffers;
  return section('buffers', 'Buffers', 'Full and empty: shares of the observed time. Levels over time are of one replication: least, mean and most in each slot.',
    some(observed) ? levels(data, calendar, observed) : absent('No replication was looked at closely, so there are no levels over time.'),
    all_of(results));
}

function all_of(results) {
  const gauge = (buffer) => {
    const share = buffer.capacity ? Math.min(1, buffer.level.mean / buffer.capacity) : null;
    return share === null ? '' : el('span', { class: 'gauge', role: 'img', 'aria-label': `filled to ${n.percent(share, 0)}` }, el('span', { style: { width: `${100 * share}%` } }));
  };
  const right = (title, cell, sort) => ({ title, cell, sort, align: 'right' });
  return table([
    { title: 'buffer', cell: (row) => name_of(row.name), sort: (row) => row.name },
    right('places', (row) => (row.capacity === null ? 'unlimited' : n.grouped(row.capacity)), (row) => row.capacity),
    right('mean level', (row) => n.short(row.level.mean), (row) => row.level.mean),
    { title: '', cell: gauge },
    right('highest', (row) => n.grouped(row.highest), (row) => row.highest),
    right('full', (row) => (row.capacity === null ? '–' : n.percent(row.full)), (row) => row.full),
    right('empty', (row) => n.percent(row.empty), (row) => row.empty),
  ], results, { caption: 'Buffers, mean of all replications' });
}

/** The one whose level moves most. */
function first_choice(observed) {
  const spread = observed.map((buffer) => Math.max(...buffer.mean) - Math.min(...buffer.mean));
  const size = (i) => spread[i] / Math.max(1, Math.max(...observed[i].most));
  return observed.reduce((best, _, i) => (size(i) > size(best) ? i : best), 0);
}

function levels(data, calendar, observed) {
  const capacity = new Map(data.result.buffers.map((each) => [each.name, each.capacity]));
  const slot_s = data.observed.slot_s;
  const from = (i) => data.observed.from_s + i * slot_s;
  let chosen = first_choice(observed);
  const places = () => capacity.get(observed[chosen].name) ?? null;

  const drawing = chart({
    label: 'Level of a buffer over time, and the share of time at each level',
    height: (width) => (width < 560 ? 420 : 260),
    option: ({ narrow }) => option(observed[chosen], places(), narrow, (i) => calendar.slot(from(i), slot_s), (i) => calendar.short_slot(from(i), slot_s)),
  });
  const said = el('div');
  const say = () => {
    const buffer = observed[chosen];
    drawing.setAttribute('aria-label', `Level of ${name_of(buffer.name).textContent} over time: between ${n.short(Math.min(...buffer.least))} and ${n.short(Math.max(...buffer.most))} parts`);
    said.replaceChildren(figures('levels of the buffer', [
      ['from', (row) => calendar.slot(from(row.i), slot_s), 'left'], ['mean', (row) => n.grouped(row.mean, 2)],
      ['least', (row) => n.grouped(row.least)], ['most', (row) => n.grouped(row.most)],
    ], () => buffer.mean.map((mean, i) => ({ i, mean, least: buffer.least[i], most: buffer.most[i] }))));
  };
  say();
  const select = choice('Buffer:', observed.map((each, i) => [i, each.name]), (i) => {
    chosen = Number(i);
    drawing.redraw();
    say();
  }, chosen);
  return el('div', {}, el('div', { class: 'tools' }, select), drawing, said);
}

function option(buffer, places, narrow, words, short_words) {
  const top = places ?? Math.max(...buffer.most, 1);
  const above = upper(buffer.levels, buffer.levels.length - 1, top); // the bar of the last level has room, too
  const y = (gridIndex, name) => axis('value', { gridIndex, min: 0, max: above, name, axisLabel: { formatter: (value) => n.grouped(value), showMaxLabel: false } });
  const grids = narrow
    ? [{ left: 40, right: 24, top: 44, height: 150 }, { left: 40, right: 24, top: 268, bottom: 40 }]
    : [{ left: 40, right: '33%', top: 44, bottom: 40 }, { left: '72%', right: 24, top: 44, bottom: 40 }];
  const line = (name, data, more) => ({ name, type: 'line', symbol: 'none', data, ...more });
  const pale = { color: series_colour(0), opacity: 0.22 };
  return {
    grid: grids,
    legend: legend({ data: [{ name: 'mean level, parts', icon: line_icon }, 'least to most'] }),
    xAxis: [
      axis('category', { gridIndex: 0, data: buffer.mean.map((_, i) => short_words(i)), boundaryGap: false }),
      axis('value', { gridIndex: 1, min: 0, axisLabel: { formatter: (value) => n.percent(value, 0) }, splitNumber: 3, name: 'share of time', nameLocation: 'middle', nameGap: 24, nameTextStyle: { color: colour('quiet'), align: 'center' } }),
    ],
    yAxis: [y(0, ''), y(1, narrow ? 'level, parts' : '')],
    tooltip: tooltip((points) => {
      const list = Array.isArray(points) ? points : [points];
      const i = list[0].dataIndex;
      if (list[0].seriesName === 'share of time') return [`level ${range(buffer.levels, i, top)}`, ['share of time', n.percent(buffer.shares[i])]];
      return [words(i), ['mean', n.grouped(buffer.mean[i], 1)], ['least', n.grouped(buffer.least[i])], ['most', n.grouped(buffer.most[i])]];
    }),
    series: [
      line('least', buffer.least, { stack: 'range', lineStyle: { opacity: 0 }, tooltip: { show: false } }),
      line('least to most', buffer.most.map((most, i) => most - buffer.least[i]), { stack: 'range', lineStyle: { opacity: 0 }, areaStyle: pale, itemStyle: pale }),
      line('mean level, parts', buffer.mean, {
        lineStyle: { color: series_colour(0), width: 1.6 }, itemStyle: { color: series_colour(0) },
        markLine: places !== null && { ...mark_line(`${n.grouped(places)} places`, { label: { position: 'insideEndTop' } }), data: [{ yAxis: places }] },
      }),
      distribution(buffer, top),
    ],
  };
}

const upper = (levels, i, top) => levels[i + 1] ?? Math.max(top + 1, levels[i] + 1);

function range(levels, i, top) {
  const last = upper(levels, i, top) - 1;
  return last > levels[i] ? `${n.grouped(levels[i])} to ${n.grouped(last)}` : n.grouped(levels[i]);
}

/** Lying bars on the same scale as the levels beside them. */
function distribution(buffer, top) {
  return {
    name: 'share of time', type: 'custom', xAxisIndex: 1, yAxisIndex: 1, encode: { x: 1, y: 0 },
    data: buffer.levels.map((level, i) => [level, buffer.shares[i]]),
    tooltip: { trigger: 'item' },
    renderItem: (params, api) => {
      const i = params.dataIndex;
      const [left, bottom] = api.coord([0, api.value(0)]);
      const [right, above] = api.coord([api.value(1), upper(buffer.levels, i, top)]);
      const height = Math.max(3, bottom - above - 1);
      return { type: 'rect', shape: { x: left, y: bottom - height, width: right - left, height }, style: { fill: series_colour(0) } };
    },
  };
}
