// compile: text to plan and diagnostics. Synchronous and pure: the same text and facts give the same result. It never throws
// or hangs, whatever the input. The command line, the language server and the tests all call it.

import { builtIn, type Vocabulary } from '../catalog/lookup.ts';
import { duplicateHeader, duplicateName } from '../contract/diagnostics/names.ts';
import { syntaxFinding } from '../contract/diagnostics/syntax.ts';
import type { Range } from '../contract/diagnostics.ts';
import type { CompileFacts, CompileResult } from '../contract/facts.ts';
import type { PlanParam } from '../contract/param.ts';
import { PLAN_VERSION, type ScenePlan } from '../contract/plan.ts';
import { shaderChain } from './check/shader-chain.ts';
import { type Context, createBuild, type Env, type ReelFormat, type Target } from './check/context.ts';
import { checkDefinition } from './check/definitions.ts';
import { customVocabulary } from './check/custom-vocabulary.ts';
import { evaluateExpression } from './check/evaluate.ts';
import { checkLoop } from './plan/check-loop.ts';
import { checkSound } from './plan/check-sound.ts';
import { compileHeader, type HeaderPlan, NO_HEADER } from './plan/header.ts';
import { type Definition, loadUnits, placeOf, type Unit } from './check/load-units.ts';
import { checkParam, usualText } from './check/param.ts';
import { checkMaterial, pathOf } from './check/material.ts';
import { checkColors, checkPalette } from './check/palettes.ts';
import { type Place, Reporter } from './check/reporter.ts';
import { SceneSet } from './plan/scene-set.ts';
import { spokenCaptions } from './plan/spoken-captions.ts';
import { settingWords } from './plan/setting-words.ts';
import { schedule } from './plan/timeline.ts';
import { warnUnusedDefinitions } from './plan/warn-unused-definitions.ts';
import { LIMITS } from './syntax/limits.ts';
import type { DefinitionNode, HeaderNode, ParamNode, Span, Statement, TimelineNode } from './syntax/tree.ts';

/**
 * Compiles a reel. What `facts` does not say is not checked. Scenes with errors are not in the plan but in
 * `brokenScenes`; the other scenes are complete.
 *
 * @example const { plan, diagnostics } = compile('scene a for 2s { layer on md { value: plasma() } }');
 */
export function compile(text: string, facts: CompileFacts = {}): CompileResult {
  return new Compilation(text, facts, null).run();
}

/** A name in the text and what it resolved to. Offsets are in its file; `file` is null for the compiled text. */
export interface Link {
  file: string | null;
  start: number;
  end: number;
  target: Target;
}

/** What the editor features work on: the result of `compile`, the files, and what every name resolved to. */
export interface Analysis {
  text: string;
  /** What the text was compiled with. */
  facts: CompileFacts;
  result: CompileResult;
  main: Unit;
  units: Unit[];
  vocabulary: Vocabulary;
  fps: number;
  /** In source order, those of the main file first. */
  links: Link[];
}

/** `compile`, with what the editor features need. */
export function analyze(text: string, facts: CompileFacts = {}): Analysis {
  const links = new Map<string, Link>();
  const compilation = new Compilation(text, facts, (place, span, target) => {
    const start = place.base + span.start;
    const key = `${place.file ?? ''}|${start}`;
    if (!links.has(key)) links.set(key, { file: place.file, start, end: place.base + span.end, target });
  });
  const result = compilation.run();
  const sorted = [...links.values()].sort((a, b) =>
    a.file === b.file ? a.start - b.start : (a.file ?? '') < (b.file ?? '') ? -1 : 1,
  );
  return {
    text,
    facts,
    result,
    main: compilation.main,
    units: compilation.units,
    vocabulary: compilation.vocabulary,
    fps: compilation.fps,
    links: sorted,
  };
}

const formatOf = ({ format, background, captions, audio, font }: HeaderPlan): ReelFormat => ({
  width: format.width,
  height: format.height,
  fps: format.fps,
  background,
  hasCaptions: captions?.look?.under === 'shaders' && !captions.look.hidden,
  hasFont: font !== null,
  audio: audio && { path: audio.path, from: audio.from ?? 0 },
});

class Compilation {
  private readonly reporter = new Reporter();
  readonly main: Unit;
  readonly units: Unit[];
  private readonly ctx: Context;
  private headerAt: { node: HeaderNode; place: Place } | null = null;

  get vocabulary(): Vocabulary {
    return this.ctx.vocabulary;
  }
  get fps(): number {
    return this.ctx.format.fps;
  }

  constructor(text: string, facts: CompileFacts, record: Context['record']) {
    const { main, all } = loadUnits(text, facts, this.reporter);
    this.main = main;
    this.units = all;
    this.ctx = {
      facts,
      reporter: this.reporter,
      vocabulary: builtIn,
      settingWords: settingWords(),
      format: formatOf(NO_HEADER),
      evaluate: evaluateExpression,
      steps: 0,
      depth: 0,
      definitions: createBuild('', null, LIMITS.definitionNodes),
      checked: new Set(),
      params: new Map(),
      record,
    };
    this.ctx.vocabulary = customVocabulary(main, all, facts, this.reporter);
  }

