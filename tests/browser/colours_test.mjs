// Colours of states can be told from each other by people who see all colours, no red, no green or no blue.
// Source: Machado, Oliveira, Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency, 2009 (severity 1);
// distances are those of CIE 1976, of which 2.3 is just noticeable.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scheduled_states, state_colour } from '../../lib/report/web/src/states.js';

const sights = {
  'all colours': [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  'no red': [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  'no green': [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  'no blue': [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};
const often = new Set(['working', 'setup', 'starved', 'blocked', 'waiting_for_crew', 'andon', 'down', 'maintenance']);
const least = { often: 12, seldom: 8 };

const linear = (byte) => (byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
const light_of = (hex) => [1, 3, 5].map((at) => linear(parseInt(hex.slice(at, at + 2), 16)));
const seen_by = (matrix, light) => matrix.map((row) => Math.min(1, Math.max(0, row.reduce((sum, share, i) => sum + share * light[i], 0))));

function lab([red, green, blue]) {
  const root = (t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

for (const dark of [false, true]) {
  for (const [sight, matrix] of Object.entries(sights)) {
    test(`${dark ? 'dark' : 'light'}, ${sight}`, () => {
      const seen = scheduled_states.map((state) => [state, lab(seen_by(matrix, light_of(state_colour(state, dark))))]);
      seen.forEach(([one, a], i) => seen.slice(i + 1).forEach(([other, b]) => {
        const distance = Math.hypot(...a.map((each, k) => each - b[k]));
        assert.ok(distance >= (often.has(one) && often.has(other) ? least.often : least.seldom), `${one} and ${other}: ${distance.toFixed(1)}`);
      }));
    });
  }
}
