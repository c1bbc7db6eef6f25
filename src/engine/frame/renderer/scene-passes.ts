// The items of a scene as passes in drawing order, and the grids that they share.

import type {
  EffectCall,
  GridName,
  GroupItem,
  LayerItem,
  NodeId,
  ParticlesItem,
  PlanScene,
  SceneItem,
  TextItem,
} from '../../../contract/plan.ts';
import type { CellGeometry } from '../../effect-api/define.ts';
import type { Frame } from '../../kernels/frame.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import type { SceneGraph } from '../graph/scene-graph.ts';
import { AffineOf } from './affine-of.ts';
import { ArtPass } from './art-pass.ts';
import type { DrawPass } from './draw-pass.ts';
import { GroupPass, type GroupParts } from './group-pass.ts';
import { LayerGrid } from './layer-grid.ts';
import { LayerPass } from './layer-pass.ts';
import { ParticlesPass } from './particles-pass.ts';
import type { RenderEnv } from './render-env.ts';
import { CaptionsPass } from './text/captions-pass.ts';
import { TextPass } from './text/text-pass.ts';
import { TickerPass } from './text/ticker-pass.ts';

export class ScenePasses {
  /** Layers, groups and particles: what the tone map sees. */
  readonly below: DrawPass[] = [];
  /** The leading layers of `below`, before any other item. */
  readonly lowest: LayerPass[] = [];
  /** Text and art. */
  readonly above: DrawPass[] = [];
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #scene: PlanScene;
  readonly #grids = new Map<string, LayerGrid>();
  readonly #groups: GroupPass[] = [];
  #cameraMap: AffineOf | null = null;
  /** Of the items of `above`. */
  readonly #sites = new Map<DrawPass, number>();

  /** Lowers the expressions of all items; call `finish` once the graph is finished. */
  constructor(env: RenderEnv, graph: SceneGraph, scene: PlanScene) {
    this.#env = env;
    this.#graph = graph;
    this.#scene = scene;
    for (const item of scene.items) this.#add(item);
    const look = env.plan.captions?.look;
    if (env.captions.length > 0 && look?.under === 'shaders' && !look.hidden)
      this.above.push(captionsBelow(env, graph));
  }

