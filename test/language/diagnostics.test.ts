// Every diagnostic of the registry: it is reported for its example, not for the corrected reel, and the reference explains it.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DIAGNOSTICS } from '../../src/contract/diagnostics/registry.ts';
import { diagnosticUrl, DOCUMENTATION_URL } from '../../src/contract/documentation.ts';
import { compile } from '../../src/language/compile.ts';
import { forEditor } from '../../src/language/features/diagnostics.ts';
import { toFacts } from './marker-cases.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Reported from the brightness that a render measured, not by the compiler. */
const FROM_RENDERS = ['dark-segment', 'flashes', 'slow-scene', 'stripes', 'media-content'];
const all = [...DIAGNOSTICS.values()];

describe('diagnostics', () => {
  it.each(all.filter(({ code }) => !FROM_RENDERS.includes(code)).map((each) => [each.code, each] as const))(
    '%s is reported for its example, and not for the corrected one',
    (code, { severity, example, fixed, facts = {} }) => {
      const found = compile(example, toFacts(facts)).diagnostics.map((each) => [each.code, each.severity]);
      expect(new Set(found.map((each) => each.join()))).toEqual(new Set([`${code},${severity}`]));
      expect(compile(fixed, toFacts(facts)).diagnostics).toEqual([]);
    },
  );

  it.each(FROM_RENDERS)('%s has examples that compile', (code) => {
    const { example, fixed } = all.find((each) => each.code === code)!;
    for (const text of [example, fixed]) expect(compile(text).diagnostics).toEqual([]);
  });

  it.each(all.map((each) => [each.code, each] as const))('%s is documented', (_code, each) => {
    expect(each.summary).toMatch(/^[^\n]+\.$/);
    expect(each.explanation).toMatch(/\.$/);
    expect(each.example).not.toBe(each.fixed);
  });

  it('have a section each in the reference, and a link to it in the editor', () => {
    const page = readFileSync(path.join(ROOT, 'docs/reference/diagnostics.md'), 'utf8');
    const sections = [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect(sections).toEqual([...DIAGNOSTICS.keys()]);
    const [shown] = forEditor(compile('scene a { }').diagnostics, () => null);
    expect(shown).toMatchObject({
      code: 'scene-without-length',
      codeDescription: { href: 'https://glyphreel.dev/reference/diagnostics#scene-without-length' },
    });
    expect(diagnosticUrl('unused').startsWith(DOCUMENTATION_URL)).toBe(true);
  });

  it('are told apart by code: no source inspects the text of a message', () => {
    const looks = /\bmessage\??\.(?:includes|startsWith|endsWith|match|search|indexOf)\(|\.test\([\w.!?]*message\)/;
    const found = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => looks.test(readFileSync(path.join(ROOT, 'src', file), 'utf8')));
    expect(found).toEqual([]);
  });
});
