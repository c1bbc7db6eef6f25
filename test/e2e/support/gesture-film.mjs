// Records the workbench while a gesture is made, as a moving WebP for the documentation. The mouse of the test is invisible, so a
// pointer is drawn where it is.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { sleep } from './run-process.mjs';

const run = promisify(execFile);
const { path: FFMPEG } = createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg');
const STEPS = 24;
const STEP_MS = 30;
/** How long the last picture stays before the film starts again. */
const LAST_SECONDS = 1.5;

export class GestureFilm {
  #page;
  #at = { x: 40, y: 40 };

  constructor(page) {
    this.#page = page;
  }

  /** Records `gesture(pointer)` and writes it to `file`, `width` pixels wide. */
  async record(file, gesture, { width = 960 } = {}) {
    await this.#showPointer();
    const pictures = [];
    const client = await this.#page.context().newCDPSession(this.#page);
    client.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
      pictures.push({ data, seconds: metadata.timestamp });
      client.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
    });
    await client.send('Page.startScreencast', { format: 'jpeg', quality: 95, everyNthFrame: 1 });
    try {
      await gesture(this);
      await sleep(600);
    } finally {
      await client.send('Page.stopScreencast');
      await client.detach();
      await this.#page.evaluate(() => document.getElementById('film-pointer')?.remove());
    }
    await encode(pictures, file, width);
  }

  /** Moves the mouse as a hand does, so that each step shows. */
  async moveTo(x, y, steps = STEPS) {
    const from = this.#at;
    for (let i = 1; i <= steps; i++) {
      const part = 0.5 - Math.cos((Math.PI * i) / steps) / 2;
      const [px, py] = [from.x + (x - from.x) * part, from.y + (y - from.y) * part];
      await this.#page.mouse.move(px, py);
      await this.#draw(px, py, false);
      await sleep(STEP_MS);
    }
    this.#at = { x, y };
  }

  /** Moves to the middle of what the locator finds, or to this part of it. */
  async moveOver(locator, [across, down] = [0.5, 0.5]) {
    const box = await locator.boundingBox();
    await this.moveTo(box.x + box.width * across, box.y + box.height * down);
  }

  async click(locator, part) {
    await this.moveOver(locator, part);
    await this.press();
    await this.release();
    await sleep(300);
  }

  async press() {
    await this.#page.mouse.down();
    await this.#draw(this.#at.x, this.#at.y, true);
  }

  async release() {
    await this.#page.mouse.up();
    await this.#draw(this.#at.x, this.#at.y, false);
  }

  /** Drags by this many pixels. */
  async dragBy(dx, dy, steps = STEPS * 2) {
    await this.press();
    await this.moveTo(this.#at.x + dx, this.#at.y + dy, steps);
    await this.release();
  }

  pause = (ms = 700) => sleep(ms);

  async #showPointer() {
    await this.#page.evaluate(() => {
      const pointer = document.createElement('div');
      pointer.id = 'film-pointer';
      pointer.style.cssText =
        'position:fixed;left:0;top:0;width:22px;height:22px;z-index:2147483647;pointer-events:none;border-radius:50%;' +
        'border:2px solid #fff;background:rgb(255 160 60 / .55);box-shadow:0 0 0 1px rgb(0 0 0 / .6);margin:-13px 0 0 -13px';
      document.body.append(pointer);
    });
    await this.#draw(this.#at.x, this.#at.y, false);
  }

  async #draw(x, y, down) {
    await this.#page.evaluate(
      ([left, top, isDown]) => {
        const pointer = document.getElementById('film-pointer');
        if (pointer) pointer.style.transform = `translate(${left}px, ${top}px) scale(${isDown ? 0.7 : 1})`;
      },
      [x, y, down],
    );
  }
}

async function encode(pictures, file, width) {
  if (pictures.length < 2) throw new Error(`Nothing moved while ${path.basename(file)} was recorded.`);
  const folder = mkdtempSync(path.join(tmpdir(), 'glyphreel-film-'));
  try {
    const lines = ['ffconcat version 1.0'];
    for (const [i, { data, seconds }] of pictures.entries()) {
      const name = `${String(i).padStart(5, '0')}.jpg`;
      writeFileSync(path.join(folder, name), Buffer.from(data, 'base64'));
      const next = pictures[i + 1]?.seconds ?? seconds + LAST_SECONDS;
      lines.push(`file ${name}`, `duration ${Math.max(next - seconds, 0.01).toFixed(3)}`);
    }
    // The last picture is named twice: the demuxer ignores the length of the last entry.
    lines.push(lines.at(-2));
    writeFileSync(path.join(folder, 'list.txt'), lines.join('\n'));
    await run(FFMPEG, [
      ...['-hide_banner', '-loglevel', 'error', '-y', '-f', 'concat', '-i', path.join(folder, 'list.txt')],
      ...['-vf', `fps=12,scale=${width}:-2:flags=lanczos`],
      ...['-c:v', 'libwebp_anim', '-quality', '62', '-compression_level', '6', '-loop', '0', file],
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
