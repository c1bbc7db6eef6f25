// Items in a row that are reordered: by dragging, or with Alt and an arrow key. Arrow keys alone move the focus.

export interface ReorderEvents {
  /** `to`: index among the others. `isFinal`: it was let go. */
  move(from: number, to: number, isFinal: boolean): void;
  cancel(): void;
  select(index: number): void;
  remove(index: number): void;
}

/** Listens to the children of a row. They may be replaced. */
export function reorderable(row: HTMLElement, events: ReorderEvents): void {
  let drag: { from: number; to: number; x: number; y: number; moved: boolean } | null = null;
  const items = (): HTMLElement[] => [...row.children] as HTMLElement[];
  const indexOf = (target: EventTarget | null): number =>
    items().findIndex((item) => item.contains(target as Node | null));
  row.addEventListener('pointerdown', (event) => {
    const from = indexOf(event.target);
    if (from < 0 || event.button !== 0) return;
    row.setPointerCapture(event.pointerId);
    items()[from]!.focus();
    events.select(from);
    drag = { from, to: from, x: event.clientX, y: event.clientY, moved: false };
  });
  row.addEventListener('pointermove', (event) => {
    if (!drag || (!drag.moved && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 4)) return;
    drag.moved = true;
    const to = nearest(items(), event.clientX, event.clientY);
    items()[drag.from]?.classList.add('dragged');
    for (const [i, item] of items().entries()) item.classList.toggle('target', i === to && i !== drag.from);
    if (to === drag.to) return;
    drag.to = to;
    events.move(drag.from, to, false);
  });
  const end = (isDone: boolean): void => {
    const moved = drag;
    drag = null;
    for (const item of items()) item.classList.remove('dragged', 'target');
    if (!moved?.moved) return;
    if (isDone && moved.to !== moved.from) events.move(moved.from, moved.to, true);
    else events.cancel();
  };
  row.addEventListener('pointerup', () => end(true));
  row.addEventListener('pointercancel', () => end(false));
  row.addEventListener('focusin', ({ target }) => {
    const index = indexOf(target);
    if (index >= 0) events.select(index);
  });
  row.addEventListener('keydown', (event) => {
    const index = indexOf(event.target);
    if (index < 0 || event.ctrlKey || event.metaKey) return;
    const last = items().length - 1;
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    const ends = { Home: 0, End: last }[event.key];
    if (event.key === 'Escape') events.cancel();
    else if (event.key === 'Delete' || event.key === 'Backspace') events.remove(index);
    else if (by !== undefined || ends !== undefined) {
      const to = Math.max(0, Math.min(last, ends ?? index + by!));
      if (event.altKey && to !== index) events.move(index, to, true);
      items()[to]?.focus();
      events.select(to);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Index of the item whose middle is nearest to a point; rows may wrap. */
function nearest(items: readonly HTMLElement[], x: number, y: number): number {
  const distances = items.map((item) => {
    const { left, top, width, height } = item.getBoundingClientRect();
    return Math.hypot(x - left - width / 2, 2 * (y - top - height / 2));
  });
  return distances.indexOf(Math.min(...distances));
}
