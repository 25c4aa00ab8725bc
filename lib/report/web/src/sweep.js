// Scenarios beside each other: means with intervals, who is best and how sure that is, and what was set in each.

import { whisker } from './output_over_time.js';
import { axis, chart, legend, tooltip } from './chart.js';
import { choice, el, name_of, shortened } from './dom.js';
import { facts } from './facts.js';
import { figures, section, table } from './section.js';
import { colour, series_colour } from './theme.js';
import * as n from './numbers.js';

const lying_interval_icon = 'path://M0,6 L14,6 L14,8 L0,8 Z M0,3 L1.5,3 L1.5,11 L0,11 Z M12.5,3 L14,3 L14,11 L12.5,11 Z';

const output_words = { units_a_year: 'units a year', jph: 'JPH', lead_time: 'lead time', work_in_process: 'work in process' };

function words_for(output) {
  if (output_words[output.name]) return output_words[output.name];
  return output.name.startsWith('cost_a_unit') ? `cost a unit, ${output.unit}` : shortened(output.name.replaceAll('_', ' '));
}

/** A lead time with a unit that fits; all others as they are. */
const value_of = (output, figure) => (figure === null || figure === undefined ? '–' : output.unit === 's' ? n.duration_with_half_width(figure.mean, figure.ci95) : n.figure(figure));

export function sweep_page(data) {
  const { result } = data;
  const ranked = [...result.scenarios].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
  return [answer_of(result, ranked), section('means', 'Means', 'Mean of each scenario with its 95 % interval, and each replication as a dot; all run with the same random numbers.', means(result, ranked)),
    section('ranking', 'Ranking', `Differences are to the base, by pairs of replications; their intervals hold together at ${n.percent(result.level, 0)} (Bonferroni). “Best”: the chance that the scenario is the best of all.`, ranking(result, ranked)),
    section('settings', 'What is set', null, settings(result)), facts({ ...data, observed: null })];
}

function answer_of(result, ranked) {
  return el('div', { class: 'answer' }, el('p', { class: 'sentence' }, sentence_of(result, ranked)),
    el('p', { class: 'note' }, `${n.counted(result.asked, 'replication')} of each scenario, seed ${result.seed}.`, result.interrupted ? ' Interrupted: only what was finished counts.' : ''),
    result.failed?.length > 0 && el('div', { class: 'trouble', role: 'alert' }, result.failed.map((each) =>
      el('p', {}, name_of(each.scenario), `, replication ${each.replication}, failed and does not count: `, name_of(each.message, 300)))));
}

function sentence_of(result, ranked) {
  const by = result.outputs.find((output) => output.name === result.by) ?? result.outputs[0];
  if (ranked.every((each) => !each.outputs[by.name])) return 'No replication was finished.';
  const best = ranked[0];
  if (best.rank === null) return 'No scenarios have finished replications in common, so none is the best.';
  const compared = ranked.filter((each) => each.rank !== null).length;
  const others = compared === ranked.length ? compared : `the ${compared} that have results, of ${ranked.length} in all,`;
  const chance = best.chance_of_best;
  const figure = best.outputs[by.name];
  const difference = figure.difference;
  return [el('strong', {}, name_of(best.name)), ` is the best of ${others} by ${words_for(by)}`,
    chance !== null && [', with a chance of ', el('strong', {}, n.probability(chance))], `: ${value_of(by, figure)}`,
    difference && [', which is ', el('strong', {}, difference_words(by, difference)), ' against the base'], '.'];
}

function difference_words(output, difference) {
  const { mean, ci } = difference;
  if (output.unit === 's') return n.more_or_less(n.duration_with_half_width(mean, ci), mean);
  return ci ? `${n.signed(mean)} ± ${n.short((ci[1] - ci[0]) / 2)}` : n.signed(mean);
}

