// The scenes of a compile. Each is compiled once for every distinct set of arguments that plays it.

import { duplicateName, missingParameter } from '../../contract/diagnostics/names.ts';
import { outOfRange, wrongKind } from '../../contract/diagnostics/values.ts';
import { argumentSlots } from '../check/argument-slots.ts';
import { type Constant, constantKey, describeConstant, fitsDefault, showConstant } from '../check/constant.ts';
import { constantOf, constantValue } from '../check/constant-of.ts';
import { type Context, createBuild, type Env, record, report } from '../check/context.ts';
import type { SceneDeclaration, Unit } from '../check/load-units.ts';
import { markArgumentsUsed } from '../check/mark-arguments-used.ts';
import { LIMITS } from '../syntax/limits.ts';
import type { ArgExpr, CallExpr, LetNode, ParameterNode, PlayNode } from '../syntax/tree.ts';
import { type CompiledScene, compileScene } from './scene.ts';

/** Characters of a scene's name with its arguments. */
const LONGEST_NAME = 60;

interface Parameters {
  /** A parameter is a let whose value each play gives. */
  lets: LetNode[];
  /** Null: no default, or one with errors. */
  usual: (Constant | null)[];
  isWhole: boolean;
}

export class SceneSet {
  /** In source order, then in the order of their first play. */
  readonly compiled: CompiledScene[] = [];
  private readonly ctx: Context;
  private readonly byKey = new Map<string, CompiledScene>();
  private readonly names = new Set<string>();
  private readonly parameters = new Map<SceneDeclaration, Parameters>();
  private isFull = false;

  constructor(ctx: Context, main: Unit) {
    this.ctx = ctx;
    for (const declaration of main.ownScenes) {
      const { usual, isWhole } = this.parametersOf(declaration);
      const isComplete = usual.every((constant) => constant !== null);
      if (isComplete || declaration.hasSyntaxErrors || !isWhole)
        this.instance(declaration, isComplete ? (usual as Constant[]) : [], null);
    }
  }

  /** The scene of a `play`; null where its arguments are wrong, which is reported. */
  played(env: Env, declaration: SceneDeclaration, play: PlayNode): CompiledScene | null {
    const { node } = declaration;
    const args = play.args ?? [];
    const { lets, usual, isWhole } = this.parametersOf(declaration);
    this.recordNames(env, declaration, args);
    const call: CallExpr = { ...play, k: 'call', name: play.scene, member: null, args };
    const slots = argumentSlots(
      env,
      call,
      node.name.text,
      node.params.map(({ name }) => name.text),
    );
    if (!slots) {
      markArgumentsUsed(env, call);
      return null;
    }
    const given: Constant[] = [];
    for (const [i, { name }] of node.params.entries()) {
      const label = `${node.name.text}.${name.text}`;
      const slot = slots[i];
      const standard = usual[i] ?? null;
      if (!slot) {
        if (standard) given.push(standard);
        else if (!lets[i] || lets[i].value.k === 'missing')
          report(env, play.scene, missingParameter.fieldArgument({ label }));
        continue;
      }
      const constant = constantOf(env, slot, label);
      if (!constant) continue;
      if (standard && !fitsDefault(constant, standard))
        report(
          env,
          slot,
          wrongKind.value({
            expected: describeConstant(standard),
            label,
            got: `${describeConstant(constant)} \`${showConstant(constant)}\``,
          }),
        );
      else given.push(constant);
    }
    if (given.length < node.params.length) return isWhole ? null : this.instance(declaration, [], null);
    return this.instance(declaration, given, { place: env.place, span: play, name: node.name.text });
  }

