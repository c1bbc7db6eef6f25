// Draws the film, the picture, the recording and the ANSI art of the examples: our own, so that they can be published.
// Usage: node scripts/synthesise-footage.ts FOLDER   (examples/media holds what it made)

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { findFfmpeg } from '../src/engine/machine/ffmpeg/find-ffmpeg.ts';

const TAU = Math.PI * 2;

/** A repeatable random number for each index, 0..1. */
const chance = (index: number): number => {
  const x = Math.sin(index * 127.1 + 311.7) * 43758.5453;
  return x - Math.floor(x);
};

// ---- koi.mp4: fish in a pond, eight seconds that end where they begin ----

const POND = { width: 640, height: 360, fps: 25, seconds: 8 };
const FISH = [
  { body: '#ff5a1f', spots: '#fff3e2', length: 150, laps: 1, phase: 0, rx: 210, ry: 95, cx: 320, cy: 185 },
  { body: '#fff5ea', spots: '#ff4417', length: 165, laps: 1, phase: 0.36, rx: 240, ry: 120, cx: 310, cy: 180 },
  { body: '#ffb52e', spots: '#ffdf9a', length: 120, laps: 2, phase: 0.62, rx: 150, ry: 70, cx: 370, cy: 170 },
  { body: '#f4f6ff', spots: '#20242e', length: 140, laps: 1, phase: 0.78, rx: 180, ry: 130, cx: 290, cy: 190 },
  { body: '#ff7a3c', spots: '#1c1a1a', length: 110, laps: 2, phase: 0.15, rx: 255, ry: 140, cx: 330, cy: 180 },
];
type Fish = (typeof FISH)[number];

function drawPond(context: SKRSContext2D, k: number): void {
  const { width, height } = POND;
  const water = context.createRadialGradient(width * 0.4, height * 0.35, 20, width / 2, height / 2, width * 0.7);
  water.addColorStop(0, '#1d6f74');
  water.addColorStop(0.55, '#0d434e');
  water.addColorStop(1, '#051b26');
  context.fillStyle = water;
  context.fillRect(0, 0, width, height);
  drawCaustics(context, k);
  for (const fish of FISH) drawFish(context, fish, k, true);
  for (const fish of FISH) drawFish(context, fish, k, false);
  drawLilies(context, k);
}

function drawCaustics(context: SKRSContext2D, k: number): void {
  context.globalCompositeOperation = 'lighter';
  for (let i = 0; i < 90; i++) {
    const turn = TAU * (k * (1 + (i % 2)) + chance(i));
    const x = chance(i + 100) * POND.width + Math.cos(turn) * 22;
    const y = chance(i + 200) * POND.height + Math.sin(turn) * 14;
    const radius = 18 + chance(i + 300) * 34;
    context.strokeStyle = `rgba(120, 220, 205, ${0.05 + 0.07 * (0.5 + 0.5 * Math.sin(turn * 1 + i))})`;
    context.lineWidth = 1.5 + chance(i + 400) * 2;
    context.beginPath();
    for (let s = 0; s <= 24; s++) {
      const a = (s / 24) * TAU;
      const r = radius * (1 + 0.25 * Math.sin(a * 3 + turn) + 0.12 * Math.sin(a * 5 - turn));
      context.lineTo(x + Math.cos(a) * r, y + Math.sin(a) * r * 0.8);
    }
    context.stroke();
  }
  context.globalCompositeOperation = 'source-over';
}

/** The place on the fish's path, `k` turns of the loop after its start. */
function pathPoint({ rx, ry, cx, cy, laps, phase }: Fish, k: number): { x: number; y: number } {
  const a = TAU * (k * laps + phase);
  return { x: cx + rx * Math.cos(a) + 24 * Math.sin(a * 2), y: cy + ry * Math.sin(a) };
}

/** Half the width of a body of length 1, at `s` from the nose. */
const girth = (s: number): number => 0.15 * Math.sin(Math.PI * s ** 0.55) * (1 - s * 0.35);

