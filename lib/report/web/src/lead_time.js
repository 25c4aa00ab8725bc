// How long units were in the plant.

import { axis, chart, mark_line, tooltip } from './chart.js';
import { absent, figures, section } from './section.js';
import { some, sum } from './page_data.js';
import { series_colour } from './theme.js';
import * as n from './numbers.js';

export function lead_time(data) {
  const whole = data.result.lead_time_s;
  const said = whole?.count > 0
    ? `From arrival at a source to the sink, nights and weekends included: mean ${n.duration(whole.mean)}, half within ${n.duration(whole.p50)}, 95 % within ${n.duration(whole.p95)}, longest ${n.duration(whole.most)}.`
    : null;
  const observed = data.observed?.lead_time;
  if (!some(observed?.counts) || sum(observed.counts) === 0)
    return section('lead-time', 'Lead time', said, absent('No replication was looked at closely, so there is no distribution.'));
  return section('lead-time', 'Lead time', said, histogram(observed, whole));
}

/** Bins at either end that hold no unit are left out. */
function bins_of({ edges_s: edges, counts }) {
  const bins = counts.map((count, i) => ({ from: edges[i], to: edges[i + 1], count }));
  const first = bins.findIndex((bin) => bin.count > 0);
  let last = bins.length - 1;
  while (last > first && bins[last].count === 0) --last;
  return bins.slice(first, last + 1);
}

function unit_for(seconds) {
  if (seconds >= 72 * 3600) return ['days', 86400];
  if (seconds >= 3 * 3600) return ['h', 3600];
  return seconds >= 180 ? ['min', 60] : ['s', 1];
}

function histogram(observed, whole) {
  const bins = bins_of(observed);
  const all = sum(bins.map((bin) => bin.count));
  const [unit, size] = unit_for(bins.at(-1).to);
  const width = Math.min(...bins.map((bin) => bin.to - bin.from)); // bins may be of several widths: heights are shares for the narrowest
  const height_of = (bin) => ((bin.count / all) * width) / (bin.to - bin.from);
  const digits = width / size < 0.2 ? 2 : width / size < 2 ? 1 : 0;
  const range = (bin) => `${n.grouped(bin.from / size, digits)} to ${n.grouped(bin.to / size, digits)} ${unit}`;
  const near = whole?.p50 && whole.p95 - whole.p50 < 0.4 * (bins.at(-1).to - bins[0].from); // then one stands above the other
  const side = (seconds) => (seconds - bins[0].from < 0.6 * (bins.at(-1).to - bins[0].from) ? 'left' : 'right'); // so that words stay inside
  const option = ({ narrow }) => ({
    grid: { left: 4, right: 24, top: narrow || near ? 52 : 34, bottom: 26, containLabel: true },
    xAxis: axis('value', { min: bins[0].from / size, max: bins.at(-1).to / size, name: unit, nameLocation: 'middle', nameGap: 24, splitLine: { show: false },
      axisLabel: { formatter: (value) => n.grouped(value, Number.isInteger(value) ? 0 : 1), showMinLabel: false, showMaxLabel: false } }),
    yAxis: axis('value', { axisLabel: { formatter: (value) => n.percent(value, 0) }, name: 'units', nameGap: narrow || near ? 30 : 15 }),
    tooltip: tooltip((point) => {
      const bin = bins[point.dataIndex];
      return [range(bin), ['units', n.grouped(bin.count)], ['share', n.percent(bin.count / all)]];
    }, 'item'),
    series: [{
      type: 'custom', encode: { x: [0, 1], y: 2 },
      data: bins.map((bin) => [bin.from / size, bin.to / size, height_of(bin)]),
      renderItem: (params, api) => {
        const [left, above] = api.coord([api.value(0), api.value(2)]);
        const [right, bottom] = api.coord([api.value(1), 0]);
        return { type: 'rect', shape: { x: left, y: above, width: Math.max(1, right - left - 1), height: bottom - above }, style: { fill: series_colour(0) } };
      },
    }, {
      type: 'scatter', data: [], // carries the lines, since custom series have none
      markLine: whole?.p50 ? { ...mark_line(({ data: line }) => line.text ?? line.name), data: [
        { xAxis: whole.p50 / size, name: `half within ${n.duration(whole.p50)}`, label: { position: 'end', align: side(whole.p50) } },
        { xAxis: whole.p95 / size, name: `95 % within ${n.duration(whole.p95)}`, label: { position: 'end', align: side(whole.p95), padding: narrow || near ? [0, 0, 13, 0] : 0 } },
      ].filter((line) => line.xAxis <= bins.at(-1).to / size) } : undefined,
    }],
  });
  return [
    chart({ label: `Distribution of the lead time of ${n.grouped(all)} units: half within ${n.duration(whole?.p50)}, 95 % within ${n.duration(whole?.p95)}`, height: 250, option }),
    figures('distribution of the lead time', [
      ['lead time', range, 'left'], ['units', (row) => n.grouped(row.count)], ['share', (row) => n.percent(row.count / all)],
    ], bins),
  ];
}
