// What media statements become in the plan.

import { describe, expect, it } from 'vitest';
import type { CompileFacts } from '../../src/contract/facts.ts';
import type { PlanNode, PlanScene } from '../../src/contract/plan.ts';
import { compile } from '../../src/language/compile.ts';
import { materialFacts } from './marker-cases.ts';

const PATH = '/reels/main.reel';

function scenesOf(text: string, facts: CompileFacts = {}): PlanScene[] {
  const { plan, diagnostics } = compile(text, { path: PATH, ...facts });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return plan.scenes;
}
const sceneOf = (text: string, facts?: CompileFacts): PlanScene => scenesOf(text, facts)[0]!;
const layerOf = ({ items }: PlanScene) => items.find((item) => item.kind === 'layer')!;
/** A node as an expression. */
function shown(scene: PlanScene, id: number | null | undefined): string {
  if (id === null || id === undefined) return '';
  const node: PlanNode = scene.nodes[id]!;
  if (node.k === 'num') return String(node.v);
  if (node.k === 'rgb') return `rgb(${node.v.join()})`;
  if (node.k === 'beats') return `${node.n}beats`;
  if (node.k === 'var') return node.name;
  if (node.k === 'media') return `${scene.materials[node.use]!.name}.${node.member}`;
  const args = Object.values(node.args).map((arg) => ('node' in arg ? shown(scene, arg.node) : JSON.stringify(arg)));
  return `${node.input === undefined ? '' : `${shown(scene, node.input)} | `}${node.fn}(${args.join(', ')})`;
}

describe('a media name', () => {
  it('is its light, and its members are nodes of their rate', () => {
    const scene = sceneOf(
      'media m = "m.mov" scene s for 2s { layer on md { value: m * m.edge  color: m.color  mask: m.alpha  opacity: m.level } }',
    );
    const layer = layerOf(scene);
    expect(shown(scene, layer.value)).toBe('mul(m.light, m.edge)');
    expect(shown(scene, layer.color)).toBe('m.color');
    expect(shown(scene, layer.mask)).toBe('m.alpha');
    expect(scene.nodes[layer.opacity!]).toEqual({ k: 'media', use: 0, member: 'level', rate: 'frame' });
    expect(scene.nodes[layer.value]).toMatchObject({ rate: 'cell', type: 'number' });
  });

  it('can be used in transforms, lets, fields, colours, particles, shaders, feedback and texts', () => {
    const scene = sceneOf(`
      media m = "m.mov"
      let bright = m.level * 2
      field glow(k = 1) = m.edge * k
      scene s for 2s {
        let tinted = mixColor(#000000, m.color, bright)
        layer on md { value: glow(bright) | rotate(10deg) | kaleido(6)  color: tinted }
        particles flow on sm { field: m }
        text "x" { opacity: m.progress }
        feedback: echo(m.level)
        shade: displace(field: m)
      }`);
    const layer = layerOf(scene);
    expect(shown(scene, layer.value)).toBe(
      `mul(m.edge, mul(m.level, 2)) | rotate(${(10 / 180) * Math.PI}) | kaleido(6)`,
    );
    expect(shown(scene, layer.color)).toBe('mixColor(rgb(0,0,0), m.color, mul(m.level, 2))');
    expect(scene.materials.map(({ name }) => name)).toEqual(['m']);
  });

  it('has its members through a let that is only its name', () => {
    const layer = (name: string) => `layer on md { value: ${name}  color: ${name}.color  opacity: ${name}.level }`;
    const [direct] = scenesOf(`media m = "m.mov" scene s for 2s { ${layer('m')} }`);
    const [named] = scenesOf(`media m = "m.mov" let g = m scene s for 2s { let f = g ${layer('f')} }`);
    expect(named.nodes).toEqual(direct.nodes);
    const { diagnostics } = compile(`media m = "m.mov" scene s for 2s { let f = m * 2 ${layer('f')} }`);
    expect(diagnostics.map(({ code }) => code)).toContain('unknown-name');
    const cycle = compile(`let f = g let g = f scene s for 2s { ${layer('f')} }`);
    expect(cycle.diagnostics.map(({ code }) => code)).toContain('unknown-name');
  });

  it('gives way to lets and parameters of the same name', () => {
    const scene = sceneOf(
      'media m = "m.mov" field f(m = 1) = m + 2 scene s for 2s { let m = 3 layer on md { value: m + f(4) } }',
    );
    expect(shown(scene, layerOf(scene).value)).toBe('9');
    expect(scene.materials).toEqual([]);
  });
});

