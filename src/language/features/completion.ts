// Completion: settings, items, built-in and own names, words, units and files that are valid at the cursor.

import { LIBRARY } from '../../catalog/library.ts';
import { CompletionItemKind, InsertTextFormat, type CompletionItem } from 'vscode-languageserver';
import type { Vocabulary } from '../../catalog/lookup.ts';
import { mediaKinds, type MediaKind } from '../../catalog/media.generated.ts';
import { units } from '../../catalog/units.ts';
import { GRID_DOCS, PLACES, type SettingSpec } from '../../catalog/settings.ts';
import { audioFeatures, captionVariables, layerValue, variables } from '../../catalog/variables.ts';
import type { CatalogEntry, EffectKind, ParamKind, ParamSpec } from '../../contract/catalog-entry.ts';
import { MEDIA_MEMBERS, type MediaMember } from '../../contract/media.ts';
import { AFFINE_TRANSFORMS } from '../check/transform-chain.ts';
import { MATERIAL_EXTENSIONS } from '../check/material-kinds.ts';
import { NUMBER_KINDS } from '../check/names.ts';
import { SPAN_COLORS } from '../check/span-colors.ts';
import { SPAN_WORDS, TEXT_FORMS } from '../check/text-content.ts';
import type { Analysis } from '../compile.ts';
import { FRAME_SIZES } from '../../contract/defaults.ts';
import { blockSettings } from '../plan/block-settings.ts';
import { itemSyntax } from '../syntax/keywords.ts';
import type { DefinitionKind, SceneDeclaration } from '../check/load-units.ts';
import type { FieldNode } from '../syntax/tree.ts';
import { callKinds } from './call-kinds.ts';
import { type CursorContext, cursorContext, type OpenCall } from './cursor-context.ts';
import {
  describeEntry,
  describeMember,
  describeParam,
  describeSetting,
  describeVariable,
  signature,
} from './describe.ts';
import {
  type Draft,
  FOR,
  IN,
  ITEM_DRAFTS,
  LENGTHS,
  POINTS,
  ON,
  PLAY,
  REPEAT,
  STATEMENT_DRAFTS,
  UNTIL,
} from './completion-snippets.ts';
import { docsAbove } from './docs-above.ts';
import { momentDrafts } from './music/moment-drafts.ts';
import { textSourceAt } from './text-source-at.ts';

export interface CompletionOptions {
  /** Files beside the reel whose name has one of the endings, as they would be written. */
  listFiles?: (endings: readonly string[]) => string[];
  /** What is known of a file, by its path as written: `1280 × 720, 12.4 s`. */
  fileDetail?: (written: string) => string | undefined;
}

/** Extensions of what follows a keyword or belongs to an input. */
const extensionsOf = (kind: string): readonly string[] | undefined => {
  if (kind === 'import') return ['.reel'];
  if (kind === 'use') return mediaKinds.modules.extensions;
  return Object.hasOwn(mediaKinds, kind) ? mediaKinds[kind as MediaKind].extensions : undefined;
};

const CAPTION_DRAFTS: Draft[] = [
  ...captionVariables.map(({ name, doc }) => [name.replace('caption.', ''), doc]),
  ['line', 'The lines that are shown, in `${…}` of a text.'],
  ['word', 'The word that is being said, in `${…}` of a text.'],
].map(([label, docs]) => ({ label: label!, kind: CompletionItemKind.Variable, docs: docs!, rank: 1 }));

/** Forms of numbers, and the captions, in `${…}`. */
const TEXT_DRAFTS: Draft[] = [
  ...Object.entries(TEXT_FORMS).map(([label, { docs }]): Draft => ({
    label,
    kind: CompletionItemKind.Function,
    docs,
    snippet: `${label}($0)`,
    rank: 1,
  })),
  {
    label: 'caption',
    kind: CompletionItemKind.Module,
    detail: 'what the captions say',
    snippet: 'caption.',
    rank: 2,
    then: true,
  },
];

