// What tuning found: the plan, what it costs and how sure it is, what each change brought, and how the search went.

import { axis, chart, legend, mark_line, tooltip } from './chart.js';
import { el, name_of, shortened, tidy } from './dom.js';
import { absent, figures, section, table } from './section.js';
import { whisker } from './output_over_time.js';
import { facts } from './facts.js';
import { some } from './page_data.js';
import { colour, series_colour } from './theme.js';
import * as n from './numbers.js';

const outcome_words = {
  found: 'found and proven', unproven: 'found, but not proven', impossible: 'not to be reached with these decisions',
  exhausted: 'not found before the plant-years were used up', interrupted: 'interrupted',
};

const worth = (result) => (result.goal === 'value' ? `value, ${result.currency ?? ''}` : 'units');
const cost = (result, amount) => (amount === 0 ? '–' : n.money(amount, result.currency ?? ''));

export function tuning_page(data) {
  const { result } = data;
  return [answer_of(result),
    section('plan', 'The plan', 'A decision that stands as it is costs nothing.', plan_table(result)),
    section('front', 'Cost and output', 'Plans that the search looked at near the chosen one: what they cost, and what they make.', front(result)),
    section('changes', 'What each change brings', `${result.goal === 'value' ? 'Value' : 'Units'} that a run loses where this change alone is put back, with standard errors.`, changes(result)),
    section('search', 'How the search went', 'Plans are compared on the same random numbers; what is found is run afresh under numbers that the search has not seen.', search(result)),
    facts({ ...data, result: { ...result, model: { name: result.plant, file: result.file } }, observed: null })];
}

function answer_of(result) {
  const name = name_of(result.plant);
  const sentence = [];
  if (!result.plan) sentence.push(name, ': a plan is ', el('strong', {}, outcome_words[result.outcome] ?? result.outcome));
  else if (result.goal === 'cost') {
    sentence.push(name, ': the cheapest plan found costs ', el('strong', {}, n.money(result.plan.cost, result.currency ?? '')));
    if (result.target) sentence.push(`; it makes ${n.short(result.plan.mean)} units a run on average, and the target of ${n.short(result.target.units)} with a probability of `, el('strong', {}, n.probability(result.verification?.probability ?? result.plan.probability)), `, where ${n.percent(result.target.probability)} is wanted`);
  } else sentence.push(name, ': the best plan found makes ', el('strong', {}, `${n.short(result.plan.mean)} ${worth(result)}`), ` for ${n.money(result.plan.cost, result.currency ?? '')}`);
  if (result.plan) sentence.push(`. It is ${outcome_words[result.outcome] ?? result.outcome}`);
  return el('div', { class: 'answer' }, el('p', { class: 'sentence' }, sentence, '.'), result.verification && el('p', { class: 'note' }, verified(result)));
}

/** Rounded down, so that what is not proven does not read as if it were. */
const or_more = (least) => (least > 0.999 ? n.probability(least) : `${n.percent(Math.floor(1000 * least + 1e-6) / 1000)} or more`);

function verified(result) {
  const found = result.verification;
  const way = found.normal ? `the mean is ${n.short(found.standing)} standard deviations above the target, ${n.short(found.factor)} needed` : 'counted, as the runs do not follow the normal law';
  return `${n.counted(found.runs, 'fresh run')}: ${found.met} reach the target, ${n.short(found.mean)} on average with a standard deviation of ${n.short(found.standard_deviation)}; `
    + `with 95 % confidence the probability is ${or_more(found.least_probability)} (${way})${found.passed ? '' : `, which does not prove ${n.percent(result.target.probability)}`}.`;
}

function plan_table(result) {
  const is_changed = (row) => row.plan !== null && row.plan !== row.as_it_stands;
  const way = (text) => (text === null ? '–' : el('code', { title: text }, shortened(text, 48)));
  const rows = result.decisions;
  return table([
    { title: 'decision', cell: (row) => name_of(row.name, 60), sort: (row) => row.name },
    { title: 'as it stands', cell: (row) => way(row.as_it_stands) },
    { title: 'plan', cell: (row) => (is_changed(row) ? el('strong', {}, way(row.plan)) : way(row.plan)) },
    { title: 'cost', align: 'right', cell: (row) => cost(result, row.cost), sort: (row) => row.cost },
  ], rows, { caption: 'Decisions' });
}

/** What is different from the plan, in words. */
function instead(result, design) {
  const plan = result.plan?.design ?? [];
  return result.decisions.map((decision, i) => (design[i] !== plan[i] ? `${tidy(decision.name)} ${tidy(design[i])}` : null)).filter(Boolean).join(', ');
}

/** A round number not above. */
function round_below(value, range) {
  const step = 10 ** Math.floor(Math.log10(Math.max(range, 1e-9)));
  return Math.floor(value / step) * step;
}

