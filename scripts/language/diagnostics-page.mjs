// docs/reference/diagnostics.md: every error and warning, from the registry in src/contract/diagnostics.

import { DIAGNOSTICS } from '../../src/contract/diagnostics/registry.ts';

const reel = (text) => `\`\`\`reel\n${text.trimEnd()}\n\`\`\``;

/** Context of the example, in words. */
function circumstances({ facts }) {
  if (!facts) return '';
  const told = [
    ...Object.entries(facts.files ?? {}).map(([path, text]) => `\`${path.split('/').pop()}\` is ${reelInline(text)}`),
    ...(facts.absent ?? []).map((path) => `there is no file \`${path.split('/').pop()}\``),
    ...(facts.forbidden ?? []).map((path) => `\`${path}\` is in a folder that is not allowed`),
    ...(facts.ink
      ? [
          `the glyphs cover ${Object.entries(facts.ink)
            .map(([glyph, ink]) => `${ink * 100} % (\`${glyph}\`)`)
            .join(', ')} of their cells`,
        ]
      : []),
    ...(facts.missingGlyphs === undefined ? [] : [`the fonts have no \`${facts.missingGlyphs}\``]),
    ...(facts.trusted === false ? ['the workspace is not trusted'] : []),
    ...Object.entries(facts.customErrors ?? {}).map(
      ([path, error]) => `loading \`${path.split('/').pop()}\` fails: ${error.replace(/\.$/, '')}`,
    ),
  ];
  return `, if ${told.join(' and ')}`;
}
const reelInline = (text) => `\`${text.trim()}\``;

function section(diagnostic) {
  const { code, severity, summary, explanation, example, fixed } = diagnostic;
  return [
    `## ${code}`,
    `${{ error: 'Error', warning: 'Warning', info: 'Information' }[severity]}. ${summary}`,
    explanation,
    `Reported for this reel${circumstances(diagnostic)}:`,
    reel(example),
    'Corrected:',
    reel(fixed),
  ].join('\n\n');
}

export function diagnosticsPage() {
  const all = [...DIAGNOSTICS.values()];
  const row = ({ code, severity, summary }) => `| [\`${code}\`](#${code}) | ${severity} | ${summary} |`;
  const parts = [
    '<!-- Made by `npm run generate` from src/contract/diagnostics; do not edit. -->',
    '# Errors and warnings',
    'The editor underlines them, and its quick fixes correct many of them; `glyphreel check` prints them. A scene with an error is left out; the other scenes still play and render. Warnings are about what compiles but usually looks wrong.',
    ['| code | severity | |', '| --- | --- | --- |', ...all.map(row)].join('\n'),
    ...all.map(section),
  ];
  return `${parts.join('\n\n')}\n`;
}