function means(result, ranked) {
  let output = result.outputs.find((each) => each.name === result.by) ?? result.outputs[0];
  const figure = (scenario) => scenario.outputs[output.name];
  const drawing = chart({
    label: `Mean ${words_for(output)} of ${ranked.length} scenarios with intervals${ranked[0].rank === null ? '' : `; best is ${shortened(ranked[0].name)}`}`,
    height: 60 + 30 * ranked.length,
    option: ({ narrow }) => {
      const scale = output.unit === 's' ? scale_of(ranked.map((each) => figure(each)?.mean ?? 0)) : [1, output.unit];
      const [size, unit] = scale;
      return {
        grid: { left: 4, right: 20, top: 34, bottom: 26, containLabel: true },
        legend: legend({ icon: 'circle', data: ['replications', { name: '95 % interval', icon: lying_interval_icon }, 'mean'] }),
        xAxis: axis('value', { scale: true, name: unit, nameLocation: 'middle', nameGap: 24, axisLabel: { formatter: (value) => n.short(value) } }),
        yAxis: axis('category', { inverse: true, data: ranked.map((each) => shortened(each.name, narrow ? 14 : 30)), axisLabel: { color: colour('ink'), interval: 0, hideOverlap: false } }),
        tooltip: tooltip((point) => {
          const each = ranked[point.value[1] ?? point.value[0]] ?? ranked[point.dataIndex];
          if (!each) return null;
          const lines = [[words_for(output), value_of(output, figure(each))]];
          if (figure(each)?.difference) lines.push(['to the base', difference_words(output, figure(each).difference)]);
          return [shortened(each.name), ...lines];
        }, 'item'),
        series: [
          { name: 'replications', type: 'scatter', symbolSize: 5, itemStyle: { color: series_colour(0), opacity: 0.35 },
            data: ranked.flatMap((each, i) => (figure(each)?.runs ?? []).filter((run) => run !== null).map((run) => [run / size, i])) },
          { name: '95 % interval', type: 'custom', itemStyle: { color: colour('ink') }, renderItem: whisker(colour('ink'), true, 6), encode: { x: [1, 2], y: 0 },
            data: ranked.map((each, i) => [i, ...(figure(each)?.ci95 ?? [null, null]).map((value) => (value === null ? NaN : value / size))]), z: 4, silent: true },
          { name: 'mean', type: 'scatter', symbolSize: 9, itemStyle: { color: colour('ink') }, z: 5,
            data: ranked.map((each, i) => [figure(each) ? figure(each).mean / size : null, i]) },
        ],
      };
    },
  });
  const select = choice('Output:', result.outputs.map((each, i) => [i, words_for(each)]), (i) => {
    output = result.outputs[i];
    drawing.setAttribute('aria-label', `Mean ${words_for(output)} of the scenarios with intervals`);
    drawing.redraw();
  }, result.outputs.indexOf(output));
  return [el('div', { class: 'tools' }, select), drawing, figures('means of the scenarios', [
    ['scenario', (row) => name_of(row.name), 'left'],
    ...result.outputs.map((each) => [words_for(each), (row) => value_of(each, row.outputs[each.name])]),
  ], ranked)];
}

function scale_of(values) {
  const most = Math.max(...values);
  if (most >= 72 * 3600) return [86400, 'days'];
  if (most >= 3 * 3600) return [3600, 'h'];
  return most >= 180 ? [60, 'min'] : [1, 's'];
}

function ranking(result, ranked) {
  const by = result.outputs.find((output) => output.name === result.by) ?? result.outputs[0];
  const right = (title, cell, sort) => ({ title, cell, sort, align: 'right' });
  const chance = (value) => (value === null || value === undefined ? '–' : el('span', { class: 'chance' },
    el('span', { class: 'gauge' }, el('span', { style: { width: `${100 * value}%` } })), n.percent(value, 0)));
  const has_target = ranked.some((each) => each.chance !== null);
  return table([
    right('', (row) => (row.rank === null ? '–' : n.grouped(row.rank)), (row) => row.rank),
    { title: 'scenario', cell: (row) => name_of(row.name), sort: (row) => row.name },
    ...result.outputs.flatMap((output) => {
      const columns = [right(words_for(output), (row) => value_of(output, row.outputs[output.name]), (row) => row.outputs[output.name]?.mean)];
      if (output === by) columns.push(right('to the base', (row) => (row.outputs[by.name]?.difference ? difference_words(by, row.outputs[by.name].difference) : ''), (row) => row.outputs[by.name]?.difference?.mean));
      return columns;
    }),
    ...(has_target ? [right('target', (row) => n.percent(row.chance, 0), (row) => row.chance)] : []),
    right('best', (row) => chance(row.chance_of_best), (row) => row.chance_of_best),
  ], ranked, { caption: 'Scenarios, the best first' });
}

function settings(result) {
  return table([
    { title: 'scenario', cell: (row) => name_of(row.name), sort: (row) => row.name },
    { title: 'what is set', cell: (row) => (Object.keys(row.set).length === 0 ? 'the file as it is'
      : el('ul', { class: 'set' }, Object.entries(row.set).map(([path, value]) => el('li', {}, el('code', {}, shortened(path, 60)), ' = ', el('code', { title: value }, shortened(value, 60)))))) },
    { title: 'digest', cell: (row) => el('code', {}, row.digest) },
  ], result.scenarios, { caption: 'What each scenario changes in the file' });
}
