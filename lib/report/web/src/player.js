// The line in motion: plays a recorded window on the line diagram.
// Keys, where the player has the focus: space plays and pauses, arrows go 10 s (with shift 5 min), N and P go from stop to stop.

import { button, choice, el, name_of, tidy } from './dom.js';
import { icon } from './icons.js';
import { Motion } from './motion.js';
import { MotionCanvas } from './motion_canvas.js';
import { is_stop, state_words } from './states.js';
import { swatch } from './state_bars.js';
import { colour, is_on_paper, on_theme, series_colour } from './theme.js';
import * as n from './numbers.js';

const speeds = [1, 10, 60, 300, 900, 3600];
const strip_slots = 400;
const seen_before_s = 0.6; // while playing, a jump ends this long before the stop, in real time
const same_instant_ms = 500;

export function player(data, plant, calendar, picture) {
  const { recording } = data;
  const host = el('div', { class: 'player' });
  const start = button([icon('play'), ' play the recorded window'], () => {
    host.replaceChildren(...new Player(recording, plant, calendar, picture, host, () => host.replaceChildren(invitation)).elements());
    host.querySelector('.play').focus();
  }, { class: 'primary' });
  const invitation = el('p', { class: 'tools' }, start,
    el('span', { class: 'note' }, `${calendar.instant(recording.from_s, false)} to ${calendar.instant(recording.to_s, false)}, ${n.counted(recording.moves.t_ms.length, 'move')}`));
  host.append(invitation);
  return host;
}

const last_of = (list, matches) => list.filter(matches).at(-1);

class Player {
  constructor(recording, plant, calendar, picture, host, ended) {
    this.recording = recording;
    this.calendar = calendar;
    this.picture = picture;
    this.ended = ended;
    this.motion = new Motion(recording, Math.max(...plant.nodes.map((node) => node.id)) + 1, plant.nodes.find((node) => node.kind === 'scrap')?.id ?? -1);
    const canvas = el('canvas', { class: 'motion', 'aria-hidden': 'true' });
    picture.prepend(canvas);
    picture.classList.add('in-motion');
    this.canvas = new MotionCanvas(canvas, plant, recording);
    this.speed = 60;
    this.playing = false;
    this.stop_kind = 'any';
    this.make_controls();
    this.on_key = (event) => this.key(event);
    host.addEventListener('keydown', this.on_key);
    const scroll = picture.closest('.scroll');
    scroll?.addEventListener('keydown', this.on_key);
    this.abandon = () => {
      host.removeEventListener('keydown', this.on_key);
      scroll?.removeEventListener('keydown', this.on_key);
    };
    new ResizeObserver(() => this.draw()).observe(picture);
    on_theme(() => {
      this.canvas.take_colours();
      this.draw_strip();
      if (is_on_paper()) this.pause();
      this.draw();
    });
    requestAnimationFrame(() => {
      this.draw_strip();
      this.show();
      if (!matchMedia('(prefers-reduced-motion: reduce)').matches) this.play();
    });
  }

  make_controls() {
    this.play_button = button(icon('play'), () => this.toggle(), { class: 'play primary', 'aria-label': 'play' });
    this.clock = el('span', { class: 'clock', role: 'timer' }); // not read out as it runs
    this.counts = el('span', { class: 'note counts' });
    this.stops = el('div', { class: 'stops note', role: 'status', 'aria-live': 'off' });
    this.slider = el('input', {
      type: 'range', min: 0, max: this.motion.length, step: 1000, value: 0, 'aria-label': 'time in the recorded window',
      oninput: () => this.seek(Number(this.slider.value)),
    });
    this.strip = el('canvas', { class: 'standing', 'aria-hidden': 'true' });
  }

  elements() {
    return [
      el('div', { class: 'tools controls', role: 'group', 'aria-label': 'Player' },
        this.play_button,
        button(icon('before'), () => this.jump(-1), { 'aria-label': 'previous stop', title: 'previous stop (P)' }),
        button(icon('next'), () => this.jump(1), { 'aria-label': 'next stop', title: 'next stop (N)' }),
        choice('stops:', [['any', 'any'], ['failure', 'failures'], ['andon', 'cord pulled']], (kind) => (this.stop_kind = kind), 'any'),
        choice('speed:', speeds.map((speed) => [speed, speed === 1 ? 'as it was' : `${n.grouped(speed)} ×`]), (speed) => (this.speed = Number(speed)), this.speed),
        this.clock, this.counts,
        button('back to the means', () => this.leave())),
      el('div', { class: 'time' }, this.strip, this.slider),
      this.stops,
      el('ul', { class: 'legend' }, this.recording.products.map((product, i) => {
        const mark = el('span', { class: 'swatch round' });
        const paint = () => (mark.style.background = series_colour(i));
        on_theme(paint);
        paint();
        return el('li', {}, mark, name_of(product));
      }), this.occurring_states().map((state) => el('li', {}, swatch(state), state_words(state)))),
    ];
  }

  occurring_states() {
    const seen = new Set([...this.recording.start.states, ...this.recording.changes.state]);
    return this.recording.states.filter((_, i) => seen.has(i));
  }

