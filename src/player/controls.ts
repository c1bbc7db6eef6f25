// The controls: buttons, and a slider for the time.

import { icon, type ICONS } from './icons.ts';

export interface ControlActions {
  toggle(): void;
  seek(seconds: number): void;
  mute(): void;
  loop(): void;
  captions(): void;
  fullScreen(): void;
}

export interface ControlState {
  isPlaying: boolean;
  seconds: number;
  isMuted: boolean;
  isLooped: boolean;
  readsCaptions: boolean;
}

export interface Controls {
  element: HTMLElement;
  update(state: ControlState): void;
}

export function createControls(
  film: { seconds: number; hasSound: boolean; hasCaptions: boolean },
  actions: ControlActions,
): Controls {
  const element = document.createElement('div');
  element.className = 'controls';
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', 'Playback');
  const play = button('play', 'Play', actions.toggle);
  const mute = button('loud', 'Mute', actions.mute);
  const loop = button('loop', 'Loop', actions.loop);
  const captions = button('captions', 'Read captions', actions.captions);
  const full = button('full', 'Full screen', actions.fullScreen);
  mute.hidden = !film.hasSound;
  captions.hidden = !film.hasCaptions;
  full.hidden = !document.fullscreenEnabled;
  const slider = document.createElement('input');
  Object.assign(slider, { type: 'range', min: '0', max: String(film.seconds), step: '0.01', value: '0' });
  slider.setAttribute('aria-label', 'Time');
  slider.addEventListener('input', () => actions.seek(Number(slider.value)));
  const time = document.createElement('span');
  time.className = 'time';
  // The slider says it.
  time.setAttribute('aria-hidden', 'true');
  element.append(play, slider, time, captions, mute, loop, full);
  let before: Partial<ControlState> = {};
  return {
    element,
    update(state) {
      if (state.isPlaying !== before.isPlaying)
        relabel(play, state.isPlaying ? 'pause' : 'play', state.isPlaying ? 'Pause' : 'Play');
      if (state.isMuted !== before.isMuted) {
        relabel(mute, state.isMuted ? 'muted' : 'loud', 'Mute');
        mute.setAttribute('aria-pressed', String(state.isMuted));
      }
      loop.setAttribute('aria-pressed', String(state.isLooped));
      captions.setAttribute('aria-pressed', String(state.readsCaptions));
      slider.value = String(state.seconds);
      const words = `${clockTime(state.seconds)} of ${clockTime(film.seconds)}`;
      if (slider.getAttribute('aria-valuetext') !== words) slider.setAttribute('aria-valuetext', words);
      const text = `${clockTime(state.seconds)} / ${clockTime(film.seconds)}`;
      if (time.textContent !== text) time.textContent = text;
      before = { ...state };
    },
  };
}

export function button(name: keyof typeof ICONS, label: string, run: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.addEventListener('click', run);
  relabel(made, name, label);
  return made;
}

function relabel(target: HTMLButtonElement, name: keyof typeof ICONS, label: string): void {
  target.setAttribute('aria-label', label);
  target.title = label;
  target.replaceChildren(icon(name));
}

/** `1:05` */
function clockTime(seconds: number): string {
  const whole = Math.floor(seconds + 1e-6);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
