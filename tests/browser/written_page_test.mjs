// Pages as takt writes them: opened, and what they say compared with what --json says of the same run.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Motion } from '../../lib/report/web/src/motion.js';
import { Browser } from './browser.mjs';
import { data_in } from './make_page.mjs';
import { can, example, in_a_copy, takt } from './results.mjs';

const skip = can('run', '--html') ? false : 'this program writes no pages';
let browser;
before(async () => (browser = await Browser.open()));
after(() => browser.close());

const plain = (text) => text.replaceAll('\u00a0', ' ').replaceAll('−', '-');
const sum = (values) => values.reduce((all, each) => all + each, 0);

test('a year of Phoenix is under 5 MB, opens, and says what --json says', { skip }, async () => {
  const path = join(browser.folder, 'phoenix.html');
  const result = JSON.parse(takt('run', example('phoenix'), '-n', '2', '-q', '--json', '--html', path));
  assert.ok(statSync(path).size < 5e6, `${statSync(path).size} bytes`);
  const data = data_in(readFileSync(path, 'utf8'));
  assert.deepEqual(data.result, result);
  const { observed, plant } = data;
  const run = result.runs.find((each) => each.replication === observed.replication);
  assert.equal(sum(observed.units), run.units);
  assert.equal(sum(observed.lead_time.counts), run.units);
  assert.ok(Math.abs(sum(observed.scheduled_s) - result.run.scheduled_s) < 1);
  const { gross_jph, net_jph, causes } = observed.losses;
  assert.ok(Math.abs(gross_jph.mean - sum(causes.map((cause) => cause.jph.mean)) - net_jph.mean) < 1e-6);
  assert.equal(plant.nodes.filter((node) => ['station', 'moving-line'].includes(node.kind)).length, result.stations.length);

  const page = await browser.open_file(path);
  assert.ok(plain(await page.locator('.sentence').innerText()).startsWith('Phoenix makes '));
  assert.equal(await page.locator('.absent').count(), 0);
  for (const station of result.stations) {
    const node = plant.nodes.find((each) => each.name === station.name && each.w > 0);
    assert.ok((await page.locator(`.node[data-node="${node.id}"] title`).first().textContent()).startsWith(station.name), station.name);
  }
  assert.deepEqual(page.complaints, []);
  await page.close();
});

for (const name of ['phoenix', 'double-die']) test(`a recorded window of ${name} ends with the levels that its moves add up to`, { skip }, async (context) => {
  const path = join(browser.folder, `player-${name}.html`);
  takt('run', example(name), '-n', '2', '-q', '--html', path);
  const { recording, plant, result } = data_in(readFileSync(path, 'utf8'));
  if (!recording) return context.skip('the page has no recording');
  const motion = new Motion(recording, plant.nodes.length, plant.nodes.at(-1).id);
  // Parts on transporters are their buffer's, and take none of its places.
  const on_the_way = sum(result.transporters.map((fleet) => fleet.count));
  const there = (node) => motion.now.at.filter((at) => at === node).length;
  for (let i = 0; i <= 10; ++i) {
    motion.seek((motion.length * i) / 10);
    for (const node of plant.nodes.filter((each) => each.kind === 'buffer' && each.w > 0)) {
      assert.ok(motion.now.level[node.id] >= 0 && (node.capacity === null || motion.now.level[node.id] <= node.capacity + on_the_way), node.name);
      assert.equal(there(node.id), motion.now.level[node.id], `${node.name} at ${motion.now.time} ms`);
    }
  }
  const page = await browser.open_file(path, { reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'play the recorded window' }).click();
  await page.locator('.time input').press('End');
  assert.equal(Number((await page.locator('.counts').innerText()).match(/[\d,]+/)[0].replaceAll(',', '')), recording.moves.kind.filter((kind) => recording.kinds[kind] === 'left').length);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

for (const name of ['curing-oven', 'paced-assembly', 'rework-loop', 'carrier-loop', 'energy-and-cost', 'locked-loop', 'orders', 'batch-oven', 'double-die']) {
  test(`the page of ${name} opens`, { skip }, async () => {
    const path = join(browser.folder, `${name}.html`);
    try {
      takt('run', example(name), '-n', '2', '-q', '--html', path);
    } catch (error) {
      if (name !== 'locked-loop') throw error; // a deadlock has an exit code of its own
    }
    const page = await browser.open_file(path, { width: 1000 });
    const { result } = data_in(readFileSync(path, 'utf8'));
    assert.ok((await page.locator('h1').innerText()).length > 0);
    assert.equal(await page.locator('.trouble').count(), result.deadlock ? 1 : 0);
    assert.ok(!/\[object|undefined|NaN/.test(await page.locator('body').innerText()), 'a value that is no text');
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
}

test('pages of a sweep, of tuning and of a difference', { skip: skip || !can('sweep', '--html') || !can('tune', '--html') || !can('diff', '--html') }, async () => {
  const open = async (path, kind) => {
    const page = await browser.open_file(path);
    assert.equal(data_in(readFileSync(path, 'utf8')).kind, kind);
    assert.deepEqual(page.complaints, []);
    await page.close();
  };
  const sweep = join(browser.folder, 'sweep.html');
  in_a_copy('scenarios', (file) => takt('sweep', file, '-n', '3', '-q', '--html', sweep));
  await open(sweep, 'sweep');
  const tune = join(browser.folder, 'tune.html');
  in_a_copy('cheapest-plan', (file) => takt('tune', file, '-q', '--html', tune));
  await open(tune, 'tuning');
  const diff = join(browser.folder, 'diff.html');
  takt('diff', example('scenarios'), example('two-cells'), '-n', '3', '-q', '--html', diff);
  await open(diff, 'diff');
});
