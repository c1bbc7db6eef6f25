// Leaves items of the shown scene out of a preview (for lenses): those of these sites, and no others.

import * as vscode from 'vscode';
import type { Services } from '../services.ts';

export function run({ previews }: Services, uri?: unknown, sites?: unknown): void {
  if (!(uri instanceof vscode.Uri) || !Array.isArray(sites)) return;
  previews.get(uri)?.hide(sites.filter((site) => typeof site === 'number'));
}
