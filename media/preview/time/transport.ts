// The row under the scrubber: play, step, times, marks, loop, speed, sound.

import * as l10n from '@vscode/l10n';
import type { LoopMode } from '../../../src/contract/webview.ts';
import { el, iconButton } from '../../shared/dom.ts';
import { keyName } from '../keys/key-help.ts';
import { icon } from '../parts/icon.ts';
import type { PlayerSnapshot, SoundState } from '../player.ts';
import { secondsText, timecode } from './timecode.ts';

export interface TransportActions {
  toggle(): void;
  step(frames: number): void;
  setLoop(loop: LoopMode): void;
  mark(which: 'in' | 'out'): void;
  clearMarks(): void;
  /** Renders what is marked. */
  renderRange(): void;
  toggleSound(): void;
  fullScreen(): void;
  setSpeed(speed: number): void;
}

const LOOPS: readonly (readonly [LoopMode, string])[] = [
  ['scene', l10n.t('Loop scene')],
  ['reel', l10n.t('Loop reel')],
  ['off', l10n.t('No loop')],
];
const SPEEDS = [0.25, 0.5, 1, 2, 4];
const SOUND_LABELS: Record<SoundState, string> = {
  none: l10n.t('No sound'),
  on: l10n.t('Mute'),
  muted: l10n.t('Unmute'),
  blocked: l10n.t('Click to allow sound'),
};

export class Transport {
  readonly #play: HTMLButtonElement;
  readonly #loop: HTMLSelectElement;
  readonly #in: HTMLButtonElement;
  readonly #out: HTMLButtonElement;
  readonly #range: HTMLElement;
  readonly #sound: HTMLButtonElement;
  readonly #speed: HTMLSelectElement;
  readonly #now = el('span', { class: 'now' });
  readonly #length = el('span', { class: 'length' });
  readonly #reel = el('span', { class: 'reel-time', title: l10n.t('Time in the reel') });
  readonly root: HTMLElement;

  constructor(actions: TransportActions) {
    this.#play = iconButton(icon('play'), l10n.t('Play'), l10n.t('Space'), () => actions.toggle());
    this.#play.classList.add('primary');
    this.#loop = el(
      'select',
      {
        class: 'select',
        'aria-label': l10n.t('Loop'),
        title: l10n.t('What playback repeats (R); where a range is marked, the range'),
        onchange: () => actions.setLoop(this.#loop.value as LoopMode),
      },
      ...LOOPS.map(([value, label]) => el('option', { value }, label)),
    );
    this.#in = iconButton(
      icon('markIn'),
      l10n.t('Mark in'),
      'I',
      () => actions.mark('in'),
      l10n.t('Start of the marked range'),
    );
    this.#out = iconButton(
      icon('markOut'),
      l10n.t('Mark out'),
      'O',
      () => actions.mark('out'),
      l10n.t('End of the marked range'),
    );
    this.#range = el(
      'span',
      { class: 'group', hidden: true },
      iconButton(icon('clearMarks'), l10n.t('Clear the marks'), 'X', () => actions.clearMarks()),
      iconButton(icon('renderRange'), l10n.t('Render the marked range'), '', () => actions.renderRange()),
    );
    this.#sound = iconButton(icon('sound'), l10n.t('Mute'), 'M', () => actions.toggleSound());
    this.#speed = el(
      'select',
      {
        class: 'select',
        'aria-label': l10n.t('Speed'),
        title: l10n.t('Playback speed (J, K, L: backward, stop, forward)'),
        onchange: () => actions.setSpeed(Number(this.#speed.value)),
      },
      ...SPEEDS.map((s) => el('option', { value: s }, `${s}×`)),
    );
    const scene = el('span', { title: l10n.t('Time in the scene, minutes:seconds:frames') }, this.#now, this.#length);
    this.root = el(
      'div',
      { class: 'transport', role: 'toolbar', 'aria-label': l10n.t('Playback') },
      el(
        'div',
        { class: 'group' },
        iconButton(icon('stepBack'), l10n.t('Previous frame'), '←', () => actions.step(-1)),
        this.#play,
        iconButton(icon('stepForward'), l10n.t('Next frame'), '→', () => actions.step(1)),
      ),
      el('span', { class: 'time', role: 'timer', 'aria-label': l10n.t('Time') }, scene, this.#reel),
      el(
        'div',
        { class: 'group ways' },
        this.#in,
        this.#out,
        this.#range,
        this.#loop,
        this.#speed,
        this.#sound,
        iconButton(icon('fullScreen'), l10n.t('Full screen'), keyName('Shift+f'), () => actions.fullScreen()),
      ),
    );
  }

  show({ info, t, playing, loop, speed, inMark, outMark, sound }: PlayerSnapshot): void {
    if (info) this.#showTime(t, info);
    if (this.#play.dataset.playing !== String(playing)) {
      this.#play.dataset.playing = String(playing);
      this.#play.replaceChildren(icon(playing ? 'pause' : 'play'));
      setLabel(this.#play, playing ? l10n.t('Pause') : l10n.t('Play'), l10n.t('Space'));
    }
    if (this.#loop.value !== loop) this.#loop.value = loop;
    this.#range.hidden = inMark === null && outMark === null;
    setPressed(this.#in, inMark !== null);
    setPressed(this.#out, outMark !== null);
    this.#showSpeed(speed);
    this.#sound.hidden = sound === 'none';
    if (this.#sound.dataset.sound === sound) return;
    this.#sound.dataset.sound = sound;
    this.#sound.replaceChildren(icon(sound === 'on' ? 'sound' : 'muted'));
    setLabel(this.#sound, SOUND_LABELS[sound], 'M');
  }

  #showTime(t: number, { duration, fps, reelStart, segment, segments }: NonNullable<PlayerSnapshot['info']>): void {
    this.#now.textContent = timecode(t, fps);
    this.#length.textContent = ` / ${timecode(duration, fps)}`;
    this.#reel.hidden = segment === null;
    this.#reel.textContent = l10n.t(
      'reel {0} / {1}',
      secondsText(reelStart + t),
      secondsText(segments.at(-1)?.end ?? 0),
    );
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
