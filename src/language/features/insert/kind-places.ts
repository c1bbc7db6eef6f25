// Where an effect of each kind stands, away from a place that expects a value: as a setting, in a chain, or in an item of its own.

import type { CatalogEntry, EffectKind } from '../../../contract/catalog-entry.ts';
import type { Analysis } from '../../compile.ts';
import { blockSettings } from '../../plan/block-settings.ts';
import type { Setting } from '../../syntax/tree.ts';
import { exprAt } from '../expr-at.ts';
import type { Block } from './enclosing-blocks.ts';
import { callOf, itemOf, settingOf, valueOf } from './example-parts.ts';
import { addItem, addSetting } from './into-block.ts';
import { placed, type Placed, refusedBecause } from './placed.ts';
import { shaderPlace } from './shader-place.ts';
import { plainly, prefixed, suffixed, type Written } from './written.ts';

/** What is inserted, and where. */
export interface InsertPlace {
  analysis: Analysis;
  offset: number;
  entry: CatalogEntry;
}

type Placing = (place: InsertPlace, blocks: readonly Block[]) => Placed;

/** Setting of the innermost block that can have it. `belongs`: the sentence that is said where no block can. */
const asSetting =
  (
    name: (entry: CatalogEntry) => string,
    belongs: string,
    written: (entry: CatalogEntry) => Written = callOf,
  ): Placing =>
  ({ analysis, offset, entry }, blocks) => {
    const key = name(entry);
    const block = blocks.find(({ keyword }) => blockSettings(keyword).some((spec) => spec.name === key));
    if (!block) return refusedBecause(belongs);
    const { text } = analysis.main.parsed;
    const given = block.settings.find((setting) => setting.name.text === key);
    if (!given) {
      const setting = prefixed(`${key}: `, written(entry));
      return block.keyword === 'scene' ? addItem(text, block, offset, setting) : addSetting(text, block, setting);
    }
    if (!isIn(block, given, offset))
      return refusedBecause(
        `The ${block.label} has a \`${key}\` already: put the cursor on it to replace it with \`${entry.name}\`.`,
      );
    return placed(block.base + given.value.start, block.base + given.value.end, written(entry));
  };

const isIn = ({ base }: Block, { start, end }: Setting, offset: number): boolean =>
  base + start <= offset && offset <= base + end;

/** A layer of its own in the scene. */
const asLayer: Placing = ({ analysis, offset, entry }, blocks) => {
  const value = valueOf(entry, 'value');
  return inScene(analysis, blocks, offset, entry, suffixed(prefixed('layer on md { value: ', value), ' }'));
};

const inScene = (
  { main }: Analysis,
  blocks: readonly Block[],
  offset: number,
  { name }: CatalogEntry,
  written: Written,
): Placed => {
  // Within a group the item stands in it.
  const block = blocks.find(({ keyword }) => keyword === 'scene' || keyword === 'group');
  return block
    ? addItem(main.parsed.text, block, offset, written)
    : refusedBecause(`\`${name}\` stands in a scene: put the cursor between the braces of one.`);
};

const asParticles: Placing = ({ analysis, offset, entry }, blocks) =>
  inScene(
    analysis,
    blocks,
    offset,
    entry,
    itemOf(entry) ?? suffixed(prefixed('particles ', plainly(entry.name)), ' on md'),
  );

const asShader: Placing = ({ analysis, offset, entry }) =>
  shaderPlace(analysis, offset, callOf(entry)) ??
  refusedBecause(`The shader \`${entry.name}\` stands in a scene or in a look: put the cursor into one.`);

/** Behind the value that the cursor is in; else behind the layer's; else in a layer of its own. */
const asTransform: Placing = (place, blocks) => {
  const { analysis, offset, entry } = place;
  const at = exprAt(analysis, offset);
  const outer = at?.path[0];
  if (at && outer && outer.k !== 'missing')
    return placed(at.base + outer.end, at.base + outer.end, callOf(entry), ' | ');
  const layer = blocks.find(({ settings }) => settings.some(({ name }) => name.text === 'value'));
  const value = layer?.settings.find(({ name }) => name.text === 'value');
  if (!layer || !value) return asLayer(place, blocks);
  const end = layer.base + value.value.end;
  return placed(end, end, callOf(entry), ' | ');
};

const asMask: Placing = (place, blocks) =>
  blocks.some(({ keyword, settings }) => keyword === 'layer' && !settings.some(({ name }) => name.text === 'mask'))
    ? asSetting(() => 'mask', '')(place, blocks)
    : asLayer(place, blocks);

/** In the `keys(…)` that the cursor is in. */
const asEasing: Placing = ({ analysis, offset, entry }) => {
  const at = exprAt(analysis, offset);
  const keys = at?.path.findLast((expr) => expr.k === 'call' && expr.name.text === 'keys');
  if (!at || keys?.k !== 'call' || !keys.args)
    return refusedBecause(
      `The easing \`${entry.name}\` is an argument: put the cursor into a \`keys(…)\`, or after \`ease:\`.`,
    );
  const given = keys.args.find(({ name }) => name?.text === 'ease');
  if (given) return placed(at.base + given.value.start, at.base + given.value.end, callOf(entry));
  const end = at.base + keys.end - 1;
  return placed(end, end, callOf(entry), ', ease: ');
};

const asColors: Placing = asSetting(
  () => 'color',
  'Colours belong to what is drawn: put the cursor into a layer.',
  ({ name }) => ({ text: `ramp(${name}, value)`, select: { start: 5, end: 5 + name.length } }),
);

export const KIND_PLACES: Record<EffectKind, Placing> = {
  field: asLayer,
  distance: asLayer,
  math: asLayer,
  mask: asMask,
  transform: asTransform,
  particles: asParticles,
  shader: asShader,
  easing: asEasing,
  color: asSetting(
    (entry) => settingOf(entry) ?? 'color',
    'A colour belongs to what is drawn: put the cursor into a layer.',
    (entry) => valueOf(entry, settingOf(entry) ?? 'color'),
  ),
  colors: asColors,
  palette: asSetting(() => 'palette', 'A palette belongs to a layer: put the cursor into one.'),
  blend: asSetting(() => 'blend', 'A blend mode belongs to a layer: put the cursor into one.'),
  reveal: asSetting(() => 'reveal', 'A reveal belongs to a text: put the cursor into one.'),
  feedback: asSetting(() => 'feedback', 'Feedback belongs to a scene: put the cursor into one.'),
  transition: asSetting(
    () => 'transition',
    'A transition belongs to a scene: put the cursor into the one that it leads to.',
  ),
};
