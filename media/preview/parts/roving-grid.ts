// A grid of buttons that is one stop of the Tab key: arrows move within it, by rows as they are laid out, Home and End to its ends.

export function rovingGrid(root: HTMLElement, cells: () => HTMLElement[]): { reset(focus?: HTMLElement): void } {
  const reset = (chosen?: HTMLElement): void => {
    const all = cells();
    const stop = chosen && all.includes(chosen) ? chosen : all[0];
    for (const cell of all) cell.tabIndex = cell === stop ? 0 : -1;
  };
  root.addEventListener('focusin', ({ target }) => {
    const cell = cells().find((each) => each.contains(target as Node));
    if (cell) reset(cell);
  });
  root.addEventListener('keydown', (event) => {
    const all = cells();
    const at = all.findIndex((cell) => cell.contains(document.activeElement));
    const next = at < 0 ? undefined : neighbour(all, at, event.key);
    if (!next || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  });
  return { reset };
}

function neighbour(all: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  const columns = Math.max(1, all.filter(({ offsetTop }) => offsetTop === all[0]!.offsetTop).length);
  switch (key) {
    case 'ArrowRight':
      return all[at + 1];
    case 'ArrowLeft':
      return all[at - 1];
    case 'ArrowDown':
      return all[at + columns];
    case 'ArrowUp':
      return all[at - columns];
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default:
      return undefined;
  }
}
