// The keyboard: one table, as editors of moving pictures have it.

export interface KeyActions {
  toggle(): void;
  shuttle(direction: -1 | 0 | 1): void;
  step(frames: number): void;
  skip(seconds: number): void;
  goTo(end: 'start' | 'end'): void;
  mark(which: 'in' | 'out'): void;
  clearMarks(): void;
  toggleLoop(): void;
  toggleSound(): void;
  toggleFollow(): void;
  copy(): void;
  save(): void;
  neighbour(by: -1 | 1): void;
}

export function bindKeys(actions: KeyActions): void {
  const keys: Record<string, () => void> = {
    ' ': () => actions.toggle(),
    j: () => actions.shuttle(-1),
    k: () => actions.shuttle(0),
    l: () => actions.shuttle(1),
    ArrowLeft: () => actions.step(-1),
    ArrowRight: () => actions.step(1),
    ',': () => actions.step(-1),
    '.': () => actions.step(1),
    'shift+ArrowLeft': () => actions.skip(-1),
    'shift+ArrowRight': () => actions.skip(1),
    Home: () => actions.goTo('start'),
    End: () => actions.goTo('end'),
    i: () => actions.mark('in'),
    o: () => actions.mark('out'),
    x: () => actions.clearMarks(),
    r: () => actions.toggleLoop(),
    m: () => actions.toggleSound(),
    f: () => actions.toggleFollow(),
    c: () => actions.copy(),
    s: () => actions.save(),
    '[': () => actions.neighbour(-1),
    ']': () => actions.neighbour(1),
  };
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const at = event.target as HTMLElement;
    if (at.tagName === 'SELECT' || ((event.key === ' ' || event.key === 'Enter') && at.tagName === 'BUTTON')) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = keys[event.shiftKey ? `shift+${key}` : key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
