// The brightness report: a sentence, the curve, a card for each segment with its picture. Cards lead to the code.

import type { RenderReport, SegmentReport } from '../../src/contract/render.ts';
import type { ReportPicture } from '../../src/contract/webview.ts';
import { el, proseNodes } from '../shared/dom.ts';
import { curveFigure } from './curve.ts';
import { keepState, onMessage, post } from './host.ts';
import { facts, headline, segmentSentence, verdictWord } from './words.ts';

const app = document.getElementById('app')!;
const MOST_CARDS = 200;
let urls: string[] = [];

const reveal = (segment: number) => post({ type: 'reveal', segment });

function card(segment: SegmentReport, ratio: number): HTMLElement {
  const picture = el('div', { class: 'card-picture', 'data-segment': segment.segment });
  picture.style.aspectRatio = String(ratio);
  return el(
    'button',
    {
      class: `card ${segment.verdict}`,
      type: 'button',
      title: `Show ${segment.scene} in the code`,
      onclick: () => reveal(segment.segment),
    },
    picture,
    el(
      'span',
      { class: 'card-head' },
      el('span', { class: 'card-number' }, String(segment.segment)),
      el('span', { class: 'card-name' }, segment.scene),
      el('span', { class: 'verdict' }, verdictWord(segment)),
    ),
    el('span', { class: 'card-text' }, ...proseNodes(segmentSentence(segment))),
  );
}

function show(report: RenderReport, reelName: string): void {
  for (const url of urls) URL.revokeObjectURL(url);
  urls = [];
  const video = report.output.split(/[\\/]/).pop() ?? report.output;
  const misses = report.segments.filter((s) => s.verdict !== 'good');
  const ordered = [...misses, ...report.segments.filter((s) => s.verdict === 'good')].slice(0, MOST_CARDS);
  const ratio = report.settings.width / report.settings.height;
  app.dataset.segments = String(report.segments.length);
  app.replaceChildren(
    el(
      'header',
      { class: 'report-head' },
      el(
        'div',
        {},
        el('h1', {}, headline(report)),
        el('p', { class: 'quiet' }, `${report.title ?? reelName} · ${video}`),
      ),
      el(
        'nav',
        { class: 'actions', 'aria-label': 'The video' },
        el(
          'button',
          { class: 'button', type: 'button', onclick: () => post({ type: 'open', what: 'video' }) },
          'Open video',
        ),
        el(
          'button',
          { class: 'button second', type: 'button', onclick: () => post({ type: 'open', what: 'folder' }) },
          'Reveal',
        ),
        el(
          'button',
          { class: 'button second', type: 'button', onclick: () => post({ type: 'open', what: 'page' }) },
          'Open as page',
        ),
      ),
    ),
    curveFigure(report, reveal),
    el(
      'p',
      { class: 'legend' },
      el('i', { class: 'key mean' }),
      'mean',
      el('i', { class: 'key peak' }),
      '99th percentile',
      el('i', { class: 'key target' }),
      'target',
      ...(report.segments.some((s) => s.worst) ? [el('i', { class: 'key worst' }), 'worst place'] : []),
    ),
    el('section', { class: 'cards', 'aria-label': 'Segments' }, ...ordered.map((segment) => card(segment, ratio))),
    ...(report.warnings.length > 0
      ? [
          el(
            'ul',
            { class: 'warnings', 'aria-label': 'Warnings' },
            ...report.warnings.map((text) => el('li', {}, text)),
          ),
        ]
      : []),
    el(
      'dl',
      { class: 'facts' },
      ...facts(report).flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]),
    ),
  );
}

function hang({ segment, seconds, png }: ReportPicture): void {
  const place = app.querySelector<HTMLElement>(`.card-picture[data-segment="${segment}"]`);
  if (!place) return;
  const url = URL.createObjectURL(new Blob([png as Uint8Array<ArrayBuffer>], { type: 'image/png' }));
  urls.push(url);
  place.replaceChildren(
    el('img', { src: url, alt: `The frame at ${seconds.toFixed(2)} seconds` }),
    el('span', { class: 'stamp' }, `${seconds.toFixed(2)} s`),
  );
}

onMessage((message) => {
  if (message.type === 'picture') return hang(message.picture);
  keepState(message.state);
  show(message.report, message.reelName);
});
window.addEventListener('error', (event) => post({ type: 'error', message: event.message }));
post({ type: 'ready' });
