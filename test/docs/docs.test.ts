// The documentation is right: every reel in it compiles without a diagnostic, and every link leads somewhere.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/language/compile.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PAGES = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll(path.sep, '/')}`),
];
const read = (page: string): string => readFileSync(path.join(ROOT, page), 'utf8');

interface Block {
  info: string;
  text: string;
  line: number;
}

/** Blocks of code whose first word is `reel`: whole reels, or `reel fragment` for what goes inside a scene. */
function reelsOf(page: string): Block[] {
  const text = read(page);
  return [...text.matchAll(/^```(reel[^\n]*)\n([\s\S]*?)^```/gm)].map((match) => ({
    info: match[1].trim(),
    text: match[2],
    line: text.slice(0, match.index).split('\n').length,
  }));
}

/** A fragment in the scene of the tutorial, where `dawn` is defined. */
const around = (fragment: string): string =>
  `colors dawn = [#1a0b2e, #ff5a4f, #fff3c4]\nscene around for 4s {\n layer first on md { value: fbm  color: ramp(dawn, value) }\n${fragment}\n}`;

/** Pages whose blocks describe what is not there yet, or errors on purpose, and pages that have tests of their own. */
const isWritten = (page: string): boolean => !/^docs\/(reference|adr|notes)\//.test(page);

describe.each(PAGES.filter((page) => isWritten(page) && reelsOf(page).length > 0))('reels in %s', (page) => {
  it.each(reelsOf(page).map(({ line, info, text }) => [line, info, text] as const))(
    'line %d compiles',
    (_, info, text) => {
      const { diagnostics } = compile(info === 'reel fragment' ? around(text) : text);
      // Notes do not say that something is wrong.
      const wrong = diagnostics.filter(({ severity }) => severity !== 'info');
      expect(wrong.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    },
  );
});

/** As GitHub and VitePress make anchors of headings. */
function anchorsOf(page: string): Set<string> {
  const headings = [...read(page).matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading]) =>
    heading
      .trim()
      .toLowerCase()
      .replaceAll(/[`*_]|\[|\]\([^)]*\)/g, '')
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(/\s/g, '-'),
  );
  const named = [...read(page).matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, name]) => name);
  return new Set([...headings, ...named]);
}

describe('links', () => {
  it.each(PAGES)('of %s lead somewhere', (page) => {
    const text = read(page).replaceAll(/^```[\s\S]*?^```/gm, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
    const dead = links.filter((link) => {
      if (/^(https?:|mailto:)/.test(link)) return false;
      const [file, anchor] = link.split('#');
      const target = file === '' ? page : path.posix.join(path.posix.dirname(page), decodeURIComponent(file));
      if (!existsSync(path.join(ROOT, target))) return true;
      if (anchor === undefined || !target.endsWith('.md') || statSync(path.join(ROOT, target)).isDirectory())
        return false;
      return !anchorsOf(target).has(anchor);
    });
    expect(dead).toEqual([]);
  });
});