function drawFish(context: SKRSContext2D, fish: Fish, k: number, isShadow: boolean): void {
  const { length, laps } = fish;
  const steps = 34;
  const spine = Array.from({ length: steps }, (_, i) => {
    const s = i / (steps - 1);
    // A lap is about 1,000 pixels long.
    const at = pathPoint(fish, k - (s * length) / (1000 * laps));
    const ahead = pathPoint(fish, k - (s * length) / (1000 * laps) + 0.002 / laps);
    const angle = Math.atan2(ahead.y - at.y, ahead.x - at.x);
    const sway = Math.sin(TAU * (k * 12 - s * 0.9)) * s * s * length * 0.09;
    return { s, angle, x: at.x - Math.sin(angle) * sway, y: at.y + Math.cos(angle) * sway };
  });
  const offset = isShadow ? 16 : 0;
  const side = (i: number, sign: number) => {
    const { s, angle, x, y } = spine[i];
    const half = girth(s) * length * sign;
    return [x - Math.sin(angle) * half + offset * 0.6, y + Math.cos(angle) * half + offset] as const;
  };
  const outline = () => {
    context.beginPath();
    for (let i = 0; i < steps; i++) context.lineTo(...side(i, 1));
    for (let i = steps - 1; i >= 0; i--) context.lineTo(...side(i, -1));
    context.closePath();
  };
  const fin = (i: number, size: number, lean: number) => {
    const { angle, x, y } = spine[i];
    context.beginPath();
    context.ellipse(
      x + offset * 0.6 + Math.cos(angle + lean) * size * 0.7,
      y + offset + Math.sin(angle + lean) * size * 0.7,
      size,
      size * 0.36,
      angle + lean,
      0,
      TAU,
    );
    context.fill();
  };
  context.fillStyle = isShadow ? 'rgba(0, 10, 16, 0.35)' : fish.body;
  const flap = Math.sin(TAU * k * 12) * 0.25;
  if (!isShadow) context.globalAlpha = 0.75;
  fin(8, length * 0.14, 2.2 + flap);
  fin(8, length * 0.14, -2.2 - flap);
  fin(19, length * 0.08, 2.5 + flap);
  fin(19, length * 0.08, -2.5 - flap);
  fin(steps - 1, length * 0.15, Math.PI - 0.45 + flap);
  fin(steps - 1, length * 0.15, Math.PI + 0.45 + flap);
  context.globalAlpha = 1;
  outline();
  context.fill();
  if (isShadow) return;
  context.save();
  outline();
  context.clip();
  context.fillStyle = fish.spots;
  for (let i = 0; i < 5; i++) {
    const seed = fish.length * 7 + i;
    const { x, y } = spine[3 + Math.floor(chance(seed) * 24)];
    context.beginPath();
    context.ellipse(x, y, length * (0.05 + chance(seed + 50) * 0.07), length * 0.06, chance(seed + 90) * 3, 0, TAU);
    context.fill();
  }
  // Light from the upper left, along the back.
  context.strokeStyle = 'rgba(255, 255, 255, 0.35)';
  context.lineWidth = length * 0.035;
  context.beginPath();
  for (let i = 2; i < steps - 6; i++) context.lineTo(spine[i].x - 2, spine[i].y - 3);
  context.stroke();
  context.restore();
  context.fillStyle = '#101010';
  for (const sign of [1, -1]) {
    const [x, y] = side(3, sign * 0.7);
    context.beginPath();
    context.arc(x, y, length * 0.014, 0, TAU);
    context.fill();
  }
}