const LETTER_DRAFTS: Draft[] = [
  ['i', 'Number of the letter, from 0.'],
  ['n', 'How many letters there are.'],
].map(([label, docs]) => ({ label: label!, kind: CompletionItemKind.Variable, docs: docs!, rank: 0 }));

const LIBRARY_DRAFTS: Draft[] = [...LIBRARY.keys()].map((path) => ({
  label: `"${path}"`,
  kind: CompletionItemKind.File,
  detail: 'comes with Glyphreel',
  rank: 2,
}));

const VOICES: Draft = {
  label: 'voices',
  kind: CompletionItemKind.Keyword,
  docs: 'What the voices of the reel say.',
  rank: 1,
};

export function completions(analysis: Analysis, offset: number, options: CompletionOptions = {}): CompletionItem[] {
  const context = cursorContext(analysis.main.parsed.tokens, offset);
  const range = analysis.main.parsed.lines.range(context.start, Math.max(context.end, offset));
  return new Completer(analysis, context, options, offset)
    .drafts()
    .map((draft, i): CompletionItem => ({
      label: draft.label,
      kind: draft.kind,
      sortText: `${draft.rank}${String(i).padStart(4, '0')}`,
      ...(draft.detail ? { detail: draft.detail } : {}),
      ...(draft.docs ? { documentation: { kind: 'markdown', value: draft.docs } } : {}),
      textEdit: { range, newText: draft.snippet ?? draft.label },
      insertTextFormat: draft.snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      filterText: draft.filter ?? draft.label,
      ...(draft.entry ? { data: { kind: draft.entry.kind, name: draft.entry.name } satisfies EntryData } : {}),
      ...(draft.file === undefined ? {} : { data: { file: draft.file } satisfies FileData }),
      ...(draft.then ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } } : {}),
    }));
}

interface EntryData {
  kind: EffectKind;
  name: string;
}

interface FileData {
  file: string;
}

/** The item with its docs and picture, once it is looked at. `fileDocs`: Markdown on a file, by its path as written. */
export function resolveCompletion(
  item: CompletionItem,
  vocabulary: Vocabulary,
  pictureOf: (entry: CatalogEntry) => string | undefined,
  fileDocs?: (written: string) => string | undefined,
): CompletionItem {
  const data = item.data as Partial<EntryData & FileData> | undefined;
  if (data?.file !== undefined) {
    const value = fileDocs?.(data.file);
    return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
  }
  const entry = data?.kind && vocabulary.find(data.kind, data.name!);
  return entry ? { ...item, documentation: { kind: 'markdown', value: describeEntry(entry, pictureOf(entry)) } } : item;
}

class Completer {
  private readonly analysis: Analysis;
  private readonly context: CursorContext;
  private readonly options: CompletionOptions;
  private readonly offset: number;

  constructor(analysis: Analysis, context: CursorContext, options: CompletionOptions, offset: number) {
    this.analysis = analysis;
    this.context = context;
    this.options = options;
    this.offset = offset;
  }

