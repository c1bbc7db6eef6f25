// What a control of one literal is to the view that holds it.

import type { Gesture } from './gesture.ts';

export interface Control {
  nodes: HTMLElement[];
  /** Shows a value as it is written. */
  show(text: string): void;
  /** What the label is for. */
  focus(): void;
}

/** What a control does with a value as it is to be written. */
export interface ControlEvents {
  /** Previews it. */
  try(text: string): void;
  write(text: string): void;
  /** The last key may have been the last of several. */
  writeSoon(text: string): void;
  cancel(): void;
}

/** `attempt` previews a value in the gesture; `cancel` takes it back. */
export function gestureEvents(gesture: Gesture, attempt: (text: string) => void, cancel: () => void): ControlEvents {
  return {
    try: attempt,
    write(text) {
      attempt(text);
      gesture.end();
    },
    writeSoon(text) {
      attempt(text);
      gesture.endSoon();
    },
    cancel,
  };
}
