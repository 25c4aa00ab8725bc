// Numbers as people read them. The same rules as the text report (lib/report/src/numbers.cpp), so that both say the same.

const nothing = '–';
const space = '\u00a0'; // between a number and its unit no line ends

const is_number = (value) => typeof value === 'number' && Number.isFinite(value);

/** 1234567.8 -> "1,234,568" */
export function grouped(value, decimals = 0) {
  if (!is_number(value)) return nothing;
  let text = Math.abs(value).toFixed(decimals);
  const negative = value < 0 && /[1-9]/.test(text); // no minus zero
  const [whole, part] = text.split('.');
  text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part ? '.' + part : '');
  return negative ? '−' + text : text;
}

/** About three figures that matter. */
export function decimals_for(value) {
  const size = Math.abs(value);
  if (size === 0 || size >= 1000) return 0;
  return size >= 10 ? 1 : 2;
}

export const short = (value) => (is_number(value) ? grouped(value, decimals_for(value)) : nothing);

export const with_unit = (text, unit) => (unit ? text + space + unit : text);

export function percent(share, decimals = 1) {
  return is_number(share) ? grouped(100 * share, decimals) + space + '%' : nothing;
}

/** Never rounded to certainty. */
export function probability(share) {
  if (!is_number(share)) return nothing;
  if (share > 0 && share < 0.001) return `below${space}0.1${space}%`;
  if (share < 1 && share > 0.999) return `above${space}99.9${space}%`;
  return percent(share);
}

/** The text of a change, with a plus where it is more than nothing. */
export const more_or_less = (text, value) => (value > 0 && /[1-9]/.test(text) ? '+' + text : text);

/** "+12.3" or "−4.5" */
export const signed = (value, decimals = decimals_for(value)) => (is_number(value) ? more_or_less(grouped(value, decimals), value) : nothing);

/** A unit in which a time is read, and its seconds. */
function unit_for(seconds) {
  const size = Math.abs(seconds);
  if (size < 180) return ['s', 1];
  if (size < 180 * 60) return ['min', 60];
  return size < 72 * 3600 ? ['h', 3600] : ['days', 86400];
}

export function duration(seconds) {
  if (!is_number(seconds)) return nothing;
  const [unit, size] = unit_for(seconds);
  return with_unit(grouped(seconds / size, 1), unit);
}

/** "12.4 ± 0.3 min" */
export function duration_with_half_width(seconds, interval) {
  if (!is_number(seconds) || !interval) return duration(seconds);
  const half = (interval[1] - interval[0]) / 2;
  const [unit, size] = unit_for(Math.max(Math.abs(seconds), half));
  const decimals = decimals_to_show(half / size, 1);
  return with_unit(`${grouped(seconds / size, decimals)}${space}±${space}${grouped(half / size, decimals)}`, unit);
}

const period_units = [
  ['year', 'years', 365 * 86400],
  ['week', 'weeks', 7 * 86400],
  ['day', 'days', 86400],
  ['h', 'h', 3600],
  ['min', 'min', 60],
  ['s', 's', 1],
];

/** The largest unit that leaves no rest: "26 weeks". */
export function period(seconds) {
  for (const [one, many, size] of period_units) {
    if (!is_number(seconds) || seconds < size || seconds % size !== 0) continue;
    const count = seconds / size;
    return with_unit(grouped(count), count === 1 ? one : many);
  }
  return duration(seconds);
}

export function money(amount, currency) {
  if (!is_number(amount)) return nothing;
  const size = Math.abs(amount);
  let text = size < 100 && size > 0 ? short(amount) : grouped(amount);
  if (size >= 1e9) text = with_unit(grouped(amount / 1e9, 2), 'billion');
  else if (size >= 1e6) text = with_unit(grouped(amount / 1e6, 2), 'million');
  return with_unit(text, currency);
}

/** Enough that what is not nothing is not "± 0"; what three decimals do not show is nothing, as the rounding of a sum. */
function decimals_to_show(half, decimals) {
  if (half < 0.0005) return decimals;
  while (decimals < 3 && half * 10 ** decimals < 0.5) ++decimals;
  return decimals;
}

/** "98,078 ± 388"; the mean alone where there is no interval. */
export function with_half_width(mean, interval) {
  if (!is_number(mean)) return nothing;
  if (!interval) return short(mean);
  const half = (interval[1] - interval[0]) / 2;
  const decimals = decimals_to_show(half, decimals_for(mean));
  return `${grouped(mean, decimals)}${space}±${space}${grouped(half, decimals)}`;
}

export const figure = (of) => (of ? with_half_width(of.mean, of.ci95) : nothing);

export const interval = (pair, decimals = pair ? decimals_for(pair[1]) : 0) =>
  pair ? `${grouped(pair[0], decimals)} to ${grouped(pair[1], decimals)}` : nothing;

/** "1 other", "3 others" */
export const others = (count) => counted(count, 'other');

export const counted = (count, one, many = one + 's') => with_unit(grouped(count), count === 1 ? one : many);