  finish(): void {
    for (const grid of this.#grids.values()) grid.finish();
    for (const pass of this.#all()) pass.finish();
    for (const pass of this.below) {
      if (!(pass instanceof LayerPass)) break;
      this.lowest.push(pass);
    }
  }

  dispose(): void {
    for (const pass of this.#all()) pass.dispose();
    for (const grid of this.#grids.values()) grid.dispose();
  }

  /** The cells of the first layer; null without layers. */
  get cells(): CellGeometry | null {
    const [first] = this.#grids.values();
    return first?.grid ?? null;
  }

  get hasPaper(): boolean {
    return this.below.some((pass) => pass instanceof LayerPass && pass.hasPaper);
  }

  /** Whether all that is drawn is fitted to pictures. */
  get isGroundAlone(): boolean {
    return this.below.length > 0 && this.below.every((pass) => pass instanceof LayerPass && pass.isMatch);
  }

  /** Sets where layers draw their paper a second time (SceneTone). */
  setGround(ground: Frame): void {
    for (const pass of this.below) if (pass instanceof LayerPass) pass.ground = ground;
  }

  setOutputFrame(frame: number): void {
    for (const group of this.#groups) group.outputFrame = frame;
  }

  #all(): DrawPass[] {
    return [...this.below, ...this.above];
  }

  #add(item: SceneItem): void {
    switch (item.kind) {
      case 'layer':
      case 'particles':
      case 'group':
        this.below.push(this.#drawn(item, this.#scene.items));
        return;
      case 'art':
        this.#addAbove(new ArtPass(this.#env, this.#graph, item, this.#scene.materials[item.material]), item.site);
        return;
      case 'text':
        this.#addAbove(
          item.shade ? this.#shadedText(item, item.shade) : new TextPass(this.#env, this.#graph, item),
          item.site,
        );
        return;
      case 'ticker':
        this.#addAbove(new TickerPass(this.#env, this.#graph, item), item.site);
    }
  }

  #addAbove(pass: DrawPass, site: number): void {
    this.above.push(pass);
    this.#sites.set(pass, site);
  }

  /** Draws text and art. */
  drawAbove(frame: Frame): void {
    for (const pass of this.above) this.#env.stage('text', null, () => pass.draw(frame), this.#sites.get(pass) ?? null);
  }

  /** `among`: the items of its scene or group, in order. */
  #drawn(item: LayerItem | ParticlesItem | GroupItem, among: readonly SceneItem[]): DrawPass {
    if (item.kind === 'group') return this.#group(item);
    if (item.kind === 'particles')
      return new ParticlesPass(this.#env, this.#graph, this.#grid(item.grid, null), item, this.#camera());
    const isFirst = !among.slice(0, among.indexOf(item)).some((other) => other.kind === 'layer');
    const grid = this.#grid(item.grid, item.font?.path ?? null);
    if (!item.shade) return new LayerPass(this.#env, this.#graph, grid, item, isFirst);
    // The shader gets the layer alone: mask, opacity and blend come after it.
    const bare: LayerItem = { ...item, mask: null, opacity: null, blend: 'normal' };
    return this.#asGroup({
      name: item.name,
      site: item.site,
      passes: [new LayerPass(this.#env, this.#graph, grid, bare, true)],
      opacity: item.opacity,
      blend: item.blend ?? (isFirst ? 'normal' : 'screen'),
      mask: item.mask === null ? null : { on: grid, node: item.mask, value: item.value },
      transform: [],
      shade: item.shade,
    });
  }

  #group(item: GroupItem): GroupPass {
    return this.#asGroup({
      name: item.name,
      site: item.site,
      passes: item.items.map((each) => this.#drawn(each, item.items)),
      opacity: item.opacity,
      blend: item.blend ?? 'normal',
      mask: item.mask === null ? null : { on: this.#grid('xs', null), node: item.mask, value: null },
      transform: item.transform,
      shade: item.shade,
    });
  }

  #shadedText(item: TextItem, shade: readonly EffectCall[]): GroupPass {
    return this.#asGroup({
      name: null,
      site: item.site,
      passes: [new TextPass(this.#env, this.#graph, { ...item, opacity: null, blend: null })],
      opacity: item.opacity,
      blend: item.blend ?? 'normal',
      mask: null,
      transform: [],
      shade,
    });
  }

  #asGroup({
    mask,
    opacity,
    ...parts
  }: Omit<GroupParts, 'mask' | 'opacity'> & {
    opacity: NodeId | null;
    mask: { on: LayerGrid; node: NodeId; value: NodeId | null } | null;
  }): GroupPass {
    const graph = this.#graph;
    const scope = graph.scope(null);
    const pass = new GroupPass(this.#env, graph, {
      ...parts,
      opacity: opacity === null ? scope.num(1) : graph.lowering.number(opacity, scope),
      mask: mask && {
        on: mask.on,
        node: graph.graph.fill(
          mask.on.grid,
          graph
            .scope(mask.on.grid)
            .unit(graph.lowering.number(mask.node, graph.scope(mask.on.grid), mask.value)) as GraphNode,
        ),
      },
    });
    this.#groups.push(pass);
    return pass;
  }

  #camera(): AffineOf | null {
    const { camera } = this.#scene;
    return camera ? (this.#cameraMap ??= new AffineOf(this.#graph, camera)) : null;
  }

  #grid(name: GridName, font: string | null): LayerGrid {
    const key = `${name}|${font ?? ''}`;
    let grid = this.#grids.get(key);
    if (!grid) this.#grids.set(key, (grid = new LayerGrid(this.#env, this.#graph, name, font)));
    return grid;
  }
}

/** The captions drawn with the text of a scene. */
function captionsBelow(env: RenderEnv, graph: SceneGraph): DrawPass {
  const pass = new CaptionsPass(env);
  return {
    finish: () => {
      /* layouts are made when they come up */
    },
    draw: (frame) => pass.draw(frame, graph.moment.variable('time')),
    dispose: () => pass.dispose(),
  };
}