  drafts(): Draft[] {
    const { context } = this;
    switch (context.place) {
      case 'statement':
        if (context.afterName) return [context.statement === 'param' ? IN : FOR, ...STATEMENT_DRAFTS];
        return STATEMENT_DRAFTS;
      case 'item':
        return context.block === 'timeline' || context.block === 'repeat'
          ? [...(context.afterName ? [FOR, UNTIL] : []), PLAY, REPEAT]
          : this.itemDrafts();
      case 'grid':
        return Object.entries(GRID_DOCS).map(([label, doc]) => ({
          label,
          kind: CompletionItemKind.EnumMember,
          detail: 'grid',
          docs: doc,
          rank: 1,
        }));
      case 'effect':
        if (itemSyntax(context.owner ?? '')?.subject?.is === 'media') return this.own('media');
        return this.entries([effectKind(context.owner) ?? 'particles'], 1).map((draft) => ({
          ...draft,
          snippet: draft.label,
        }));
      case 'play':
        return this.sceneDrafts();
      case 'number':
        return [...this.unitDrafts(), ...momentDrafts(this.analysis, context, this.offset)];
      case 'member':
        if (context.owner === 'caption') return CAPTION_DRAFTS;
        return context.owner === 'audio'
          ? audioFeatures.map((spec) => ({
              label: spec.name,
              kind: CompletionItemKind.Variable,
              detail: spec.range ?? '',
              docs: describeVariable(spec, true),
              rank: 1,
            }))
          : this.memberDrafts();
      case 'span':
        return this.spanDrafts();
      case 'string':
        return this.fileDrafts();
      case 'value':
        return [...momentDrafts(this.analysis, context, this.offset), ...this.valueDrafts()];
      case 'name':
        return context.afterName ? [ON] : [];
      default:
        return [];
    }
  }

  /** Names that can stand in `[…]` of a text. */
  private spanDrafts(): Draft[] {
    const styles = SPAN_WORDS.map((label): Draft => ({ label, kind: CompletionItemKind.Keyword, rank: 1 }));
    const colors = SPAN_COLORS.map(([label, hex]): Draft => ({
      label,
      kind: CompletionItemKind.Color,
      docs: hex,
      rank: 2,
    }));
    return [...this.own('colors').map((draft) => ({ ...draft, rank: 0 })), ...styles, ...colors];
  }

  /** Members of the `media` name before the dot. */
  private memberDrafts(): Draft[] {
    const { owner } = this.context;
    if (owner === null || !this.isMedia(owner)) return [];
    return Object.entries(MEDIA_MEMBERS)
      .filter(([label]) => label !== 'light')
      .map(([label, { rate, type }], i): Draft => ({
        label,
        kind: type === 'color' ? CompletionItemKind.Color : CompletionItemKind.Property,
        detail: rate === 'cell' ? 'per cell' : 'per frame',
        docs: describeMember(owner, label as MediaMember),
        rank: i === 0 ? 0 : 1,
      }));
  }

  /** Whether a name is one of `media`, or a `let` that is another word for one. */
  private isMedia(name: string, hops = 8): boolean {
    const { main } = this.analysis;
    if (hops === 0) return false;
    const scene = main.parsed.statements.find(
      ({ node, base }) => node?.k === 'scene' && base + node.start <= this.offset && this.offset <= base + node.end + 1,
    )?.node;
    const lets = scene?.k === 'scene' ? scene.items.filter((item) => item.k === 'let') : [];
    const local = lets.find((item) => item.name.text === name);
    const own = main.names.let.get(name)?.node;
    const node = local ?? (own?.k === 'let' ? own : undefined);
    if (!node) return main.names.media.has(name);
    const { value } = node;
    return value.k === 'call' && value.args === null && !value.member && this.isMedia(value.name.text, hops - 1);
  }

  /** `media` names: as they are where their light fits, and with a dot where only a member does. */
  private mediaDrafts(fits: boolean): Draft[] {
    return this.own('media').map((draft) => (fits ? draft : { ...draft, snippet: `${draft.label}.`, then: true }));
  }

  private itemDrafts(): Draft[] {
    const { context } = this;
    const block = context.block;
    if (block === null) return [];
    const own = (this.blockEffect()?.params ?? []) as SettingSpec[];
    const specs = [...own, ...blockSettings(block).filter((spec) => !own.some((each) => each.name === spec.name))];
    const list = specs
      .filter((spec) => !context.given.includes(spec.name))
      .map((spec): Draft => ({
        label: spec.name,
        kind: CompletionItemKind.Property,
        detail: spec.required ? 'needed' : 'setting',
        docs: describeSetting(spec),
        rank: spec.required ? 1 : 2,
        snippet: `${spec.name}: ${settingSnippet(spec)}`,
        then: settingSnippet(spec) === '$0',
      }));
    const holds = itemSyntax(block)?.holds;
    const held = holds ? ITEM_DRAFTS.filter(({ label }) => holds.includes(label)) : [];
    return block === 'scene' ? [...list, ...ITEM_DRAFTS] : [...list, ...held];
  }

