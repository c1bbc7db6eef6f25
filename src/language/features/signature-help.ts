// Signature help: the argument that is being written in an open call.

import type { SignatureHelp } from 'vscode-languageserver';
import type { Analysis } from '../compile.ts';
import type { FieldNode, SceneNode } from '../syntax/tree.ts';
import { TEXT_FORMS } from '../check/text-content.ts';
import { blockSettings } from '../plan/block-settings.ts';
import { callKinds } from './call-kinds.ts';
import { type CursorContext, cursorContext } from './cursor-context.ts';
import { describeParam, describeSetting, shown } from './describe.ts';
import { textSourceAt } from './text-source-at.ts';
import { pointDocs } from './point-docs.ts';

export function signatureHelp(analysis: Analysis, offset: number): SignatureHelp | null {
  const context = cursorContext(analysis.main.parsed.tokens, offset);
  const call = context.calls[context.calls.length - 1];
  if (!call) return pointOfSetting(context);
  const form = context.inText && Object.hasOwn(TEXT_FORMS, call.name) ? TEXT_FORMS[call.name] : undefined;
  if (form) return sourceSignature(call.name, form, call.index);
  const source = textSourceAt(analysis.main.parsed.tokens, call.start);
  if (source) return sourceSignature(call.name, source, call.index);
  const point = context.setting === 'until' && context.calls.length === 1 ? pointDocs(call.name) : null;
  if (point !== null) return pointSignature(call.name, point);
  const isPlay = (context.block === 'timeline' || context.block === 'repeat') && context.calls[0] === call;
  const scene = isPlay ? analysis.main.scenes.get(call.name)?.[0] : undefined;
  const own = scene ?? analysis.main.names.field.get(call.name);
  const entry = analysis.vocabulary.findIn(callKinds(context, call), call.name);
  const parameters = own
    ? (own.node as FieldNode | SceneNode).params.map((param) => {
        const usual = param.value
          ? own.unit.parsed.text.slice(own.place.base + param.value.start, own.place.base + param.value.end)
          : '';
        return { label: usual ? `${param.name.text}: ${usual}` : param.name.text, name: param.name.text, docs: '' };
      })
    : entry
      ? entry.params.map((param) => ({
          label: param.default === undefined ? param.name : `${param.name}: ${shown(param)}`,
          name: param.name,
          docs: describeParam(param),
        }))
      : null;
  if (!parameters) return null;
  const active = call.argName === null ? call.index : parameters.findIndex((param) => param.name === call.argName);
  return {
    signatures: [
      {
        label: `${call.name}(${parameters.map((param) => param.label).join(', ')})`,
        ...(entry && !own ? { documentation: { kind: 'markdown', value: entry.summary } } : {}),
        parameters: parameters.map((param) => ({
          label: param.label,
          ...(param.docs ? { documentation: { kind: 'markdown', value: param.docs } } : {}),
        })),
      },
    ],
    activeSignature: 0,
    activeParameter: Math.max(0, Math.min(active, parameters.length - 1)),
  };
}

/** A point in parentheses: `at: (u, v)`. */
function pointOfSetting({ block, setting, coordinate }: CursorContext): SignatureHelp | null {
  const spec = blockSettings(block).find(({ name }) => name === setting);
  if (!spec || coordinate === null) return null;
  const [first, second] = spec.unit === 'uv' ? ['u', 'v'] : ['x', 'y'];
  return {
    signatures: [
      {
        label: `${spec.name}: (${first}, ${second})`,
        documentation: { kind: 'markdown', value: describeSetting(spec) },
        parameters: [{ label: first! }, { label: second! }],
      },
    ],
    activeSignature: 0,
    activeParameter: Math.min(coordinate, 1),
  };
}

function sourceSignature(
  name: string,
  { docs, params }: Pick<NonNullable<ReturnType<typeof textSourceAt>>, 'docs' | 'params'>,
  index: number,
): SignatureHelp {
  const labels = params.map((param) => (param.isOptional ? `[${param.name}]` : param.name));
  return {
    signatures: [
      {
        label: `${name}(${labels.join(', ')})`,
        documentation: { kind: 'markdown', value: docs },
        parameters: params.map((param, i) => ({
          label: labels[i]!,
          documentation: { kind: 'markdown', value: param.docs },
        })),
      },
    ],
    activeSignature: 0,
    activeParameter: Math.min(index, params.length - 1),
  };
}

const pointSignature = (name: string, docs: string): SignatureHelp => ({
  signatures: [
    {
      label: `${name}(n)`,
      documentation: { kind: 'markdown', value: docs },
      parameters: [{ label: 'n', documentation: { kind: 'markdown', value: 'A whole number from 1.' } }],
    },
  ],
  activeSignature: 0,
  activeParameter: 0,
});
