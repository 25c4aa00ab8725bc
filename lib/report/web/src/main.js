// Reads the data of the page and draws what it is: a run, a sweep, a tuning or a difference.

import { answer, key_figures } from './answer.js';
import { bottleneck_over_time } from './bottleneck_over_time.js';
import { buffers } from './buffers.js';
import { calendar_from } from './calendar.js';
import { diff_page } from './diff.js';
import { button, el, name_of, tidy } from './dom.js';
import { energy_and_cost } from './energy_and_cost.js';
import { facts } from './facts.js';
import { flows } from './flows.js';
import { lead_time } from './lead_time.js';
import { line_diagram } from './line_diagram.js';
import { output_over_time } from './output_over_time.js';
import { plant_of, read_page_data } from './page_data.js';
import { player } from './player.js';
import { absent } from './section.js';
import { state_bars } from './state_bars.js';
import { sweep_page } from './sweep.js';
import { follow_theme, is_dark, on_theme, toggle_theme } from './theme.js';
import { tuning_page } from './tuning.js';
import { waterfall } from './waterfall.js';

function run_page(data) {
  const plant = plant_of(data);
  const calendar = calendar_from(data.observed?.start_date ?? data.start_date ?? null);
  return [answer(data.result), key_figures(data.result), line(data, plant, calendar), state_bars(data, calendar), waterfall(data),
    output_over_time(data, calendar), buffers(data, calendar), lead_time(data), bottleneck_over_time(data, calendar), flows(data, plant),
    energy_and_cost(data), facts(data)];
}

function line(data, plant, calendar) {
  const heading = el('h2', { id: 'line-heading' }, 'The line');
  if (!plant) return el('section', { id: 'line', class: 'whole', 'aria-labelledby': 'line-heading' }, heading, absent('The report has no layout of the plant.'));
  const { element, picture } = line_diagram(data, plant);
  return el('section', { id: 'line', class: 'whole', 'aria-labelledby': 'line-heading' }, heading,
    el('p', { class: 'note' }, 'Stations have the colour of what they lose most time to, the stronger the more they lose; the strip at their foot has all their states.'),
    data.recording && player(data, plant, calendar, picture), element);
}

const pages = {
  run: [run_page, 'Run', (data) => data.result.model?.name],
  sweep: [sweep_page, 'Sweep', (data) => data.result.model?.name],
  tuning: [tuning_page, 'Tuning', (data) => data.result.plant],
  diff: [diff_page, 'Difference', () => 'Two plants beside each other'],
};

function header(kind, title, version) {
  const text = () => (is_dark() ? 'light' : 'dark');
  const theme = button(text(), toggle_theme, { class: 'theme', 'aria-label': 'light or dark' });
  on_theme(() => (theme.textContent = text()));
  return el('header', {}, el('p', { class: 'kind' }, `takt ${tidy(version)} · ${kind}`), el('h1', {}, name_of(title ?? '', 80)), theme);
}

function contents(sections) {
  const linked = sections.filter((each) => each?.id);
  return el('nav', { 'aria-label': 'Sections' }, el('ol', {}, linked.map((each) =>
    el('li', {}, el('a', { href: '#' + each.id }, each.querySelector('h2').textContent)))));
}

const footer = () => el('footer', {}, el('p', {}, 'Made by takt. Charts by Apache ECharts, under the Apache License 2.0; its licence and those of ZRender and tslib stand in the source of this page.'));

function draw(data) {
  const page = pages[data.kind];
  if (!page) return [header('report', 'takt', data.takt ?? ''), el('main', { id: 'content' }, absent('This page has no results in it yet: takt run FILE --html report.html makes one that has.'))];
  const [make, kind, title_of] = page;
  const title = title_of(data);
  document.title = `${tidy(title ?? 'takt').slice(0, 80)} – ${kind.toLowerCase()}`;
  const sections = make(data).flat().filter(Boolean);
  return [header(kind, title, data.takt ?? ''), contents(sections), el('main', { id: 'content' }, sections), footer()];
}

follow_theme();
document.getElementById('page').append(...draw(read_page_data()));
document.documentElement.dataset.ready = 'yes';
