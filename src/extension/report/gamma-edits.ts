// The edits that set the gammas which a brightness report suggests, all of one text, and the scenes that have to be changed by hand.

import { l10n } from 'vscode';
import { type GammaEdit, setGamma } from './set-gamma.ts';

/** A scene and the offsets of its text. */
export interface GammaWish {
  scene: string;
  from: number;
  to: number;
  gamma: number;
}

export interface GammaEdits {
  edits: GammaEdit[];
  /** The scenes that they are of. */
  scenes: string[];
  /** One sentence for each scene that is left as it is. */
  refusals: string[];
}

const LITERAL = /^\d*\.?\d+$/;

/** `wishes`: one for each scene. */
export function gammaEdits(text: string, wishes: readonly GammaWish[]): GammaEdits {
  const edits: GammaEdit[] = [];
  const scenes: string[] = [];
  const refusals: string[] = [];
  for (const { scene, from, to, gamma } of wishes) {
    const edit = setGamma(text, from, to, gamma);
    const before = edit && text.slice(edit.start, edit.end);
    if (edit === null || before === null) refusals.push(l10n.t('Scene {0} has no body to set a gamma in.', scene));
    else if (before !== '' && !LITERAL.test(before))
      refusals.push(l10n.t('The gamma of scene {0} is an expression ({1}): change it by hand.', scene, before));
    else {
      edits.push(edit);
      scenes.push(scene);
    }
  }
  return { edits, scenes, refusals };
}
