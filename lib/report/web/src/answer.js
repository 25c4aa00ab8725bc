// The answer in one sentence, and the key figures under it.

import { el, name_of } from './dom.js';
import { days_in, month_name } from './calendar.js';
import * as n from './numbers.js';

const year_s = 365 * 86400;
const is_a_year = (result) => Math.abs(result.run.horizon_s - year_s) < 1;
const period_of = (result) => (is_a_year(result) ? 'a year' : 'in ' + n.period(result.run.horizon_s));
const strong = (text) => el('strong', {}, text);

/** Over replications, or by batch means along the only one. */
export const units_interval = (result) => result.units.ci95 ?? result.batch_means?.ci95 ?? null;

export function answer(result) {
  if (!result.replications) return el('p', { class: 'answer' }, name_of(result.model.name), ': no replication was finished.');
  const units = n.with_half_width(result.units.mean, units_interval(result));
  const sentence = [name_of(result.model.name), ' makes ', strong(`${units} units`), ` ${period_of(result)}`];
  sentence.push(...target_words(result), ...value_words(result), '.');
  return el('div', { class: 'answer' }, el('p', { class: 'sentence' }, sentence), trouble(result), sureness(result));
}

function target_words(result) {
  const target = result.target;
  if (!target) return [];
  const more = result.units.mean - target.units;
  const distance = n.grouped(Math.abs(more), n.decimals_for(target.units));
  const words = more === 0 ? ', just the target of ' : [', ', strong(distance), more > 0 ? ' more than the target of ' : ' fewer than the target of '];
  const said = [words, n.short(target.units)].flat();
  if (target.chance !== null && target.chance !== undefined)
    said.push(', which one more run meets with a probability of ', strong(n.probability(target.chance)));
  return said;
}

function value_words(result) {
  if (!result.value?.length) return [];
  const amounts = result.value.map((value) => n.money(value.mean, value.currency)).join(' and ');
  return ['; its output is worth ', strong(amounts), ` ${period_of(result)}`];
}

/** What the sentence rests on. */
function sureness(result) {
  const interval = units_interval(result);
  const parts = [];
  if (interval) parts.push(`95 % interval ${n.interval(interval)} units`);
  if (result.units.ci95) parts.push(n.counted(result.replications, 'replication'));
  else if (result.batch_means) parts.push(`by batch means of one replication, worth ${n.short(result.batch_means.effective_size)} independent pieces of it`);
  else parts.push('one replication, so no interval');
  const target = result.target;
  if (target?.runs_met_ci95 && result.replications > 1)
    parts.push(`${target.runs_met} of ${result.replications} met the target, which alone says ${n.percent(target.runs_met_ci95[0], 0)} to ${n.percent(target.runs_met_ci95[1], 0)}`);
  const reached = target?.rate_reached;
  if (reached?.month) parts.push(`the target’s rate is reached in ${month_name(reached.month)} (${reached.runs} of ${n.counted(result.replications, 'replication')})`);
  return el('p', { class: 'note' }, parts.join('; ') + '.');
}

/** What went wrong stands before what came out. */
function trouble(result) {
  const said = [];
  if (result.deadlock) {
    said.push(el('p', {}, `Deadlock in ${result.deadlock.replications} of ${n.counted(result.replications, 'replication')}; replication `
      + `${result.deadlock.replication} comes to a standstill after ${n.duration(result.deadlock.time_s)}:`),
    el('ul', {}, result.deadlock.cycle.map((wait) => el('li', {}, name_of(wait, 160)))));
  }
  if (result.interrupted) said.push(el('p', {}, `Interrupted: ${result.replications} of ${n.counted(result.asked, 'replication')} finished, and only they count.`));
  for (const failed of result.failed ?? [])
    said.push(el('p', {}, `Replication ${failed.replication} failed and does not count: `, name_of(failed.message, 300)));
  return said.length > 0 && el('div', { class: 'trouble', role: 'alert' }, said);
}

export function key_figures(result) {
  if (!result.replications) return null;
  const rows = [['JPH', n.figure(result.jph), `jobs per scheduled hour; ${n.short(result.run.scheduled_s / 3600)} h ${period_of(result)}`]];
  if (!is_a_year(result) && result.units.a_year !== null) rows.push(['Units a year', n.short(result.units.a_year), 'scaled to 365 days']);
  const lead = result.lead_time_s;
  if (lead?.count > 0) rows.push(['Lead time', n.duration(lead.mean), `half within ${n.duration(lead.p50)}, 95 % within ${n.duration(lead.p95)}`]);
  rows.push(['Work in process', n.figure(result.work_in_process), 'parts on average']);
  if (result.scrapped?.mean > 0) rows.push(['Scrap', n.short(result.scrapped.mean), `parts ${period_of(result)}`]);
  for (const cost of result.costs ?? [])
    rows.push(['Cost', cost.a_unit.mean === null ? n.money(cost.mean, cost.currency) : n.money(cost.a_unit.mean, cost.currency), `a unit; ${n.money(cost.mean, cost.currency)} ${period_of(result)}`]);
  if (result.energy) rows.push(['Energy', n.with_unit(n.short(result.energy.kwh_a_unit.mean), 'kWh'), `a unit; ${n.with_unit(n.short(result.energy.kwh.mean / 1000), 'MWh')} ${period_of(result)}`]);
  for (const source of result.sources ?? [])
    if (source.orders) rows.push(['Orders on time', n.percent(source.orders.on_time.mean), `of ${n.short(source.orders.due.mean)} due`]);
  return el('dl', { class: 'key' }, rows.map(([name, value, note]) =>
    el('div', {}, el('dt', {}, name), el('dd', {}, el('span', { class: 'value' }, value), el('span', { class: 'note' }, note)))));
}

/** Of a month of the year's target, by its days. */
export const target_of_month = (result, month) => {
  if (!result.target) return null;
  return (result.target.units * days_in(month) * 86400) / result.run.horizon_s;
};
