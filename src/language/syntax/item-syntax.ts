// The part of a scene item's definition that the parser needs. It is generated from `items/` into `generated/items.ts`,
// because the items themselves build on the parser.

import type { EffectKind } from '../../contract/catalog-entry.ts';

export interface ItemSyntax {
  keyword: string;
  /** A name elsewhere: it begins an item only at an item's position, before a name, a text or a block. */
  isContextual?: boolean;
  /** What follows the keyword: an optional name, the name of an effect or of a `media` statement, or a text. */
  subject: { is: 'name' } | { is: 'effect'; kind: EffectKind; what: string } | { is: 'media' } | { is: 'text' } | null;
  /** Whether `on GRID` follows. */
  grid: 'required' | 'optional' | null;
  /** Keywords of the items that its block can hold. */
  holds?: readonly string[];
  /** Whether the block of settings must be written. */
  block: 'required' | 'optional';
  /** A short form for messages: `layer on md { … }`. */
  shape: string;
  /** A typical setting, for messages: `value: plasma()`. */
  settingExample: string;
}