  /** The effect of the block: the system of a `particles` block. */
  private blockEffect(): CatalogEntry | undefined {
    const { block, effect } = this.context;
    const kind = effectKind(block);
    return kind && effect !== null ? this.analysis.vocabulary.find(kind, effect) : undefined;
  }

  private valueDrafts(): Draft[] {
    const { context } = this;
    const call = context.calls[context.calls.length - 1];
    if (call) {
      const scene = this.playedScene(call);
      if (scene) return this.argumentDrafts(scene, call);
      const own = this.analysis.main.names.field.get(call.name);
      const kinds = this.kindsOf(call);
      const entry = kinds ? this.analysis.vocabulary.findIn(kinds, call.name) : undefined;
      if (own && !entry) {
        const params = (own.node as FieldNode).params.map((param) => param.name.text);
        return [
          ...this.values('number'),
          ...(call.argName === null && !context.piped
            ? params
                .filter((name) => !call.named.includes(name))
                .map((name) => namedDraft(name, `parameter of ${call.name}`))
            : []),
        ];
      }
      if (!entry) return this.argumentsOfOther(call);
      const params = entry.params;
      const spec = call.argName !== null ? params.find((param) => param.name === call.argName) : params[call.index];
      const named =
        call.argName === null && !context.piped && !context.inList
          ? params
              .filter((param, i) => i >= call.index && !call.named.includes(param.name))
              .map((param) => namedDraft(param.name, `parameter of ${entry.name}`, describeParam(param)))
          : [];
      return [...(spec ? this.forParam(spec) : this.values('number')), ...named];
    }
    return this.forSetting();
  }

  /** Arguments of what is no effect: forms of numbers in texts, what makes a text, `file` of a `param`. */
  private argumentsOfOther(call: OpenCall): Draft[] {
    const { context } = this;
    if (context.inText) return this.values('number', 'frame');
    const isFile = call.name === 'file' && (context.statement === 'param' || context.block === 'scene');
    if (isFile) return [FILE];
    const isText = textSourceAt(this.analysis.main.parsed.tokens, call.start) !== null;
    return isText ? this.values('number', 'frame') : this.values('number');
  }

  /** The scene whose arguments are written, in a `play`. */
  private playedScene(call: OpenCall): SceneDeclaration | undefined {
    const isPlay = this.context.block === 'timeline' || this.context.block === 'repeat';
    return isPlay && this.context.calls[0] === call ? this.analysis.main.scenes.get(call.name)?.[0] : undefined;
  }

  private argumentDrafts({ node }: SceneDeclaration, call: OpenCall): Draft[] {
    const index: Draft = { label: 'index', kind: CompletionItemKind.Variable, detail: 'in `repeat`, from 0', rank: 1 };
    const named = node.params
      .filter(({ name }) => !call.named.includes(name.text))
      .map(({ name }) => namedDraft(name.text, `parameter of ${node.name.text}`));
    return [
      ...(call.argName === null ? named : []),
      ...(this.context.block === 'repeat' ? [index] : []),
      ...this.own('let'),
      ...this.own('param'),
      ...this.own('palette'),
      ...this.own('colors'),
    ];
  }

  /** Which kinds of effect a call can be of, from what encloses it. */
  private kindsOf(call: OpenCall): EffectKind[] | null {
    return callKinds(this.context, call);
  }

