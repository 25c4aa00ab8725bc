// What the report rests on: model, seed, replications, warm-up, and the files themselves.

import { el, name_of, shortened, tidy } from './dom.js';
import { section, table } from './section.js';
import { some } from './page_data.js';
import * as n from './numbers.js';

export function facts(data) {
  const { result } = data;
  const rows = [
    ['model', name_of(result.model?.name ?? result.plant, 120)],
    ['file', el('code', {}, name_of(result.model?.file ?? result.file, 120))],
    result.model?.digest && ['digest', el('code', {}, result.model.digest)],
    ['takt', result.takt ?? data.takt],
    ['seed', el('code', {}, String(result.seed))],
    result.replications !== undefined && ['replications', `${n.grouped(result.replications)} finished of ${n.grouped(result.asked)} asked`],
    result.run && ['observed', `${n.period(result.run.horizon_s)}, ${n.short(result.run.scheduled_s / 3600)} h of it scheduled`],
    result.run && ['warm-up', warm_up_words(result)],
    result.precision && ['precision', precision_words(result.precision)],
    result.estimate && ['computed', estimate_words(result.estimate)],
    some(result.runs) && ['events', n.grouped(result.runs.reduce((all, run) => all + (run.events ?? 0), 0))],
    data.observed && ['looked at closely', `replication ${data.observed.replication}, seed ${data.observed.seed}`],
    some(result.source?.overrides) && ['set on the command line', el('ul', {}, result.source.overrides.map((each) => el('li', {}, el('code', {}, shortened(each, 160)))))],
    Number.isFinite(data.wall_s) && ['wall time', n.duration(data.wall_s)],
  ].filter(Boolean);
  return section('facts', 'Facts of the model', 'The same model, seed and version give the same figures, to the byte.',
    el('dl', { class: 'facts' }, rows.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)))),
    ...more_tables(result), sources(result), each_run(result));
}

function made_words(makes) {
  const words = (made) => (made.product == null ? [n.grouped(made.count)] : [n.grouped(made.count), ' ', name_of(made.product)]);
  return el('span', {}, makes.map((made, i) => [i > 0 ? ', ' : '', words(made)]));
}

function warm_up_words(result) {
  const found = result.warm_up;
  const words = n.period(result.run.warm_up_s);
  if (!found) return words;
  return found.found ? `${words}, found by ${found.method} in ${n.counted(found.pilots, 'pilot run')}` : `${words}; none found: the run is too short to tell`;
}

function precision_words(precision) {
  const ended = precision.ended === 'precise' ? 'reached' : `ended: ${precision.ended}`;
  return `${tidy(precision.goal)}, ${ended} (± ${n.short(precision.half_width)} where ${n.short(precision.wanted)} was wanted)`;
}

function estimate_words(estimate) {
  if (estimate.none) return `no formula: ${tidy(estimate.none)}`;
  return `${n.short(estimate.jph)} JPH by ${tidy(estimate.method)}${estimate.is_exact || estimate.exact ? ', exact in the long run' : ', an approximation'}`;
}

