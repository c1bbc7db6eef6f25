// The report for people: one HTML file with the brightness curve, a picture and a verdict for each segment, settings and times.

import type { RenderReport, SegmentReport } from '../../../contract/render.ts';
import { REPORT_STYLE } from './report-style.ts';

export type ReportHead = Omit<RenderReport, 'curve'>;
export interface ReportPictures {
  /** JPEG of each segment's middle. */
  middle: ReadonlyMap<number, Uint8Array>;
  /** JPEG of the worst moment of those that miss their target. */
  worst: ReadonlyMap<number, Uint8Array>;
}

const WIDTH = 1120,
  HEIGHT = 300,
  LEFT = 34,
  TOP = 26,
  BOTTOM = 26;
const PLOT_WIDTH = WIDTH - LEFT - 8,
  PLOT_HEIGHT = HEIGHT - TOP - BOTTOM;
const MOST_POINTS = 1000;
const LEVELS = [5, 15, 50, 100, 170, 255];
const VERDICTS: Record<SegmentReport['verdict'], string> = {
  good: 'good',
  dark: 'too dark',
  clipped: 'too bright',
  empty: 'empty',
};

/** `curve` holds mean, max, p1, p99 of each frame. */
export function reportPage(report: ReportHead, curve: Float32Array, pictures: ReportPictures): string {
  const title = report.title ?? fileName(report.output);
  const misses = report.segments.filter(({ verdict }) => verdict !== 'good');
  const means =
    report.segments.reduce((sum, segment) => sum + segment.mean * segment.frames, 0) / Math.max(1, report.frames);
  const verdict =
    misses.length === 0
      ? 'every segment is inside its target'
      : `${misses.length} of ${report.segments.length} segments ${misses.length === 1 ? 'misses its' : 'miss their'} target`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${text(title)} · brightness</title><style>${REPORT_STYLE}</style></head>
<body><main>
<h1>${text(title)}</h1>
<p class="sub">${text(fileName(report.output))} from ${text(fileName(report.reel))} · ${text(verdict)}</p>
<section class="facts">${[
    [duration(report.seconds), 'length'],
    [String(report.frames), 'frames'],
    [means.toFixed(1), 'mean, of 255'],
    [`${report.segments.length - misses.length} / ${report.segments.length}`, 'segments good'],
    [duration(report.wallSeconds), 'time to render'],
    [`${(report.frames / Math.max(0.001, report.wallSeconds)).toFixed(1)}`, 'frames a second'],
  ]
    .map(([value, name]) => `<div><b>${text(value)}</b><span>${text(name)}</span></div>`)
    .join('')}</section>
<h2>Brightness over time</h2>
<section class="card curve">${curveSvg(report, curve)}
<div class="legend"><span><i style="border-color:var(--mean)"></i>mean</span><span><i style="border-color:var(--high)"></i>99th percentile</span><span><i style="border-color:var(--low)"></i>1st percentile</span><span><i style="border-color:var(--bad);border-top-style:dashed"></i>target</span><output id="readout"></output></div></section>
<h2>Segments</h2>
<section class="segments">${report.segments.map((segment) => segmentCard(segment, report.settings.fps, pictures)).join('')}</section>
<h2>Settings and times</h2>
<section class="card"><table>${settingsRows(report)
    .map(([name, value]) => `<tr><td>${text(name)}</td><td>${text(value)}</td></tr>`)
    .join('')}</table></section>
</main><script>${readoutScript(report, curve)}</script></body></html>
`;
}

/** Levels on a square-root scale: the targets lie low, and that is where it matters. */
const y = (level: number) => TOP + PLOT_HEIGHT * (1 - Math.sqrt(Math.min(255, Math.max(0, level)) / 255));

function curveSvg(report: ReportHead, curve: Float32Array): string {
  const frames = curve.length / 4;
  const x = (frame: number) => LEFT + (PLOT_WIDTH * frame) / Math.max(1, frames);
  const origin = report.segments[0]?.startFrame ?? 0;
  const bands = report.segments
    .map((segment, i) => {
      const from = x(segment.startFrame - origin),
        to = x(segment.startFrame - origin + segment.frames);
      const shade =
        i % 2 === 0
          ? `<rect x="${n(from)}" y="${TOP}" width="${n(to - from)}" height="${PLOT_HEIGHT}" fill="var(--band)"/>`
          : '';
      const name =
        to - from > segment.scene.length * 7
          ? `<text class="name" x="${n(from + 6)}" y="${TOP - 9}">${text(segment.scene)}</text>`
          : '';
      const target = `<line x1="${n(from)}" x2="${n(to)}" y1="${n(y(segment.target))}" y2="${n(y(segment.target))}" stroke="var(--bad)" stroke-width="1.5" stroke-dasharray="5 4"/>`;
      return `${shade}${name}${target}<title>${text(`segment ${segment.segment}: ${segment.scene}`)}</title>`;
    })
    .map((band) => `<g>${band}</g>`)
    .join('');
  const grid = LEVELS.map(
    (level) =>
      `<line x1="${LEFT}" x2="${LEFT + PLOT_WIDTH}" y1="${n(y(level))}" y2="${n(y(level))}" stroke="var(--line)"/><text x="${LEFT - 7}" y="${n(y(level) + 4)}" text-anchor="end">${level}</text>`,
  ).join('');
  const line = (column: number) =>
    points(curve, column)
      .map(({ at, value }, i) => `${i === 0 ? 'M' : 'L'}${n(x(at))} ${n(y(value))}`)
      .join('');
  const mean = line(0);
  const ticks = timeTicks(report.seconds)
    .map(
      (seconds) =>
        `<text x="${n(LEFT + (PLOT_WIDTH * seconds) / report.seconds)}" y="${HEIGHT - 8}" text-anchor="middle">${duration(seconds + origin / report.settings.fps)}</text>`,
    )
    .join('');
  return `<svg id="curve" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Mean brightness, first and 99th percentile of every frame">${bands}${grid}<path d="${mean}L${n(x(frames))} ${n(y(0))}L${LEFT} ${n(y(0))}Z" fill="var(--fill)"/><path d="${line(3)}" fill="none" stroke="var(--high)" stroke-width="1.2" opacity=".75"/><path d="${line(2)}" fill="none" stroke="var(--low)" stroke-width="1.2" opacity=".75"/><path d="${mean}" fill="none" stroke="var(--mean)" stroke-width="2" stroke-linejoin="round"/>${ticks}<line id="cursor" y1="${TOP}" y2="${TOP + PLOT_HEIGHT}" stroke="var(--ink)" stroke-width="1" visibility="hidden"/></svg>`;
}

