// The names, parameters and defaults that every reel may rely on: changing one of these lines breaks reels that exist.

import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.generated.ts';
import type { EffectKind } from '../../src/contract/catalog-entry.ts';

/** `name param=default …` in positional order; a parameter without `=` may have any default, `!` means required. */
const SIGNATURES: Partial<Record<EffectKind, string>> = {
  field: `
    sinefield scale=1 speed=1
    plasma scale=1 speed=1
    rings count=8 spacing=0.12 width=0.03 wobble=0 speed=1
    spiral arms=3 tightness=2.5 speed=1
    tunnel speed=3 complexity=6
    vortex twist=3 arms=4 speed=1
    interference waves=6 scale=1 speed=1
    aurora bands=3 scale=1 speed=1
    ripple sources=[(0.5,0.5)] freq=24 damping=1.5 speed=4
    diamond scale=1 speed=1
    static density=0.4
    smoothNoise octaves=3 scale=1 speed=1
    noise scale=1 speed=0.3
    fbm octaves=5 scale=1 lacunarity=2 gain=0.5 speed=0.2
    temporalNoise octaves=4 scale=1 rate=0.3
    domainWarp strength=0.3 octaves=4 scale=1 speed=0.2
    voronoi cells=20 mode=distance edge=0.02 speed=0.3
    reactionDiffusion feed=0.055 kill=0.062 steps=8 start=center
    life rule=B3/S23 density=0.3 fade=0.9 steps=1
    attractor kind=clifford points=30000 speed=1
    fire columns=20 height=0.7 speed=1
    rain speed=1 trail=20 density=1
    spectrum bars=64 mirror=true smooth=0.3 turn=auto
    waveform thickness=0.02 y=0.5
    gradient angle=0
    radial radius=1 feather=1
    checker count=8 angle=0
    stripes count=8 angle=0
    dots count=8 angle=0
    glyphText text! size=0.4 at=center
    fill d! edge
    glow d! falloff
    outline d! width
    morph a! b! k
    sequence fields! each=5 crossfade=1`,
  distance: `
    circle r at=(0,0)
    box w h round at=(0,0)
    ring r width at=(0,0)
    segment a b at=(0,0)
    triangle size at=(0,0)
    star points outer inner at=(0,0)
    polygon sides r at=(0,0)
    heart size at=(0,0)
    union a! b!
    intersect a! b!
    subtract a! b!
    smoothUnion a! b! k
    smoothSubtract a! b! k`,
  mask: `
    disc r feather=0.05 at
    rect w h feather at
    annulus inner outer feather at
    iris from to
    wipe from to direction
    dissolve from to
    invert m!`,
  transform: `
    rotate angle
    scale k ky
    move x y
    scroll vx vy
    skew kx ky
    tile nx ny mirror=false
    mirrorX
    mirrorY
    polar
    twist amount
    fisheye strength
    wave freq amp axis
    mobius a b c d
    warp field! amount
    pixelate n
    kaleido folds mirror`,
  math: `
    sin x!
    cos x!
    tan x!
    asin x!
    acos x!
    atan x!
    atan2 y! x!
    sqrt x!
    pow x! y
    exp x!
    log x!
    abs x!
    sign x!
    floor x!
    ceil x!
    round x!
    fract x!
    mod x! y
    min a! b!
    max a! b!
    clamp x! lo hi
    mix a! b! k
    step edge! x!
    smoothstep a! b! x!
    remap x! a! b! c d
    hash n!
    random n
    pulse x! center width
    ease k! easing
    keys t! stops! ease loop
    fade from to
    enter at ramp`,
  color: `
    hsv h s v
    oklch l c h
    rgb r g b
    ramp colors! k
    pick colors! k
    mixColor a! b! k
    harmony color! kind
    temperature k
    hueAngle offset
    hueDistance base scale
    hueCycle speed
    hueCentroid`,
  shader: `
    crt strength=0.05
    pixelate block=4
    wave freq amp axis=x
    displace field amount
    kaleidoscope folds=6
    mirrorX
    mirrorY
    mirrorQuad
    mirrorDiagonal
    chromatic amount=3
    channelShift r g b
    channelSwap order=bgr
    radialSplit strength=5
    invert
    posterize levels=4
    threshold level=128
    solarize level=128
    hueRotate amount=0.1
    saturation factor=1.5
    grade tint
    wobble amount=0.3
    colorRamp colors
    duotone dark light
    lut file
    bloom threshold=130 strength=0.5 radius=1
    edgeGlow hue=0.5
    softFocus strength=0.3
    radialBlur strength=0.03
    sharpen amount
    grain amount=10 size=2
    static density=0.05 color=true
    dither levels
    scanlines intensity=0.08 spacing=3
    halftone size=6
    phosphor strength
    vignette strength=0.22
    reverseVignette strength=0.5
    contrast factor=1.3
    gamma amount
    levels black white midtone
    brightness factor
    glitchBands amount
    blockGlitch blocks=8 size=40
    pixelSort threshold=100 direction=h
    dataBend offset chunk`,
  feedback: `
    echo decay=0.85 blend=screen opacity=0.5 transform=none amount=0.02 hueShift=0
    tunnel decay
    rainbow decay
    ghost decay
    mandala decay
    drift decay
    depth decay
    heat decay`,
};
const NAMES: Partial<Record<EffectKind, string>> = {
  particles: 'explosion embers dissolve starfield orbit gravity boids flow snow bubbles',
  transition: 'cut crossfade wipe dissolve iris glitch',
  easing: `linear ${['Quad', 'Cubic', 'Quart', 'Expo', 'Sine', 'Back', 'Elastic', 'Bounce'].flatMap((f) => ['in', 'out', 'inOut'].map((way) => way + f)).join(' ')}`,
  palette:
    'ascii dense minimal binary gradient blocks blocksExt shade math box circuit runes alchemy zodiac arrows music katakana greek cyrillic arabic dots braille stars halfFill hatch ocean organic machine',
  colors: 'neon pastel monoGreen monoAmber cyberpunk vaporwave earth ice blood forest',
  blend:
    'normal add subtract multiply screen overlay softlight hardlight difference exclusion colordodge colorburn linearlight vividlight pinlight hardmix lighten darken grainextract grainmerge',
  reveal: 'none typewriter fade words scramble',
};

