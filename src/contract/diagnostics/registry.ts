// Every diagnostic, by its code.

import type { DiagnosticDefinition } from './define-diagnostic.ts';
import * as files from './files.ts';
import * as media from './media.ts';
import * as names from './names.ts';
import * as params from './params.ts';
import * as scenes from './scenes.ts';
import * as sound from './sound.ts';
import { syntax } from './syntax.ts';
import * as text from './text.ts';
import * as values from './values.ts';

const definitions = [
  syntax,
  ...Object.values(names),
  ...Object.values(values),
  ...Object.values(files),
  ...Object.values(media),
  ...Object.values(params),
  ...Object.values(scenes),
  ...Object.values(sound),
  ...Object.values(text),
] as const;

/** Stable: editors, tests and scripts rely on them. */
export type DiagnosticCode = (typeof definitions)[number]['code'];

/** By code, in alphabetical order. */
export const DIAGNOSTICS: ReadonlyMap<DiagnosticCode, DiagnosticDefinition<DiagnosticCode>> = new Map(
  definitions.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map((definition) => [definition.code, definition]),
);