/** One column of the curve, averaged down to what a screen can show. */
function points(curve: Float32Array, column: number): { at: number; value: number }[] {
  const frames = curve.length / 4;
  const count = Math.min(MOST_POINTS, frames);
  return Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * frames) / count),
      to = Math.max(from + 1, Math.floor(((i + 1) * frames) / count));
    let sum = 0;
    for (let frame = from; frame < to; frame++) sum += curve[frame * 4 + column];
    // The ends are drawn to the edges.
    return { at: i === 0 ? 0 : i === count - 1 ? frames : (from + to) / 2, value: sum / (to - from) };
  });
}

function timeTicks(seconds: number): number[] {
  const step =
    [0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 18000].find(
      (candidate) => seconds / candidate <= 10,
    ) ?? 36000;
  return Array.from({ length: Math.floor(seconds / step + 1e-6) + 1 }, (_, i) => i * step).filter(
    (tick) => tick > seconds * 0.01 && tick < seconds * 0.985,
  );
}

function segmentCard(segment: SegmentReport, fps: number, pictures: ReportPictures): string {
  const picture = (jpeg: Uint8Array | undefined, caption: string) =>
    jpeg?.length
      ? `<figure><img alt="${text(`${segment.scene} at ${caption}`)}" src="data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}"><figcaption>${text(caption)}</figcaption></figure>`
      : '';
  const middle = duration(segment.startSeconds + segment.frames / fps / 2, 1);
  const share = (level: number) => n(Math.sqrt(Math.min(255, level) / 255) * 100);
  const worst = segment.worst
    ? ` At its worst, at ${duration(segment.worst.seconds, 1)}, the mean is ${segment.worst.mean.toFixed(1)}.`
    : '';
  return `<article class="card segment"><div class="pictures">${picture(pictures.middle.get(segment.segment), middle)}${segment.worst ? picture(pictures.worst.get(segment.segment), `worst, ${duration(segment.worst.seconds, 1)}`) : ''}</div>
<div class="text"><h3>${segment.segment}. ${text(segment.scene)} <small>${duration(segment.startSeconds, 1)} – ${duration(segment.startSeconds + segment.frames / fps, 1)}</small><span class="badge ${segment.verdict}">${VERDICTS[segment.verdict]}</span></h3>
<div class="meter" title="mean ${segment.mean.toFixed(1)}, target ${segment.target}"><i style="width:${share(segment.mean)}%"></i><em style="left:${share(segment.target)}%"></em></div>
<p>Mean ${segment.mean.toFixed(1)} against ${segment.target} (${segment.energy}); 1 % of it is below ${segment.p1.toFixed(0)}, 1 % above ${segment.p99.toFixed(0)}.${worst}</p>
${segment.advice ? `<p class="advice">${text(segment.advice).replace(/`([^`]+)`/g, '<code>$1</code>')}</p>` : ''}
<p>${segment.frames} frames, ${segment.cached ? 'taken from the cache' : `drawn in ${duration(segment.renderSeconds, 1)}`}</p></div></article>`;
}

function settingsRows(report: ReportHead): [string, string][] {
  const { settings, verified } = report;
  return [
    ['Quality', `${settings.quality}${settings.why ? `: ${settings.why}` : ''}`],
    [
      'Frame',
      `${settings.width} × ${settings.height} at ${settings.fps} frames a second, ${settings.gridScale} × the cells of production`,
    ],
    [
      'Shaders and particles',
      `${settings.shaders}, at most ${settings.particles} particles (${settings.particleLevel})`,
    ],
    ['Encoder', `${settings.encoder}, ${settings.preset}, CRF ${settings.crf}`],
    ['Workers', String(settings.workers)],
    [
      'Estimate and time',
      `${report.estimateSeconds === null ? 'none' : duration(report.estimateSeconds)} estimated, ${duration(report.wallSeconds)} taken`,
    ],
    ['From the cache', `${report.cachedSegments} of ${report.segments.length} segments`],
    [
      'Checked',
      `${verified.frames} frames, ${verified.seconds.toFixed(2)} s, ${verified.streams.join(' and ')}; frames decoded back differ by at most ${verified.worstDifference.toFixed(1)} levels`,
    ],
    ...(report.warnings.length ? [['Warnings', report.warnings.join(' · ')] as [string, string]] : []),
    ['Made', `${report.createdAt.slice(0, 19).replace('T', ' ')} UTC by Glyphreel ${report.engine}`],
    ['Video', report.output],
    ['Reel', report.reel],
  ];
}

/** Shows time and levels under the pointer. */
function readoutScript(report: ReportHead, curve: Float32Array): string {
  const columns = [0, 2, 3].map((column) => points(curve, column).map(({ value }) => Math.round(value * 10) / 10));
  const data = JSON.stringify({ columns, seconds: report.seconds, start: report.segments[0]?.startSeconds ?? 0 });
  return `const d=${data},s=document.getElementById('curve'),c=document.getElementById('cursor'),o=document.getElementById('readout');
