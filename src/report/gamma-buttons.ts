// Buttons that write suggested gammas into the reel, and what became of it. Only the editor's panel has them.

import * as l10n from '@vscode/l10n';
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { SegmentReport } from '../contract/render.ts';

type Apply = (segments: readonly number[]) => void;

const DONE = l10n.t('Written into the reel. Render again to see it.');

interface OneProps {
  segment: SegmentReport;
  isApplied: boolean;
  onApply: Apply;
}

export function GammaOfOne({ segment, isApplied, onApply }: OneProps): ComponentChild {
  const { scene, suggestedGamma: gamma } = segment;
  if (gamma === undefined) return null;
  return h(
    'div',
    { class: 'gamma' },
    isApplied
      ? null
      : button(
          l10n.t('Apply gamma {0}', rounded(gamma)),
          l10n.t('Set gamma: {0} in scene {1}', rounded(gamma), scene),
          () => onApply([segment.segment]),
        ),
    // It is there from the start, so that a screen reader says what appears in it.
    h('p', { class: 'soft', role: 'status' }, isApplied ? DONE : ''),
  );
}

interface AllProps {
  segments: readonly SegmentReport[];
  applied: ReadonlySet<string> | undefined;
  onApply: Apply;
}

/** Where several scenes have one. */
export function GammaOfAll({ segments, applied, onApply }: AllProps): ComponentChild {
  const open = segments.filter(({ suggestedGamma, scene }) => suggestedGamma !== undefined && !applied?.has(scene));
  const scenes = new Set(open.map(({ scene }) => scene)).size;
  if (scenes < 2) return null;
  const text = l10n.t('Apply gamma to {0} scenes', scenes);
  return h(
    'div',
    { class: 'gamma' },
    button(text, l10n.t('Set the suggested gamma in each of these scenes, as one edit'), () =>
      onApply(open.map(({ segment }) => segment)),
    ),
  );
}

const button = (text: string, title: string, onClick: () => void): ComponentChild =>
  h('button', { class: 'button second', type: 'button', title, onClick }, text);

const rounded = (gamma: number): string => String(Math.round(gamma * 100) / 100);
