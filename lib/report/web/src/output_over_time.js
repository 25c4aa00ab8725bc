// Output by month over all replications, and by day (or shorter) of the one that was looked at closely.

import { axis, chart, dashed_icon, legend, line_icon, mark_line, tooltip } from './chart.js';
import { month_name } from './calendar.js';
import { target_of_month } from './answer.js';
import { absent, figures, section } from './section.js';
import { some, sum } from './page_data.js';
import { colour, series_colour } from './theme.js';
import * as n from './numbers.js';

export function output_over_time(data, calendar) {
  const months = some(data.result.months) && data.result.months.length > 1;
  const slots = some(data.observed?.units);
  if (!months && !slots) return section('output', 'Output over time', null, absent('The run has no calendar months, and no replication was looked at closely.'));
  return section('output', 'Output over time',
    'Months: mean of all replications with 95 % intervals. Shorter: one replication. The target’s line goes by the days of a month, and by the scheduled hours of shorter stretches.',
    months && by_month(data.result), slots && by_slot(data, calendar));
}

function by_month(result) {
  const months = result.months;
  const targets = months.map((each) => target_of_month(result, each.month));
  const has_target = targets.some((target) => target !== null);
  const words = months.map((each) => month_name(each.month) + (each.whole ? '' : ' (in part)'));
  const option = ({ narrow }) => ({
    grid: { left: 4, right: 8, top: 34, bottom: 4, containLabel: true },
    legend: legend({ data: ['units a month', { name: '95 % interval', icon: interval_icon }, ...(has_target ? [{ name: 'target', icon: dashed_icon }] : [])] }),
    xAxis: axis('category', { data: months.map((each) => month_name(each.month).slice(0, 3) + '\n' + (each.month.endsWith('-01') || each === months[0] ? each.month.slice(0, 4) : '')), axisLabel: { interval: narrow ? 'auto' : 0 } }),
    yAxis: axis('value', { axisLabel: { formatter: (value) => n.grouped(value) } }),
    tooltip: tooltip(([point]) => {
      const each = months[point.dataIndex];
      const lines = [['units', n.figure(each.units)]];
      if (has_target) lines.push(['target, by days', n.short(targets[point.dataIndex])]);
      return [words[point.dataIndex], ...lines];
    }),
    series: [
      { name: 'units a month', type: 'bar', data: months.map((each) => each.units.mean), itemStyle: { color: series_colour(0) }, barMaxWidth: 40 },
      { name: '95 % interval', type: 'custom', renderItem: whisker(colour('ink')), itemStyle: { color: colour('ink') }, data: months.map((each, i) => [i, ...(each.units.ci95 ?? [null, null])]), z: 5 },
      has_target && { name: 'target', type: 'line', step: 'middle', symbol: 'none', data: targets, lineStyle: { color: colour('ink'), width: 1.2, type: [5, 3] }, itemStyle: { color: colour('ink') } },
    ].filter(Boolean),
  });
  const best = months.reduce((a, b) => (b.units.mean > a.units.mean ? b : a));
  const least = months.reduce((a, b) => (b.units.mean < a.units.mean ? b : a));
  return [
    chart({ label: `Units by month, from ${n.short(least.units.mean)} in ${month_name(least.month)} to ${n.short(best.units.mean)} in ${month_name(best.month)}`, height: 250, option }),
    figures('units by month', [
      ['month', (row) => words[months.indexOf(row)], 'left'],
      ['units', (row) => n.figure(row.units)],
      ['target, by days', (row) => n.short(targets[months.indexOf(row)])],
    ], months),
  ];
}

const interval_icon = 'path://M6,0 L8,0 L8,12 L6,12 Z M3,0 L11,0 L11,1.5 L3,1.5 Z M3,10.5 L11,10.5 L11,12 L3,12 Z';

/** An interval as a line with two short ends. */
export const whisker = (stroke, horizontal = false, wide = 5) => (params, api) => {
  const [at, low, high] = [api.value(0), api.value(1), api.value(2)];
  if (!Number.isFinite(low) || !Number.isFinite(high)) return null;
  const point = (value) => api.coord(horizontal ? [value, at] : [at, value]);
  const [a, b] = [point(low), point(high)];
  const line = (from, to) => ({ type: 'line', shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style: { stroke, lineWidth: 1.2 } });
  const across = ([x, y]) => (horizontal ? line([x, y - wide], [x, y + wide]) : line([x - wide, y], [x + wide, y]));
  return { type: 'group', children: [line(a, b), across(a), across(b)] };
};

