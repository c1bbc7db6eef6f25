// Links that open a reel at a moment: `vscode://glyphreel.glyphreel/open?reel=file:///…&scene=dawn&t=1.5`.

import type * as vscode from 'vscode';

export interface ReelLink {
  reel: string;
  scene: string | null;
  /** Seconds of the scene; null: its start. */
  t: number | null;
}

/** The values are encoded twice: VS Code decodes the whole query once before it is split. */
export function linkTo(
  { scheme, extension }: { scheme: string; extension: string },
  reel: vscode.Uri,
  scene: string,
  t: number,
): string {
  const values = { reel: reel.toString(), scene, t: String(Math.round(t * 1000) / 1000) };
  const query = Object.entries(values).map(
    ([name, value]) => `${name}=${encodeURIComponent(encodeURIComponent(value))}`,
  );
  return `${scheme}://${extension}/open?${query.join('&')}`;
}

/** Null where it is no link to a reel. */
export function readLink({ path, query }: Pick<vscode.Uri, 'path' | 'query'>): ReelLink | null {
  if (path !== '/open') return null;
  const given = new URLSearchParams(query);
  const reel = given.get('reel');
  if (!reel?.toLowerCase().split('?')[0]!.endsWith('.reel')) return null;
  const t = Number(given.get('t') ?? NaN);
  return { reel, scene: given.get('scene'), t: Number.isFinite(t) && t >= 0 ? t : null };
}
