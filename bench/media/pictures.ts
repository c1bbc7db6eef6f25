// The pictures that the bench draws itself, so that it needs no files: what people convert has faces, type, foliage, skies, night scenes
// and diagrams.

import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';

export interface Picture {
  name: string;
  width: number;
  height: number;
  /** Interleaved, 4 bytes per pixel. */
  rgba: Uint8ClampedArray;
}

type Draw = (c: SKRSContext2D, width: number, height: number) => void;

/** A generator of its own, so that the pictures are the same on every run. */
function dice(seed: number): () => number {
  let s = seed >>> 0;
  return () => {
    s = (Math.imul(s ^ (s >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    let t = Math.imul(s ^ (s >>> 12), 0x297a2d39);
    t ^= t >>> 15;
    return (t >>> 0) / 2 ** 32;
  };
}

function shade(
  c: SKRSContext2D,
  x: number,
  y: number,
  r: number,
  stops: [number, string][],
  dx = -0.35,
  dy = -0.4,
): void {
  const gradient = c.createRadialGradient(x + dx * r, y + dy * r, r * 0.05, x, y, r);
  for (const [at, color] of stops) gradient.addColorStop(at, color);
  c.fillStyle = gradient;
}

const face: Draw = (c, w, h) => {
  const back = c.createLinearGradient(0, 0, w, h);
  back.addColorStop(0, '#20303c');
  back.addColorStop(1, '#7a6a58');
  c.fillStyle = back;
  c.fillRect(0, 0, w, h);
  const [x, y, r] = [w * 0.5, h * 0.47, h * 0.33];
  c.fillStyle = '#3a2418';
  c.beginPath();
  c.ellipse(x, y - r * 0.25, r * 1.05, r * 1.15, 0, 0, Math.PI * 2);
  c.fill();
  shade(c, x, h * 1.15, h * 0.42, [
    [0, '#4f74a8'],
    [1, '#16243c'],
  ]);
  c.beginPath();
  c.ellipse(x, h * 1.15, h * 0.62, h * 0.36, 0, 0, Math.PI * 2);
  c.fill();
  shade(c, x, y, r * 1.1, [
    [0, '#ffe2c4'],
    [0.6, '#d89a72'],
    [1, '#6e4028'],
  ]);
  c.fillRect(x - r * 0.3, y + r * 0.6, r * 0.6, r * 0.7);
  c.beginPath();
  c.ellipse(x, y, r * 0.8, r, 0, 0, Math.PI * 2);
  c.fill();
  for (const side of [-1, 1]) {
    c.fillStyle = '#f6f2ea';
    c.beginPath();
    c.ellipse(x + side * r * 0.32, y - r * 0.12, r * 0.16, r * 0.085, 0, 0, Math.PI * 2);
    c.fill();
    c.fillStyle = '#2b4a3c';
    c.beginPath();
    c.arc(x + side * r * 0.32, y - r * 0.12, r * 0.075, 0, Math.PI * 2);
    c.fill();
    c.strokeStyle = '#3a2418';
    c.lineWidth = r * 0.06;
    c.beginPath();
    c.arc(x + side * r * 0.32, y + r * 0.02, r * 0.3, -Math.PI * 0.72, -Math.PI * 0.28);
    c.stroke();
  }
  c.strokeStyle = '#8a5236';
  c.lineWidth = r * 0.035;
  c.beginPath();
  c.moveTo(x, y - r * 0.1);
  c.quadraticCurveTo(x + r * 0.16, y + r * 0.22, x - r * 0.03, y + r * 0.26);
  c.stroke();
  c.fillStyle = '#a2443f';
  c.beginPath();
  c.ellipse(x, y + r * 0.52, r * 0.27, r * 0.085, 0, 0, Math.PI * 2);
  c.fill();
};

const landscape: Draw = (c, w, h) => {
  const sky = c.createLinearGradient(0, 0, 0, h * 0.65);
  for (const [at, color] of [
    [0, '#2a4a86'],
    [0.6, '#8fb4dc'],
    [1, '#f8e2b4'],
  ] as const)
    sky.addColorStop(at, color);
  c.fillStyle = sky;
  c.fillRect(0, 0, w, h);
  const random = dice(3);
  for (let i = 0; i < 60; i++) {
    const [x, y, r] = [random() * w, h * (0.08 + 0.25 * random()), h * (0.02 + 0.06 * random())];
    shade(
      c,
      x,
      y,
      r,
      [
        [0, 'rgba(255,255,255,0.5)'],
        [1, 'rgba(255,255,255,0)'],
      ],
      0,
      0,
    );
    c.beginPath();
    c.arc(x, y, r, 0, Math.PI * 2);
    c.fill();
  }
  const ridge = (base: number, height: number, color: string, seed: number): void => {
    const at = dice(seed);
    const waves = Array.from({ length: 5 }, (_, k) => [at() * 6.28, (k + 1) * (1.5 + at())]);
    c.fillStyle = color;
    c.beginPath();
    c.moveTo(0, h);
    for (let x = 0; x <= w; x += 4) {
      let y = 0;
      waves.forEach(([phase, f], k) => (y += Math.sin(phase + (f * x * 6.28) / w) / (k + 1)));
      c.lineTo(x, h * base - y * h * height);
    }
    c.lineTo(w, h);
    c.fill();
  };
  ridge(0.5, 0.09, '#6f83a8', 5);
  ridge(0.6, 0.06, '#46618a', 8);
  ridge(0.7, 0.05, '#2d4a4a', 13);
  c.fillStyle = '#1d3320';
  c.fillRect(0, h * 0.78, w, h);
  for (let i = 0; i < 420; i++) {
    const y = h * (0.76 + 0.24 * random() ** 0.7);
    const size = (y / h - 0.68) * h * 0.28;
    const x = random() * w;
    c.fillStyle = `hsl(${95 + random() * 50}, ${30 + random() * 25}%, ${8 + random() * 26}%)`;
    c.beginPath();
    c.moveTo(x, y - size);
    c.lineTo(x + size * 0.32, y);
    c.lineTo(x - size * 0.32, y);
    c.fill();
  }
};

const city: Draw = (c, w, h) => {
  const sky = c.createLinearGradient(0, 0, 0, h);
  sky.addColorStop(0, '#05070f');
  sky.addColorStop(1, '#2a1c3c');
  c.fillStyle = sky;
  c.fillRect(0, 0, w, h);
  const random = dice(11);
  shade(
    c,
    w * 0.78,
    h * 0.2,
    h * 0.09,
    [
      [0, '#fffbe8'],
      [0.9, '#e8dcb0'],
      [1, 'rgba(232,220,176,0)'],
    ],
    0,
    0,
  );
  c.beginPath();
  c.arc(w * 0.78, h * 0.2, h * 0.09, 0, Math.PI * 2);
  c.fill();
  for (let x = 0; x < w;) {
    const width = w * (0.03 + 0.05 * random());
    const top = h * (0.3 + 0.5 * random());
    c.fillStyle = `hsl(235, 25%, ${5 + random() * 9}%)`;
    c.fillRect(x, top, width - 4, h - top);
    for (let y = top + 14; y < h - 20; y += 26)
      for (let at = x + 10; at < x + width - 20; at += 20)
        if (random() < 0.42) {
          c.fillStyle = random() < 0.75 ? '#ffd27a' : '#9fd8ff';
          c.globalAlpha = 0.35 + 0.65 * random();
          c.fillRect(at, y, 9, 14);
          c.globalAlpha = 1;
        }
    x += width;
  }
};

const poster: Draw = (c, w, h) => {
  c.fillStyle = '#f2ede0';
  c.fillRect(0, 0, w, h);
  c.fillStyle = '#d8412f';
  c.beginPath();
  c.arc(w * 0.7, h * 0.42, h * 0.3, 0, Math.PI * 2);
  c.fill();
  c.fillStyle = '#1f3f7a';
  c.beginPath();
  c.moveTo(w * 0.08, h * 0.9);
  c.lineTo(w * 0.3, h * 0.25);
  c.lineTo(w * 0.52, h * 0.9);
  c.fill();
  c.fillStyle = '#f0b429';
  c.fillRect(w * 0.5, h * 0.62, w * 0.42, h * 0.14);
  c.strokeStyle = '#17171a';
  for (let i = 0; i < 9; i++) {
    c.lineWidth = 3 + i * 1.5;
    c.beginPath();
    c.arc(w * 0.16, h * 0.2, h * (0.03 + i * 0.024), 0, Math.PI * 2);
    c.stroke();
  }
  c.fillStyle = '#17171a';
  c.font = `bold ${Math.round(h * 0.17)}px sans-serif`;
  c.fillText('GLYPHS', w * 0.33, h * 0.2);
  c.font = `${Math.round(h * 0.055)}px sans-serif`;
  c.fillText('an evening of type and light', w * 0.34, h * 0.97);
};

const rings: Draw = (c, w, h) => {
  const image = c.createImageData(w, h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const [dx, dy] = [(x - w * 0.42) / h, (y - h * 0.5) / h];
      const d = dx * dx + dy * dy;
      const wave = 0.5 + 0.5 * Math.cos(d * 90);
      const fade = 1 / (1 + d * 0.6);
      const at = (y * w + x) * 4;
      image.data[at] = 255 * wave * fade;
      image.data[at + 1] = 255 * (0.25 + 0.6 * wave) * fade;
      image.data[at + 2] = 255 * (0.5 + 0.3 * (1 - wave)) * fade;
      image.data[at + 3] = 255;
    }
  c.putImageData(image, 0, 0);
};

const fur: Draw = (c, w, h) => {
  const back = c.createLinearGradient(0, 0, 0, h);
  back.addColorStop(0, '#6d7f5a');
  back.addColorStop(1, '#2c3a24');
  c.fillStyle = back;
  c.fillRect(0, 0, w, h);
  const random = dice(23);
  for (let i = 0; i < 9000; i++) {
    const angle = random() * Math.PI * 2;
    const radius = Math.sqrt(random()) * h * 0.4;
    const [x, y] = [w * 0.5 + Math.cos(angle) * radius * 1.25, h * 0.54 + Math.sin(angle) * radius];
    const light = 22 + 46 * (1 - radius / (h * 0.4)) + 14 * Math.sin(angle * 9) + 10 * random();
    c.strokeStyle = `hsl(${28 + 8 * random()}, 45%, ${light}%)`;
    c.lineWidth = 2 + random() * 3;
    c.beginPath();
    c.moveTo(x, y);
    c.lineTo(x + Math.cos(angle) * 46 + random() * 12, y + Math.sin(angle) * 46 + 16);
    c.stroke();
  }
  for (const side of [-1, 1]) {
    const [x, y] = [w * 0.5 + side * h * 0.15, h * 0.46];
    shade(
      c,
      x,
      y,
      h * 0.055,
      [
        [0, '#e8e070'],
        [0.75, '#8aa030'],
        [1, '#1a2008'],
      ],
      0,
      0,
    );
    c.beginPath();
    c.arc(x, y, h * 0.055, 0, Math.PI * 2);
    c.fill();
    c.fillStyle = '#000';
    c.beginPath();
    c.ellipse(x, y, h * 0.014, h * 0.045, 0, 0, Math.PI * 2);
    c.fill();
  }
};

const DRAWN: Record<string, Draw> = { face, landscape, city, poster, rings, fur };

export function drawnPictures(width = 1920, height = 1080): Picture[] {
  return Object.entries(DRAWN).map(([name, draw]) => {
    const canvas = createCanvas(width, height);
    const c = canvas.getContext('2d');
    draw(c, width, height);
    return { name, width, height, rgba: c.getImageData(0, 0, width, height).data };
  });
}
