// Sentences with code in them.

import { h } from 'preact';
import type { ComponentChild } from 'preact';

/** Words between backticks become `<code>`. */
export function proseNodes(text: string): ComponentChild[] {
  return text.split(/`([^`]+)`/).map((part, i) => (i % 2 === 1 ? h('code', {}, part) : part));
}
