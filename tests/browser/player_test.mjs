// The line in motion: the same state at an instant, however one came there, and controls that do what they say.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Motion } from '../../lib/report/web/src/motion.js';
import { Browser } from './browser.mjs';
import { plant_of, random_numbers, recording_of, run_data } from './made_up_plant.mjs';
import { example, takt } from './results.mjs';

let browser;
let data;
before(async () => {
  browser = await Browser.open();
  data = run_data(JSON.parse(takt('run', example('phoenix'), '-n', '2', '--json', '-q')), { hours: 4 });
});
after(() => browser.close());

const scrap = () => data.plant.nodes.at(-1).id;
const motion_of = () => new Motion(data.recording, data.plant.nodes.length, scrap());
const seen = (motion) => ({ state: [...motion.now.state], level: [...motion.now.level], at: [...motion.now.at], units: motion.now.units });

/** Straight from the data, by the words of the contract. */
function counted(recording, until_ms) {
  const times = (deltas) => deltas.map((sum => (delta) => (sum += delta))(0));
  const level = new Map(recording.start.levels);
  let units = 0;
  times(recording.moves.t_ms).forEach((time, i) => {
    if (time > until_ms) return;
    const kind = recording.kinds[recording.moves.kind[i]];
    const node = recording.moves.node[i];
    if (kind === 'stored') level.set(node, (level.get(node) ?? 0) + 1);
    if (kind === 'taken') level.set(node, level.get(node) - 1);
    if (kind === 'left') ++units;
  });
  const states = [...recording.start.states];
  times(recording.changes.t_ms).forEach((time, i) => time <= until_ms && (states[recording.changes.machine[i]] = recording.changes.state[i]));
  return { level, units, states };
}

test('at every instant the state is what the moves add up to', () => {
  const motion = motion_of();
  const random = random_numbers(3);
  for (let i = 0; i < 40; ++i) {
    const time = random() * motion.length;
    motion.seek(time); // forwards and back
    const { level, units, states } = counted(data.recording, time);
    assert.deepEqual([...motion.now.state], states);
    assert.equal(motion.now.units, units);
    for (const [node, parts] of level) assert.equal(motion.now.level[node], parts);
  }
});

test('going back gives what going on gave', () => {
  const ahead = motion_of();
  const marks = [0, 0.13, 0.5, 0.77].map((share) => share * ahead.length);
  const first = marks.map((time) => (ahead.seek(time), seen(ahead)));
  ahead.seek(ahead.length);
  for (const i of [3, 1, 2, 0]) {
    ahead.seek(marks[i]);
    assert.deepEqual(seen(ahead), first[i]);
  }
});

test('a buffer holds as many parts as its level says', () => {
  const motion = motion_of();
  for (let i = 0; i <= 20; ++i) {
    motion.seek((motion.length * i) / 20);
    const there = new Map();
    for (const node of motion.now.at) there.set(node, (there.get(node) ?? 0) + 1);
    for (const node of data.plant.nodes.filter((each) => each.kind === 'buffer')) assert.ok(motion.now.level[node.id] >= 0 && motion.now.level[node.id] <= (there.get(node.id) ?? 0), node.name);
  }
});

async function playing() {
  const page = await browser.show(data, { reducedMotion: 'reduce' }); // it waits for the button
  await page.getByRole('button', { name: 'play the recorded window' }).click();
  await page.waitForSelector('canvas.motion');
  return page;
}
const clock = async (page) => {
  const [, hours, minutes, seconds] = /(\d\d):(\d\d):(\d\d)$/.exec(await page.locator('.clock').innerText());
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
};
const start_clock = () => data.recording.from_s % 86400;