/** Crews, carriers, materials and products: what has no chart of its own. */
function more_tables(result) {
  const right = (title, cell, sort) => ({ title, cell, sort, align: 'right' });
  const name = (title) => ({ title, cell: (row) => name_of(row.name ?? row.station), sort: (row) => row.name ?? row.station });
  const tables = [
    ['Crews, operators, shared robots', result.resources, [name('resource'), { title: 'kind', cell: (row) => row.kind, sort: (row) => row.kind },
      right('size', (row) => n.grouped(row.size), (row) => row.size), right('busy', (row) => n.percent(row.utilisation.mean), (row) => row.utilisation.mean),
      ...(result.resources?.some((row) => row.travelling) ? [right('on the way', (row) => (row.travelling ? n.percent(row.travelling.mean) : '–'), (row) => row.travelling?.mean)] : []),
      ...(result.resources?.some((row) => row.overtime_h > 0) ? [right('overtime h', (row) => n.short(row.overtime_h), (row) => row.overtime_h)] : []),
      right('requests a run', (row) => n.short(row.granted), (row) => row.granted), right('mean wait', (row) => n.duration(row.mean_wait_s), (row) => row.mean_wait_s)]],
    ['Moving lines', result.moving_lines, [name('line'), right('pitches', (row) => n.grouped(row.pitches)), right('parts on it', (row) => n.short(row.parts.mean)),
      right('cords pulled', (row) => n.short(row.pulls)), right('stands', (row) => n.short(row.stops)),
      right('most for pitch', (row) => (row.worst_pitch ? `${row.worst_pitch.pitch} (${n.percent(row.worst_pitch.share)})` : '–')),
      right('entry closed', (row) => (row.entry_closed == null ? '–' : n.percent(row.entry_closed))), right("on it at shifts' ends", (row) => n.short(row.caught))]],
    ['Batches', result.batches, [name('station'), right('least', (row) => n.grouped(row.least), (row) => row.least), right('most', (row) => n.grouped(row.most), (row) => row.most),
      right('batches a run', (row) => n.short(row.batches), (row) => row.batches), right('mean size', (row) => (row.mean_size == null ? '–' : n.short(row.mean_size)), (row) => row.mean_size),
      right('full', (row) => (row.full == null ? '–' : n.percent(row.full)), (row) => row.full)]],
    ['Parts made of others', result.splits, [name('station'), { title: 'makes of one', cell: (row) => made_words(row.makes) },
      right('parts split a run', (row) => n.short(row.split), (row) => row.split), right('parts made a run', (row) => n.short(row.made), (row) => row.made)]],
    ['Carriers', result.carriers, [name('carrier'), right('count', (row) => n.grouped(row.count)), right('empty on average', (row) => n.short(row.empty)), right('on the way back', (row) => n.short(row.returning))]],
    ['Materials', result.materials, [name('material'), right('mean stock', (row) => n.short(row.stock.mean)), right('rests for', (row) => n.duration(row.mean_rest_s)),
      right('out of stock', (row) => n.percent(row.empty.mean)), right('waited for', (row) => n.percent(row.waited_for.mean)), right('taken a run', (row) => n.short(row.consumed))]],
    ['Milk runs', result.milk_runs, [name('milk run'), right('trains', (row) => n.grouped(row.trains)), right('under way', (row) => n.percent(row.under_way.mean)),
      right('rounds a run', (row) => n.short(row.rounds)), right('late', (row) => n.short(row.late)), right('lots a round', (row) => (row.lots_a_round == null ? '–' : n.short(row.lots_a_round))),
      right('mean wait', (row) => (row.mean_wait_s == null ? '–' : n.duration(row.mean_wait_s)))]],
    ['Zones', result.zones, [name('zone'), right('at most', (row) => n.grouped(row.most)), right('parts in it', (row) => n.short(row.parts.mean)),
      right('highest', (row) => n.grouped(row.highest)), right('at the limit', (row) => n.percent(row.full.mean))]],
    ['Transporters', result.transporters, [name('transporter'), right('count', (row) => n.grouped(row.count)), right('idle', (row) => n.percent(row.idle.mean)),
      right('fetching', (row) => n.percent(row.fetching.mean)), right('carrying', (row) => n.percent(row.carrying.mean)), right('held', (row) => n.percent(row.held.mean)),
      right('charging', (row) => n.percent(row.charging.mean)), right('parts a run', (row) => n.short(row.fetched)), right('parts a trip', (row) => (row.parts_a_trip == null ? '–' : n.short(row.parts_a_trip))), right('mean wait', (row) => n.duration(row.mean_wait_s))]],
    ['Marriages by number', result.marriages, [name('station'), { title: 'from', cell: (row) => name_of(row.buffer) }, right('married a run', (row) => n.short(row.married)),
      right('waited for', (row) => n.percent(row.waited.mean)), right('from behind', (row) => n.percent(row.behind)),
      right('launched again', (row) => n.short(row.replaced)), right('withdrawn', (row) => n.short(row.withdrawn))]],
    ['Products', result.products, [name('product'), right('units a run', (row) => n.figure(row.units)),
      right('scrapped a run', (row) => n.short(row.scrapped)), right('lead time', (row) => n.duration(row.lead_time_s?.mean), (row) => row.lead_time_s?.mean),
      right('95 % within', (row) => n.duration(row.lead_time_s?.p95), (row) => row.lead_time_s?.p95),
      right('orders on time', (row) => (row.orders ? n.percent(row.orders.on_time.mean) : '–'), (row) => row.orders?.on_time.mean),
      right('price', (row) => (row.price ? n.money(row.price.amount, row.price.currency) : '–'))]],
  ];
  return tables.filter(([, rows]) => some(rows)).map(([caption, rows, columns]) => table(columns, rows, { caption }));
}

function sources(result) {
  return (result.source?.files ?? []).map((file) => el('details', {},
    el('summary', {}, 'The file ', el('code', {}, name_of(file.path, 80))), el('pre', { tabindex: 0 }, file.text)));
}

function each_run(result) {
  if (!some(result.runs) || result.replications < 2) return null;
  const right = (title, cell, sort) => ({ title, cell, sort, align: 'right' });
  const details = el('details', {}, el('summary', {}, 'Each replication'));
  details.addEventListener('toggle', () => details.childElementCount === 1 && details.append(table([
    right('replication', (row) => n.grouped(row.replication), (row) => row.replication), right('units', (row) => n.grouped(row.units), (row) => row.units),
    right('JPH', (row) => n.grouped(row.jph, 2), (row) => row.jph), right('lead time', (row) => n.duration(row.lead_time_s), (row) => row.lead_time_s),
    right('work in process', (row) => n.short(row.work_in_process), (row) => row.work_in_process), right('scrap', (row) => n.grouped(row.scrapped), (row) => row.scrapped),
  ], result.runs, { caption: 'Each replication' })));
  return details;
}
