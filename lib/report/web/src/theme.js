// Light and dark: as the system says, until the button says otherwise. Paper is always light.

const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set();
let chosen = null; // 'light', 'dark' or as the system says
let on_paper = false;

export const is_dark = () => !on_paper && (chosen ? chosen === 'dark' : system.matches);
export const is_on_paper = () => on_paper;

function apply() {
  root.dataset.theme = is_dark() ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

/** Called whenever what is drawn has to be drawn again. */
export const on_theme = (listener) => listeners.add(listener);

export function toggle_theme() {
  chosen = is_dark() ? 'light' : 'dark';
  apply();
}

export function follow_theme() {
  system.addEventListener('change', apply);
  addEventListener('beforeprint', () => to_paper(true));
  addEventListener('afterprint', () => to_paper(false));
  apply();
}

function to_paper(printing) {
  on_paper = printing;
  root.classList.toggle('on-paper', printing);
  apply();
}

/** A colour of the style sheet, such as 'ink'. */
export const colour = (name) => getComputedStyle(root).getPropertyValue('--' + name).trim();

/** Colours for things without a meaning of their own (shops, products, stations), told apart without red and green. */
const light = ['#0b5f9e', '#d0781c', '#3a9b7a', '#b0568f', '#7a6a1a', '#4aa3d8', '#7c4fa3', '#8a4b2a'];
const dark = ['#5aa7e0', '#eda04f', '#5cc39f', '#dc86bd', '#c9b64c', '#8accf2', '#b08be0', '#d09370'];
export const series_colour = (index) => (is_dark() ? dark : light)[index % light.length];