/** The year's (or the run's) target, spread over the scheduled time. */
function target_of_slots(data) {
  const { scheduled_s: scheduled } = data.observed;
  const target = data.result.target?.units;
  const all = data.result.run?.scheduled_s;
  if (!target || !all || !some(scheduled)) return null;
  return scheduled.map((seconds) => (target * seconds) / all);
}

/** Units for each scheduled hour, over a week before and after: what is left when weekends and holidays are taken out. */
function moving_jph(observed, reach) {
  return observed.units.map((_, i) => {
    const from = Math.max(0, i - reach);
    const to = Math.min(observed.units.length, i + reach + 1);
    const hours = sum(observed.scheduled_s.slice(from, to)) / 3600;
    return hours > 0 ? sum(observed.units.slice(from, to)) / hours : null;
  });
}

function by_slot(data, calendar) {
  const observed = data.observed;
  const from = (i) => observed.from_s + i * observed.slot_s;
  const slots = observed.units.map((units, i) => ({ i, units, scheduled: observed.scheduled_s?.[i] ?? null }));
  const targets = target_of_slots(data);
  const a_day = observed.slot_s >= 86400;
  const reach = a_day ? 7 : Math.max(1, Math.round(slots.length / 40));
  const pace = observed.scheduled_s ? moving_jph(observed, reach) : null;
  const what = a_day ? 'day' : n.period(observed.slot_s);
  const words = (i) => calendar.slot(from(i), observed.slot_s);
  const labels = slots.map((slot) => calendar.short_slot(from(slot.i), observed.slot_s));
  const x = (index, show) => axis('category', { gridIndex: index, data: labels, axisLabel: { show } });
  const option = () => ({
    grid: [{ left: 44, right: 8, top: 34, height: 150 }, { left: 44, right: 8, top: 228, bottom: 24 }],
    legend: legend({ data: [`units a ${what}`, targets && { name: 'target', icon: line_icon }, pace && { name: 'JPH', icon: line_icon }].filter(Boolean) }),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    xAxis: [x(0, false), x(1, true)],
    yAxis: [axis('value', { gridIndex: 0, minInterval: 1, axisLabel: { formatter: (value) => n.grouped(value) } }),
      axis('value', { gridIndex: 1, scale: true, name: `JPH, mean of ${2 * reach + 1} ${a_day ? 'days' : 'slots'}`, splitNumber: 3 })],
    tooltip: tooltip((points) => {
      const { i, units, scheduled } = slots[points[0].dataIndex];
      const lines = [['units', n.grouped(units)]];
      if (targets) lines.push(['target, by hours', n.short(targets[i])]);
      if (scheduled !== null) lines.push(['scheduled', n.duration(scheduled)]);
      if (pace) lines.push(['JPH around it', n.short(pace[i])]);
      return [words(i), ...lines];
    }),
    series: [
      { name: `units a ${what}`, type: 'bar', data: observed.units, itemStyle: { color: series_colour(0) }, barCategoryGap: '12%' },
      targets && { name: 'target', type: 'line', step: 'middle', symbol: 'none', data: targets, lineStyle: { color: colour('ink'), width: 1 }, itemStyle: { color: colour('ink') } },
      pace && { name: 'JPH', type: 'line', symbol: 'none', xAxisIndex: 1, yAxisIndex: 1, data: pace, connectNulls: true, lineStyle: { color: series_colour(1), width: 1.6 }, itemStyle: { color: series_colour(1) },
        markLine: targets && { ...mark_line('target'), data: [{ yAxis: (3600 * data.result.target.units) / data.result.run.scheduled_s }] } },
    ].filter(Boolean),
  });
  return [
    chart({ label: `Units by ${what} of replication ${observed.replication}: ${n.grouped(sum(observed.units))} in all`, height: 340, option }),
    figures(`units by ${what}`, [
      ['from', (row) => words(row.i), 'left'], ['units', (row) => n.grouped(row.units)],
      ['target', (row) => n.short(targets?.[row.i])], ['scheduled', (row) => n.duration(row.scheduled)],
    ], slots),
  ];
}
