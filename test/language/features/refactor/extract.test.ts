// Extracting lets, looks, fields and groups.

import { describe, expect, it } from 'vitest';
import { analyze } from '../../../../src/language/compile.ts';
import { offered, refactored } from './refactored.ts';

const SCENE = `// A storm.
scene storm(h = 0.5) for 4s {
  let k = progress * 2
  // The clouds.
  layer clouds on md {
    value: circle(0.2 + k) * 0.5 + h
    hue: hueCycle(0.08)
  }
  layer on lg { value: stripes()  blend: add }
  text "WIND" { grid: xl  at: (0.5, 0.5) }
  shade: bloom(threshold: 90) | vignette(0.2) | scanlines(0.3)
}
`;
const inScene = (from: string, to = from.replaceAll(/[¦‹›]/g, '')): string => SCENE.replace(to, from);

describe('let', () => {
  it('of the scene goes above the item, comments included, and of the reel above the scene', () => {
    expect(refactored(inScene('‹circle(0.2 + k)›'), 'Extract to let')).toBe(
      SCENE.replace('  // The clouds.', '  let circle2 = circle(0.2 + k)\n  // The clouds.').replace(
        'circle(0.2 + k) * 0.5',
        '¦circle2 * 0.5',
      ),
    );
    expect(refactored(inScene('stripes(¦)'), 'Extract to let of the reel')).toBe(
      `let stripes2 = stripes()\n\n${SCENE}`.replace('value: stripes()', 'value: ¦stripes2'),
    );
  });

  it('takes the first part of a sum, the number at the cursor with its sign, and leaves no parentheses', () => {
    const of = (value: string) => `scene s for 1s { layer on md { value: ${value} } }`;
    expect(refactored(of('‹t * 2 + 1› + u'), 'Extract to let')).toBe(
      'scene s for 1s { let amount = t * 2 + 1  layer on md { value: ¦amount + u } }',
    );
    expect(refactored(of('u * -0¦.5'), 'Extract to let')).toBe(
      'scene s for 1s { let amount = -0.5  layer on md { value: u * ¦amount } }',
    );
    expect(refactored(of('2 * ‹(u + 1)›'), 'Extract to let')).toBe(
      'scene s for 1s { let amount = u + 1  layer on md { value: 2 * ¦amount } }',
    );
    expect(refactored(of('‹u› + 1'), 'Extract to let')).toBeUndefined();
    expect(refactored(of('t ‹* 2 + u›'), 'Extract to let')).toBeUndefined();
  });

  it('is named for what it is for, and clashes with nothing', () => {
    const text = 'let scale2 = 1\nscene s for 1s {\n  layer on md { value: noise(scale: ‹3 + scale2›) }\n}\n';
    expect(refactored(text, 'Extract to let')).toContain('  let scale3 = 3 + scale2\n');
    expect(refactored('scene s for 1s { layer on md { value: u  color: #ff¦8800 } }', 'Extract to let')).toBe(
      'scene s for 1s { let tint = #ff8800  layer on md { value: u  color: ¦tint } }',
    );
  });

  it('joins the definitions above, and keeps line ends and the lines of a value', () => {
    const text =
      'let a = 1\r\n\r\nscene s for 1s {\r\n\tlayer on md {\r\n\t\tvalue: ‹u *\r\n\t\t\ta› + v\r\n\t}\r\n}\r\n';
    expect(refactored(text, 'Extract to let of the reel')).toBe(
      'let a = 1\r\nlet amount = u *\r\n\ta\r\n\r\nscene s for 1s {\r\n\tlayer on md {\r\n\t\tvalue: ¦amount + v\r\n\t}\r\n}\r\n',
    );
    expect(refactored(text, 'Extract to let')).toContain('{\r\n\tlet amount = u *\r\n\t\ta\r\n\tlayer on md');
  });

  it('is refused where the reel would not compile', () => {
    expect(refactored(inScene('‹circle(0.2 + k)›'), 'Extract to let of the reel')).toMatch(
      /^It would not compile: .*`k`/,
    );
  });

  it('says that random numbers change', () => {
    const { all } = offered('scene s for 1s { layer on md { value: ‹noise()› } }');
    const { all: plain } = offered('scene s for 1s { layer on md { value: ‹stripes()› } }');
    expect(plain.map(({ title }) => title)).not.toContain('Extract to let (other random numbers)');
    const reseeded = all.some(({ title }) => title === 'Extract to let (other random numbers)');
    expect(reseeded).toBe(analyze('').vocabulary.find('field', 'noise')?.seeded === true);
  });
});

