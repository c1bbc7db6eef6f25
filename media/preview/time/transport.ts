// The row under the scrubber: play, step, times, marks, loop, speed, sound.

import { el, iconButton } from '../../shared/dom.ts';
import { icon } from '../parts/icon.ts';
import type { PlayerSnapshot, SoundState } from '../player.ts';
import { secondsText, timecode } from './timecode.ts';

export interface TransportActions {
  toggle(): void;
  step(frames: number): void;
  toggleLoop(): void;
  mark(which: 'in' | 'out'): void;
  toggleSound(): void;
  setSpeed(speed: number): void;
}

const SPEEDS = [0.25, 0.5, 1, 2, 4];
const SOUND_LABELS: Record<SoundState, string> = {
  none: 'No sound',
  on: 'Mute',
  muted: 'Unmute',
  blocked: 'Click to allow sound',
};

export class Transport {
  readonly #play: HTMLButtonElement;
  readonly #loop: HTMLButtonElement;
  readonly #in: HTMLButtonElement;
  readonly #out: HTMLButtonElement;
  readonly #sound: HTMLButtonElement;
  readonly #speed: HTMLSelectElement;
  readonly #now = el('span', { class: 'now' });
  readonly #length = el('span', { class: 'length' });
  readonly #reel = el('span', { class: 'reel-time', title: 'Time in the reel' });
  readonly root: HTMLElement;

  constructor(actions: TransportActions) {
    this.#play = iconButton(icon('play'), 'Play', 'Space', () => actions.toggle());
    this.#play.classList.add('primary');
    this.#loop = iconButton(
      icon('loop'),
      'Loop',
      'R',
      () => actions.toggleLoop(),
      'Loop the scene, or its marked range',
    );
    this.#in = iconButton(icon('markIn'), 'Mark in', 'I', () => actions.mark('in'), 'Start of the marked range');
    this.#out = iconButton(icon('markOut'), 'Mark out', 'O', () => actions.mark('out'), 'End of the marked range');
    this.#sound = iconButton(icon('sound'), 'Mute', 'M', () => actions.toggleSound());
    this.#speed = el(
      'select',
      {
        class: 'select',
        'aria-label': 'Speed',
        title: 'Playback speed (J, K, L: backward, stop, forward)',
        onchange: () => actions.setSpeed(Number(this.#speed.value)),
      },
      ...SPEEDS.map((s) => el('option', { value: s }, `${s}×`)),
    );
    const scene = el('span', { title: 'Time in the scene, minutes:seconds:frames' }, this.#now, this.#length);
    this.root = el(
      'div',
      { class: 'transport', role: 'toolbar', 'aria-label': 'Playback' },
      el(
        'div',
        { class: 'group' },
        iconButton(icon('stepBack'), 'Previous frame', '←', () => actions.step(-1)),
        this.#play,
        iconButton(icon('stepForward'), 'Next frame', '→', () => actions.step(1)),
      ),
      el('span', { class: 'time', role: 'timer', 'aria-label': 'Time' }, scene, this.#reel),
      el('div', { class: 'group ways' }, this.#in, this.#out, this.#loop, this.#speed, this.#sound),
    );
  }

  show({ info, t, playing, loop, speed, inMark, outMark, sound }: PlayerSnapshot): void {
    if (info) this.#showTime(t, info);
    if (this.#play.dataset.playing !== String(playing)) {
      this.#play.dataset.playing = String(playing);
      this.#play.replaceChildren(icon(playing ? 'pause' : 'play'));
      setLabel(this.#play, playing ? 'Pause' : 'Play', 'Space');
    }
    setPressed(this.#loop, loop);
    setPressed(this.#in, inMark !== null);
    setPressed(this.#out, outMark !== null);
    this.#showSpeed(speed);
    this.#sound.hidden = sound === 'none';
    if (this.#sound.dataset.sound === sound) return;
    this.#sound.dataset.sound = sound;
    this.#sound.replaceChildren(icon(sound === 'on' ? 'sound' : 'muted'));
    setLabel(this.#sound, SOUND_LABELS[sound], 'M');
  }

  #showTime(t: number, { duration, fps, reelStart, segment }: NonNullable<PlayerSnapshot['info']>): void {
    this.#now.textContent = timecode(t, fps);
    this.#length.textContent = ` / ${timecode(duration, fps)}`;
    this.#reel.hidden = segment === null;
    this.#reel.textContent = `reel ${secondsText(reelStart + t)}`;
  }

  #showSpeed(speed: number): void {
    const value = String(speed);
    if (this.#speed.value === value) return;
    if (![...this.#speed.options].some((option) => option.value === value))
      this.#speed.append(el('option', { value }, `${speed}×`));
    this.#speed.value = value;
  }
}

function setLabel(button: HTMLElement, label: string, key: string): void {
  button.setAttribute('aria-label', label);
  button.title = `${label} (${key})`;
}
const setPressed = (button: HTMLElement, pressed: boolean) => button.setAttribute('aria-pressed', String(pressed));
