// The glyphs of a palette, dark to bright: in a row with how much of a cell each covers, to reorder, add, remove and order by ink. Glyphs
// that no font has are marked.

import * as l10n from '@vscode/l10n';
import type { PaletteInk } from '../../../src/contract/facts.ts';
import type { PaletteTweak } from '../../../src/contract/tweak-whole.ts';
import { el } from '../../shared/dom.ts';
import type { Gesture } from './gesture.ts';
import { reorderable } from './reorder.ts';

type Glyph = PaletteTweak['glyphs'][number];

export class PaletteEditor {
  readonly #gesture: Gesture;
  readonly #askInk: (glyphs: string, font: string | null) => void;
  readonly #title = el('span', { class: 'stops-title' });
  readonly #row = el('div', { class: 'palette-row', role: 'listbox', 'aria-orientation': 'horizontal' });
  readonly #field = el('input', {
    type: 'text',
    id: 'palette-add',
    class: 'short',
    spellcheck: 'false',
    autocomplete: 'off',
    onkeydown: (event) => (event as KeyboardEvent).key === 'Enter' && this.#add(this.#field.value),
  });
  readonly #named = el('select', {
    class: 'select',
    'aria-label': l10n.t('Insert a palette'),
    onchange: () => this.#insertNamed(),
  });
  readonly #sort: HTMLButtonElement;
  readonly #remove: HTMLButtonElement;
  readonly #note = el('p', { class: 'curve-why', role: 'status' });
  readonly root: HTMLElement;
  #tweak: PaletteTweak | null = null;
  #version = 0;
  #selected = 0;
  #ink = new Map<string, number>();
  #missing = new Set<string>();
  #asked = '';

  constructor(gesture: Gesture, askInk: (glyphs: string, font: string | null) => void) {
    this.#gesture = gesture;
    this.#askInk = askInk;
    const button = (label: string, title: string, onclick: () => void) =>
      el('button', { type: 'button', class: 'button small', title, onclick }, label);
    this.#sort = button(l10n.t('Order by Ink'), l10n.t('Order the glyphs by how much of a cell they cover'), () =>
      this.#byInk(),
    );
    this.#remove = button(l10n.t('Delete'), l10n.t('Remove this glyph (Delete)'), () => this.#removeAt(this.#selected));
    this.root = el(
      'div',
      { class: 'palette-editor', role: 'group', hidden: true },
      el(
        'div',
        { class: 'palette-top' },
        this.#title,
        el('span', { class: 'spring' }),
        el('label', { for: 'palette-add' }, l10n.t('Add')),
        this.#field,
        button(l10n.t('Insert'), l10n.t('Insert these characters behind the chosen glyph (Enter)'), () =>
          this.#add(this.#field.value),
        ),
        this.#named,
        this.#sort,
        this.#remove,
      ),
      this.#row,
      this.#note,
    );
    reorderable(this.#row, {
      move: (from, to, isFinal) => this.#move(from, to, isFinal),
      cancel: () => this.#gesture.cancel(),
      select: (index) => this.#select(index),
      remove: (index) => this.#removeAt(index),
    });
  }

  show(tweak: PaletteTweak, version: number): void {
    if (this.#gesture.active) return;
    if (tweak.label !== this.#tweak?.label) this.#selected = 0;
    this.#tweak = tweak;
    this.#version = version;
    this.#selected = Math.max(0, Math.min(this.#selected, tweak.glyphs.length - 1));
    this.#title.textContent = tweak.label;
    this.root.setAttribute('aria-label', l10n.t('Glyphs of {0}', tweak.label));
    this.#row.setAttribute(
      'aria-label',
      l10n.t('Glyphs of {0}, dark to bright. Alt and an arrow key move one.', tweak.label),
    );
    this.#named.replaceChildren(
      el('option', { value: '' }, l10n.t('Insert palette…')),
      ...tweak.named.map(({ name }) => el('option', { value: name }, name)),
    );
    const glyphs = tweak.glyphs.map(({ glyph }) => glyph).join('');
    if (`${glyphs}|${tweak.font}` !== this.#asked) {
      this.#asked = `${glyphs}|${tweak.font}`;
      this.#askInk(glyphs, tweak.font);
    }
    this.#render();
  }

  showInk(ink: PaletteInk, missing: readonly string[]): void {
    this.#ink = new Map(ink.map((each) => [each.glyph, each.ink]));
    this.#missing = new Set(missing);
    if (this.#tweak) this.#render();
  }

  #isMissing(glyph: string): boolean {
    return glyph.trim() !== '' && [...glyph].some((character) => this.#missing.has(character));
  }

  #render(): void {
    const { glyphs } = this.#tweak!;
    while (this.#row.children.length > glyphs.length) this.#row.lastElementChild!.remove();
    while (this.#row.children.length < glyphs.length)
      this.#row.append(
        el(
          'div',
          { class: 'palette-glyph', role: 'option', tabindex: -1 },
          el('span'),
          el('span', { class: 'palette-ink' }),
        ),
      );
    for (const [i, { glyph }] of glyphs.entries()) {
      const item = this.#row.children[i] as HTMLElement;
      const ink = this.#ink.get(glyph);
      const isMissing = this.#isMissing(glyph);
      item.firstElementChild!.textContent = glyph === ' ' ? '␣' : glyph;
      item.classList.toggle('missing', isMissing);
      item.tabIndex = i === this.#selected ? 0 : -1;
      item.setAttribute('aria-selected', String(i === this.#selected));
      const words = [
        glyph === ' ' ? l10n.t('space') : glyph,
        ...(ink === undefined ? [] : [l10n.t('{0} % ink', Math.round(ink * 100))]),
        ...(isMissing ? [l10n.t('no font has it')] : []),
      ];
      item.setAttribute('aria-label', l10n.t('Glyph {0} of {1}: {2}', i + 1, glyphs.length, words.join(', ')));
      item.title = words.join(', ');
      item.style.setProperty('--ink', String(ink ?? 0));
    }
    const missing = [...new Set(glyphs.map(({ glyph }) => glyph).filter((glyph) => this.#isMissing(glyph)))];
    this.#note.textContent =
      missing.length === 0
        ? ''
        : missing.length === 1
          ? l10n.t('No font has {0}: it is not drawn.', missing[0]!)
          : l10n.t('No font has {0}: they are not drawn.', missing.join(' '));
    this.#remove.disabled = glyphs.length < 2;
    this.#sort.disabled = this.#isSorted();
  }

  #inkOf({ glyph }: Glyph): number {
    return this.#ink.get(glyph) ?? 0;
  }

  #isSorted(): boolean {
    const inks = this.#tweak!.glyphs.map((glyph) => this.#inkOf(glyph));
    return this.#ink.size === 0 || inks.every((ink, i) => i === 0 || ink >= inks[i - 1]! - 1e-9);
  }

  #select(index: number): void {
    this.#selected = index;
    for (const [i, item] of ([...this.#row.children] as HTMLElement[]).entries()) {
      item.tabIndex = i === index ? 0 : -1;
      item.setAttribute('aria-selected', String(i === index));
    }
  }

  #try(glyphs: readonly Glyph[]): void {
    const { range, text } = this.#tweak!;
    const newText = `"${glyphs.map(({ written }) => written).join('')}"`;
    this.#gesture.try(this.#version, newText === text ? [] : [{ range, newText }]);
  }

  #write(glyphs: readonly Glyph[]): void {
    this.#try(glyphs);
    this.#gesture.end();
  }

  #move(from: number, to: number, isFinal: boolean): void {
    const glyphs = [...this.#tweak!.glyphs];
    glyphs.splice(to, 0, ...glyphs.splice(from, 1));
    this.#try(glyphs);
    if (!isFinal) return;
    this.#selected = to;
    this.#gesture.end();
  }

  #add(characters: string): void {
    const { glyphs } = this.#tweak!;
    const added = splitGlyphs(characters);
    if (added.length === 0) return;
    this.#write(glyphs.toSpliced(this.#selected + 1, 0, ...added));
    this.#selected += added.length;
    this.#field.value = '';
  }

  #insertNamed(): void {
    const palette = this.#tweak!.named.find(({ name }) => name === this.#named.value);
    this.#named.value = '';
    if (palette) this.#add(palette.glyphs);
  }

  #removeAt(index: number): void {
    const { glyphs } = this.#tweak!;
    if (glyphs.length < 2) return;
    this.#write(glyphs.toSpliced(index, 1));
    this.#selected = Math.max(0, index - 1);
  }

  /** Equal ones keep their order. */
  #byInk(): void {
    this.#write(this.#tweak!.glyphs.toSorted((a, b) => this.#inkOf(a) - this.#inkOf(b)));
  }
}

/** Characters with their marks, as they are written in quotes. */
function splitGlyphs(text: string): Glyph[] {
  const glyphs: Glyph[] = [];
  for (const character of text.normalize('NFC')) {
    const written = character === '"' || character === '\\' ? `\\${character}` : character;
    const last = glyphs.at(-1);
    if (last && /\p{M}/u.test(character)) {
      last.glyph += character;
      last.written += written;
    } else glyphs.push({ glyph: character, written });
  }
  return glyphs;
}
