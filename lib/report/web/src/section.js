// A numbered section: heading and remark in the margin, figure beside it; and the table of figures that goes with a chart.

import { button, el } from './dom.js';

export function section(id, title, note, ...content) {
  const heading = id + '-heading';
  return el('section', { id, 'aria-labelledby': heading },
    el('div', { class: 'margin' }, el('h2', { id: heading }, title), note && el('p', { class: 'note' }, note)),
    el('div', { class: 'body' }, content));
}

/** Why there is nothing to see. */
export const absent = (why) => el('p', { class: 'absent' }, why);

/**
 * A table that sorts by a press on the head of a column.
 * \param columns  {title, align: 'right', cell(row), sort(row)}
 */
export function table(columns, rows, { caption, sorted, most } = {}) {
  const body = el('tbody');
  let order = { column: null, falling: false };
  let shown = most ?? rows.length;

  const heads = columns.map((column, index) => {
    const head = el('th', { scope: 'col', class: column.align });
    head.append(column.sort ? button(column.title, () => sort_by(index), { class: 'sort' }) : column.title);
    return head;
  });
  const fill = () => {
    const { column, falling } = order;
    const all = column === null ? rows : [...rows].sort((a, b) => compare(columns[column].sort(a), columns[column].sort(b), falling));
    body.replaceChildren(...all.slice(0, shown).map((row) => el('tr', {}, columns.map((each, index) =>
      el(index === 0 ? 'th' : 'td', { scope: index === 0 ? 'row' : null, class: each.align }, each.cell(row))))));
  };
  const sort_by = (index) => {
    const falling = order.column === index ? !order.falling : columns[index].align === 'right';
    order = { column: index, falling };
    heads.forEach((head, at) => {
      if (at === index) head.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    });
    fill();
  };

  if (sorted !== undefined) sort_by(sorted);
  else fill();
  const whole = el('table', {}, caption && el('caption', {}, caption), el('thead', {}, el('tr', {}, heads)), body);
  const scroll = el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption ?? 'table' }, whole);
  if (rows.length <= shown) return scroll;
  const more = button(`show all ${rows.length}`, () => {
    shown = rows.length;
    fill();
    more.remove();
  }, { class: 'more' });
  return el('div', {}, scroll, more);
}

function compare(a, b, falling) {
  const way = falling ? -1 : 1;
  if (a === b) return 0;
  if (a === null || a === undefined) return 1; // what was not counted stands last
  if (b === null || b === undefined) return -1;
  return (a < b ? -1 : 1) * way;
}

/** The figures of a chart as a table, made when it is first opened. */
export function figures(caption, columns, rows) {
  const details = el('details', { class: 'figures' }, el('summary', {}, 'Figures', el('span', { class: 'hidden' }, ': ' + caption)));
  details.addEventListener('toggle', () => {
    if (details.childElementCount > 1) return;
    const all = typeof rows === 'function' ? rows() : rows;
    details.append(table(columns.map(([title, cell, align = 'right']) => ({ title, cell, align })), all, { caption, most: 400 }));
  });
  return details;
}

/** Rows of name, bar and figure: for a handful of amounts. */
export function bars(rows, { of, text, colour, caption }) {
  const most = Math.max(...rows.map(of), 0);
  return el('table', { class: 'bars' }, el('caption', {}, caption), el('tbody', {}, rows.map((row, index) =>
    el('tr', {}, el('th', { scope: 'row' }, row.name),
      el('td', { class: 'bar' }, el('span', { style: { width: `${most > 0 ? (100 * of(row)) / most : 0}%`, background: colour?.(row, index) ?? '' } })),
      el('td', { class: 'right' }, text(row))))));
}
