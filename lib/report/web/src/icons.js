// Signs of the player, drawn: not every system has letters for them.

import { svg } from './dom.js';

const shapes = {
  play: 'M4 2 L14 8 L4 14 Z',
  pause: 'M3 2 H7 V14 H3 Z M9 2 H13 V14 H9 Z',
  before: 'M2 2 H4 V14 H2 Z M14 2 V14 L5 8 Z',
  next: 'M12 2 H14 V14 H12 Z M2 2 V14 L11 8 Z',
};

export const icon = (name) => svg('svg', { viewBox: '0 0 16 16', class: 'icon', 'aria-hidden': 'true' }, svg('path', { d: shapes[name] }));
