// A whole reel for the example line of a catalog entry: drawn for the reference, and opened by editors. Each kind has a
// scene that shows it well; `seconds` is the moment to show.

import type { CatalogEntry } from '../contract/catalog-entry.ts';

export interface ExampleReel {
  text: string;
  seconds: number;
}

const scene = (body: string, seconds = 4): string => `scene example for ${seconds}s {\n  ${body}\n}\n`;
/** A picture with light, dark, colour and edges, for effects of whole frames. */
const GROUND = `layer ground on md { value: domainWarp(strength: 0.5, scale: 1.1) * 0.75  hue: 0.58 + value * 0.25  saturation: 0.75  palette: dense }
  layer figure on sm { value: glow(star(5, 0.62, 0.28), 0.1) | rotate(t * 12deg)  hue: 0.08 + dist * 0.12  saturation: 0.85  palette: blocks }`;
/** Something that moves on black, for feedback. */
const MOVING = `layer figure on md { value: glow(union(star(5, 0.22, 0.1, at: (0.66, 0)), union(circle(0.16, at: (-0.33, 0.57)), box(0.28, 0.28, at: (-0.33, -0.57)))), 0.04) | rotate(t * 110deg)
    hue: t * 0.2 + angle / tau  saturation: 0.8  palette: "█" }
  gamma: 0.6`;
const COLORS = 'color: ramp([#0b1033, #27489e, #2fa8c9, #b6f09c, #fffbe6], value)';

/** Example: `exampleReel(entry).text` of `plasma` is a scene of four seconds with a plasma in it. */
export function exampleReel(entry: CatalogEntry): ExampleReel {
  const { example, name } = entry;
  if (/\b(scene|reel)\b/.test(example)) return { text: `${example}\n`, seconds: entry.kind === 'particles' ? 3 : 2 };
  switch (entry.kind) {
    case 'color':
      return {
        text: scene(`layer on md { value: domainWarp(strength: 0.5) * 0.9 + 0.1\n    ${example}  palette: dense }`),
        seconds: 1.5,
      };
    case 'shader':
      return { text: scene(`${GROUND}\n  shade: ${example}`), seconds: 1.5 };
    case 'feedback':
      return { text: scene(`${MOVING}\n  feedback: ${example}`), seconds: 2.5 };
    case 'transition':
      return {
        text:
          `scene before for 2s { layer on md { value: rings(9, 0.22, 0.1)  hue: 0.62  palette: blocks } }\n` +
          `scene after for 2s { transition: ${example}\n  layer on md { value: plasma()  hue: 0.05 + value * 0.1  palette: dense } }\n`,
        seconds: example.startsWith('cut') ? 2.2 : 2.5,
      };
    case 'easing':
      return {
        text: scene(
          `let high = 0.78 - 0.56 * ease(u, ${name})\n  layer curve on md { value: max(pulse(v, high, 0.16), step(high, v) * (0.5 - 0.3 * v))  ${COLORS}  palette: dense }`,
        ),
        seconds: 1,
      };
    case 'palette':
      return {
        text: scene(
          `layer on lg { value: clamp(u * 1.05 + 0.12 * sin(y * 5 + x * 3), 0, 1)  ${COLORS}  palette: ${name} }`,
        ),
        seconds: 1,
      };
    case 'colors':
      return {
        text: scene(
          `layer on md { value: clamp(u + 0.16 * sin(y * 6 + sin(x * 4)), 0.02, 1)\n    color: ramp(${name}, value)  palette: blocks }`,
        ),
        seconds: 1,
      };
    case 'blend':
      return {
        text: scene(
          `layer below on md { value: 0.25 + 0.75 * u  hue: 0.6 + 0.25 * v  saturation: 0.6  palette: "██" }\n` +
            `  layer above on md { value: 0.15 + 0.85 * v  hue: 0.06 + u * 0.4  saturation: 0.65  palette: "██"  mask: disc(0.8, 0.02)  blend: ${name} }\n  tonemap: off  gamma: 1`,
        ),
        seconds: 1,
      };
    case 'reveal':
      return {
        text: scene(`layer on md { value: plasma() * 0.5  hue: 0.62  palette: dots }\n  ${example}`),
        seconds: 1,
      };
    default:
      return { text: scene(`layer on md { value: ${example}\n    ${COLORS}  palette: dense }`), seconds: 1.5 };
  }
}
