// Names with HTML, quotes, Chinese letters or 300 letters do no harm anywhere.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { run_data } from './made_up_plant.mjs';
import { example, in_a_copy, takt } from './results.mjs';

const names = [
  '</script><img src=x onerror=window.harmed=1>', '"quoted" & \'quoted\' <b>bold</b>', '总装车间一号工位', 'x'.repeat(300),
  '<!--<script>window.harmed=1</script>', '{b}|{a}', 'turned \u202e around', '__proto__', 'javascript:window.harmed=1', '\u2028\u2029\n\t',
];

let browser;
before(async () => (browser = await Browser.open()));
after(() => browser.close());

/** Every name of the data replaced by one that means harm. */
function renamed(value, key = '') {
  if (Array.isArray(value)) return value.map((each, i) => (key === 'products' && typeof each === 'string' ? names[i % names.length] : renamed(each, key)));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => {
    const is_name = ['name', 'area', 'station', 'file', 'path', 'element', 'reference', 'decision', 'plant'].includes(name) && typeof each === 'string';
    return [name, is_name ? names[[...each].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % names.length] : renamed(each, name)];
  }));
}

async function open_all(page) {
  for (const summary of await page.locator('summary').all()) await summary.click();
  for (const chart of await page.locator('.chart').all()) { // what is said of points is made when the mouse is there
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    for (const x of [0.3, 0.5, 0.7]) await page.mouse.move(box.x + box.width * x, box.y + box.height * 0.5);
  }
}

async function is_unharmed(page) {
  await open_all(page);
  assert.equal(await page.evaluate(() => window.harmed), undefined);
  assert.equal(await page.locator('img').count(), 0);
  assert.equal(await page.locator('script').count(), 2);
  assert.equal(await page.locator('main b').count(), 0);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  assert.deepEqual(page.complaints, []);
  await page.close();
}

test('in a run', async () => {
  const result = JSON.parse(takt('run', example('phoenix'), '-n', '2', '--json', '-q'));
  const data = renamed(run_data(result, { hours: 1 }));
  const page = await browser.show(data, { reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'play the recorded window' }).click();
  await page.getByRole('button', { name: 'next stop' }).click();
  const all = await page.locator('main').innerText();
  assert.ok(all.includes('</script><img src=x'), 'the name is shown as it is');
  assert.ok(all.includes('总装车间一号工位'));
  assert.equal(await page.locator(`[title="${'x'.repeat(300)}"]`).count() > 0, true, 'a long name is whole in the title');
  assert.ok(!all.includes('x'.repeat(121)), 'and shortened on the page');
  await is_unharmed(page);
});

test('in a sweep, a tuning and a difference', async () => {
  const sweep = in_a_copy('scenarios', (file) => JSON.parse(takt('sweep', file, '-n', '3', '-q', '--horizon', '1 week', '--json')));
  const tuning = { takt: '0', plant: names[0], file: names[3], seed: 1, goal: 'cost', currency: names[1], target: { units: 1, probability: 0.95 }, outcome: 'found', plant_years: { used: 3, allowed: 9 }, designs: 2,
    decisions: names.map((name) => ({ name, as_it_stands: name, plan: names[0], cost: 5 })), plan: { design: names.map(() => names[0]), cost: 5, uses: {}, mean: 2, error: 1, probability: 0.97 }, verification: null, verifications: [],
    cheaper: [{ design: names, cost: 3, uses: {}, mean: 1, error: 1, probability: 0.5 }], close: [], changes: names.map((decision, i) => ({ decision, gain: i, error: 0.5 })), most: 3 };
  const difference = { first: { name: names[0] }, second: { name: names[3] }, seed: 1, paired: true, changes: names.map((path) => ({ path, before: path, after: names[0] })),
    differences: [{ name: names[0], unit: names[1], first: 3, second: 4, difference: 1, ci: [0.5, 1.5], p_holm: 0.01 }] };
  await is_unharmed(await browser.show({ kind: 'sweep', takt: '0', result: renamed(sweep) }));
  await is_unharmed(await browser.show({ kind: 'tuning', takt: '0', result: tuning }));
  await is_unharmed(await browser.show({ kind: 'diff', takt: '0', result: difference }));
});
