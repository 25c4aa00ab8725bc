// Who held the line back, and when: a table of shades, stations down, time across.

import { el, name_of } from './dom.js';
import { absent, section } from './section.js';
import { some, sum } from './page_data.js';
import * as n from './numbers.js';

const shown = 14;
const worth_a_row = 0.0005; // of the time; what is less would read as 0.0 %

export function bottleneck_over_time(data, calendar) {
  const parts = data.observed?.bottlenecks;
  const note = 'Share of each span in which a station had the longest active period (Roser). A bottleneck that shifts wanders down the table.';
  if (!some(parts)) return section('bottleneck', 'Bottleneck over time', note, absent('No replication was looked at closely.'));
  const rows = rows_of(parts);
  if (rows.length === 0) return section('bottleneck', 'Bottleneck over time', note, absent('Nobody was active.'));
  return section('bottleneck', 'Bottleneck over time', note, shades(rows, parts, begin(data), calendar));
}

/** Spans are told from the end of the warm-up. */
const begin = (data) => data.observed.from_s ?? data.result.run?.warm_up_s ?? 0;

function rows_of(parts) {
  const rows = new Map();
  parts.forEach((part, i) => {
    for (const { name, share } of part.stations) {
      if (!rows.has(name)) rows.set(name, { name, shares: new Array(parts.length).fill(0) });
      rows.get(name).shares[i] = share;
    }
  });
  const length = parts.map((part) => part.to_s - part.from_s);
  const all = [...rows.values()].map((row) => ({ ...row, mean: sum(row.shares.map((share, i) => share * length[i])) / sum(length) }))
    .sort((a, b) => b.mean - a.mean);
  const named = Math.min(shown, all.filter((row) => row.mean >= worth_a_row).length);
  const rest = all.slice(named);
  if (rest.length <= 1) return all;
  const others = { name: n.others(rest.length), mean: sum(rest.map((row) => row.mean)), shares: parts.map((_, i) => sum(rest.map((row) => row.shares[i]))) };
  return [...all.slice(0, named), others];
}

function shades(rows, parts, offset, calendar) {
  const most = Math.max(...rows.flatMap((row) => row.shares));
  const span = (part) => `${calendar.instant(offset + part.from_s, false)} to ${calendar.instant(offset + part.to_s, false)}`;
  const long = parts[0].to_s - parts[0].from_s >= 86400;
  const cell = (share, i) => {
    const strength = most > 0 ? share / most : 0;
    return el('td', {
      class: strength > 0.55 ? 'shade strong' : 'shade', title: `${span(parts[i])}: ${n.percent(share)}`,
      style: { background: `color-mix(in srgb, var(--shade) ${Math.round(100 * strength)}%, transparent)` },
    }, share >= 0.005 ? n.grouped(100 * share) : '');
  };
  return el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Bottleneck over time' },
    el('table', { class: 'shades' }, el('caption', { class: 'hidden' }, 'Longest active period, per cent of each span'),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, '% of span from'),
        parts.map((part) => el('th', { scope: 'col', title: span(part) }, long ? calendar.short_day(offset + part.from_s) : calendar.clock(offset + part.from_s))),
        el('th', { scope: 'col', class: 'right' }, 'all'))),
      el('tbody', {}, rows.map((row) => el('tr', {}, el('th', { scope: 'row' }, name_of(row.name, 24)), row.shares.map(cell), el('td', { class: 'right' }, n.percent(row.mean)))))));
}
