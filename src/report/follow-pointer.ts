// Shows time and levels under the pointer, over the brightness curve.

/**
 * Starts following. The report's page embeds this function's own source, so it must not use anything outside of it.
 * `figure` is the element that `BrightnessCurve` makes.
 */
export function followPointer(figure: HTMLElement): void {
  const { start, seconds, points } = JSON.parse(figure.dataset.curve ?? '{}') as {
    start: number;
    seconds: number;
    points: [mean: number, p1: number, p99: number][];
  };
  const cursor = figure.querySelector<HTMLElement>('.cursor')!;
  const readout = figure.querySelector<HTMLElement>('.readout')!;
  figure.addEventListener('pointermove', (event) => {
    const box = figure.getBoundingClientRect();
    const share = Math.max(0, Math.min(0.99999, (event.clientX - box.left) / box.width));
    const point = points[Math.floor(share * points.length)];
    if (!point) return;
    cursor.hidden = readout.hidden = false;
    cursor.style.left = readout.style.left = `${share * 100}%`;
    readout.classList.toggle('left', share > 0.6);
    readout.textContent = `${(start + share * seconds).toFixed(2)} s · mean ${point[0]} · 1 % below ${point[1]}, 1 % above ${point[2]}`;
  });
  figure.addEventListener('pointerleave', () => {
    cursor.hidden = readout.hidden = true;
  });
}
