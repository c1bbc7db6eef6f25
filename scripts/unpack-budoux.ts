// Writes the model of Thai words. It is the one of BudouX: its package needs a DOM, so only the numbers are taken.
// Usage: node scripts/unpack-budoux.ts FOLDER-OF-THE-UNPACKED-PACKAGE

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

type Model = Record<string, Record<string, number>>;

const folder = process.argv[2];
if (folder === undefined) throw new Error('Expected the folder of the unpacked package `budoux`.');
const { model } = (await import(pathToFileURL(path.resolve(folder, 'module/data/models/th.js')).href)) as {
  model: Model;
};
const groups = Object.entries(model).map(([name, scores]) => {
  const list = Object.entries(scores).map(([text, score]) => `${JSON.stringify(text)}:${score}`);
  return `  ${name}: {${list.join(',')}},\n`;
});
writeFileSync(
  new URL('../src/engine/frame/glyphs/layout/thai-model.generated.ts', import.meta.url),
  `// Written by scripts/unpack-budoux.ts; do not edit. The Thai model of BudouX 0.9.2.
// Copyright 2021 Google LLC, under the Apache License, Version 2.0.

/** Scores of the characters around a place, by where they are: UW1 is the third before it, UW4 the first after it. */
export const THAI_MODEL: Readonly<Record<string, Readonly<Record<string, number>>>> = {
${groups.join('')}};
`,
);