function drawLilies(context: SKRSContext2D, k: number): void {
  const pads = [
    { x: 70, y: 60, r: 58 },
    { x: 150, y: 26, r: 38 },
    { x: 588, y: 310, r: 66 },
    { x: 520, y: 345, r: 40 },
    { x: 604, y: 232, r: 30 },
  ];
  pads.forEach(({ x, y, r }, i) => {
    const turn = 0.08 * Math.sin(TAU * k + i) + i * 1.7;
    context.fillStyle = 'rgba(0, 10, 14, 0.4)';
    context.beginPath();
    context.arc(x + 7, y + 11, r, 0, TAU);
    context.fill();
    const leaf = context.createRadialGradient(x - r * 0.3, y - r * 0.3, 2, x, y, r);
    leaf.addColorStop(0, '#9fd15a');
    leaf.addColorStop(0.7, '#3f8f3c');
    leaf.addColorStop(1, '#1d5a2b');
    context.fillStyle = leaf;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, r, turn + 0.22, turn + TAU - 0.22);
    context.closePath();
    context.fill();
    context.strokeStyle = 'rgba(220, 255, 190, 0.35)';
    context.lineWidth = 1.4;
    for (let v = 1; v < 9; v++) {
      const a = turn + 0.22 + (v / 9) * (TAU - 0.44);
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x + Math.cos(a) * r * 0.92, y + Math.sin(a) * r * 0.92);
      context.stroke();
    }
  });
  const [x, y] = [92, 72];
  for (const [count, size, color] of [
    [9, 30, '#ff9ec4'],
    [7, 20, '#ffc9df'],
    [5, 11, '#fff0f6'],
  ] as const) {
    context.fillStyle = color;
    for (let i = 0; i < count; i++) {
      const a = (i / count) * TAU + size;
      context.beginPath();
      context.ellipse(x + Math.cos(a) * size * 0.55, y + Math.sin(a) * size * 0.55, size * 0.6, size * 0.26, a, 0, TAU);
      context.fill();
    }
  }
  context.fillStyle = '#ffd23e';
  context.beginPath();
  context.arc(x, y, 5, 0, TAU);
  context.fill();
}

