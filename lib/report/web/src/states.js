// What a machine can be doing: the words of the text report, and one colour each wherever it is drawn.
// Hues after Okabe and Ito, then moved apart until people who see no red, no green or no blue can tell them from each other
// (tests/browser/colours_test.mjs); work is pale, so that losses stand out.

const states = {
  working: ['working', '#b0d4be', '#527853'],
  setup: ['setup', '#f2da2a', '#ffdb13'],
  starved: ['starved', '#65c2ff', '#5fc9ff'],
  blocked: ['blocked', '#e19801', '#e39c00'],
  waiting_for_crew: ['waits for crew', '#b076bd', '#b57abe'],
  waiting_for_robot: ['waits for robot', '#c36d99', '#d688a9'],
  waiting_for_operator: ['waits for operator', '#6660bc', '#754d96'],
  waiting_for_carrier: ['waits for carrier', '#d4a1c6', '#d8beda'],
  waiting_for_material: ['waits for material', '#4b3389', '#6e54b9'],
  andon: ['stands for an operator', '#a24262', '#a8497d'],
  down: ['down', '#c43e16', '#e25b2e'],
  maintenance: ['maintenance', '#3e5180', '#4f99f5'],
  break: ['break', '#b9b7b1', '#55585c'],
  off_shift: ['off shift', '#e2e0da', '#2b2d30'],
};

/** In the order of the stacked bars; breaks and nights are no scheduled time. */
export const scheduled_states = Object.keys(states).filter((name) => name !== 'break' && name !== 'off_shift');

export const state_words = (name) => states[name]?.[0] ?? String(name).replaceAll('_', ' ');

export function state_colour(name, dark) {
  const state = states[name];
  return state ? state[dark ? 2 : 1] : dark ? '#8a8d91' : '#8a8a86';
}

/** States in which a machine stands although it should not: where "next stop" goes. */
export const is_stop = (name) => name === 'down' || name === 'waiting_for_crew' || name === 'andon';

/** The state, other than work, that takes most of the scheduled time. */
export function main_loss(shares) {
  let most = null;
  for (const name of scheduled_states) {
    if (name === 'working' || !(shares[name] > 0)) continue;
    if (most === null || shares[name] > shares[most]) most = name;
  }
  return most;
}

/** Share of the scheduled time in which no work goes on. */
export const lost_share = (shares) => scheduled_states.reduce(
  (sum, name) => sum + (name === 'working' ? 0 : shares[name] ?? 0), 0);

// As in lib/experiment/include/takt/experiment/loss.hpp.
const loss_words = {
  source: 'no parts',
  transporters: 'none free',
  draining: 'draining',
  empty_conveyor: 'draining',
  matching: 'no match',
  rework: 'rework',
  scrap: 'scrap',
  mix: 'product mix',
  others: 'assembled, or on other ways',
  work_in_process: 'work in process',
  deadlock: 'deadlock',
};

/** What jobs were lost to; of work: that it was slower than the reference should be. */
export function words_of_loss(cause) {
  if (cause.kind !== 'state') return loss_words[cause.kind] ?? cause.kind;
  return cause.state === 'working' ? 'pace' : state_words(cause.state);
}