describe('the materials of a scene', () => {
  const text = `
    media a = "a.mov" { size: b.level }
    media b = "b.mov" { speed: 0.5 + t }
    media c = "c.png"
    media cat = "cat.txt"
    scene one for 2s { let unused = c layer on md { value: a } }
    scene two for 2s { layer on md { value: 1 } art cat }
    scene three for 2s { layer on md { value: t } }`;

  it('are those that it uses, also in the settings of others, each with nodes of its own', () => {
    const [one, two, three] = scenesOf(text);
    expect(one!.materials.map(({ name }) => name)).toEqual(['b', 'a']);
    expect(shown(one!, one!.materials[1]!.size)).toBe('b.level');
    expect(shown(one!, one!.materials[0]!.speed)).toBe('add(0.5, t)');
    expect(shown(one!, layerOf(one!).value)).toBe('a.light');
    expect(two!.materials.map(({ name }) => name)).toEqual(['cat']);
    expect(two!.items.find((item) => item.kind === 'art')).toMatchObject({ material: 0, grid: 'md', anchor: 'center' });
    expect(three!.materials).toEqual([]);
  });

  it('are renumbered where unused ones are dropped', () => {
    const [one] = scenesOf(text.replace('let unused = c layer', 'let unused = c let also = unused * 2 layer'));
    const used = one!.nodes.flatMap((node) => (node.k === 'media' ? [node.use] : []));
    expect(Math.max(...used)).toBe(1);
  });

  it('keep their site when the scene changes elsewhere', () => {
    const site = (extra: string): number =>
      sceneOf(`media a = "a.mov" scene s for 2s { ${extra} layer on md { value: a } }`).materials[0]!.site;
    expect(site('layer on sm { value: noise() }')).toBe(site(''));
  });

  it('are listed for the host with those that no scene uses', () => {
    expect(compile(text, { path: PATH }).materials).toEqual(
      ['a.mov', 'b.mov', 'c.png', 'cat.txt'].map((file) => `/reels/${file}`),
    );
  });
});

describe('settings', () => {
  const material = (settings: string, before = '', facts: CompileFacts = {}) => {
    const scene = sceneOf(
      `${before} media m = "m.mov" { ${settings} } scene s for 2s { layer on md { value: m } }`,
      facts,
    );
    return { scene, material: scene.materials[0]! };
  };

  it('have the defaults of the contract where they are not given', () => {
    expect(material('').material).toEqual({
      name: 'm',
      media: expect.objectContaining({ written: 'm.mov', path: '/reels/m.mov', kind: 'footage' }),
      ...{ fit: 'cover', at: null, size: null, crop: null, time: null, from: null, to: null, speed: null },
      ...{ loop: 'on', clock: 'scene', clockOffset: 0, tone: 'none' },
      ...{ exposure: null, contrast: null, detail: null, key: null, keyRange: null, keySoft: null, theme: null },
      site: expect.any(Number),
    });
  });

  it('are lowered into the scene', () => {
    const { scene, material: m } = material(
      'fit: none at: left size: 2 crop: [(0, 0.25), (0.5, 1)] from: 12f to: 2beats speed: audio.rms loop: mirror tone: stretch exposure: sin(t) key: hsv(0.3, 1, 1) keyRange: 20% theme: nord',
      'reel { fps: 24 }',
    );
    expect(m).toMatchObject({ fit: 'none', crop: [0, 0.25, 0.5, 1], loop: 'mirror', tone: 'stretch', theme: 'nord' });
    expect(m.at!.map((id) => shown(scene, id))).toEqual(['0', '0.5']);
    expect([m.size, m.from, m.to, m.speed, m.exposure, m.keyRange].map((id) => shown(scene, id))).toEqual([
      '2',
      '0.5',
      '2beats',
      'audio.rms',
      'sin(t)',
      '0.2',
    ]);
  });

  it('take the clock of the reel where the sound is the same file', () => {
    const clock = (header: string, settings = '') => {
      const { clock: word, clockOffset } = material(settings, header).material;
      return [word, clockOffset];
    };
    expect(clock('')).toEqual(['scene', 0]);
    expect(clock('reel { audio: "m.mov" }')).toEqual(['reel', 0]);
    expect(clock('reel { audio: "./m.mov" { from: 2.5s } }')).toEqual(['reel', 2.5]);
    expect(clock('reel { audio: m { from: 2.5s } }')).toEqual(['reel', 2.5]);
    expect(clock('reel { audio: "other.mov" }')).toEqual(['scene', 0]);
    expect(clock('reel { audio: m }', 'clock: scene')).toEqual(['scene', 0]);
  });

  it('leave the kind of file to the host, and guess it by the name where the host does not know it', () => {
    const kind = (path: string, facts: CompileFacts = {}): string | undefined =>
      sceneOf(`media m = "${path}" scene s for 2s { layer on md { value: m } }`, facts).materials[0]!.media.kind;
    expect(['a.png', 'a.MP4', 'a.cast', 'a.unknown'].map((path) => kind(path))).toEqual([
      'picture',
      'footage',
      'character-art',
      'footage',
    ]);
    const materials = new Map([['/reels/a.png', materialFacts({ kind: 'footage', seconds: 2 })]]);
    expect(kind('a.png', { materials })).toBe('footage');
  });
});

describe('files', () => {
  it('of an imported statement are relative to its own file', () => {
    const files: Record<string, string> = { '/reels/lib/shared.reel': 'media face = "face.mov" { size: 0.5 }' };
    const scene = sceneOf('import "lib/shared.reel" scene s for 2s { layer on md { value: face } }', {
      readImport: (path) => files[path] ?? null,
    });
    expect(scene.materials[0]).toMatchObject({ name: 'face', media: { path: '/reels/lib/face.mov' } });
    expect(scene.media.map(({ path }) => path)).toEqual(['/reels/lib/face.mov']);
  });

  it('of sound and captions can be those of a media name', () => {
    const { plan, diagnostics } = compile(
      'reel { audio: talk { volume: 0.5 }  captions: talk } media talk = "talk.mov" scene s for 2s { layer on md { value: 1 } }',
      { path: PATH },
    );
    expect(diagnostics).toEqual([]);
    expect(plan.audio).toMatchObject({ path: '/reels/talk.mov', volume: 0.5 });
    expect(plan.captions).toMatchObject({ path: '/reels/talk.mov' });
  });
});
