// The report's stylesheet. Colours are custom properties: the page sets its own for light and dark, the panel takes the
// editor theme's (media/report/report.css).

export const REPORT_STYLE = `
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.report { max-width: 1120px; margin: 0 auto; padding: 28px 24px 56px; color: var(--ink); font: 14px/1.5 var(--font); }
.report :focus { outline: none; }
.report :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.report-head { display: flex; flex-wrap: wrap; align-items: flex-start; justify-content: space-between; gap: 12px 24px; }
h1 { margin: 0; font-size: 24px; line-height: 1.25; font-weight: 600; letter-spacing: -.01em; }
h2 { margin: 32px 0 10px; font-size: 15px; font-weight: 600; }
h3 { margin: 0; font-size: 15px; font-weight: 600; min-width: 0; overflow-wrap: anywhere; }
.soft { margin: 4px 0 0; color: var(--soft); overflow-wrap: anywhere; }
code { font-family: var(--mono); font-size: .92em; color: var(--ink); }
.actions { display: flex; flex-wrap: wrap; gap: 6px; }
.button { padding: 5px 12px; border: 1px solid var(--button-border); border-radius: 4px; font: inherit; cursor: pointer; color: var(--button-ink); background: var(--button); }
.button:hover { background: var(--button-hover); }
.button.second { color: var(--button2-ink); background: var(--button2); border-color: var(--button2-border); }
.button.second:hover { background: var(--button2-hover); }

.figures { display: flex; flex-wrap: wrap; gap: 12px 40px; margin: 20px 0 0; padding: 14px 18px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
.figures div { display: flex; flex-direction: column-reverse; }
.figures dt { color: var(--soft); font-size: 12px; }
.figures dd { margin: 0; font-size: 19px; font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }

.curve-figure { position: relative; height: 260px; margin: 0; overflow: hidden; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
.curve-figure svg { display: block; width: 100%; height: 100%; }
.curve-figure path, .curve-figure line { fill: none; vector-effect: non-scaling-stroke; }
.band { fill: transparent; }
.band.even { fill: var(--band); }
.band.miss { fill: var(--miss); }
.grid { stroke: var(--grid); }
.curve-figure .area { fill: var(--fill); }
.mean { stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
.peak { stroke: var(--peak); stroke-width: 1.25; }
.low { stroke: var(--low); stroke-width: 1.25; stroke-dasharray: 1 2; }
.target { stroke: var(--warn); stroke-width: 1.5; stroke-dasharray: 5 4; }
.worst { stroke: var(--warn); stroke-width: 3; }
.band-name { container-type: inline-size; position: absolute; top: 0; height: 24px; line-height: 24px; padding: 0 6px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-align: left; border: 0; color: var(--soft); background: none; font: 12px/24px var(--font); }
.band-name.miss { color: var(--ink); font-weight: 600; }
@container (max-width: 26px) { .band-name span { display: none; } }
button.band-name { cursor: pointer; }
button.band-name:hover { color: var(--ink); text-decoration: underline; }
.report button.band-name:focus-visible { outline-offset: -2px; }
.level { position: absolute; right: 4px; transform: translateY(-50%); padding: 0 3px; border-radius: 3px; color: var(--soft); background: var(--card); font: 11px var(--mono); pointer-events: none; }
.cursor { position: absolute; top: 24px; bottom: 0; width: 1px; background: var(--ink); pointer-events: none; }
.readout { position: absolute; bottom: 8px; margin-left: 8px; padding: 2px 8px; border: 1px solid var(--line); border-radius: 4px; white-space: nowrap; pointer-events: none; font: 11px/1.6 var(--mono); color: var(--ink); background: var(--bg); }
.readout.left { transform: translateX(calc(-100% - 16px)); }
.times { position: relative; height: 22px; color: var(--soft); font: 11px var(--mono); }
.tick { position: absolute; top: 4px; padding-left: 4px; border-left: 1px solid var(--line); white-space: nowrap; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 6px 0 0; color: var(--soft); font-size: 12px; }
.legend span { display: inline-flex; align-items: center; gap: 7px; }
.key { width: 18px; height: 0; border-top: 2px solid; }
.key.mean { border-color: var(--accent); }
.key.peak { border-color: var(--peak); }
.key.low { border-top-style: dotted; border-color: var(--low); }
.key.target { border-top-style: dashed; border-color: var(--warn); }
.key.worst { width: 3px; height: 12px; border: 0; background: var(--warn); }

.warnings { margin: 0; padding: 10px 14px 10px 32px; border-left: 3px solid var(--warn); border-radius: 4px; background: var(--card); overflow-wrap: anywhere; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(300px, 100%), 1fr)); gap: 14px; }
.card { position: relative; display: flex; flex-direction: column; overflow: hidden; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
.card.miss { border-color: var(--warn); }
.card:has(.card-link):hover { border-color: var(--focus); }
.card-pictures { display: flex; width: 100%; max-height: 320px; background: #000; }
.card-pictures figure { position: relative; flex: 1; min-width: 0; margin: 0; }
.card-pictures img { display: block; width: 100%; height: 100%; object-fit: contain; }
.card-pictures figcaption { position: absolute; left: 6px; bottom: 6px; padding: 1px 7px; border-radius: 4px; font: 11px/1.5 var(--mono); color: #fff; background: #000c; }
.card-body { padding: 12px 14px 14px; }
.card-head { display: flex; align-items: baseline; justify-content: space-between; gap: 10px; }
.card-link { padding: 0; border: 0; color: inherit; background: none; font: inherit; text-align: left; cursor: pointer; overflow-wrap: anywhere; }
.card-link::after { content: ''; position: absolute; inset: 0; }
.verdict { flex: none; display: inline-flex; align-items: center; gap: 6px; font-size: 12px; font-weight: 600; white-space: nowrap; }
.verdict::before { content: ''; width: 9px; height: 9px; border-radius: 50%; background: var(--good); }
.verdict:not(.good)::before { border-radius: 2px; background: var(--warn); }
.card-meter { position: relative; height: 6px; margin: 10px 0 8px; border-radius: 3px; background: var(--well); }
.card-meter i { position: absolute; inset: 0 auto 0 0; border-radius: 3px; background: var(--accent); }
.card-meter.below i { background: var(--warn); }
.card-meter b { position: absolute; top: -4px; bottom: -4px; width: 2px; margin-left: -1px; background: var(--ink); }
.card .soft { font-size: 13px; }
.advice { margin: 8px 0 6px; padding-left: 10px; border-left: 3px solid var(--warn); overflow-wrap: anywhere; }
/* Above the link that covers the card. */
.gamma { position: relative; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; margin: 8px 0; }
.gamma .soft { margin: 0; }

.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 5px 20px; margin: 0; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 480px) {
  .report { padding: 16px 14px 32px; }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .facts dd { margin-bottom: 8px; }
  .curve-figure { height: 200px; }
  .readout { white-space: normal; max-width: 60%; }
}
@media (forced-colors: active) {
  .card-meter i, .card-meter b, .verdict::before, .key { forced-color-adjust: none; }
}
`;

/** Colours and fonts of the page: light or dark, as the reader prefers. Nothing is fetched. */
export const PAGE_THEME = `
:root { color-scheme: light dark; --font: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; --mono: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; --bg: #f7f5f1; --card: #ffffff; --ink: #1d1b18; --soft: #635d55; --line: #ddd7cc; --grid: #e9e4da; --band: #f3efe7; --well: #e7e1d6; --miss: #fdeede; --accent: #c2410c; --fill: #f9731626; --peak: #0e7490; --low: #6d5f93; --good: #15803d; --warn: #b45309; --focus: #0e7490; }
@media (prefers-color-scheme: dark) { :root { --bg: #0e0f12; --card: #16181d; --ink: #ece8e1; --soft: #a8a298; --line: #2c2f37; --grid: #24272e; --band: #1b1e25; --well: #2a2d35; --miss: #2c2214; --accent: #fb923c; --fill: #fb923c26; --peak: #22d3ee; --low: #b3a6d8; --good: #4ade80; --warn: #facc15; --focus: #22d3ee; } }
body { margin: 0; background: var(--bg); }
`;
