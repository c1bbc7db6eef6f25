// Reads and dates the sections of CHANGELOG.md: `## 1.2.3 — 2026-11-28`, or `## Unreleased` while it is being written.

const HEADING = /^## (\S+)(?: — (\S+))?$/gm;

/**
 * Sections in their order. `date` is null where a section has none, or says `unreleased`.
 * @returns {{ version: string, date: string | null, text: string }[]}
 */
export function sections(changelog) {
  const found = [...changelog.matchAll(HEADING)];
  return found.map((match, i) => ({
    version: match[1],
    date: /^\d{4}-\d\d-\d\d$/.test(match[2] ?? '') ? match[2] : null,
    text: changelog.slice(match.index + match[0].length, found[i + 1]?.index).trim(),
  }));
}

/** The changelog with its first section named and dated. Throws an Error where that section is released already, or empty. */
export function dated(changelog, version, date) {
  const [first] = sections(changelog);
  if (first === undefined || first.date !== null)
    throw new Error(
      'Expected CHANGELOG.md to begin with the section `## Unreleased`, but its first section has a date.',
    );
  if (first.version !== 'Unreleased' && first.version !== version)
    throw new Error(`Expected the first section of CHANGELOG.md for ${version}, but it is for ${first.version}.`);
  if (first.text === '') throw new Error('Expected notes in the first section of CHANGELOG.md, but it is empty.');
  return changelog.replace(new RegExp(HEADING.source, 'm'), `## ${version} — ${date}`);
}
