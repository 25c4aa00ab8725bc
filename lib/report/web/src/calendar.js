// From seconds of the run to what a clock or a calendar shows. Times are the plant's own: no time zone, no summer time.

const day_s = 86400;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const two = (number) => String(number).padStart(2, '0');

/** "2026-03" -> "Mar 2026" */
export function month_name(text) {
  const [year, month] = String(text).split('-');
  return `${months[Number(month) - 1] ?? month} ${year}`;
}

/** Days in "2026-02". */
export function days_in(text) {
  const [year, month] = String(text).split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function calendar_from(start_date) {
  const start = start_date ? Date.parse((start_date + ' 00:00').slice(0, 16).replace(' ', 'T') + 'Z') : null;
  const known = start !== null && Number.isFinite(start);
  const at = (seconds) => new Date(start + seconds * 1000);
  const begins_at = known ? (start / 1000) % day_s : 0; // seconds since midnight

  const clock = (seconds, precise = false) => {
    const of_day = (((seconds + begins_at) % day_s) + day_s) % day_s;
    const text = `${two(Math.floor(of_day / 3600))}:${two(Math.floor(of_day / 60) % 60)}`;
    return precise ? `${text}:${two(Math.floor(of_day) % 60)}` : text;
  };
  const day = (seconds) => {
    if (!known) return `day ${Math.floor(seconds / day_s) + 1}`;
    const date = at(seconds);
    return `${weekdays[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  };
  const short_day = (seconds) => {
    if (!known) return `day ${Math.floor(seconds / day_s) + 1}`;
    const date = at(seconds);
    return `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
  };
  return {
    known,
    clock,
    day,
    short_day,
    instant: (seconds, precise = true) => `${day(seconds)}, ${clock(seconds, precise)}`,
    /** A slot of a day by its date, a shorter one by date and time. */
    slot: (from, length) => (length >= day_s ? day(from) : `${day(from)}, ${clock(from)}`),
    short_slot: (from, length) => (length >= day_s ? short_day(from) : `${short_day(from)} ${clock(from)}`),
  };
}
