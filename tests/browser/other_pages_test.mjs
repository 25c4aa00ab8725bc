// The pages of a sweep, of tuning and of a difference, compared with their data.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { in_a_copy, takt } from './results.mjs';

let browser;
before(async () => (browser = await Browser.open()));
after(() => browser.close());
const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const plain = (text) => text.replaceAll('\u00a0', ' ').replaceAll('−', '-');

test('a sweep ranks nothing that has no replications, and says what is missing', async () => {
  const result = in_a_copy('scenarios', (file) => JSON.parse(takt('sweep', file, '-n', '2', '-q', '--json')));
  const alone = structuredClone(result);
  alone.interrupted = true;
  alone.failed = [{ scenario: 'both', replication: 0, message: 'too many parts' }];
  for (const [i, scenario] of alone.scenarios.entries()) {
    Object.assign(scenario, { rank: null, chance_of_best: null });
    if (i > 0) for (const output of Object.keys(scenario.outputs)) scenario.outputs[output] = null;
  }
  const page = await browser.show({ kind: 'sweep', takt: alone.takt, result: alone });
  assert.match(await page.locator('.sentence').innerText(), /none is the best/);
  assert.match(await page.locator('.answer .note').innerText(), /Interrupted/);
  assert.match(await page.locator('.trouble').innerText(), /too many parts/);
  const [first] = await page.locator('#ranking tbody tr').all();
  assert.equal((await first.locator('th, td').allInnerTexts())[0], '–');
});

test('a sweep ranks its scenarios', async () => {
  const result = in_a_copy('scenarios', (file) => JSON.parse(takt('sweep', file, '-n', '5', '-q', '--json')));
  const page = await browser.show({ kind: 'sweep', takt: result.takt, result });
  const best = result.scenarios.find((scenario) => scenario.rank === 1);
  const sentence = plain(await page.locator('.sentence').innerText());
  assert.ok(sentence.startsWith(`${best.name} is the best of ${result.scenarios.length}`), sentence);
  assert.ok(sentence.includes(number.format(best.outputs[result.by].mean)), sentence);
  const rows = await page.locator('#ranking tbody tr').all();
  assert.equal(rows.length, result.scenarios.length);
  for (const row of rows) {
    const cells = (await row.locator('th, td').allInnerTexts()).map(plain);
    const scenario = result.scenarios.find((each) => each.name === cells[1]);
    assert.equal(Number(cells[0]), scenario.rank);
    assert.ok(cells[2].startsWith(number.format(scenario.outputs.units_a_year.mean)), cells[2]);
  }
  assert.deepEqual((await rows[0].locator('th').allInnerTexts()), ['1']);
  await page.locator('#means select').selectOption('2');
  assert.ok((await page.locator('#means .chart').getAttribute('aria-label')).includes('lead time'));
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('tuning shows the plan and what its changes bring', async () => {
  const result = in_a_copy('cheapest-plan', (file) => JSON.parse(takt('tune', file, '-q', '--json')));
  const page = await browser.show({ kind: 'tuning', takt: result.takt, result });
  assert.equal(result.outcome, 'found');
  assert.ok(plain(await page.locator('.sentence').innerText()).includes(`costs ${number.format(result.plan.cost)} ${result.currency}`));
  const rows = await page.locator('#plan tbody tr').all();
  assert.equal(rows.length, result.decisions.length);
  for (const [i, row] of rows.entries()) {
    const cells = await row.locator('th, td').allInnerTexts();
    assert.deepEqual([cells[0], cells[1], cells[2]], [result.decisions[i].name, result.decisions[i].as_it_stands, result.decisions[i].plan]);
  }
  const plans = await page.locator('#front tbody tr').count();
  assert.equal(plans, 1 + result.cheaper.length + result.close.length);
  const [greatest] = [...result.changes].sort((a, b) => b.gain - a.gain);
  assert.ok((await page.locator('#changes .chart').getAttribute('aria-label')).includes(greatest.decision));
  assert.ok(plain(await page.locator('#search').innerText()).includes(`${result.plant_years.used} of ${result.plant_years.allowed} plant-years`));
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('a difference says what changed and what that did', async () => {
  const result = { first: { name: 'a.yaml' }, second: { name: 'b.yaml' }, seed: 1, paired: true,
    changes: [{ path: 'line.body-store.capacity', before: '30', after: '60' }, { path: 'crews.repair', before: null, after: '2' }],
    differences: [
      { name: 'units', unit: 'units', more_is_better: true, first: 1000, second: 1100, difference: 100, ci: [80, 120], p_holm: 0.0001 },
      { name: 'lead_time', unit: 's', more_is_better: false, first: 7200, second: 10800, difference: 3600, ci: [-10, 7210], p_holm: 0.07 },
    ] };
  const page = await browser.show({ kind: 'diff', takt: '0.1.0', result });
  assert.equal(plain(await page.locator('.sentence').innerText()), 'From a.yaml to b.yaml: +100.0 units (95 % interval +80.0 units to +120.0 units), more than chance.');
  assert.deepEqual(await page.locator('#model tbody tr').first().locator('th, td').allInnerTexts(), ['line.body-store.capacity', '30', '60']);
  assert.deepEqual((await page.locator('#results tbody tr').nth(1).locator('th, td').allInnerTexts()).map(plain), ['lead time', '120.0 min', '3.0 h', '+60.0 min', '-10.0 s to +120.2 min', '0.070']);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('a page without results says so', async () => {
  const page = await browser.show({ kind: 'none' });
  assert.ok((await page.locator('main').innerText()).includes('no results in it yet'));
  assert.deepEqual(page.complaints, []);
  await page.close();
});