s.addEventListener('pointermove',e=>{const r=s.getBoundingClientRect(),k=((e.clientX-r.left)/r.width*${WIDTH}-${LEFT})/${PLOT_WIDTH};if(k<0||k>=1){c.setAttribute('visibility','hidden');o.textContent='';return}
const i=Math.floor(k*d.columns[0].length),x=${LEFT}+k*${PLOT_WIDTH};c.setAttribute('x1',x);c.setAttribute('x2',x);c.setAttribute('visibility','visible');
o.textContent=(d.start+k*d.seconds).toFixed(2)+' s   mean '+d.columns[0][i]+'   1 % '+d.columns[1][i]+'   99 % '+d.columns[2][i]});
s.addEventListener('pointerleave',()=>{c.setAttribute('visibility','hidden');o.textContent=''});`;
}

const n = (value: number) => String(Math.round(value * 10) / 10);
const fileName = (file: string) => file.split(/[\\/]/).at(-1) ?? file;
const text = (value: string) => value.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** 3.4 s, 1:04, 2:03:00 */
function duration(seconds: number, digits = 0): string {
  if (seconds < 60) return `${seconds.toFixed(Math.max(digits, seconds < 10 ? 1 : 0))} s`;
  const whole = Math.round(seconds);
  const h = Math.floor(whole / 3600),
    m = Math.floor((whole % 3600) / 60),
    s = String(whole % 60).padStart(2, '0');
  return h ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
}