async function makeKoi(file: string): Promise<void> {
  const { width, height, fps, seconds } = POND;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const count = fps * seconds;
  const frames = Buffer.alloc(width * height * 4 * count);
  for (let i = 0; i < count; i++) {
    drawPond(context, i / count);
    frames.set(context.getImageData(0, 0, width, height).data, i * width * height * 4);
  }
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`, '-r', String(fps), '-i', '-'];
  const colors = [
    '-vf',
    'scale=out_color_matrix=bt709:out_range=tv',
    '-colorspace',
    'bt709',
    '-color_primaries',
    'bt709',
  ];
  const codec = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-crf', '25', '-preset', 'veryslow', '-color_trc', 'bt709'];
  const { path: ffmpeg } = await findFfmpeg();
  const { status, stderr } = spawnSync(
    ffmpeg,
    ['-v', 'error', '-y', ...raw, ...colors, ...codec, '-movflags', '+faststart', file],
    { input: frames, maxBuffer: 1 << 20 },
  );
  if (status !== 0) throw new Error(String(stderr));
}

// ---- ringed.jpg: a planet with rings, lit from the left ----

const PLANET = { width: 1200, height: 900 };

function smoothNoise(x: number, y: number): number {
  const [ix, iy] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - ix, y - iy].map((f) => f * f * (3 - 2 * f));
  const at = (dx: number, dy: number) => chance((ix + dx) * 57 + (iy + dy) * 131);
  return (at(0, 0) * (1 - fx) + at(1, 0) * fx) * (1 - fy) + (at(0, 1) * (1 - fx) + at(1, 1) * fx) * fy;
}

/** How dense the rings are at a distance in planet radii, 0..1. */
function ringDensity(r: number): number {
  if (r < 1.28 || r > 2.3 || (r > 1.93 && r < 1.99)) return 0;
  const fine = 0.72 + 0.28 * smoothNoise(r * 60, 3);
  const band = r < 1.5 ? (r - 1.28) / 0.22 : r > 1.99 ? 0.75 - (r - 1.99) : 1;
  return Math.max(0, Math.min(1, band * fine));
}

function planetColor(u: number, v: number): [number, number, number] {
  const tilt = 0.38;
  const [cos, sin] = [Math.cos(-0.42), Math.sin(-0.42)];
  const [x, y] = [u * cos - v * sin, u * sin + v * cos];
  const sky: [number, number, number] = [0.002, 0.003, 0.009];
  const star = chance(Math.floor(u * 260) * 7919 + Math.floor(v * 260) * 104729);
  const glint = star > 0.9986 ? (star - 0.9986) * 600 : 0;
  let color: [number, number, number] = [sky[0] + glint, sky[1] + glint, sky[2] + glint * 1.1];
  const ringR = Math.hypot(x, y / tilt);
  const density = ringDensity(ringR);
  const isFront = y > 0;
  const d2 = x * x + y * y;
  const ring = (): void => {
    // The planet's shadow falls on the rings behind it.
    const inShadow = x > 0 && Math.abs(y / tilt) < 1 && !isFront ? Math.min(1, Math.max(0, (x - 0.1) * 3)) : 0;
    const light = (0.75 + 0.25 * smoothNoise(ringR * 25, 9)) * (1 - 0.92 * inShadow) * density;
    color = [
      0.95 * light + color[0] * (1 - density),
      0.82 * light + color[1] * (1 - density),
      0.62 * light + color[2] * (1 - density),
    ];
  };
  if (!isFront) ring();
  if (d2 < 1) {
    const z = Math.sqrt(1 - d2);
    const latitude = y * Math.cos(tilt) - z * Math.sin(tilt) * 0.9;
    const wave = smoothNoise(x * 3 + 10, latitude * 18) * 0.05;
    const band = 0.5 + 0.5 * Math.sin((latitude + wave) * 19) * (0.6 + 0.4 * Math.sin(latitude * 47));
    const storm = Math.exp(-((x - 0.25) ** 2 * 30 + (latitude - 0.32) ** 2 * 160));
    const lit = Math.max(0, -x * 0.72 - y * 0.25 + z * 0.66);
    const light = 0.02 + lit ** 0.85 * 1.05;
    const warm: [number, number, number] = [
      0.93 + storm * 0.2,
      0.7 + band * 0.14 - storm * 0.25,
      0.42 + band * 0.3 - storm * 0.2,
    ];
    // The rings' shadow, a dark line above the equator.
    const line = Math.exp(-((latitude + 0.1) ** 2) * 900) * 0.7;
    color = warm.map((c) => c * light * (1 - line)) as [number, number, number];
  }
  if (isFront) ring();
  return color;
}

function makePlanet(file: string): void {
  const { width, height } = PLANET;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  const samples = [0.25, 0.75];
  for (let row = 0; row < height; row++) {
    for (let col = 0; col < width; col++) {
      const sum = [0, 0, 0];
      for (const dy of samples) {
        for (const dx of samples) {
          const u = ((col + dx - width / 2) / height) * 3.7;
          const v = ((row + dy - height / 2) / height) * 3.7;
          planetColor(u, v).forEach((c, i) => (sum[i] += c / 4));
        }
      }
      for (let i = 0; i < 3; i++)
        image.data[(row * width + col) * 4 + i] = 255 * Math.min(1, Math.max(0, sum[i])) ** (1 / 2.2);
      image.data[(row * width + col) * 4 + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  writeFileSync(file, canvas.toBuffer('image/jpeg', 88));
}

// ---- session.cast: a terminal where tests fail, are fixed, and pass ----

function makeSession(file: string): void {
  const lines: string[] = [JSON.stringify({ version: 2, width: 72, height: 20, title: 'Fixing a test' })];
  let now = 0.4;
  const emit = (text: string, after = 0.03) => {
    now += after;
    lines.push(JSON.stringify([Math.round(now * 1000) / 1000, 'o', text]));
  };
  const prompt = () => emit('\u001b[1;35m❯\u001b[0m ', 0.2);
  const type = (text: string) => {
    for (const [i, letter] of [...text].entries()) emit(letter, 0.045 + 0.05 * chance(i + text.length));
    emit('\r\n', 0.25);
  };
  const say = (text: string, after = 0.09) => emit(`${text}\r\n`, after);
  prompt();
  type('npm test');
  say('');
  say('\u001b[2m> orbit@2.1.0 test\u001b[0m', 0.35);
  say('');
  for (const [i, name] of ['parses epochs', 'keeps units', 'solves Kepler'].entries())
    say(`  \u001b[32m✓\u001b[0m ${name} \u001b[2m(${3 + i * 4} ms)\u001b[0m`, 0.22);
  say('  \u001b[31m✗ wraps angles\u001b[0m', 0.4);
  say('      expected \u001b[32m0\u001b[0m, got \u001b[31m6.2831853\u001b[0m', 0.12);
  say('');
  say('\u001b[41;97m FAIL \u001b[0m \u001b[31m1 failed\u001b[0m, \u001b[32m3 passed\u001b[0m', 0.2);
  prompt();
  type("sed -i 's/<= TAU/< TAU/' src/angle.ts");
  prompt();
  type('npm test');
  say('');
  for (const [i, name] of ['parses epochs', 'keeps units', 'solves Kepler', 'wraps angles'].entries())
    say(`  \u001b[32m✓\u001b[0m ${name} \u001b[2m(${3 + i * 4} ms)\u001b[0m`, 0.2);
  say('');
  say('\u001b[42;30m PASS \u001b[0m \u001b[32m4 passed\u001b[0m \u001b[2min 0.9 s\u001b[0m', 0.3);
  prompt();
  writeFileSync(file, `${lines.join('\n')}\n`);
}

// ---- orbit.ans: a title in half blocks, with the colours of a sunset ----

const LETTERS: Record<string, readonly string[]> = {
  O: ['01110', '11011', '10001', '10001', '11011', '01110'],
  R: ['11110', '10011', '10011', '11110', '10110', '10011'],
  B: ['11110', '10011', '11110', '10011', '10011', '11110'],
  I: ['111', '010', '010', '010', '010', '111'],
  T: ['11111', '00100', '00100', '00100', '00100', '00100'],
};

function makeTitle(file: string): void {
  const word = [...'ORBIT'];
  const rows = LETTERS.O.length * 2;
  const bits = Array.from({ length: rows }, (_, y) =>
    word.map((letter) => [...LETTERS[letter][Math.floor(y / 2)]].map((bit) => bit.repeat(2)).join('')).join('00'),
  );
  const width = bits[0].length;
  const hue = (y: number): string => {
    const k = y / (rows - 1);
    return [255, Math.round(210 - 150 * k), Math.round(90 + 110 * k)].join(';');
  };
  const bytes: number[] = [];
  const put = (text: string) => bytes.push(...Buffer.from(text, 'latin1'));
  for (let y = 0; y < rows; y += 2) {
    for (let x = 0; x < width; x++) {
      const [top, bottom] = [bits[y][x] === '1', bits[y + 1]?.[x] === '1'];
      if (!top && !bottom) put('\u001b[0m ');
      else {
        put(`\u001b[38;2;${hue(y)}m`);
        if (top && bottom) {
          put(`\u001b[48;2;${hue(y + 1)}m`);
          bytes.push(0xdf);
          put('\u001b[49m');
        } else bytes.push(top ? 0xdf : 0xdc);
      }
    }
    put('\u001b[0m\r\n');
  }
  // SAUCE: the record in which ANSI art names its title and width.
  const sauce = Buffer.alloc(128);
  sauce.write('SAUCE00', 0, 'latin1');
  sauce.fill(0x20, 7, 82);
  sauce.write('Orbit', 7, 'latin1');
  sauce.write('Glyphreel', 42, 'latin1');
  sauce.write('20261128', 82, 'latin1');
  sauce.writeUInt32LE(bytes.length, 90);
  sauce[94] = 1;
  sauce[95] = 1;
  sauce.writeUInt16LE(width, 96);
  sauce.writeUInt16LE(rows / 2, 98);
  writeFileSync(file, Buffer.concat([Buffer.from(bytes), Buffer.from([0x1a]), sauce]));
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('Expected a folder to write to.');
await makeKoi(path.join(folder, 'koi.mp4'));
makePlanet(path.join(folder, 'ringed.jpg'));
makeSession(path.join(folder, 'session.cast'));
makeTitle(path.join(folder, 'orbit.ans'));
