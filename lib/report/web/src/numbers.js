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

/** "+12.3" or "−4.5" */
export function signed(value, decimals = decimals_for(value)) {
  if (!is_number(value)) return nothing;
  const text = grouped(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? '+' + text : text;
}

export function duration(seconds) {
  if (!is_number(seconds)) return nothing;
  const size = Math.abs(seconds);
  if (size < 180) return with_unit(grouped(seconds, 1), 's');
  if (size < 180 * 60) return with_unit(grouped(seconds / 60, 1), 'min');
  if (size < 72 * 3600) return with_unit(grouped(seconds / 3600, 1), 'h');
  return with_unit(grouped(seconds / 86400, 1), 'days');
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

/** "98,078 ± 388"; the mean alone where there is no interval. */
export function with_half_width(mean, interval) {
  if (!is_number(mean)) return nothing;
  let decimals = decimals_for(mean);
  if (!interval) return grouped(mean, decimals);
  const half = (interval[1] - interval[0]) / 2;
  while (decimals < 3 && half > 0 && half * 10 ** decimals < 0.5) ++decimals; // not "± 0"
  return `${grouped(mean, decimals)}${space}±${space}${grouped(half, decimals)}`;
}

export const figure = (of) => (of ? with_half_width(of.mean, of.ci95) : nothing);

export const interval = (pair, decimals = pair ? decimals_for(pair[1]) : 0) =>
  pair ? `${grouped(pair[0], decimals)} to ${grouped(pair[1], decimals)}` : nothing;

export const counted = (count, one, many = one + 's') => with_unit(grouped(count), count === 1 ? one : many);