  private forSetting(): Draft[] {
    const { context } = this;
    const { statement, setting, block } = context;
    if (statement === 'param') return this.paramDrafts();
    if (setting === 'for') return LENGTHS;
    if (setting === 'until') return POINTS;
    if (statement === 'look') return [...this.entries(['shader'], 1), ...this.own('look')];
    if (statement === 'media') return [FILE];
    if (statement === 'palette') return this.values('palette');
    if (statement === 'colors') return this.values('color');
    if (statement === 'let' || statement === 'field' || setting === null || block === null || isTimeline(block))
      return this.values('number');
    const own = this.blockEffect()?.params.find((param) => param.name === setting);
    if (own) return own.name === 'blend' ? this.blends() : this.forParam(own);
    const spec = blockSettings(block).find((each) => each.name === setting);
    if (!spec) return this.values('number');
    if (context.coordinate !== null) return this.values('number', spec.rate === 'cell' ? 'cell' : 'frame');
    if (block === 'voice' && setting === 'by') return this.voiceDrafts();
    if (block === 'reel' && setting === 'captions') return [...this.forParam(spec as ParamSpec), VOICES];
    switch (spec.kind) {
      case 'size':
        return Object.entries(FRAME_SIZES).map(([label, { width, height }]) => ({
          label,
          kind: CompletionItemKind.EnumMember,
          detail: `${width}×${height}`,
          rank: 1,
        }));
      case 'transforms':
        return this.entries(['transform'], 1).filter(({ label }) => AFFINE_TRANSFORMS.includes(label));
      case 'shaders':
        return [...this.own('look'), ...this.entries(['shader'], 1)];
      case 'feedback':
      case 'transition':
      case 'reveal':
        return this.entries([spec.kind], 1);
      case 'blend':
        return this.blends();
      default:
        return this.forParam(spec as ParamSpec);
    }
  }

  /** What a `param` can be. */
  private paramDrafts(): Draft[] {
    if (this.context.inList) return [];
    return [
      { label: '0.5 in 0..1', snippet: '${1:0.5} in ${2:0}..${3:1}', detail: 'number' },
      { label: '2s in 0s..10s', snippet: '${1:2s} in ${2:0s}..${3:10s}', detail: 'time' },
      { label: '45deg in 0deg..360deg', snippet: '${1:45deg} in ${2:0deg}..${3:360deg}', detail: 'angle' },
      { label: '#ff8800', snippet: '#${1:ff8800}', detail: 'colour' },
      { label: '"text"', snippet: '"${1:text}"', detail: 'text' },
      { label: 'left in [left, right]', snippet: '${1:left} in [$1, ${2:right}]', detail: 'word' },
      { label: 'file("")', snippet: 'file("$0")', detail: 'file', then: true },
    ].map((draft): Draft => ({ ...draft, kind: CompletionItemKind.Value, rank: 1 }));
  }

  /** The voices of the user's settings. */
  private voiceDrafts(): Draft[] {
    const names = this.analysis.facts.voiceNames ?? [];
    return names.map((label) => ({ label, kind: CompletionItemKind.Value, detail: 'voice of your settings', rank: 0 }));
  }

