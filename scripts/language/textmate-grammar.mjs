// The TextMate grammar, generated from the catalog and the scene items: colours names by kind (field, shader, palette …) before the
// language server has started.

import { catalog } from '../../src/catalog/catalog.generated.ts';
import { UNIT_NAMES } from '../../src/catalog/units.ts';
import { headerSettings, sceneSettings } from '../../src/catalog/settings.ts';
import { mediaSettings } from '../../src/catalog/media-settings.ts';
import { GRID_NAMES } from '../../src/contract/defaults.ts';
import { MEDIA_MEMBERS } from '../../src/contract/media.ts';
import { audioFeatures, variables } from '../../src/catalog/variables.ts';
import { KEYWORDS } from '../../src/language/syntax/keywords.ts';
import { STATEMENTS } from '../../src/language/syntax/statements.ts';

const words = (list) => [...new Set(list)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
const named = (...kinds) => catalog.filter((entry) => kinds.includes(entry.kind)).map((entry) => entry.name);
const wordSets = catalog.flatMap((entry) => entry.params.flatMap((param) => param.words ?? []));

const definition = (keyword, scope) => ({
  match: `\\b(${keyword})\\b(?!\\s*:)\\s+([A-Za-z_]\\w*)`,
  captures: { 1: { name: 'keyword.declaration.reel' }, 2: { name: scope } },
});

const CLAUSES_AND_ITEMS = [...KEYWORDS].filter((word) => /^\w+$/.test(word));

/** An item's keyword and its head. */
function item({ keyword, subject }) {
  const keywordScope = { name: 'keyword.declaration.reel' };
  if (subject?.is === 'effect')
    return {
      match: `\\b(${keyword})\\b(?!\\s*:)\\s+(?:(${words(named(subject.kind))})|([A-Za-z_]\\w*))`,
      captures: { 1: keywordScope, 2: { name: 'support.class.reel' }, 3: { name: 'entity.name.type.reel' } },
    };
  if (subject?.is === 'name')
    return {
      match: `\\b(${keyword})\\b(?!\\s*:)(?:\\s+(?!on\\b)([A-Za-z_]\\w*))?`,
      captures: { 1: keywordScope, 2: { name: `entity.name.tag.${keyword}.reel` } },
    };
  // A contextual word: what follows shows that it is no name.
  if (subject?.is === 'media')
    return {
      match: `\\b(${keyword})\\s+(?!(?:${words(CLAUSES_AND_ITEMS)})\\b)([A-Za-z_]\\w*)\\b(?!\\s*[:.(])`,
      captures: { 1: keywordScope, 2: { name: 'variable.other.media.reel' } },
    };
  return { ...keywordScope, match: `\\b${keyword}\\b(?!\\s*:)` };
}

/** `items`: the scene items of src/language/items. */
export function textMateGrammar(items) {
  const settingNames = [headerSettings, sceneSettings, mediaSettings, ...items.map((each) => each.settings)]
    .flat()
    .flatMap((spec) => [spec, ...(spec.block ?? [])])
    .map((spec) => spec.name);
  const plainStatements = STATEMENTS.filter((spec) => !spec.next.includes('name')).map((spec) => spec.keyword);
  const known = new Set([
    ...named(
      'field',
      'distance',
      'mask',
      'transform',
      'math',
      'color',
      'shader',
      'feedback',
      'transition',
      'reveal',
      'particles',
    ),
  ]);
  return {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    name: 'Reel',
    scopeName: 'source.reel',
    fileTypes: ['reel'],
    patterns: [{ include: '#comments' }, { include: '#strings' }, { include: '#statements' }, { include: '#values' }],
    repository: {
      comments: {
        patterns: [
          { name: 'comment.line.double-slash.reel', match: '//.*$' },
          { name: 'comment.block.reel', begin: '/\\*', end: '\\*/' },
        ],
      },
      strings: { patterns: [{ name: 'string.quoted.triple.reel', begin: '"""', end: '"""' }, { include: '#quoted' }] },
      quoted: {
        name: 'string.quoted.double.reel',
        begin: '"',
        end: '"|$',
        patterns: [
          { name: 'constant.character.escape.reel', match: '\\\\(?:n|"|\\\\|\\[|\\$|u\\{[0-9A-Fa-f]{1,6}\\})' },
          { name: 'entity.name.tag.reel', match: '\\[/?(?:#[0-9A-Fa-f]{3,6}|[A-Za-z][\\w.]*)?\\](?<!\\[\\])' },
          {
            name: 'meta.template.expression.reel',
            begin: '\\$\\{',
            end: '\\}|(?=")|$',
            patterns: [{ include: '#values' }],
          },
          { name: 'invalid.illegal.escape.reel', match: '\\\\.' },
        ],
      },
      statements: {
        patterns: [
          definition('scene', 'entity.name.class.scene.reel'),
          definition('field', 'entity.name.function.field.reel'),
          definition('look', 'entity.name.function.look.reel'),
          definition('palette|colors', 'entity.name.constant.reel'),
          definition('let', 'variable.other.constant.reel'),
          {
            match: '\\b(media|param)\\s+([A-Za-z_]\\w*)\\s*(=)',
            captures: {
              1: { name: 'keyword.declaration.reel' },
              2: { name: 'variable.other.media.reel' },
              3: { name: 'keyword.operator.assignment.reel' },
            },
          },
          {
            match: '\\b(play)\\b(?!\\s*:)\\s+([A-Za-z_]\\w*)',
            captures: { 1: { name: 'keyword.control.reel' }, 2: { name: 'entity.name.class.scene.reel' } },
          },
          { name: 'keyword.control.reel', match: '\\brepeat\\b(?=\\s+[\\w(][^{}:]*\\{)' },
          { name: 'keyword.other.reel', match: '\\buntil\\b(?=\\s+[\\w.(])' },
          { name: 'keyword.other.reel', match: '\\bin\\b(?=\\s*[-\\w.\\[])(?=[^\\n]*(?:\\.\\.|\\[))' },
          { name: 'keyword.operator.range.reel', match: '\\.\\.' },
          ...items.map(item),
          {
            match: `\\b(on)\\s+(${words(GRID_NAMES)})\\b`,
            captures: { 1: { name: 'keyword.other.reel' }, 2: { name: 'storage.type.grid.reel' } },
          },
          { name: 'keyword.declaration.reel', match: `\\b(?:${plainStatements.join('|')})\\b(?!\\s*:)` },
          { name: 'keyword.other.reel', match: '\\bfor\\b(?!\\s*:)' },
        ],
      },
      values: {
        patterns: [
          { name: 'constant.numeric.size.reel', match: '\\b[0-9]+x[0-9]+\\b' },
          {
            match: `(?<![\\w#])((?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?:(%|(?:${words(UNIT_NAMES.filter((unit) => unit !== '%'))})\\b))?`,
            captures: { 1: { name: 'constant.numeric.reel' }, 2: { name: 'keyword.other.unit.reel' } },
          },
          { name: 'constant.other.color.rgb-value.reel', match: '#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\\b' },
          { name: 'invalid.illegal.color.reel', match: '#\\w*' },
          {
            match: `\\b(${words(settingNames)})\\s*(:)`,
            captures: {
              1: { name: 'support.type.property-name.reel' },
              2: { name: 'punctuation.separator.key-value.reel' },
            },
          },
          {
            match: '\\b([A-Za-z_]\\w*)\\s*(:)(?!\\s*:)',
            captures: { 1: { name: 'variable.parameter.reel' }, 2: { name: 'punctuation.separator.key-value.reel' } },
          },
          {
            match: `\\b(audio)(\\.)(?:(${words(audioFeatures.map((spec) => spec.name))})\\b)?`,
            captures: {
              1: { name: 'support.variable.reel' },
              2: { name: 'punctuation.accessor.reel' },
              3: { name: 'support.variable.property.reel' },
            },
          },
          {
            match: `\\b([A-Za-z_]\\w*)(\\.)(${words(Object.keys(MEDIA_MEMBERS))})\\b`,
            captures: {
              1: { name: 'variable.other.media.reel' },
              2: { name: 'punctuation.accessor.reel' },
              3: { name: 'support.variable.property.reel' },
            },
          },
          { name: 'keyword.operator.logical.reel', match: '\\b(?:and|or|not)\\b' },
          { name: 'constant.language.boolean.reel', match: '\\b(?:on|off)\\b' },
          {
            name: 'support.function.shader.reel',
            match: `\\b(?:${words(named('shader', 'feedback', 'transition', 'reveal').filter((name) => !named('field', 'mask', 'distance', 'math', 'color', 'transform').includes(name)))})\\b`,
          },
          { name: 'support.function.reel', match: `\\b(?:${words([...known])})\\b(?=\\s*\\()` },
          {
            name: 'support.constant.palette.reel',
            match: `\\b(?:${words(named('palette', 'colors').filter((name) => !named('field').includes(name)))})\\b`,
          },
          {
            name: 'support.function.field.reel',
            match: `\\b(?:${words(named('field', 'distance', 'mask', 'transform'))})\\b`,
          },
          {
            name: 'variable.language.reel',
            match: `\\b(?:${words([...variables.map((spec) => spec.name), 'value'])})\\b`,
          },
          {
            name: 'support.constant.reel',
            match: `\\b(?:${words([...named('palette', 'colors', 'easing', 'blend'), ...wordSets])})\\b`,
          },
          { name: 'keyword.operator.pipe.reel', match: '\\|' },
          { name: 'keyword.operator.comparison.reel', match: '<=|>=|==|!=|<|>' },
          { name: 'keyword.operator.arithmetic.reel', match: '[-+*/^]' },
          { name: 'keyword.operator.ternary.reel', match: '[?:]' },
          { name: 'keyword.operator.assignment.reel', match: '=' },
          { name: 'punctuation.separator.reel', match: '[,;]' },
          { name: 'punctuation.section.reel', match: '[\\[\\](){}]' },
        ],
      },
    },
  };
}
