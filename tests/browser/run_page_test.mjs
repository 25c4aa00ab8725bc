// The page of a run: opened, clicked through, and what it says compared with the data in it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { run_data } from './made_up_plant.mjs';
import { example, takt } from './results.mjs';

let browser;
let data;
before(async () => {
  browser = await Browser.open();
  const result = JSON.parse(takt('run', example('phoenix'), '-n', '2', '--json', '-q'));
  data = run_data(result, { hours: 4 });
});
after(() => browser.close());

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const plain = (text) => text.replaceAll('\u00a0', ' ').replaceAll('−', '-');
const text_of = async (page, selector) => plain(await page.locator(selector).first().innerText());
const value_of = (text) => Number(plain(text).replaceAll(',', '').match(/-?[\d.]+/)[0]);
const lost = (station) => Object.entries(station.states).reduce((sum, [state, share]) => sum + (state === 'working' ? 0 : share), 0);

test('it opens without an error and without asking for anything', async () => {
  const page = await browser.show(data);
  const headings = await page.locator('h2').allInnerTexts();
  assert.deepEqual(headings, ['The line', 'Stations', 'From gross to net', 'Output over time', 'Buffers', 'Lead time', 'Bottleneck over time', 'Flow of parts', 'Energy and cost', 'Facts of the model']);
  for (const chart of await page.locator('[role=img]').all()) assert.ok((await chart.getAttribute('aria-label')).length > 3);
  assert.equal(await page.title(), 'Phoenix – run');
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('the answer is that of the data', async () => {
  const page = await browser.show(data);
  const { result } = data;
  const sentence = await text_of(page, '.sentence');
  const half = (result.units.ci95[1] - result.units.ci95[0]) / 2;
  assert.ok(sentence.includes(`makes ${number.format(result.units.mean)} ± ${number.format(half)} units a year`), sentence);
  assert.ok(sentence.includes(`${number.format(result.target.units - result.units.mean)} fewer than the target of ${number.format(result.target.units)}`), sentence);
  assert.ok(sentence.includes(`${(result.value[0].a_year / 1e9).toFixed(2)} billion CNY`), sentence);
  const facts = await text_of(page, '#facts');
  for (const fact of [result.model.digest, result.model.file, `${result.replications} finished of ${result.asked} asked`, '1 week', number.format(result.runs.reduce((all, run) => all + run.events, 0))])
    assert.ok(facts.includes(fact), fact);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('the tables have the figures of the data', async () => {
  const page = await browser.show(data);
  const rows = await page.locator('#buffers table tbody tr').all();
  assert.equal(rows.length, data.result.buffers.length);
  for (const [i, buffer] of data.result.buffers.entries()) {
    const cells = await rows[i].locator('th, td').allInnerTexts();
    assert.equal(cells[0], buffer.name);
    assert.ok(Math.abs(value_of(cells[2]) - buffer.level.mean) <= 0.06, `${buffer.name}: ${cells[2]} for ${buffer.level.mean}`);
    if (buffer.capacity !== null) assert.ok(Math.abs(value_of(cells[5]) - 100 * buffer.full) <= 0.051, cells[5]);
  }
  await page.locator('#losses summary').click();
  await page.waitForSelector('#losses details tbody tr');
  const shown = await page.locator('#losses details tbody tr').all();
  const { losses } = data.observed;
  let sum = 0;
  for (const row of shown) sum += value_of((await row.locator('td').allInnerTexts())[1]);
  assert.equal(shown.length, losses.causes.length);
  assert.ok(Math.abs(losses.gross_jph.mean - sum - losses.net_jph.mean) < 0.001 * shown.length);
  await page.locator('#output summary').nth(1).click();
  await page.waitForSelector('#output details:nth-of-type(2) tbody tr');
  const units = await page.locator('#output details').nth(1).locator('tbody tr td:nth-child(2)').allInnerTexts();
  assert.deepEqual(units.map(value_of), data.observed.units);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('bars have the widths of their shares, and sort by flow and by loss', async () => {
  const page = await browser.show(data);
  const names = () => page.locator('#states table.stations tbody tr:not(.area) th').allInnerTexts();
  const areas = [...new Set(data.result.stations.map((station) => station.area))];
  assert.deepEqual(await names(), areas.flatMap((area) => data.result.stations.filter((station) => station.area === area).map((station) => station.name)));
  const press = data.result.stations[0];
  const shares = await page.locator('#states .states').first().evaluate((bar) => Object.fromEntries([...bar.children].map((part) => [part.dataset.state, part.getBoundingClientRect().width / bar.getBoundingClientRect().width])));
  for (const [state, share] of Object.entries(shares)) assert.ok(Math.abs(share - press.states[state]) < 0.005, `${state}: ${share} for ${press.states[state]}`);
  await page.getByRole('button', { name: 'most lost first' }).click();
  const by_loss = await names();
  const most = [...data.result.stations].sort((a, b) => lost(b) - lost(a));
  assert.equal(by_loss[0], most[0].name);
  assert.equal(by_loss.length, data.result.stations.length);
  assert.equal(await page.getByRole('button', { name: 'most lost first' }).getAttribute('aria-pressed'), 'true');

  await page.locator('#states summary').first().click();
  await page.waitForSelector('#states details tbody tr');
  const head = page.locator('#states details th', { hasText: 'OEE' });
  await head.getByRole('button').click();
  assert.equal(await head.getAttribute('aria-sort'), 'descending');
  const oee = (await page.locator('#states details tbody tr td:nth-child(5)').allInnerTexts()).map(value_of);
  assert.deepEqual(oee, [...oee].sort((a, b) => b - a));
  assert.ok(Math.abs(oee[0] - 100 * Math.max(...data.result.stations.map((station) => station.oee.mean))) <= 0.051);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('every state has one colour on the whole page', async () => {
  const page = await browser.show(data);
  const colours = await page.evaluate(() => {
    const found = {};
    for (const mark of document.querySelectorAll('[data-state]')) (found[mark.dataset.state] ??= new Set()).add(mark.getAttribute('fill') ? (() => { const probe = document.createElement('i'); probe.style.background = mark.getAttribute('fill'); document.body.append(probe); const seen = getComputedStyle(probe).backgroundColor; probe.remove(); return seen; })() : getComputedStyle(mark).backgroundColor);
    return Object.entries(found).map(([state, seen]) => [state, [...seen]]);
  });
  assert.ok(colours.length >= 5);
  for (const [state, seen] of colours) assert.equal(seen.length, 1, `${state}: ${seen}`);
  assert.equal(new Set(colours.map(([, [seen]]) => seen)).size, colours.length);
  await page.close();
});

test('stations of the diagram say their states, and the bottleneck is marked', async () => {
  const page = await browser.show(data);
  const marked = page.locator('.node.bottleneck');
  assert.equal(await marked.count(), 1);
  assert.ok((await marked.locator('title').textContent()).startsWith(data.result.bottlenecks[0].station + ':'));
  assert.equal(await page.locator('svg.line .node').count(), data.plant.nodes.length);
  const store = data.result.buffers.find((buffer) => buffer.name === 'painted-body-store');
  const node = data.plant.nodes.find((each) => each.name === 'painted-body-store');
  const share = await page.locator(`.node[data-node="${node.id}"]`).evaluate((group) => Number(group.querySelector('.level').getAttribute('height')) / Number(group.querySelector('.box').getAttribute('height')));
  assert.ok(Math.abs(share - store.level.mean / store.capacity) < 1e-6);
  await page.close();
});

test('choosing a buffer shows its levels', async () => {
  const page = await browser.show(data);
  const last = data.observed.buffers.length - 1;
  await page.locator('#buffers select').selectOption(String(last));
  const label = await page.locator('#buffers .chart').getAttribute('aria-label');
  assert.ok(label.includes(data.observed.buffers[last].name));
  await page.locator('#buffers summary').click();
  await page.waitForSelector('#buffers details tbody tr');
  const means = (await page.locator('#buffers details tbody td:nth-child(2)').allInnerTexts()).map(value_of);
  means.forEach((mean, i) => assert.ok(Math.abs(mean - data.observed.buffers[last].mean[i]) <= 0.0051));
  assert.deepEqual(page.complaints, []);
  await page.close();
});

const background = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const brightness = (colour) => colour.match(/\d+/g).slice(0, 3).reduce((all, each) => all + Number(each), 0) / 765;

test('dark and light: by the system, and by the button', async () => {
  const page = await browser.show(data, { colorScheme: 'dark' });
  assert.ok(brightness(await background(page)) < 0.2);
  const ink = () => page.locator('#losses .chart svg text').first().getAttribute('fill');
  const dark_ink = await ink();
  await page.getByRole('button', { name: 'light or dark' }).click();
  assert.ok(brightness(await background(page)) > 0.9);
  assert.notEqual(await ink(), dark_ink);
  await page.getByRole('button', { name: 'light or dark' }).click();
  assert.ok(brightness(await background(page)) < 0.2);
  assert.equal(await ink(), dark_ink);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('a narrow window has no sideways scroll, and charts fit into it', async () => {
  const page = await browser.show(data, { width: 320, height: 640 });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok((await wide()) <= 320, `${await wide()} px wide`);
  for (const chart of await page.locator('.chart svg').all()) {
    const box = await chart.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 321 && box.height > 50, JSON.stringify(box));
  }
  await page.setViewportSize({ width: 1000, height: 800 });
  await page.waitForFunction(() => document.querySelector('#losses .chart svg').clientWidth > 500);
  assert.ok((await wide()) <= 1000);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('on paper it is light, without what can only be pressed', async () => {
  const page = await browser.show(data, { colorScheme: 'dark' });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages >= 4 && pages <= 14, `${pages} pages`);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  assert.ok(brightness(await background(page)) > 0.99);
  for (const hidden of ['nav', '.theme', '.player', '#buffers select']) assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.ok(brightness(await background(page)) < 0.2);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('what was not looked at is left out, with a reason', async () => {
  const page = await browser.show({ ...data, plant: null, observed: null, recording: null });
  assert.equal(await page.locator('.player').count(), 0);
  for (const id of ['line', 'losses', 'buffers', 'lead-time', 'bottleneck', 'flows']) assert.ok((await text_of(page, `#${id} .absent`)).length > 20, id);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('landmarks, headings and the keyboard lead through it', async () => {
  const page = await browser.show(data);
  for (const role of ['banner', 'navigation', 'main', 'contentinfo']) assert.equal(await page.getByRole(role).count(), 1, role);
  assert.equal(await page.locator('h1').count(), 1);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  for (const link of await page.locator('nav a').all()) assert.equal(await page.locator(await link.getAttribute('href')).count(), 1);
  for (const table of await page.locator('table').all()) assert.equal(await table.locator('caption').count(), 1);
  await page.close();
});