  private forParam(spec: ParamSpec): Draft[] {
    const words = (spec.words ?? []).map((label): Draft => ({
      label,
      kind: CompletionItemKind.EnumMember,
      detail: spec.name,
      docs: this.wordDocs(label) ?? spec.doc,
      rank: 0,
    }));
    const kinds: ParamKind[] = [spec.kind, ...(spec.alternatives ?? [])].filter((kind) => kind !== 'word');
    const rest = kinds.flatMap((kind): Draft[] => {
      switch (kind) {
        case 'color':
          return this.values('color');
        case 'colors':
          return [...this.own('colors'), ...this.entries(['colors'], 1)];
        case 'palette':
          return this.values('palette');
        case 'boolean':
          return [
            ...['on', 'off'].map((label) => ({ label, kind: CompletionItemKind.EnumMember, rank: 0 })),
            ...(spec.rate === 'const' ? [] : this.values('number', spec.rate === 'frame' ? 'frame' : 'cell')),
          ];
        case 'text':
          return [{ ...FILE, then: false }];
        case 'media':
          return [FILE, ...(spec.input === 'audio' || spec.input === 'captions' ? this.own('media') : [])];
        case 'point':
        case 'points':
          return [
            ...(kind === 'point'
              ? (spec.unit === 'uv' ? PLACES : ['center']).map((label): Draft => ({
                  label,
                  kind: CompletionItemKind.EnumMember,
                  rank: 0,
                }))
              : []),
            {
              label: '(0.5, 0.5)',
              kind: CompletionItemKind.Value,
              snippet: kind === 'points' ? '[(${1:0.5}, ${2:0.5})]' : '(${1:0.5}, ${2:0.5})',
              rank: 1,
            },
          ];
        case 'stops':
          return [
            {
              label: '[0s: 0, 2s: 1]',
              kind: CompletionItemKind.Value,
              snippet: '[${1:0s}: ${2:0}, ${3:2s}: ${4:1}]',
              rank: 1,
            },
          ];
        default:
          return spec.rate === 'const' ? [] : this.values('number', spec.rate === 'frame' ? 'frame' : 'cell');
      }
    });
    const seen = new Set<string>();
    return [...words, ...rest].filter((draft) => !seen.has(draft.label) && seen.add(draft.label));
  }

  /** Names that yield `want`. Where one number per frame is needed, names with a value per cell are left out. */
  private values(want: 'number' | 'color' | 'palette', rate: 'cell' | 'frame' = 'cell'): Draft[] {
    const { context } = this;
    if (context.piped && want !== 'palette') return this.entries(['transform'], 1);
    const lets = [...this.letters(), ...this.locals(), ...this.own('let'), ...this.own('param')];
    if (want === 'palette')
      return [
        ...this.own('palette'),
        ...this.entries(['palette'], 1),
        { label: '""', kind: CompletionItemKind.Text, snippet: '" $0"', detail: 'glyphs, dark to bright', rank: 2 },
      ];
    if (want === 'color')
      return [
        ...lets,
        ...this.mediaDrafts(false).map((draft) => ({
          ...draft,
          label: `${draft.label}.color`,
          snippet: `${draft.label}.color`,
          then: false,
        })),
        ...this.entries(['color'], 1, 'color'),
        { label: '#ffffff', kind: CompletionItemKind.Color, rank: 2 },
      ];
    const isPerCell = rate === 'cell';
    // A layer's `value` cannot use itself.
    const isOwnValue = context.block === 'layer' && context.setting === 'value';
    const inLayer = context.block === 'layer' && isPerCell && !isOwnValue ? [layerValue] : [];
    return [
      ...lets,
      ...this.mediaDrafts(isPerCell),
      ...(isPerCell ? this.own('field') : []),
      ...[...inLayer, ...variables.filter((spec) => isPerCell || spec.rate !== 'cell')].map((spec): Draft => ({
        label: spec.name,
        kind: CompletionItemKind.Variable,
        detail: spec.rate === 'cell' ? 'per cell' : 'per frame',
        docs: describeVariable(spec, false),
        rank: 2,
      })),
      ...(context.inText ? TEXT_DRAFTS : []),
      {
        label: 'audio',
        kind: CompletionItemKind.Module,
        detail: 'features of the sound',
        snippet: 'audio.',
        rank: 2,
        then: true,
      },
      // The value of a layer is most often a field; functions of numbers follow.
      ...(isPerCell
        ? NUMBER_KINDS.flatMap((kind) => this.entries([kind], isOwnValue && kind === 'field' ? 1 : 3, 'number'))
        : this.entries(['math'], 3, 'number')),
    ];
  }