function front(result) {
  const groups = [
    ['the plan', result.plan ? [result.plan] : [], () => colour('bad'), 13, 'diamond'],
    ['cheaper, not taken', result.cheaper ?? [], () => series_colour(1), 8, 'circle'],
    ['nearly as good', result.close ?? [], () => series_colour(0), 8, 'circle'],
  ].filter(([, plans]) => plans.length > 0);
  if (groups.length === 0) return absent('No plan was found.');
  const target = result.target?.units;
  const x = (plan) => plan.cost;
  const least = target && result.goal === 'cost' ? ({ min, max }) => (min > target ? round_below(target - 0.1 * (max - target), max - target) : null) : undefined;
  const option = () => ({
    grid: { left: 4, right: 20, top: 40, bottom: 26, containLabel: true },
    legend: legend({ icon: undefined }),
    xAxis: axis('value', { scale: true, boundaryGap: ['4%', '4%'], name: `cost, ${result.currency ?? ''}`, nameLocation: 'middle', nameGap: 24, axisLabel: { formatter: (value) => n.grouped(value) } }),
    yAxis: axis('value', { scale: true, boundaryGap: ['6%', '6%'], min: least, name: worth(result), axisLabel: { formatter: (value) => n.short(value) } }),
    tooltip: tooltip((point) => {
      const plan = groups.find(([name]) => name === point.seriesName)?.[1][point.dataIndex];
      if (!plan) return null;
      const lines = [['cost', n.money(plan.cost, result.currency ?? '')], [worth(result), n.short(plan.mean)]];
      if (plan.probability !== null) lines.push(['probability', n.probability(plan.probability)]);
      if (plan.why_not) lines.push(['why not', plan.why_not]);
      const words = instead(result, plan.design);
      return [words ? shortened(words, 90) : 'the plan', ...lines];
    }, 'item'),
    series: groups.map(([name, plans, hue, size, symbol], i) => ({
      name, type: 'scatter', symbol, symbolSize: size, itemStyle: { color: hue(), opacity: 0.85 }, z: 10 - i, data: plans.map((plan) => [x(plan), plan.mean]),
      markLine: i === 0 && target && result.goal === 'cost' ? { ...mark_line(`target ${n.short(target)}`), data: [{ yAxis: target }] } : undefined,
    })),
  });
  const all = groups.flatMap(([group, plans]) => plans.map((plan) => ({ ...plan, group })));
  return [chart({ label: `Cost against ${worth(result)} of ${n.counted(all.length, 'plan')}`, height: 300, option }),
    table([
      { title: 'plan', cell: (row) => row.group }, { title: 'cost', align: 'right', cell: (row) => cost(result, row.cost), sort: (row) => row.cost },
      { title: worth(result), align: 'right', cell: (row) => n.short(row.mean), sort: (row) => row.mean },
      { title: 'probability', align: 'right', cell: (row) => n.probability(row.probability), sort: (row) => row.probability },
      ...(some(result.cheaper) ? [{ title: 'why not', cell: (row) => row.why_not ?? '' }] : []),
      { title: 'instead', cell: (row) => el('span', { title: instead(result, row.design) }, shortened(instead(result, row.design), 90)) },
    ], all, { caption: 'Plans' })];
}

function changes(result) {
  const all = [...(result.changes ?? [])].filter((each) => each.gain !== null).sort((a, b) => b.gain - a.gain);
  if (all.length === 0) return absent('The plan changes nothing, or no change was put back to see what it brings.');
  return [chart({
    label: `What each change of the plan brings; the most, ${n.short(all[0].gain)} ${worth(result)}, by ${shortened(all[0].decision)}`,
    height: 50 + 28 * all.length,
    option: ({ narrow }) => ({
      grid: { left: 4, right: 20, top: 4, bottom: 26, containLabel: true },
      xAxis: axis('value', { name: worth(result), nameLocation: 'middle', nameGap: 24, axisLabel: { formatter: (value) => n.grouped(value) } }),
      yAxis: axis('category', { inverse: true, data: all.map((each) => shortened(each.decision, narrow ? 18 : 44)), axisLabel: { color: colour('ink'), interval: 0, hideOverlap: false } }),
      tooltip: tooltip((point) => [shortened(all[point.dataIndex].decision, 60), [worth(result), `${n.short(all[point.dataIndex].gain)} ± ${n.short(all[point.dataIndex].error)}`]], 'item'),
      series: [
        { type: 'bar', data: all.map((each) => each.gain), itemStyle: { color: series_colour(0) }, barMaxWidth: 16 },
        { type: 'custom', silent: true, encode: { x: [1, 2], y: 0 }, renderItem: whisker(colour('ink'), true), data: all.map((each, i) => [i, each.gain - (each.error ?? 0), each.gain + (each.error ?? 0)]), z: 5 },
      ],
    }),
  }), figures('what each change brings', [
    ['decision', (row) => name_of(row.decision, 60), 'left'], [worth(result), (row) => n.short(row.gain)], ['standard error', (row) => n.short(row.error)],
  ], all)];
}

function search(result) {
  const { used, allowed } = result.plant_years;
  const right = (title, cell) => ({ title, cell, align: 'right' });
  return [
    el('p', {}, `${n.grouped(used)} of ${n.counted(allowed, 'plant-year')} were run, of ${n.counted(result.designs, 'design')}.`
      + (Number.isFinite(result.most) ? ` With the most of everything the plant makes ${n.short(result.most)} units.` : '')),
    el('div', { class: 'gauge wide', role: 'img', 'aria-label': `${n.percent(used / allowed, 0)} of the plant-years used` }, el('span', { style: { width: `${Math.min(100, (100 * used) / allowed)}%` } })),
    some(result.verifications) ? table([
      { title: 'verification', cell: (row) => n.grouped(result.verifications.indexOf(row) + 1) },
      right('fresh runs', (row) => n.grouped(row.runs)), right('mean', (row) => n.short(row.mean)), right('reach the target', (row) => n.grouped(row.met)),
      right('probability', (row) => n.probability(row.probability)), right('with 95 % confidence', (row) => or_more(row.least_probability)),
      { title: 'passed', cell: (row) => (row.passed ? 'yes' : 'no') },
      { title: 'instead of the plan', cell: (row) => shortened(instead(result, row.design) || 'the plan itself', 90) },
    ], result.verifications, { caption: 'Verifications, in their order' }) : absent('No plan came as far as a verification.'),
  ];
}
