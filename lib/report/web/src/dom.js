// Elements made without HTML text: whatever comes from the data goes in as text, so that no name can do harm.

const longest_name = 42;

/** el('p', {class: 'note'}, 'text', child) */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

const svg_space = 'http://www.w3.org/2000/svg';

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(svg_space, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'style') Object.assign(element.style, value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Without control characters and marks that change the direction of what follows. */
export function tidy(text) {
  return String(text ?? '').replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** At most so many characters; the middle is what is left out, since names differ at both ends. */
export function shortened(text, most = longest_name) {
  const characters = [...tidy(text)];
  if (characters.length <= most) return characters.join('');
  const head = Math.ceil((most - 1) * 0.6);
  return characters.slice(0, head).join('') + '…' + characters.slice(characters.length - (most - 1 - head)).join('');
}

/** A name from the data: shortened, with all of it in the title. */
export function name_of(text, most = longest_name) {
  const whole = tidy(text);
  const seen = shortened(text, most);
  return el('bdi', { class: 'name', title: seen === whole ? null : whole }, seen);
}

export function button(text, action, attributes = {}) {
  return el('button', { type: 'button', onclick: action, ...attributes }, text);
}

/** A choice of [value, text] pairs, with its label. */
export function choice(label, pairs, action, chosen) {
  const select = el('select', { onchange: () => action(select.value) },
    pairs.map(([value, text]) => el('option', { value, selected: String(value) === String(chosen) }, shortened(text, 60))));
  return el('label', { class: 'choice' }, el('span', {}, label), ' ', select);
}
