// What changed in the model, and what that did to the results.

import { axis, chart, tooltip } from './chart.js';
import { el, name_of, shortened, tidy } from './dom.js';
import { absent, section, table } from './section.js';
import { some } from './page_data.js';
import { colour } from './theme.js';
import * as n from './numbers.js';

const output_words = { units: 'units', units_a_year: 'units a year', jph: 'JPH', lead_time: 'lead time', work_in_process: 'work in process', scrapped: 'scrap' };
const words_for = (output) => output_words[output.name] ?? output.name.replaceAll('_', ' ');
const size = (each, value) => (each.unit === 's' ? n.duration(value) : n.with_unit(n.short(value), each.unit));
const change = (each, value) => n.more_or_less(size(each, value), value);
const is_certain = (each) => Boolean(each.ci) && (each.ci[0] > 0 || each.ci[1] < 0);

export function diff_page(data) {
  const { result } = data;
  const names = [result.first?.name ?? result.first, result.second?.name ?? result.second].map((name) => name_of(name, 60));
  return [
    answer_of(result, names),
    section('model', 'What is different', null, model(result)),
    section('results', 'What that did', !some(result.differences?.filter((each) => each.ci))
      ? 'From one replication there is no telling what of this is chance.'
      : result.paired ? `By pairs of replications with the same random numbers, seed ${result.seed}; 95 % intervals, p after Holm.`
      : 'The replications have different random numbers, so by Welch’s test; 95 % intervals, p after Holm.', results(result)),
  ];
}

function answer_of(result, [first, second]) {
  const units = result.differences?.find((each) => each.name === 'units') ?? result.differences?.[0];
  if (!units) return el('div', { class: 'answer' }, el('p', { class: 'sentence' }, first, ' and ', second, ' have no output in common.'));
  const certain = is_certain(units);
  return el('div', { class: 'answer' }, el('p', { class: 'sentence' },
    'From ', first, ' to ', second, words_for(units) === units.unit ? ': ' : `: ${words_for(units)} `, el('strong', {}, change(units, units.difference)),
    units.ci && ` (95 % interval ${change(units, units.ci[0])} to ${change(units, units.ci[1])})`,
    certain ? ', more than chance' : units.ci && ', which may be chance', '.'));
}

function model(result) {
  if (result.changes === null || result.changes === undefined) return absent('A result without the files of its plant does not say what is different.');
  if (!some(result.changes)) return el('p', {}, result.same === false ? 'The plants differ in a law with the same mean and standard deviation.' : 'The plants are the same.');
  const value = (text) => (text === null || text === undefined ? '–' : el('code', { title: tidy(text) }, shortened(text, 60)));
  return table([
    { title: 'key', cell: (row) => el('code', { title: tidy(row.path) }, shortened(row.path, 70)), sort: (row) => row.path },
    { title: 'before', cell: (row) => value(row.before) }, { title: 'after', cell: (row) => value(row.after) },
  ], result.changes, { caption: 'Changes of the model', most: 200 });
}

function results(result) {
  const all = result.differences ?? [];
  if (all.length === 0) return absent('There is nothing to compare.');
  const share = (each, value) => (each.first ? value / Math.abs(each.first) : null);
  const drawn = all.filter((each) => each.first && each.ci);
  const right = (title, cell, sort) => ({ title, cell, sort, align: 'right' });
  const better = (each) => (each.more_is_better === undefined || !is_certain(each) ? colour('quiet') : (each.difference > 0) === each.more_is_better ? colour('good') : colour('bad'));
  return [
    drawn.length > 0 && chart({
      label: 'Differences as shares of the first, with 95 % intervals',
      height: 50 + 34 * drawn.length,
      option: () => ({
        grid: { left: 4, right: 24, top: 4, bottom: 26, containLabel: true },
        xAxis: axis('value', { name: 'change', nameLocation: 'middle', nameGap: 24, axisLabel: { formatter: (value) => `${n.signed(100 * value, Math.abs(value) < 0.1 ? 1 : 0)} %` } }),
        yAxis: axis('category', { inverse: true, data: drawn.map(words_for), axisLabel: { color: colour('ink'), interval: 0 } }),
        tooltip: tooltip((point) => {
          const each = drawn[point.dataIndex];
          return [words_for(each), ['before', size(each, each.first)], ['after', size(each, each.second)], ['difference', change(each, each.difference)]];
        }, 'item'),
        series: [{
          type: 'custom', encode: { x: [1, 2, 3], y: 0 },
          data: drawn.map((each, i) => [i, share(each, each.ci[0]), share(each, each.ci[1]), share(each, each.difference)]),
          renderItem: (params, api) => {
            const stroke = better(drawn[params.dataIndex]);
            const [a, y] = api.coord([api.value(1), api.value(0)]);
            const [b] = api.coord([api.value(2), api.value(0)]);
            const [middle] = api.coord([api.value(3), api.value(0)]);
            const [zero, top] = api.coord([0, api.value(0) - 0.5]);
            const [, bottom] = api.coord([0, api.value(0) + 0.5]);
            return { type: 'group', children: [
              { type: 'line', shape: { x1: zero, x2: zero, y1: top, y2: bottom }, style: { stroke: colour('ink'), lineWidth: 1 } },
              { type: 'line', shape: { x1: a, x2: b, y1: y, y2: y }, style: { stroke, lineWidth: 3 } },
              { type: 'circle', shape: { cx: middle, cy: y, r: 5 }, style: { fill: stroke } },
            ] };
          },
        }],
      }),
    }),
    table([
      { title: 'output', cell: words_for, sort: words_for }, right('before', (row) => size(row, row.first), (row) => row.first), right('after', (row) => size(row, row.second), (row) => row.second),
      right('difference', (row) => change(row, row.difference), (row) => row.difference),
      right('95 % interval', (row) => (row.ci ? `${change(row, row.ci[0])} to ${change(row, row.ci[1])}` : '–')),
      right('p', (row) => (row.p_holm === null || row.p_holm === undefined ? '–' : row.p_holm < 0.001 ? 'below 0.001' : n.grouped(row.p_holm, 3)), (row) => row.p_holm),
    ], all, { caption: 'Outputs' }),
  ];
}