describe('look', () => {
  it('takes the chain at the cursor, or the stages that are selected', () => {
    expect(refactored(inScene('vig¦nette'), 'Extract to look')).toBe(
      `look stormLook = bloom(threshold: 90) | vignette(0.2) | scanlines(0.3)\n\n${SCENE}`.replace(
        'shade: bloom(threshold: 90) | vignette(0.2) | scanlines(0.3)',
        'shade: ¦stormLook',
      ),
    );
    expect(refactored(inScene('‹vignette(0.2) | scanlines(0.3)›'), 'Extract to look')).toBe(
      `look stormLook = vignette(0.2) | scanlines(0.3)\n\n${SCENE}`.replace(
        '| vignette(0.2) | scanlines(0.3)\n}',
        '| ¦stormLook\n}',
      ),
    );
    expect(refactored(inScene('bloom(threshold: ‹90›)'), 'Extract to look')).toBeUndefined();
    expect(refactored(inScene('‹hueCycle(0.08)›'), 'Extract to look')).toBeUndefined();
  });

  it('is refused where it needs names of the scene', () => {
    const text = 'scene s for 1s { let k = progress  layer on md { value: u }  shade: vignette(k)¦ }';
    expect(refactored(text, 'Extract to look')).toMatch(/^It would not compile: .*`k`/);
  });
});

describe('field', () => {
  it('gets the names of the scene as parameters', () => {
    expect(refactored(inScene('‹circle(0.2 + k) * 0.5 + h›'), 'Extract to field')).toBe(
      `field amount(k, h) = circle(0.2 + k) * 0.5 + h\n\n${SCENE}`.replace(
        'value: circle(0.2 + k) * 0.5 + h',
        'value: ¦amount(k, h)',
      ),
    );
    expect(
      refactored(
        'field a(r) = ‹circle(r) * 2› + 1\nscene s for 1s { layer on md { value: a(1) } }',
        'Extract to field',
      ),
    ).toBe(
      'field amount(r) = circle(r) * 2\nfield a(r) = ¦amount(r) + 1\nscene s for 1s { layer on md { value: a(1) } }',
    );
    expect(refactored(inScene('(0.¦5, 0.5)'), 'Extract to field')).toBeUndefined();
  });
});

describe('group', () => {
  it('wraps the layer at the cursor, which keeps its blend mode, as the next layer does', () => {
    expect(refactored(inScene('layer ¦clouds'), 'Extract to group')).toBe(
      SCENE.replace(
        /  layer clouds on md \{[^}]*\}\n/,
        (layer) => `  group ¦cloudsGroup {\n${layer.replaceAll(/^/gm, '  ').trimEnd()}\n  }\n`,
      ),
    );
    const two = 'scene s for 1s {\n  layer on md { value: u }\n  layer on lg { value: v }\n}\n';
    expect(refactored(two.replace('layer on md', 'la¦yer on md'), 'Extract to group')).toBe(
      'scene s for 1s {\n  group ¦together {\n    layer on md { value: u }\n  }\n  layer on lg { blend: screen  value: v }\n}\n',
    );
    expect(refactored(two.replace('layer on lg', 'la¦yer on lg'), 'Extract to group')).toBe(
      'scene s for 1s {\n  layer on md { value: u }\n  group ¦together {\n    blend: screen\n    layer on lg { value: v }\n  }\n}\n',
    );
  });

  it('wraps what is selected, and says what it cannot hold', () => {
    const whole = (from: string, to: string) => SCENE.replace(from, `‹${from}`).replace(to, `${to}›`);
    const layers = refactored(whole('layer clouds', 'blend: add }'), 'Extract to group')!;
    expect(layers).toContain('  group ¦cloudsGroup {\n    layer clouds on md {\n      value: circle');
    expect(layers).toContain('    layer on lg { value: stripes()  blend: add }\n  }\n  text "WIND"');
    expect(refactored(whole('layer on lg', 'at: (0.5, 0.5) }'), 'Extract to group')).toBe(
      'A group holds layer, particles, group; leave `text` out of the selection.',
    );
  });
});