  /** `via`: the play that errors are reported at that only its arguments cause. */
  private instance(declaration: SceneDeclaration, args: readonly Constant[], via: Env['via']): CompiledScene | null {
    const { node, unit, place } = declaration;
    const key = `${place.file ?? ''}|${place.base}|${args.map(constantKey).join('|')}`;
    const known = this.byKey.get(key);
    if (known) return known;
    if (this.compiled.length >= LIMITS.scenes) {
      const at = via ?? { place, span: node.name };
      if (!this.isFull)
        this.ctx.reporter.report(
          at.place,
          at.span,
          outOfRange.tooMany({ what: 'scenes with different arguments', max: LIMITS.scenes }),
        );
      this.isFull = true;
      return null;
    }
    const { lets, isWhole } = this.parametersOf(declaration);
    const isFirst = !this.compiled.some((compiled) => compiled.declaration === declaration);
    const compiled = compileScene(
      { ...declaration, hasSyntaxErrors: declaration.hasSyntaxErrors || !isWhole },
      {
        ctx: this.ctx,
        name: this.nameOf(declaration, args),
        parameters: new Map(lets.map((param, i) => [param, args[i] ?? null])),
        via: isFirst || unit.file !== null ? null : via,
      },
    );
    if (unit.file !== null && via) {
      // Ranges are positions in the reel itself: a scene of another file gets that of its play.
      const { lines, base } = via.place;
      const range = lines.range(base + via.span.start, base + via.span.end);
      Object.assign(compiled.scene, { range, nameRange: range, file: unit.file });
    }
    compiled.declaration = declaration;
    this.byKey.set(key, compiled);
    this.compiled.push(compiled);
    return compiled;
  }

  /** `bars`, or `bars(h: 0.2)` where arguments differ from the defaults. */
  private nameOf(declaration: SceneDeclaration, args: readonly Constant[]): string {
    const { name, params } = declaration.node;
    const { usual } = this.parametersOf(declaration);
    const given = params.flatMap((param, i) => {
      const [constant, standard] = [args[i], usual[i]];
      if (!constant || (standard && constantKey(constant) === constantKey(standard))) return [];
      return [`${param.name.text}: ${showConstant(constant)}`];
    });
    const whole = given.length === 0 ? name.text : `${name.text}(${given.join(', ')})`;
    const short = whole.length > LONGEST_NAME ? `${whole.slice(0, LONGEST_NAME - 2)}…)` : whole;
    let unique = short;
    for (let i = 2; this.names.has(unique); i++)
      unique = `${short.replace(/\)$/, '')}${given.length > 0 ? '' : '('} #${i})`;
    this.names.add(unique);
    return unique;
  }

  private parametersOf(declaration: SceneDeclaration): Parameters {
    const known = this.parameters.get(declaration);
    if (known) return known;
    const { node, unit, place } = declaration;
    const { ctx } = this;
    const build = createBuild('', null);
    const env: Env = { ctx, build, unit, place, path: `scene ${node.name.text}`, locals: null, lets: null, via: null };
    const { reporter } = ctx;
    const scene = reporter.scene;
    reporter.scene = node.name.text;
    const found: Parameters = { lets: node.params.map(letOf), usual: [], isWhole: true };
    const locals = new Map<string, ReturnType<typeof constantValue>>();
    const seen = new Set<string>();
    for (const { name, value } of node.params) {
      if (seen.has(name.text)) {
        report(env, name, duplicateName.definition({ kind: 'parameter', name: name.text }));
        found.isWhole = false;
      }
      seen.add(name.text);
      const constant = value && constantOf({ ...env, locals }, value, `${node.name.text}.${name.text}`);
      if (value && !constant) found.isWhole = false;
      found.usual.push(constant);
      if (constant) locals.set(name.text, constantValue(env, constant, 'any'));
    }
    reporter.scene = scene;
    this.parameters.set(declaration, found);
    return found;
  }

  private recordNames(env: Env, declaration: SceneDeclaration, args: readonly ArgExpr[]): void {
    const { lets } = this.parametersOf(declaration);
    for (const { name } of args) {
      const node = name && lets.find((each) => each.name.text === name.text);
      if (name && node) record(env, name, { t: 'let', node, place: declaration.place });
    }
  }
}

const letOf = ({ name, value }: ParameterNode): LetNode => ({
  k: 'let',
  start: name.start,
  end: value?.end ?? name.end,
  name,
  value: value ?? { k: 'missing', start: name.end, end: name.end },
});
