// Energy by shop, costs by kind.

import { el, name_of } from './dom.js';
import { bars, section } from './section.js';
import { some, sum } from './page_data.js';
import { series_colour } from './theme.js';
import * as n from './numbers.js';

const kinds = ['machines', 'people', 'energy', 'scrap', 'material'];

export function energy_and_cost(data) {
  const { energy, costs } = data.result;
  if (!energy && !some(costs)) return null; // the model has neither power nor costs
  return section('energy-and-cost', 'Energy and cost', 'Of one run; mean of all replications. Machines and what stands around them, as far as the model has power and costs.',
    energy && by_shop(data.result), (costs ?? []).map((cost) => by_kind(cost)));
}

function by_shop({ energy, stations }) {
  const areas = [...energy.areas].map((area) => ({ ...area, kwh: area.kwh ?? 0 })).sort((a, b) => b.kwh - a.kwh);
  const all = energy.kwh.mean ?? 0;
  const greatest = (stations ?? []).filter((station) => station.energy_kwh > 0).sort((a, b) => b.energy_kwh - a.energy_kwh).slice(0, 5);
  return el('div', { class: 'part' },
    el('p', {}, `${n.figure(energy.kwh_a_unit)} kWh a unit, ${n.with_unit(n.short(all / 1000), 'MWh')} in all.`),
    bars(areas.map((area) => ({ ...area, name: name_of(area.area || 'no area') })), {
      caption: 'Energy by shop', of: (row) => row.kwh, colour: () => series_colour(0),
      text: (row) => `${n.with_unit(n.short(row.kwh / 1000), 'MWh')}, ${n.percent(all > 0 ? row.kwh / all : null, 0)}`,
    }),
    greatest.length > 0 && el('p', { class: 'note' }, 'Most is taken by ', greatest.map((station, i) => [i > 0 ? ', ' : '', name_of(station.name, 28), ` (${n.percent(station.energy_kwh / all)})`]), '.'));
}

function by_kind(cost) {
  const rows = kinds.map((kind) => ({ name: kind, amount: cost[kind] ?? 0 })).filter((row) => row.amount > 0).sort((a, b) => b.amount - a.amount);
  const all = sum(rows.map((row) => row.amount));
  return el('div', { class: 'part' },
    el('p', {}, cost.a_unit?.mean !== null && `${n.with_unit(n.figure(cost.a_unit), cost.currency)} a unit, `, `${n.money(cost.mean, cost.currency)} in all.`),
    bars(rows, { caption: 'Cost by kind', of: (row) => row.amount, colour: () => series_colour(1), text: (row) => `${n.money(row.amount, cost.currency)}, ${n.percent(row.amount / all, 0)}` }));
}