  private entries(kinds: readonly EffectKind[], rank: number, result?: 'number' | 'color'): Draft[] {
    return kinds
      .flatMap((kind) => this.analysis.vocabulary.entries(kind))
      .filter((entry) => !result || entry.kind !== 'color' || entry.result === result)
      .map((entry) => ({
        label: entry.name,
        kind: ITEM_KINDS[entry.kind] ?? CompletionItemKind.Function,
        detail: signature(entry),
        docs: describeEntry(entry),
        entry,
        snippet: callSnippet(entry),
        rank,
      }));
  }

  private own(kind: DefinitionKind): Draft[] {
    const { main } = this.analysis;
    return [...main.names[kind].values()].map((definition): Draft => {
      const unit = this.analysis.units.find((each) => each.file === definition.place.file) ?? main;
      const node = definition.node;
      const text = unit.parsed.text
        .slice(definition.place.base + node.start, definition.place.base + node.end)
        .replace(/\s+/g, ' ');
      const docs = docsAbove(unit, definition.place.base + node.start);
      return {
        label: definition.name.text,
        kind: OWN_KINDS[kind],
        detail: text.length > 70 ? `${text.slice(0, 69)}…` : text,
        ...(docs ? { docs } : {}),
        snippet: kind === 'field' ? `${definition.name.text}($0)` : definition.name.text,
        rank: 0,
      };
    });
  }

  /** The letters that `each` moves. */
  private letters(): Draft[] {
    const { block, setting, coordinate } = this.context;
    return setting === 'each' && coordinate !== null && blockSettings(block).some(({ name }) => name === 'each')
      ? LETTER_DRAFTS
      : [];
  }

  /** Parameters of the field and lets of the scene around the place. */
  private locals(): Draft[] {
    for (const { node, base } of this.analysis.main.parsed.statements) {
      if (!node || this.offset < base + node.start || this.offset > base + node.end + 1) continue;
      if (node.k === 'field')
        return node.params.map((param) => ({
          label: param.name.text,
          kind: CompletionItemKind.TypeParameter,
          detail: `parameter of ${node.name.text}`,
          rank: 0,
        }));
      if (node.k === 'scene') {
        const params = node.params.map(({ name }): Draft => ({
          label: name.text,
          kind: CompletionItemKind.TypeParameter,
          detail: `parameter of ${node.name.text}`,
          rank: 0,
        }));
        const lets = node.items
          .filter((item) => item.k === 'let')
          .map((item): Draft => ({
            label: item.name.text,
            kind: CompletionItemKind.Variable,
            detail: `let of ${node.name.text}`,
            rank: 0,
          }));
        return [...params, ...lets];
      }
    }
    return [];
  }

  private sceneDrafts(): Draft[] {
    return [...this.analysis.main.scenes].map(([label, [first]]): Draft => {
      const file = first?.place.file ?? null;
      const hasParams = (first?.node.params.length ?? 0) > 0;
      return {
        label,
        kind: CompletionItemKind.Class,
        detail: file === null ? 'scene' : `scene of ${file.split(/[\\/]/).pop() ?? file}`,
        ...(hasParams ? { snippet: `${label}($0)`, then: true } : {}),
        rank: 1,
      };
    });
  }

  private unitDrafts(): Draft[] {
    const digits = /^[0-9.]+/.exec(this.context.prefix)?.[0] ?? '';
    return units.map((unit) => ({
      label: `${digits}${unit.unit}`,
      kind: CompletionItemKind.Unit,
      detail: unit.doc,
      rank: 1,
    }));
  }

  private blends(): Draft[] {
    return this.entries(['blend'], 1).map((draft) => ({ ...draft, snippet: draft.label }));
  }

  private wordDocs(word: string): string | undefined {
    const entry = this.analysis.vocabulary.findIn(['easing', 'blend'], word);
    return entry && describeEntry(entry);
  }

