// From gross to net JPH: each job that is missing, by the station and the state that caused it.

import { axis, chart, tooltip } from './chart.js';
import { name_of, shortened, tidy } from './dom.js';
import { absent, figures, section } from './section.js';
import { state_colour, words_of_loss } from './states.js';
import { some, sum } from './page_data.js';
import { colour, is_dark, is_on_paper } from './theme.js';
import * as n from './numbers.js';

const shown = 14;
const seen = 0.005; // jobs an hour; what is less would read as 0.00

export function waterfall(data) {
  const losses = data.observed?.losses;
  if (!losses) return section('losses', 'From gross to net', null,
    absent('There is no reference: no station that all units pass and whose cycle could be the measure. takt bottlenecks --reference names one.'));
  const steps = steps_of(losses);
  const gross = losses.gross_jph.mean;
  const label = `Loss waterfall from ${n.grouped(gross, 2)} gross JPH to ${n.grouped(losses.net_jph.mean, 2)} net JPH; the largest loss is ${steps[1] ? tidy(steps[1].name) : 'none'}`;
  return section('losses', 'From gross to net',
    ['Jobs for each scheduled hour that are missing, put down to who caused them. Gross is what ', name_of(losses.reference), ` would make at its planned cycle of ${n.duration(losses.cycle_s)}.`,
      data.observed.replication !== undefined && ` Of replication ${data.observed.replication}.`],
    chart({ label, height: (width) => 40 + (is_on_paper() ? 18 : width < 560 ? 32 : 24) * steps.length, option: option_of(steps, gross) }),
    figures('from gross to net JPH', [
      ['element', (row) => (row.element ? name_of(row.element) : ''), 'left'], ['lost to', words_of_loss, 'left'],
      ['JPH', (row) => n.grouped(row.jph.mean, 3)], ['units a year', (row) => n.short(row.units_a_year)],
    ], losses.causes));
}

/** Gross, the largest losses in falling order, all others together, net. */
function steps_of(losses) {
  const size = (cause) => Math.abs(cause.jph.mean ?? 0);
  const causes = (some(losses.causes) ? losses.causes : []).filter((cause) => size(cause) > 0).sort((a, b) => size(b) - size(a));
  const named = causes.slice(0, shown).filter((cause) => size(cause) >= seen);
  const rest = causes.slice(named.length);
  const steps = named.map((cause) => ({
    name: (cause.element ? shortened(cause.element, 26) + ': ' : '') + words_of_loss(cause),
    two_lines: (cause.element ? shortened(cause.element, 20) + '\n' : '') + words_of_loss(cause),
    lost: cause.jph.mean, units: cause.units_a_year, state: cause.kind === 'state' ? cause.state : null,
  }));
  if (rest.length > 0)
    steps.push({ name: rest.length === 1 ? '1 other' : `${n.others(rest.length)} together`, lost: sum(rest.map((cause) => cause.jph.mean)), units: sum(rest.map((cause) => cause.units_a_year)), state: null });
  let level = losses.gross_jph.mean;
  for (const step of steps) {
    step.from = level;
    step.to = level -= step.lost;
  }
  const whole = (name, value) => ({ name, from: 0, to: value, whole: value });
  return [whole('gross', losses.gross_jph.mean), ...steps, whole('net', losses.net_jph.mean)];
}

function option_of(steps, gross) {
  // The axis begins where the losses are, or they could not be told apart; the bars of gross and net are cut there, and say so.
  const least = Math.min(...steps.map((step) => step.to), ...steps.filter((step) => !step.whole).map((step) => step.from));
  const cut = least > gross / 2;
  const begin = cut ? Math.max(0, Math.floor((least - 0.15 * (gross - least) - 0.5) * 2) / 2) : Math.min(0, least);
  return ({ narrow }) => ({
    grid: { left: 4, right: narrow ? 52 : 70, top: 4, bottom: 26, containLabel: true },
    xAxis: axis('value', { min: begin, name: cut ? (narrow ? `JPH, from ${n.short(begin)}` : `JPH; the axis begins at ${n.short(begin)}`) : 'JPH', nameLocation: 'middle', nameGap: 24, axisLabel: { formatter: (value) => n.grouped(value, Number.isInteger(value) ? 0 : 1) } }),
    yAxis: axis('category', {
      inverse: true, data: steps.map((step) => (narrow ? step.two_lines ?? step.name : step.name)),
      axisLabel: { color: colour('ink'), interval: 0, hideOverlap: false, fontSize: narrow ? 10.5 : 12, lineHeight: narrow ? 12 : 14, width: narrow ? 130 : 250, overflow: 'truncate' },
    }),
    tooltip: tooltip((point) => {
      const step = steps[point.dataIndex];
      return step.whole !== undefined ? [step.name, ['JPH', n.grouped(step.whole, 2)]]
        : [step.name, ['JPH lost', n.grouped(step.lost, 3)], ['units a year', n.short(step.units)], ['leaves', n.grouped(step.to, 2)]];
    }, 'item'),
    series: [{
      type: 'custom',
      data: steps.map((step, i) => [i, Math.min(step.from, step.to), Math.max(step.from, step.to)]),
      encode: { x: [1, 2], y: 0 },
      renderItem: (params, api) => {
        const step = steps[params.dataIndex];
        const [left, middle] = api.coord([Math.max(api.value(1), begin), api.value(0)]);
        const [right] = api.coord([api.value(2), api.value(0)]);
        const height = api.size([0, 1])[1] * 0.66;
        const fill = step.whole !== undefined ? colour('quiet') : step.state ? state_colour(step.state, is_dark()) : colour('other');
        const text = step.whole !== undefined ? n.grouped(step.whole, 2) : n.signed(-step.lost, 2);
        return { type: 'group', children: [
          { type: 'rect', shape: { x: left, y: middle - height / 2, width: Math.max(1, right - left), height }, style: { fill } },
          { type: 'text', style: { text, x: right + 6, y: middle, fill: colour('ink'), fontSize: 12, textVerticalAlign: 'middle' } },
        ] };
      },
    }],
  });
}
