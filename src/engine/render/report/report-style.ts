// The look of the report page: one sheet, light and dark by the reader's own preference, nothing fetched.

export const REPORT_STYLE = `
:root { color-scheme: light dark; --bg: #f7f5f1; --card: #ffffff; --ink: #1d1b18; --soft: #6d675e; --line: #e4dfd6; --mean: #c2410c; --fill: #f9731633; --high: #0e7490; --low: #7c6f9c; --band: #ece7dd; --good: #15803d; --goodbg: #dcfce7; --bad: #b91c1c; --badbg: #fee2e2; --warn: #a16207; --warnbg: #fef3c7; }
@media (prefers-color-scheme: dark) { :root { --bg: #0e0f12; --card: #16181d; --ink: #ece8e1; --soft: #9b958b; --line: #292c33; --mean: #fb923c; --fill: #fb923c2e; --high: #22d3ee; --low: #a99bd0; --band: #1b1e25; --good: #4ade80; --goodbg: #12301d; --bad: #f87171; --badbg: #3a1618; --warn: #facc15; --warnbg: #352b0b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 40px 24px 64px; }
h1 { font: 600 30px/1.2 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; margin: 0 0 6px; letter-spacing: -.02em; overflow-wrap: anywhere; }
h2 { font-size: 15px; font-weight: 600; margin: 40px 0 14px; color: var(--soft); letter-spacing: .02em; }
.sub { color: var(--soft); margin: 0 0 24px; overflow-wrap: anywhere; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 1px; background: var(--line); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.facts div { background: var(--card); padding: 14px 18px; }
.facts b { display: block; font-size: 20px; font-weight: 600; font-variant-numeric: tabular-nums; }
.facts span { color: var(--soft); font-size: 13px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.curve { padding: 18px 18px 8px; }
.curve svg { display: block; width: 100%; height: auto; }
.curve text { fill: var(--soft); font: 11px ui-monospace, Menlo, Consolas, monospace; }
.curve .name { fill: var(--ink); font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 22px; color: var(--soft); font-size: 13px; padding: 6px 4px 8px; align-items: center; }
.legend i { display: inline-block; width: 18px; height: 0; border-top: 3px solid; margin-right: 7px; vertical-align: middle; }
.legend output { margin-left: auto; color: var(--ink); font: 12px ui-monospace, Menlo, Consolas, monospace; min-height: 1.6em; }
.segments { display: grid; grid-template-columns: repeat(auto-fill, minmax(330px, 1fr)); gap: 16px; }
.segment { overflow: hidden; display: flex; flex-direction: column; }
.segment .pictures { display: flex; background: #000; }
.segment img { display: block; width: 100%; min-width: 0; aspect-ratio: 16 / 9; object-fit: contain; }
.segment figure { margin: 0; flex: 1; position: relative; min-width: 0; }
.segment figcaption { position: absolute; left: 8px; bottom: 6px; color: #fff; background: #000a; border-radius: 5px; padding: 1px 7px; font: 11px ui-monospace, Menlo, Consolas, monospace; }
.segment .text { padding: 14px 16px 16px; }
.segment h3 { margin: 0 0 4px; font-size: 16px; display: flex; gap: 10px; align-items: baseline; }
.segment h3 small { color: var(--soft); font-weight: 400; }
.badge { margin-left: auto; font-size: 12px; font-weight: 600; border-radius: 99px; padding: 2px 11px; }
.good { color: var(--good); background: var(--goodbg); } .dark, .empty { color: var(--bad); background: var(--badbg); } .clipped { color: var(--warn); background: var(--warnbg); }
.segment p { margin: 6px 0 0; color: var(--soft); font-size: 13.5px; }
.segment p.advice { color: var(--ink); border-left: 3px solid var(--mean); padding-left: 10px; }
.meter { position: relative; height: 8px; background: var(--band); border-radius: 4px; margin: 12px 0 4px; }
.meter i { position: absolute; inset: 0 auto 0 0; background: var(--mean); border-radius: 4px; }
.meter em { position: absolute; top: -4px; bottom: -4px; width: 2px; background: var(--ink); border-radius: 1px; }
table { border-collapse: collapse; width: 100%; }
td { padding: 8px 18px; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
tr:first-child td { border-top: 0; } td:first-child { color: var(--soft); width: 220px; }
code { font: 13px ui-monospace, Menlo, Consolas, monospace; }
`;