const entries = new Map(catalog.map((entry) => [`${entry.kind} ${entry.name}`, entry]));
const signatures = Object.entries(SIGNATURES).flatMap(([kind, text]) =>
  text
    .trim()
    .split('\n')
    .map((line) => [kind, ...line.trim().split(' ')]),
);

describe('signatures', () => {
  it.each(signatures)('%s %s', (kind, name, ...params) => {
    const entry = entries.get(`${kind} ${name}`);
    expect(entry, `${kind} ${name} is missing`).toBeDefined();
    params.forEach((written, i) => {
      const spec = entry!.params[i];
      const [paramName, value] = written.split('=');
      expect(spec?.name).toBe(paramName.replace('!', ''));
      expect(spec.required ?? false).toBe(written.endsWith('!'));
      if (value !== undefined) expect(String(spec.default).replaceAll(' ', '')).toBe(value);
    });
  });

  it('shaders take mix and when by name, last', () => {
    for (const entry of catalog.filter((e) => e.kind === 'shader'))
      expect(entry.params.slice(-2).map((spec) => spec.name)).toEqual(['mix', 'when']);
  });
});

describe('names', () => {
  it.each(Object.entries(NAMES).flatMap(([kind, names]) => names.split(' ').map((name) => [kind, name])))(
    '%s %s',
    (kind, name) => {
      expect(entries.has(`${kind} ${name}`)).toBe(true);
    },
  );

  it('are the only ones of their kind', () => {
    expect(entries.size).toBe(catalog.length);
  });
});