  run(): CompileResult {
    this.reportSyntax();
    for (const unit of this.units) for (const each of unit.own) if (each.kind === 'param') checkParam(this.ctx, each);
    const header = this.header();
    this.ctx.format = formatOf(header);
    for (const unit of this.units) for (const definition of unit.own) this.check(definition);
    const set = new SceneSet(this.ctx, this.main);
    const { segments, sounds, brokenPlaces, beatsPending } = schedule(
      this.ctx,
      this.main,
      set,
      this.timeline(),
      header,
    );
    const scenes = set.compiled;
    const { sound } = this.ctx.facts;
    if (header.audio && sound && this.headerAt && !beatsPending)
      checkSound(this.reporter, this.headerAt, header.audio, sound, segments.at(-1)?.end ?? 0);
    if (header.loop && !beatsPending) checkLoop(this.ctx, scenes, segments);
    if (scenes.length > 0) warnUnusedDefinitions(this.main, this.reporter);
    const whole = scenes.filter((compiled) => !compiled.broken);
    const plan: ScenePlan = {
      version: PLAN_VERSION,
      ...header,
      ...(header.captions?.path === '' ? { captions: { ...header.captions, spoken: spokenCaptions(sounds) } } : {}),
      modules: this.main.uses.map((use) => use.ref),
      scenes: whole.map((compiled) => compiled.scene),
      segments,
      ...(sounds.length > 0 ? { sounds } : {}),
      beatsPending,
    };
    return {
      plan,
      diagnostics: this.reporter.all(),
      brokenScenes: scenes.filter((compiled) => compiled.broken).map((compiled) => compiled.scene.name),
      brokenPlaces,
      materials: this.materials(),
      params: this.params(),
    };
  }

  private params(): PlanParam[] {
    return [...this.main.names.param.values()].flatMap((definition): PlanParam[] => {
      const param = this.ctx.params.get(definition);
      if (!param) return [];
      const { usual: _usual, value: _value, ...rule } = param;
      const { name, place } = definition;
      const { value } = definition.node as ParamNode;
      const rangeOf = ({ start, end }: Span): Range | null =>
        place.file === null ? place.lines.range(place.base + start, place.base + end) : null;
      return [{ name: name.text, ...rule, usual: usualText(param), range: rangeOf(name), valueRange: rangeOf(value) }];
    });
  }

  private materials(): string[] {
    const { facts } = this.ctx;
    const statements = this.units.flatMap((unit) => unit.own.filter(({ kind }) => kind === 'media'));
    const paths = new Set(statements.map((statement) => pathOf(facts, statement)));
    return [...paths].filter((path) => facts.mayRead?.(path) !== false);
  }

  private place(unit: Unit, statement: Statement): Place {
    return placeOf(unit, statement);
  }

  private reportSyntax(): void {
    for (const unit of this.units) {
      for (const statement of unit.parsed.statements) {
        for (const problem of statement.problems) {
          const scene = unit === this.main && statement.node?.k === 'scene' ? statement.node.name.text : null;
          this.reporter.scene = scene;
          this.reporter.report(this.place(unit, statement), problem, syntaxFinding(problem.issue));
          this.reporter.scene = null;
        }
      }
    }
  }

  private header(): HeaderPlan {
    let header: HeaderPlan | null = null;
    for (const statement of this.main.parsed.statements) {
      if (statement.node?.k !== 'reel') continue;
      const place = this.place(this.main, statement);
      if (header) {
        const { start } = statement.node;
        const keyword = { start, end: start + 'reel'.length };
        this.reporter.report(place, keyword, duplicateHeader.header());
      } else {
        this.headerAt = { node: statement.node, place };
        header = compileHeader(this.ctx, this.main, place, statement.node);
      }
    }
    return header ?? NO_HEADER;
  }

  private check(definition: Definition): void {
    const { ctx } = this;
    const env: Env = {
      ctx,
      build: ctx.definitions,
      unit: definition.unit,
      place: definition.place,
      path: definition.name.text,
      locals: null,
      lets: null,
      via: null,
    };
    const used = definition.used;
    if (definition.kind === 'palette') checkPalette(env, definition);
    else if (definition.kind === 'colors') checkColors(env, definition);
    else if (definition.kind === 'look') {
      ctx.definitions.active.push(definition);
      shaderChain({ ...env, path: `look ${definition.name.text}` }, (definition.node as DefinitionNode).value);
      ctx.definitions.active.pop();
    } else if (definition.kind === 'media') checkMaterial(ctx, definition);
    else if (definition.kind !== 'param') checkDefinition(ctx, definition);
    definition.used = used || definition.used;
  }

  private timeline(): { node: TimelineNode; place: Place } | null {
    let timeline: { node: TimelineNode; place: Place } | null = null;
    for (const statement of this.main.parsed.statements) {
      if (statement.node?.k !== 'timeline') continue;
      const place = this.place(this.main, statement);
      if (timeline) {
        const { start } = statement.node;
        const keyword = { start, end: start + 'timeline'.length };
        this.reporter.report(place, keyword, duplicateName.timeline());
      } else timeline = { node: statement.node, place };
    }
    return timeline;
  }
}