  /** The input whose files fit between the quotes at the cursor. */
  private inputHere(call: OpenCall | undefined): string | undefined {
    const { block, setting } = this.context;
    if (call) {
      const kinds = this.kindsOf(call);
      const entry = kinds ? this.analysis.vocabulary.findIn(kinds, call.name) : undefined;
      const params: readonly ParamSpec[] = entry?.params ?? [];
      return (call.argName === null ? params[call.index] : params.find(({ name }) => name === call.argName))?.input;
    }
    return block === null || isTimeline(block)
      ? undefined
      : blockSettings(block).find(({ name }) => name === setting)?.input;
  }

  private fileDrafts(): Draft[] {
    const { context, options } = this;
    const call = context.calls[context.calls.length - 1];
    const before = this.analysis.main.parsed.tokens.findLast((token) => token.end <= context.start)?.text;
    const isMedia = context.statement === 'media' && context.block === null;
    const isFileParam = context.statement === 'param' && call?.name === 'file';
    const isSound = context.block === 'scene' && before === 'sound';
    const kind = before === 'import' || before === 'use' ? before : isSound ? 'audio' : (this.inputHere(call) ?? '');
    const endings = isMedia || isFileParam ? MATERIAL_EXTENSIONS : extensionsOf(kind);
    const library = before === 'import' && !context.prefix.startsWith('.') ? LIBRARY_DRAFTS : [];
    if (!endings || !options.listFiles) return library;
    // Keep the `./` that was typed, or the editor's filter drops the item.
    const here = context.prefix.startsWith('./') ? './' : '';
    const files = options
      .listFiles(endings)
      .map((path): Draft => ({
        label: `"${path.startsWith('.') ? path : `${here}${path}`}"`,
        kind: CompletionItemKind.File,
        detail: options.fileDetail?.(path) ?? '',
        file: path,
        rank: 1,
      }));
    return [...files, ...library];
  }
}

const isTimeline = (block: string): boolean => block === 'timeline' || block === 'repeat';

const effectKind = (keyword: string | null): EffectKind | undefined => {
  const subject = keyword === null ? null : itemSyntax(keyword)?.subject;
  return subject?.is === 'effect' ? subject.kind : undefined;
};

const FILE: Draft = { label: '""', kind: CompletionItemKind.Text, snippet: '"$0"', rank: 1, then: true };

const ITEM_KINDS: Partial<Record<EffectKind, CompletionItemKind>> = {
  palette: CompletionItemKind.Enum,
  colors: CompletionItemKind.Color,
  easing: CompletionItemKind.EnumMember,
  blend: CompletionItemKind.EnumMember,
  particles: CompletionItemKind.Class,
  math: CompletionItemKind.Function,
  transform: CompletionItemKind.Method,
  shader: CompletionItemKind.Method,
};
const OWN_KINDS = {
  let: CompletionItemKind.Variable,
  palette: CompletionItemKind.Enum,
  colors: CompletionItemKind.Color,
  field: CompletionItemKind.Function,
  look: CompletionItemKind.Method,
  media: CompletionItemKind.Variable,
  param: CompletionItemKind.TypeParameter,
} as const;

function callSnippet(entry: CatalogEntry): string {
  if (entry.kind === 'palette' || entry.kind === 'colors' || entry.kind === 'easing' || entry.kind === 'blend')
    return entry.name;
  const needed = entry.params.filter((param) => param.required);
  if (needed.length > 0)
    return `${entry.name}(${needed.map((param, i) => `\${${i + 1}:${param.kind === 'text' ? `"${param.name}"` : param.name}}`).join(', ')})$0`;
  return entry.params.length > 0 ? `${entry.name}($0)` : entry.name;
}

const namedDraft = (label: string, detail: string, docs?: string): Draft => ({
  label,
  kind: CompletionItemKind.Field,
  detail,
  ...(docs ? { docs } : {}),
  snippet: `${label}: $0`,
  rank: 1,
  then: true,
});
const settingSnippet = (spec: SettingSpec): string => (spec.example?.startsWith('"') ? `"$0"` : '$0');
