// Titles of the preview tabs. The scene's name is enough until two panels show scenes of the same name.

import { l10n } from 'vscode';

export interface TitledPreview {
  /** Path of the reel, relative to the workspace. */
  reel: string;
  /** Null before anything is shown. */
  scene: string | null;
}

/** One title for each preview, in the same order. */
export function previewTitles(previews: readonly TitledPreview[]): string[] {
  return previews.map((preview) => {
    const { scene, reel } = preview;
    if (scene === null) return l10n.t('Preview: {0}', fileName(reel));
    const others = previews.filter((other) => other !== preview && other.scene === scene);
    if (others.length === 0) return l10n.t('Preview: {0}', scene);
    const isUnique = others.every((other) => fileName(other.reel) !== fileName(reel));
    return l10n.t('Preview: {0} ({1})', scene, isUnique ? fileName(reel) : reel);
  });
}

const fileName = (path: string) => path.split(/[\\/]/).at(-1) ?? path;