  leave() {
    this.pause();
    this.abandon();
    this.picture.classList.remove('in-motion');
    this.canvas.canvas.remove();
    this.left = true;
    this.ended();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    if (this.playing || this.left) return;
    if (this.motion.now.time >= this.motion.length) this.motion.seek(0);
    this.playing = true;
    this.stops.setAttribute('aria-live', 'off'); // too much to be read out
    this.say_playing();
    let last = performance.now();
    const frame = (now) => {
      if (!this.playing) return;
      const passed = Math.min(100, Math.max(0, now - last)); // the first frame may have begun before; a page in the background does not leap
      last = now;
      this.motion.seek(this.motion.now.time + passed * this.speed);
      this.show();
      if (this.motion.now.time >= this.motion.length) this.pause();
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  pause() {
    this.playing = false;
    this.stops.setAttribute('aria-live', 'polite');
    this.say_playing();
  }

  say_playing() {
    this.play_button.replaceChildren(icon(this.playing ? 'pause' : 'play'));
    this.play_button.setAttribute('aria-label', this.playing ? 'pause' : 'play');
  }

  seek(time) {
    this.motion.seek(time);
    this.show();
  }

  matches(stop) {
    if (this.stop_kind === 'any') return true;
    return (stop.state === 'andon') === (this.stop_kind === 'andon');
  }

  /** To the next stop, or the one before: shortly before it, so that it is seen to happen. */
  jump(way) {
    const stops = this.motion.stops().filter((stop) => this.matches(stop));
    const here = this.motion.now.time;
    const lead = this.playing ? seen_before_s * 1000 * this.speed : 0;
    const stop = way > 0 ? stops.find((each) => each.time > here + lead + 1) : last_of(stops, (each) => each.time < here - 1);
    if (!stop) {
      this.stops.textContent = way > 0 ? 'No other stop until the end of the window.' : 'No stop before.';
      return;
    }
    this.canvas.marked = this.recording.machines[stop.machine].node;
    this.jumped_to = stop;
    this.seek(stop.time - lead);
    if (!this.playing) this.say_stop(stop);
  }

  say_stop(stop) {
    const machine = this.recording.machines[stop.machine];
    this.stops.replaceChildren(`${this.calendar.clock(this.recording.from_s + stop.time / 1000, true)}: `, name_of(machine.station), ` ${state_words(stop.state)}`);
  }

  key(event) {
    if (event.target.matches('select') || event.ctrlKey || event.metaKey || event.altKey) return;
    const on_button = event.target.matches('button');
    const step = event.shiftKey ? 300e3 : 10e3;
    const here = this.motion.now.time;
    const actions = {
      ' ': () => this.toggle(), ArrowLeft: () => this.seek(here - step), ArrowRight: () => this.seek(here + step),
      Home: () => this.seek(0), End: () => this.seek(this.motion.length),
      n: () => this.jump(1), N: () => this.jump(1), p: () => this.jump(-1), P: () => this.jump(-1),
    };
    if (!actions[event.key] || (event.key === ' ' && on_button && event.target !== this.play_button)) return;
    event.preventDefault();
    actions[event.key]();
  }

  show() {
    if (this.left) return;
    const { now } = this.motion;
    const instant = this.calendar.instant(this.recording.from_s + now.time / 1000);
    this.clock.textContent = instant;
    this.slider.value = now.time;
    this.slider.setAttribute('aria-valuetext', instant);
    this.counts.textContent = `${n.counted(now.units, 'unit')} out` + (now.scrapped > 0 ? `, ${n.grouped(now.scrapped)} scrapped` : '');
    if (this.playing || !this.jumped_to || Math.abs(now.time - this.jumped_to.time) > same_instant_ms) this.say_standing(now);
    this.draw();
  }

  /** Who stands now, in a line. */
  say_standing(now) {
    const standing = new Map();
    now.state.forEach((state, machine) => {
      const name = this.recording.states[state];
      if (is_stop(name)) standing.set(`${this.recording.machines[machine].station} ${name}`, `${tidy(this.recording.machines[machine].station).slice(0, 40)} ${state_words(name)}`);
    });
    const all = [...standing.values()];
    const text = all.length === 0 ? 'Nobody stands.' : all.slice(0, 5).join(' · ') + (all.length > 5 ? ` and ${n.others(all.length - 5)}` : '');
    if (this.stops.textContent !== text) this.stops.textContent = text;
  }

  draw() {
    if (!this.left) this.canvas.draw(this.motion, this.speed);
  }

  /** How many machines stand, over the window: where to look. */
  draw_strip() {
    const { strip } = this;
    if (this.left || strip.clientWidth === 0) return;
    this.standing ??= this.motion.standing(strip_slots);
    strip.width = strip_slots;
    strip.height = strip.clientHeight;
    const context = strip.getContext('2d');
    const most = Math.max(1, ...this.standing);
    context.fillStyle = colour('bad');
    this.standing.forEach((count, i) => {
      const height = Math.round((strip.height * count) / most);
      context.fillRect(i, strip.height - height, 1, height);
    });
  }
}
