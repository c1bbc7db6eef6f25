// Entry point of the brightness report panel: shows the report, and its pictures as the engine draws them.

import '../shared/localize.ts';
import { h, render } from 'preact';
import type { RenderReport } from '../../src/contract/render.ts';
import type { HostToReport, ReportState, ReportToHost } from '../../src/contract/webview.ts';
import { BrightnessReport } from '../../src/report/brightness-report.ts';
import type { ReportActions } from '../../src/report/brightness-report.ts';
import { followPointer } from '../../src/report/follow-pointer.ts';
import { REPORT_STYLE } from '../../src/report/report-style.ts';
import type { CardPicture } from '../../src/report/segment-card.ts';
import { thinCurve } from '../../src/report/thin-curve.ts';
import { connectHost } from '../shared/connect-host.ts';

const host = connectHost<ReportToHost, HostToReport, ReportState>();
const app = document.getElementById('app')!;
const style = new CSSStyleSheet();
style.replaceSync(REPORT_STYLE);
document.adoptedStyleSheets = [style];

let report: RenderReport | null = null;
const pictures = new Map<number, CardPicture[]>();
const applied = new Set<string>();
const actions: ReportActions = {
  reveal: (segment) => host.post({ type: 'revealSegment', segment }),
  open: (what) => host.post({ type: 'open', what }),
  applyGamma: (segments) => host.post({ type: 'applyGamma', segments: [...segments] }),
  figureRef: (figure) => figure && followPointer(figure),
};

function show(): void {
  if (!report) return;
  const { curve } = report;
  const points = thinCurve(curve.length, (frame) => curve[frame]!);
  render(h(BrightnessReport, { report, points, pictures, actions, applied }), app);
  app.dataset.segments = String(report.segments.length);
}

host.listen({
  report(message) {
    for (const { src } of [...pictures.values()].flat()) URL.revokeObjectURL(src);
    pictures.clear();
    applied.clear();
    report = message.report;
    host.keepState(message.state);
    show();
  },
  gammaApplied({ scenes }) {
    for (const scene of scenes) applied.add(scene);
    show();
  },
  picture({ picture: { segment, seconds, png } }) {
    const src = URL.createObjectURL(new Blob([png as Uint8Array<ArrayBuffer>], { type: 'image/png' }));
    const worst = report?.segments.find((each) => each.segment === segment)?.worst;
    pictures.set(segment, [{ src, seconds, isWorst: worst !== undefined }]);
    show();
  },
});
host.post({ type: 'ready' });
