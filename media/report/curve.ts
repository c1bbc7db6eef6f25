// The curve of mean brightness over the whole video, with a band and a target for each segment. Levels stand on a scale of
// their square roots, which gives the dark end, where the targets are, its room.

import type { RenderReport } from '../../src/contract/render.ts';
import { el } from '../shared/dom.ts';
import { tickText, timeTicks } from './ticks.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const WIDTH = 1000;
const HEIGHT = 240;
const TOP = 22;
const MOST_POINTS = 1200;
const LEVELS = [0, 5, 15, 40, 80, 140, 255];

type Attributes = Record<string, string | number>;
function svg(tag: string, attributes: Attributes, ...children: (Node | string)[]): SVGElement {
  const element = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

const y = (level: number) => TOP + (HEIGHT - TOP) * (1 - Math.sqrt(Math.max(0, Math.min(255, level)) / 255));

/** The curve as a figure; `onPick` gets the segment that is clicked. */
export function curveFigure(report: RenderReport, onPick: (segment: number) => void): HTMLElement {
  const total = Math.max(1, report.curve.length);
  const offset = report.segments[0]?.startFrame ?? 0;
  const x = (frame: number) => (frame / total) * WIDTH;
  const plot = svg('svg', {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: 'none',
    class: 'curve',
    role: 'img',
    'aria-label': 'Mean brightness of each frame over time',
  });
  for (const level of LEVELS) plot.append(svg('line', { class: 'grid', x1: 0, x2: WIDTH, y1: y(level), y2: y(level) }));
  const labels: HTMLElement[] = [];
  for (const segment of report.segments) {
    const from = x(segment.startFrame - offset);
    const width = x(segment.frames);
    const isMiss = segment.verdict !== 'good';
    const band = svg(
      'g',
      { class: `band${isMiss ? ' miss' : ''}${segment.segment % 2 === 0 ? ' even' : ''}` },
      svg('rect', { class: 'band-back', x: from, y: TOP, width, height: HEIGHT - TOP }),
      svg('line', { class: 'target', x1: from, x2: from + width, y1: y(segment.target), y2: y(segment.target) }),
    );
    band.addEventListener('click', () => onPick(segment.segment));
    plot.append(band);
    const label = el(
      'button',
      {
        class: `band-name${isMiss ? ' miss' : ''}`,
        type: 'button',
        title: `Show ${segment.scene} in the code`,
        onclick: () => onPick(segment.segment),
      },
      segment.scene,
    );
    label.style.left = `${from / 10}%`;
    label.style.width = `${width / 10}%`;
    labels.push(label);
  }
  const means = thin(report.curve.map(({ mean }) => mean));
  const peaks = thin(
    report.curve.map(({ p99 }) => p99),
    Math.max,
  );
  plot.append(
    svg('path', { class: 'peak', d: path(peaks) }),
    svg('path', { class: 'area', d: `${path(means)}L${WIDTH},${HEIGHT}L0,${HEIGHT}Z` }),
    svg('path', { class: 'mean', d: path(means) }),
  );
  for (const { worst } of report.segments) {
    if (!worst) continue;
    const at = x(Math.min(total - 1, Math.max(0, Math.round(worst.seconds * report.settings.fps) - offset)));
    plot.append(svg('line', { class: 'worst', x1: at, x2: at, y1: y(worst.mean) - 8, y2: y(worst.mean) + 8 }));
  }
  const cursor = el('div', { class: 'cursor', hidden: true });
  const readout = el('output', { class: 'readout', hidden: true });
  const scale = LEVELS.filter((level) => level > 0 && level < 255).map((level) => {
    const mark = el('span', { class: 'level', 'aria-hidden': true }, String(level));
    mark.style.top = `${(100 * y(level)) / HEIGHT}%`;
    return mark;
  });
  const figure = el('figure', { class: 'curve-figure' }, plot, ...labels, ...scale, cursor, readout);
  figure.addEventListener('pointermove', (event) => {
    const box = figure.getBoundingClientRect();
    const at = Math.max(0, Math.min(0.99999, (event.clientX - box.left) / box.width));
    const frame = Math.floor(at * total);
    const stats = report.curve[frame];
    if (!stats) return;
    cursor.hidden = readout.hidden = false;
    cursor.style.left = `${at * 100}%`;
    readout.classList.toggle('left', at > 0.7);
    readout.style.left = `${at * 100}%`;
    readout.textContent = `${((frame + offset) / report.settings.fps).toFixed(2)} s · mean ${stats.mean.toFixed(1)} · ${stats.p1.toFixed(0)} to ${stats.p99.toFixed(0)}`;
  });
  figure.addEventListener('pointerleave', () => (cursor.hidden = readout.hidden = true));
  return el('div', {}, figure, timeAxis(total / report.settings.fps, offset / report.settings.fps));
}

/** Times of the reel under the curve; of a part, they begin where it begins. */
function timeAxis(seconds: number, from: number): HTMLElement {
  const ticks = timeTicks(seconds)
    .filter((t) => t < seconds * 0.96)
    .map((t) => {
      const mark = el('span', { class: 'tick' }, tickText(from + t));
      mark.style.left = `${(100 * t) / seconds}%`;
      return mark;
    });
  return el('div', { class: 'times', 'aria-hidden': true }, ...ticks);
}

/** At most as many points as can be told apart; of each group the lowest, since it is darkness that is looked for. */
function thin(values: number[], choose: (...group: number[]) => number = Math.min): number[] {
  const every = Math.ceil(values.length / MOST_POINTS);
  if (every <= 1) return values;
  return Array.from({ length: Math.ceil(values.length / every) }, (_, i) =>
    choose(...values.slice(i * every, (i + 1) * every)),
  );
}

function path(values: number[]): string {
  if (values.length === 1) return `M0,${y(values[0]!)}L${WIDTH},${y(values[0]!)}`;
  return values
    .map((value, i) => `${i === 0 ? 'M' : 'L'}${((i / (values.length - 1)) * WIDTH).toFixed(1)},${y(value).toFixed(1)}`)
    .join('');
}
