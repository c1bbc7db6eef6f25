// The player's style sheet; adopted by its shadow root, so it needs no exception in a policy.

export const STYLE = `
:host { display: block; position: relative; overflow: hidden; background: var(--glyph-reel-background, #000); color: #fff; contain: content; }
:host([transparent]) { background: none; }
.film { position: relative; width: 100%; height: 100%; aspect-ratio: var(--aspect, 16 / 9); max-height: inherit; }
:host([fill]) .film { aspect-ratio: auto; }
canvas, .poster, ::slotted(img) { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; }
canvas { visibility: hidden; }
.shown canvas { visibility: visible; }
.shown .poster, .shown ::slotted(img) { visibility: hidden; }
.controls { position: absolute; inset: auto 0 0 0; display: flex; align-items: center; gap: 4px; padding: 28px 10px 8px; font: 13px/1.2 system-ui, sans-serif;
  background: linear-gradient(transparent, rgb(0 0 0 / 0.82) 45%); transition: opacity 0.2s; }
.controls[hidden] { display: none; }
.idle:not(:focus-within) .controls { opacity: 0; }
button { all: unset; box-sizing: border-box; display: grid; place-items: center; width: 32px; height: 32px; border-radius: 4px; cursor: pointer; color: inherit; }
button svg { width: 18px; height: 18px; fill: currentColor; }
button:hover, button[aria-pressed='true'] { background: rgb(255 255 255 / 0.2); }
button:focus-visible, input:focus-visible { outline: 2px solid #fff; outline-offset: 1px; box-shadow: 0 0 0 4px #000; }
button[hidden] { display: none; }
input { flex: 1; min-width: 60px; height: 24px; margin: 0 6px; accent-color: #fff; cursor: pointer; }
.time { font-variant-numeric: tabular-nums; white-space: nowrap; padding: 0 6px; }
.start { position: absolute; inset: 0; margin: auto; width: 72px; height: 72px; border-radius: 50%; background: rgb(0 0 0 / 0.72); border: 2px solid #fff; }
.start svg { width: 32px; height: 32px; }
.start:hover { background: rgb(0 0 0 / 0.9); }
.message { position: absolute; inset: 0; margin: auto; width: fit-content; height: fit-content; max-width: 80%; padding: 10px 14px; border-radius: 4px; background: #000; font: 14px/1.4 system-ui, sans-serif; }
.message:empty { display: none; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: reduce) { .controls { transition: none; } }
@media (forced-colors: active) { button { border: 1px solid ButtonText; } }
`;

/** Of a page that holds nothing but a player. */
export const PAGE_STYLE = `
/* Read by screen readers; the window belongs to the film. */
h1 {
  position: absolute;
  width: 1px;
  height: 1px;
  margin: 0;
  overflow: hidden;
  clip-path: inset(50%);
}
html, body { margin: 0; height: 100%; background: #000; }
glyph-reel { width: 100vw; height: 100vh; height: 100dvh; }
:root:has(glyph-reel[transparent]), :root:has(glyph-reel[transparent]) body { background: none; }
`;
