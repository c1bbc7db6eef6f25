// Play, step, loop, marks, speed, sound: the row under the scrubber.

import { el, iconButton } from '../shared/dom.ts';
import { timecode } from './format.ts';
import { icon } from './icons.ts';

export interface TransportActions {
  toggle(): void;
  step(frames: number): void;
  toggleLoop(): void;
  mark(which: 'in' | 'out'): void;
  toggleSound(): void;
  setSpeed(speed: number): void;
}

const SPEEDS = [0.25, 0.5, 1, 2, 4];

export class Transport {
  readonly #play: HTMLButtonElement;
  readonly #loop: HTMLButtonElement;
  readonly #in: HTMLButtonElement;
  readonly #out: HTMLButtonElement;
  readonly #sound: HTMLButtonElement;
  readonly #speed: HTMLSelectElement;
  readonly #now = el('span', { class: 'now' });
  readonly #length = el('span', { class: 'length' });
  readonly root: HTMLElement;

  constructor(actions: TransportActions) {
    this.#play = iconButton(icon('play'), 'Play', 'Space', () => actions.toggle());
    this.#play.classList.add('primary');
    this.#loop = iconButton(icon('loop'), 'Loop the scene', 'R', () => actions.toggleLoop());
    this.#in = iconButton(icon('markIn'), 'Mark in', 'I', () => actions.mark('in'));
    this.#out = iconButton(icon('markOut'), 'Mark out', 'O', () => actions.mark('out'));
    this.#sound = iconButton(icon('sound'), 'Sound', 'M', () => actions.toggleSound());
    this.#speed = el(
      'select',
      {
        class: 'select',
        'aria-label': 'Speed',
        title: 'Speed (J K L shuttle)',
        onchange: () => actions.setSpeed(Number(this.#speed.value)),
      },
      ...SPEEDS.map((s) => el('option', { value: s }, `${s}×`)),
    );
    this.root = el(
      'div',
      { class: 'transport', role: 'toolbar', 'aria-label': 'Playback' },
      el(
        'div',
        { class: 'group' },
        iconButton(icon('stepBack'), 'Frame back', '←', () => actions.step(-1)),
        this.#play,
        iconButton(icon('stepOn'), 'Frame on', '→', () => actions.step(1)),
      ),
      el('span', { class: 'time', role: 'timer', 'aria-label': 'Time' }, this.#now, this.#length),
      el('div', { class: 'group ways' }, this.#in, this.#out, this.#loop, this.#speed, this.#sound),
    );
  }

  time(t: number, duration: number, fps: number): void {
    this.#now.textContent = timecode(t, fps);
    this.#length.textContent = ` / ${timecode(duration, fps)}`;
  }

  show(state: {
    playing: boolean;
    loop: boolean;
    speed: number;
    inMark: number | null;
    outMark: number | null;
    sound: 'none' | 'on' | 'muted' | 'blocked';
  }): void {
    if (this.#play.dataset.playing !== String(state.playing)) {
      this.#play.dataset.playing = String(state.playing);
      this.#play.replaceChildren(icon(state.playing ? 'pause' : 'play'));
      const label = state.playing ? 'Pause' : 'Play';
      this.#play.setAttribute('aria-label', label);
      this.#play.title = `${label} (Space)`;
    }
    press(this.#loop, state.loop);
    press(this.#in, state.inMark !== null);
    press(this.#out, state.outMark !== null);
    this.#showSpeed(state.speed);
    this.#sound.hidden = state.sound === 'none';
    if (this.#sound.dataset.sound === state.sound) return;
    this.#sound.dataset.sound = state.sound;
    this.#sound.replaceChildren(icon(state.sound === 'on' ? 'sound' : 'muted'));
    const label = { none: 'No sound', on: 'Mute', muted: 'Sound on', blocked: 'Click to hear the sound' }[state.sound];
    this.#sound.setAttribute('aria-label', label);
    this.#sound.title = `${label} (M)`;
  }

  #showSpeed(speed: number): void {
    const value = String(speed);
    if (this.#speed.value === value) return;
    if (![...this.#speed.options].some((option) => option.value === value))
      this.#speed.append(el('option', { value }, `${speed}×`));
    this.#speed.value = value;
  }
}

const press = (button: HTMLElement, pressed: boolean) => button.setAttribute('aria-pressed', String(pressed));
