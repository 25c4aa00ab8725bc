// What a machine can be doing: the words of the text report, and one colour each wherever it is drawn.
// Hues after Okabe and Ito, told apart by people who see no red, no green or no blue; work is pale, so that losses stand out.

const states = {
  working: ['working', '#a9cfc4', '#4f8577'],
  setup: ['setup', '#e8d21d', '#e0cb2a'],
  starved: ['starved', '#56b4e9', '#56b4e9'],
  blocked: ['blocked', '#e69f00', '#e69f00'],
  waiting_for_crew: ['waits for crew', '#9d6bb5', '#b184c9'],
  waiting_for_robot: ['waits for robot', '#cc79a7', '#d78bb5'],
  waiting_for_operator: ['waits for operator', '#6a5fb5', '#8a80d6'],
  waiting_for_carrier: ['waits for carrier', '#d9a6c9', '#c99bbb'],
  waiting_for_material: ['waits for material', '#4b2e83', '#7458b8'],
  andon: ['stands for an operator', '#8c2d5c', '#c2558b'],
  down: ['down', '#c8421a', '#e05a2f'],
  maintenance: ['maintenance', '#0b5f9e', '#3f8fd0'],
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