test('play, pause, speed, scrub', async () => {
  const page = await playing();
  assert.equal(await clock(page), start_clock());
  await page.getByLabel('speed:').selectOption('300');
  await page.getByRole('button', { name: 'play', exact: true }).click();
  await page.waitForFunction((from) => !document.querySelector('.clock').innerText.endsWith(from), '06:00:00');
  await page.waitForTimeout(500);
  await page.getByRole('button', { name: 'pause' }).click();
  const then = await clock(page);
  assert.ok(then > start_clock() + 30, String(then));
  await page.waitForTimeout(200);
  assert.equal(await clock(page), then);

  await page.locator('.time input').fill(String(3600 * 1000));
  assert.equal(await clock(page), start_clock() + 3600);
  await page.locator('.time input').press('End');
  const { units } = counted(data.recording, 1e12);
  assert.equal(Number((await page.locator('.counts').innerText()).match(/[\d,]+/)[0].replaceAll(',', '')), units);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('the keyboard plays, and goes back and forth', async () => {
  const page = await playing();
  await page.getByRole('button', { name: 'play', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await clock(page), start_clock() + 10);
  await page.keyboard.press('Shift+ArrowRight');
  assert.equal(await clock(page), start_clock() + 310);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await clock(page), start_clock() + 300);
  await page.keyboard.press('Space');
  await page.waitForFunction(() => document.querySelector('.play').getAttribute('aria-label') === 'pause');
  await page.keyboard.press('Space');
  await page.waitForFunction(() => document.querySelector('.play').getAttribute('aria-label') === 'play');
  assert.ok((await clock(page)) >= start_clock() + 300);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('it jumps to the next stop, and says whose it is', async () => {
  const page = await playing();
  const stops = motion_of().stops();
  assert.ok(stops.length > 5);
  for (const stop of stops.slice(0, 3)) {
    await page.getByRole('button', { name: 'next stop' }).click();
    assert.equal(await clock(page), start_clock() + Math.floor(stop.time / 1000));
    assert.ok((await page.locator('.stops').innerText()).includes(data.recording.machines[stop.machine].station));
  }
  await page.getByRole('button', { name: 'previous stop' }).click();
  assert.equal(await clock(page), start_clock() + Math.floor(stops[1].time / 1000));
  await page.getByLabel('stops:').selectOption('andon');
  await page.getByRole('button', { name: 'next stop' }).click();
  const pulled = stops.find((stop) => stop.state === 'andon' && stop.time > stops[1].time + 1);
  assert.equal(await clock(page), start_clock() + Math.floor(pulled.time / 1000));
  await page.getByRole('button', { name: 'back to the means' }).click();
  assert.equal(await page.locator('canvas.motion').count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('the canvas shows the machine that is down in the colour of that state', async () => {
  const page = await playing();
  const stop = motion_of().stops().find((each) => each.state === 'down');
  await page.getByLabel('stops:').selectOption('failure');
  await page.getByRole('button', { name: 'next stop' }).click();
  const node = data.plant.nodes[data.recording.machines[stop.machine].node];
  const pixel = await page.locator('canvas.motion').evaluate((canvas, [x, y]) => [...canvas.getContext('2d').getImageData(x * canvas.width, y * canvas.height, 1, 1).data],
    [(node.x + 1) / data.plant.width, (node.y + node.h - 1) / data.plant.height]);
  assert.ok(pixel[0] > 180 && pixel[1] < 130 && pixel[2] < 100, `${pixel}`); // vermilion over the card
  await page.close();
});

/** As many stations as a large plant has. */
function large() {
  const stations = Array.from({ length: 190 }, (_, i) => ({ ...data.result.stations[i % data.result.stations.length], name: `station-${i}`, area: `shop ${Math.floor(i / 40)}` }));
  const result = { ...data.result, stations, moving_lines: [] };
  const plant = plant_of(result);
  return { ...data, result, plant, recording: recording_of(plant, { hours: 8 }) };
}

test('190 stations and tens of thousands of moves are played smoothly', async (context) => {
  const many = large();
  assert.ok(many.recording.moves.t_ms.length > 30000, String(many.recording.moves.t_ms.length));
  const page = await browser.show(many, { reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'play the recorded window' }).click();
  await page.getByLabel('speed:').selectOption('300');
  const frames = await page.evaluate(() => new Promise((done) => {
    document.querySelector('.play').click();
    const cost = [];
    const began = performance.now();
    const frame = () => {
      const from = performance.now();
      setTimeout(() => cost.push(performance.now() - from), 0); // scripts and painting of this frame
      if (from - began < 2500) requestAnimationFrame(frame);
      else done({ count: cost.length, seconds: (from - began) / 1000, median: cost.sort((a, b) => a - b)[Math.floor(cost.length / 2)] });
    };
    requestAnimationFrame(frame);
  }));
  context.diagnostic(`${(frames.count / frames.seconds).toFixed(0)} frames a second, median ${frames.median.toFixed(1)} ms each`);
  assert.ok(frames.count / frames.seconds > 5, JSON.stringify(frames)); // a busy machine without a graphics card still moves
  assert.deepEqual(page.complaints, []);
  await page.close();
});
