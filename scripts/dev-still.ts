// Draws one still of a reel, for work on the engine:
//   node scripts/dev-still.ts REEL SECONDS OUT.png [QUALITY] [--scene NAME] [--play] [--time]
// `--play` draws all frames up to it. `--time` prints milliseconds per stage over some frames after it; `--time --whole` prints only the
// total, with passes fused as in a render.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { QualityName } from '../src/contract/render.ts';
import { planFeatures } from '../src/engine/inputs/audio/plan-features.ts';
import { fontStack } from '../src/engine/frame/glyphs/font-stack.ts';
import { detectHardware } from '../src/engine/machine/hardware/hardware.ts';
import { chooseFrame } from '../src/engine/render/plan/choose-frame.ts';
import { encodePng } from '../src/engine/outputs/pictures/encode-png.ts';
import { openRenderer } from '../src/engine/inputs/open-renderer.ts';
import { compile } from '../src/language/compile.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scene: { type: 'string' },
    play: { type: 'boolean' },
    time: { type: 'boolean' },
    whole: { type: 'boolean' },
  },
});
const [reel, seconds = '0', out = 'still.png', quality = 'production'] = positionals;
if (!reel) throw new Error('Expected: dev-still.ts REEL SECONDS OUT.png [QUALITY]');

const path = resolve(reel);
const facts = {
  path,
  hasGlyph: (glyph: string) => fontStack().find(glyph) !== null,
  fileExists: existsSync,
  readImport: (file: string) => (existsSync(file) ? readFileSync(resolve(dirname(path), file), 'utf8') : null),
};
const text = readFileSync(path, 'utf8');
const first = compile(text, facts);
const sound = await planFeatures(first.plan);
const { plan, diagnostics } = compile(text, {
  ...facts,
  beats: first.plan.audio ? { times: Array.from(sound.beats), tempo: sound.tempo } : null,
});
for (const d of diagnostics)
  console.error(`${d.range.start.line + 1}:${d.range.start.character + 1} ${d.severity} ${d.code}: ${d.message}`);
const { format } = chooseFrame(plan, { quality: quality as QualityName }, detectHardware());
const audio = await planFeatures(plan, values.scene ? { scene: values.scene } : {});

const stages = new Map<string, number>();
let isTimed = false;
const profile = {
  add: (stage: string, detail: string | null, ms: number) => {
    if (isTimed)
      stages.set(detail ? `${stage} ${detail}` : stage, (stages.get(detail ? `${stage} ${detail}` : stage) ?? 0) + ms);
  },
};
let start = performance.now();
const renderer = await openRenderer({
  plan,
  format,
  audio,
  ...(values.scene ? { scene: values.scene } : {}),
  ...(values.time && !values.whole ? { profile } : {}),
});
const frame = Math.min(renderer.frames - 1, Math.round(Number(seconds) * format.fps));
if (values.play) for (let i = 0; i < frame; i++) renderer.draw(i);
renderer.draw(frame);
console.log(
  `${format.width}×${format.height}, frame ${frame} of ${renderer.frames}, ${(performance.now() - start).toFixed(0)} ms with preparation,`,
  renderer.stats(),
  renderer.warnings,
);
writeFileSync(out, encodePng(renderer.packRgb(), format.width, format.height));
if (values.time) {
  const count = Math.min(24, renderer.frames - 1 - frame);
  for (let i = 1; i <= count; i++) renderer.draw(frame + i); // warm
  isTimed = true;
  start = performance.now();
  const cpu = process.cpuUsage();
  for (let i = 0; i < count; i++) {
    renderer.draw(frame + 1 + i);
    renderer.packYuv420();
  }
  console.log(
    `${((performance.now() - start) / count).toFixed(2)} ms per frame (${(process.cpuUsage(cpu).user / 1000 / count).toFixed(2)} CPU) over ${count} frames, ${(renderer.memoryBytes() / 1e6).toFixed(0)} MB of kernel memory`,
  );
  for (const [stage, ms] of stages) console.log(`  ${stage.padEnd(24)} ${(ms / count).toFixed(3)}`);
}
