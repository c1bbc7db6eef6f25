// The types of `glyphreel/effects`. Made by `npm run generate` from the sources; do not edit.

interface WasmMemory { readonly buffer: ArrayBuffer }
declare abstract class KernelBuffer<A extends Uint8Array | Uint16Array | Float32Array | Int32Array> {
    #private;
    readonly ptr: number;
    readonly length: number;
    protected readonly memory: WasmMemory;
    constructor(memory: WasmMemory, ptr: number, length: number);
    protected abstract make(): A;
    /** Valid until the memory grows: take it anew each frame, do not keep it. */
    get view(): A;
}
declare class U8Buffer extends KernelBuffer<Uint8Array> {
    protected make(): Uint8Array<ArrayBuffer>;
}
declare class U16Buffer extends KernelBuffer<Uint16Array> {
    protected make(): Uint16Array<ArrayBuffer>;
}
declare class F32Buffer extends KernelBuffer<Float32Array> {
    protected make(): Float32Array<ArrayBuffer>;
}
declare class I32Buffer extends KernelBuffer<Int32Array> {
    protected make(): Int32Array<ArrayBuffer>;
}
/**
 * A bump allocator with free lists by size: `free` gives a block back to requests of the same size (a preview
 * that changes scene again and again stays bounded). All blocks are 64-byte aligned, their size is rounded up to 64
 * bytes and zeroed, so that kernels may read and write whole vectors past the tail.
 */
declare class KernelMemory {
    #private;
    readonly memory: WasmMemory;
    constructor(memory: WasmMemory, base: number);
    get usedBytes(): number;
    u8(length: number): U8Buffer;
    u16(length: number): U16Buffer;
    f32(length: number): F32Buffer;
    i32(length: number): I32Buffer;
    free(buffer: KernelBuffer<Uint8Array> | KernelBuffer<Uint16Array> | KernelBuffer<Float32Array> | KernelBuffer<Int32Array>): void;
}
/** Where a picture of one byte per pixel is: `ptr` is its first pixel, `stride` the bytes from one row to the next. */
interface Plane {
    readonly ptr: number;
    readonly width: number;
    readonly height: number;
    readonly stride: number;
}
/** A plane that owns its bytes. */
declare class PlaneBuffer extends U8Buffer implements Plane {
    readonly width: number;
    readonly height: number;
    readonly stride: number;
    constructor(memory: KernelMemory, width: number, height: number, stride: number);
}
interface Frame {
    readonly width: number;
    readonly height: number;
    /** Bytes from one row to the next, a multiple of 16; the bytes after `width` are scratch. */
    readonly stride: number;
    readonly r: PlaneBuffer;
    readonly g: PlaneBuffer;
    readonly b: PlaneBuffer;
}
/** An opened input. */
interface Media<T = unknown> {
    readonly value: T;
    /** Equal digests hold equal values: a key for tables made of it. */
    readonly digest: string;
}
/** What an argument may be. `field` is a per-cell number; `boolean` takes on, off and conditions. */
type ParamKind = 'number' | 'integer' | 'time' | 'angle' | 'hue' | 'boolean' | 'color' | 'colors' | 'palette' | 'word' | 'text' | 'point' | 'points' | 'field' | 'fields' | 'stops' | 'media' | 'distance';
type ParamUnit = 'frame' | 'px' | 'turns' | 'levels' | 's' | 'rad' | 'cells' | 'per second' | 'ratio' | 'uv' | 'bpm' | 'frames' | 'characters' | 'steps' | 'none';
/** `const`: known when compiled; `frame`: one number a frame; `cell`: may vary per cell. */
type Rate = 'const' | 'frame' | 'cell';
interface ParamSpec {
    name: string;
    kind: ParamKind;
    /** Other kinds that are taken too, e.g. a colour where a word is usual. */
    alternatives?: ParamKind[];
    /** What it is when left out; in source form for lists, points, colours (`"[(0.5, 0.5)]"`, `"#ff0000"`). */
    default?: number | string | boolean;
    required?: boolean;
    /** Hard limits, inclusive: a constant outside is `out-of-range`; a varying one is clamped. */
    min?: number;
    max?: number;
    unit: ParamUnit;
    /** Highest rate the parameter takes. */
    rate: Rate;
    /** The set of a `word` parameter. */
    words?: string[];
    /** Texts: what they must match (a regular expression, case aside), and what that is in words. */
    pattern?: {
        regex: string;
        form: string;
    };
    /** Files (`kind: 'media'`): which input is read, a key of `mediaKinds`. */
    input?: string;
    doc: string;
}
/** A parameter before it has its name (the key it stands under). `T` tags the value type. */
interface Param<K extends ParamKind = ParamKind, W extends string = string> extends Omit<ParamSpec, 'name' | 'words'> {
    kind: K;
    words?: W[];
}
/** A parameter that names a file of the kind `input` (a folder of src/engine/inputs); its value is the opened file. */
interface MediaParam<T> extends Param<'media'> {
    input: string;
    /** Never set: carries the type. */
    readonly value?: T;
}
type Params = Record<string, Param>;
interface NumberOptions {
    default?: number;
    required?: boolean;
    min: number;
    max: number;
    unit?: ParamUnit;
    rate?: Rate;
    doc: string;
    alternatives?: ParamKind[];
}
interface PlainOptions {
    default?: string;
    required?: boolean;
    rate?: Rate;
    doc: string;
    unit?: ParamUnit;
    alternatives?: ParamKind[];
}
/**
 * Numeric parameters default to `rate: 'frame'`; give `rate: 'cell'` where a value per cell is taken.
 * Example: `scale: p.number({ default: 1, min: 0.01, max: 100, unit: 'ratio', rate: 'cell', doc: 'Size of the waves.' })`
 */
declare const p: {
    number: (o: NumberOptions) => Param<"number", string>;
    integer: (o: NumberOptions) => Param<"integer", string>;
    /** Seconds. */
    time: (o: NumberOptions) => Param<"time", string>;
    /** Radians. */
    angle: (o: NumberOptions) => Param<"angle", string>;
    /** Turns, any real. */
    hue: (o: NumberOptions) => Param<"hue", string>;
    /** A signed distance in frame units, per cell. */
    distance: (o: Omit<NumberOptions, 'min' | 'max'>) => Param<'distance'>;
    /** on, off or a condition; 0 or 1 (per frame). */
    boolean: (o: {
        default: boolean;
        rate?: Rate;
        doc: string;
    }) => Param<'boolean'>;
    word: <W extends string>(words: readonly W[], o: {
        default?: W;
        required?: boolean;
        doc: string;
        alternatives?: ParamKind[];
        pattern?: NonNullable<ParamSpec['pattern']>;
    }) => Param<'word', W>;
    text: (o: PlainOptions) => Param<"text", string>;
    color: (o: PlainOptions) => Param<"color", string>;
    colors: (o: PlainOptions) => Param<"colors", string>;
    palette: (o: PlainOptions) => Param<"palette", string>;
    /** A point; `unit: 'uv'` (0..1) or `'frame'`. */
    point: (o: PlainOptions) => Param<"point", string>;
    points: (o: PlainOptions) => Param<"points", string>;
    /** A per-cell number. */
    field: (o: PlainOptions) => Param<"field", string>;
    fields: (o: PlainOptions) => Param<"fields", string>;
    stops: (o: PlainOptions) => Param<"stops", string>;
    media: <T>(o: {
        input: string;
        required?: boolean;
        doc: string;
    }) => MediaParam<T>;
};
/** Values at one frame, as stateful effects and shaders receive them. Colours are sRGB 0..1. */
type Rgb = [number, number, number];
/** The value of each kind of parameter; `W` are the words of a `word`. */
interface ValueByKind<W extends string = string> {
    number: number;
    integer: number;
    time: number;
    angle: number;
    hue: number;
    distance: number;
    boolean: boolean;
    word: W;
    text: string;
    palette: string;
    media: Media | undefined;
    color: Rgb;
    colors: Rgb[];
    point: [number, number];
    points: [number, number][];
    field: FieldInput;
    fields: FieldInput[];
    stops: {
        at: number;
        value: number;
    }[];
}
/** The value of one parameter. For a parameter whose kind is not known it is the union of them all. */
type ValueOf<X> = X extends MediaParam<infer T> ? Media<T> | undefined : X extends Param<infer K, infer W> ? ValueByKind<W>[K] : never;
type ValuesOf<P extends Params> = {
    [N in keyof P]: ValueOf<P[N]>;
};
/** A field handed to something that is not a field (a shader, a particle system): sampled at u, v in 0..1. */
interface FieldInput {
    sample(u: number, v: number): number;
    grid(): {
        values: Float32Array;
        cols: number;
        rows: number;
    };
}
/** A number that will be: one a frame, or one a cell. Opaque; made only by a scope. */
interface Num {
    readonly id: number;
    readonly rate: Rate;
}
/** Three channels, sRGB 0..1. */
interface Color {
    readonly r: Num;
    readonly g: Num;
    readonly b: Num;
}
type NumLike = Num | number;
interface FieldScope {
    /** Coordinates of the picture being asked for (after all transforms to the right). Cell rate. */
    readonly u: Num;
    readonly v: Num;
    readonly x: Num;
    readonly y: Num;
    readonly dist: Num;
    readonly angle: Num;
    readonly col: Num;
    readonly row: Num;
    /** Frame rate. */
    readonly cols: Num;
    readonly rows: Num;
    readonly t: Num;
    readonly time: Num;
    readonly progress: Num;
    readonly frame: Num;
    readonly duration: Num;
    readonly fps: Num;
    /** Half the frame's width and height in frame units: (16/9, 1) in landscape. */
    readonly halfWidth: Num;
    readonly halfHeight: Num;
    /** `audio.<name>`: see docs/language.md#5-names-an-expression-can-use. */
    audio(name: string): Num;
    /** A 32-bit number from the reel's seed, the scene's and the place of use. */
    readonly seed: number;
    num(value: number): Num;
    add(a: NumLike, ...more: NumLike[]): Num;
    sub(a: NumLike, b: NumLike): Num;
    mul(a: NumLike, ...more: NumLike[]): Num;
    /** Division by zero gives 0. */
    div(a: NumLike, b: NumLike): Num;
    mod(a: NumLike, b: NumLike): Num;
    pow(a: NumLike, b: NumLike): Num;
    min(a: NumLike, b: NumLike): Num;
    max(a: NumLike, b: NumLike): Num;
    atan2(y: NumLike, x: NumLike): Num;
    hypot(a: NumLike, b: NumLike): Num;
    neg(a: NumLike): Num;
    abs(a: NumLike): Num;
    sign(a: NumLike): Num;
    floor(a: NumLike): Num;
    ceil(a: NumLike): Num;
    round(a: NumLike): Num;
    fract(a: NumLike): Num;
    /** sqrt of a negative is 0, log of what is not positive is 0. */
    sqrt(a: NumLike): Num;
    exp(a: NumLike): Num;
    log(a: NumLike): Num;
    sin(a: NumLike): Num;
    cos(a: NumLike): Num;
    tan(a: NumLike): Num;
    asin(a: NumLike): Num;
    acos(a: NumLike): Num;
    atan(a: NumLike): Num;
    lt(a: NumLike, b: NumLike): Num;
    le(a: NumLike, b: NumLike): Num;
    gt(a: NumLike, b: NumLike): Num;
    ge(a: NumLike, b: NumLike): Num;
    eq(a: NumLike, b: NumLike): Num;
    ne(a: NumLike, b: NumLike): Num;
    and(a: NumLike, b: NumLike): Num;
    or(a: NumLike, b: NumLike): Num;
    not(a: NumLike): Num;
    /** c != 0 ? a : b */
    select(c: NumLike, a: NumLike, b: NumLike): Num;
    mix(a: NumLike, b: NumLike, k: NumLike): Num;
    clamp(a: NumLike, lo: NumLike, hi: NumLike): Num;
    /** clamp to 0..1 */
    unit(a: NumLike): Num;
    step(edge: NumLike, x: NumLike): Num;
    smoothstep(a: NumLike, b: NumLike, x: NumLike): Num;
    /** 0..1 from a number (its bits), the scope's seed and `salt`. */
    random(n: NumLike, salt?: number): Num;
    /** Like `random`, but from the reel's seed alone: the same at every place of use. */
    hash(n: NumLike): Num;
    /** Value noise, quintic interpolation, 0..1; period none. `salt` varies the lattice. */
    noise2(x: NumLike, y: NumLike, salt?: number): Num;
    noise3(x: NumLike, y: NumLike, z: NumLike, salt?: number): Num;
    /** Sum of noise2 octaves, normalised to 0..1; octaves, lacunarity and gain per frame. */
    fbm2(x: NumLike, y: NumLike, octaves: NumLike, lacunarity: NumLike, gain: NumLike, salt?: number): Num;
    fbm3(x: NumLike, y: NumLike, z: NumLike, octaves: NumLike, lacunarity: NumLike, gain: NumLike, salt?: number): Num;
    /** Nearest (F1) and second nearest (F2) of the drifting feature points, and the nearest one's random number; `phase` moves them. */
    voronoi(x: NumLike, y: NumLike, phase: NumLike, salt?: number): {
        f1: Num;
        f2: Num;
        id: Num;
    };
    /** The integral of a per-frame rate from the segment's start, in reel frames: speed that varies never jumps. */
    integrate(rate: NumLike): Num;
    /** The same scene seen at other coordinates (frame units); u, v, dist, angle … of the result follow. */
    at(x: NumLike, y: NumLike): FieldScope;
    /** A color from channels. */
    rgb(r: NumLike, g: NumLike, b: NumLike): Color;
    /** hue in turns (any real), s and v 0..1. */
    hsv(h: NumLike, s: NumLike, v: NumLike): Color;
    oklch(l: NumLike, c: NumLike, h: NumLike): Color;
    /** Smooth in OKLab through the list, k in 0..1. */
    ramp(colors: Color[], k: NumLike): Color;
    /** Flat: colors[floor(k * n)]. */
    pick(colors: Color[], k: NumLike): Color;
    mixColor(a: Color, b: Color, k: NumLike): Color;
}
/** What `build` receives for each kind of parameter: numbers are handles, colours three handles, the rest is plain. */
interface HandleByKind<W extends string = string> {
    number: Num;
    integer: Num;
    time: Num;
    angle: Num;
    hue: Num;
    boolean: Num;
    distance: Num;
    field: Num;
    word: W;
    text: string;
    palette: string;
    media: Media | undefined;
    color: Color;
    colors: Color[];
    point: [Num, Num];
    points: [Num, Num][];
    fields: Num[];
    stops: {
        at: Num;
        value: Num;
    }[];
}
type HandleOf<X> = X extends Param<infer K, infer W> ? HandleByKind<W>[K] : never;
type HandlesOf<P extends Params> = {
    [N in keyof P]: HandleOf<P[N]>;
};
/** The usual end of a chain in one pass, see ShadeKernels.lightRows. Pointers; 0 leaves that step out. */
interface FinishingSteps {
    readonly glowR: number;
    readonly glowG: number;
    readonly glowB: number;
    readonly glowStride: number;
    readonly glowWidth: number;
    readonly glowHeight: number;
    /** u16 gains of the frame's upper half. */
    readonly gains: number;
    /** Signed noise from row y0 on. */
    readonly noise: number;
    readonly noiseStride: number;
    /** Quarter levels. */
    readonly amount: number;
}
/** The engine's own SIMD functions. They change between versions: an effect of your own does without. */
interface Kernels { readonly [name: string]: unknown }
type LightStep = 'glow' | 'dim' | 'grain';
/** Parameters of the pass. Pointers are byte offsets in kernel memory; 0 leaves that step out. */
declare class Light implements FinishingSteps {
    #private;
    /** Three planes a quarter of the frame's size, added after enlarging. */
    glowR: number;
    glowG: number;
    glowB: number;
    glowStride: number;
    glowWidth: number;
    glowHeight: number;
    /** u8 gains of the frame's upper half, from its first row; the lower half mirrors it. */
    gains: number;
    /** i8 noise, from the first row of the band that is drawn. */
    noise: number;
    noiseStride: number;
    /** Strength of the noise, in quarter levels. */
    amount: number;
    /** One plane of the glow; valid until the next call. */
    glow(ptr: number): Plane;
    clear(): void;
}
interface Identity<P extends Params> {
    /** Equals the file name (kebab-case there, camelCase here). */
    name: string;
    category: string;
    summary: string;
    doc?: string;
    params: P;
    /** What stands after `value:` (fields), `shade:`, `feedback:` …, or a whole reel if it contains `scene `. */
    example: string;
    source?: string;
    seeded?: boolean;
}
interface FieldEffect<P extends Params = Params> extends Identity<P> {
    kind: 'field' | 'distance' | 'mask' | 'math';
    build(scope: FieldScope, args: HandlesOf<P>): Num;
}
/** A value field, 0..1 per cell. */
declare const defineField: <P extends Params>(spec: Omit<FieldEffect<P>, 'kind'>) => FieldEffect<P>;
/** A signed distance in frame units, negative inside. */
declare const defineDistance: <P extends Params>(spec: Omit<FieldEffect<P>, 'kind'>) => FieldEffect<P>;
/** A mask, 0..1 per cell. */
declare const defineMask: <P extends Params>(spec: Omit<FieldEffect<P>, 'kind'>) => FieldEffect<P>;
/** A function of numbers, per frame or per cell. */
declare const defineMath: <P extends Params>(spec: Omit<FieldEffect<P>, 'kind'>) => FieldEffect<P>;
/** A transform: where in the picture on its left does the place (x, y) come from? The inverse of the movement. */
interface TransformEffect<P extends Params = Params> extends Identity<P> {
    kind: 'transform';
    map(scope: FieldScope, args: HandlesOf<P>): {
        x: Num;
        y: Num;
    };
}
declare const defineTransform: <P extends Params>(spec: Omit<TransformEffect<P>, 'kind'>) => TransformEffect<P>;
interface ColorEffect<P extends Params = Params> extends Identity<P> {
    kind: 'color';
    /** 'number' for hue helpers (hueAngle …), which give turns. */
    result: 'color' | 'number';
    build(scope: FieldScope, args: HandlesOf<P>): Color | Num;
}
declare const defineColor: <P extends Params>(spec: Omit<ColorEffect<P>, 'kind'>) => ColorEffect<P>;
/** What a step or a draw may know of its moment. */
interface Moment {
    /** Seconds since the segment began, of the reel frame being stepped or drawn. */
    t: number;
    /** Reel frame in the segment, 0 on the first. */
    frame: number;
    /** Seconds of one reel frame. */
    dt: number;
    progress: number;
    duration: number;
    seed: number;
    audio: {
        get(name: string): number;
        spectrum(): Float32Array;
        waveform(): Float32Array;
    };
}
interface LatticeMoment extends Moment {
    cols: number;
    rows: number;
    halfWidth: number;
    halfHeight: number;
    kernels: Kernels;
    memory: KernelMemory;
    /**
     * Coverage 0..1 (row-major, cols × rows over the whole frame) of `text` drawn in the bundled font stack: `size` is the height of
     * a line in frame units, `at` the block's centre in uv. Kept by the engine for equal arguments. Given to `draw` where `text: true`.
     */
    rasterText?(text: string, cols: number, rows: number, size: number, at: [number, number]): Float32Array;
}
/** Typed arrays and numbers only, so that it can be copied, restored and compared. */
type State = {
    [key: string]: number | Float32Array | Float64Array | Uint8Array | Uint16Array | Int32Array | Uint32Array;
};
/**
 * A field drawn onto a lattice once a frame and sampled from there, at production density whatever the grid.
 * Parameters are per frame. `advance` runs once for each reel frame (not before the first draw).
 */
interface LatticeEffect<P extends Params = Params, S extends State = State> extends Identity<P> {
    kind: 'lattice';
    /** Defaults to the layer's production grid; the frame's half sides (frame units) let a lattice have square cells. */
    size?(grid: {
        cols: number;
        rows: number;
        halfWidth: number;
        halfHeight: number;
    }, args: ValuesOf<P>): {
        cols: number;
        rows: number;
    };
    sample: 'nearest' | 'linear';
    create(moment: LatticeMoment, args: ValuesOf<P>): S;
    /** Present only where there is state to carry over. Mutates `state`. */
    advance?(state: S, moment: LatticeMoment, args: ValuesOf<P>): void;
    /** Writes cols × rows values 0..1, row-major. */
    draw(out: Float32Array, state: S, moment: LatticeMoment, args: ValuesOf<P>): void;
    /** Rasterises text for stencils: provided by the engine to `draw` through this flag (see glyph-text). */
    text?: boolean;
}
declare const defineLattice: <P extends Params, S extends State>(spec: Omit<LatticeEffect<P, S>, 'kind'>) => LatticeEffect<P, S>;
interface ShaderMoment extends Moment {
    kernels: Kernels;
    memory: KernelMemory;
    width: number;
    height: number;
    stride: number;
    /** Real pixels for one pixel of a 1080-line frame (shorter side / 1080). */
    px: number;
    /** Absolute output frame number, for noise that changes each frame. */
    outputFrame: number;
    /** A value that depends only on the key and the frame size (tables, maps, scratch): made once, kept. */
    cached<T>(key: string, make: () => T): T;
    /** 0 or 1: keeps what two shaders gather in the same bands apart (see ShaderBands). */
    slot?: number;
}
interface ShaderBase<P extends Params> extends Identity<P> {
    kind: 'shader';
    /** True if dropped by `minimal` (geometry, glow, blur, noise); `heavy` is dropped by `standard` too. */
    cost: 'light' | 'medium' | 'heavy';
}
/** Depends on the pixel, its place and at most its own row: runs in place, in bands that stay in cache, fused with its neighbours. */
interface PointShader<P extends Params = Params> extends ShaderBase<P> {
    scope: 'point';
    apply(frame: Frame, y0: number, y1: number, moment: ShaderMoment, args: ValuesOf<P>): void;
    /** It is a part of the light (shade/light.ts), and may be laid in one go with others. */
    light?: LightPart<P>;
}
/** What a shader adds to the light of the rows from y0 on; `apply` does the same as laying a light with only that in it. */
interface LightPart<P extends Params = Params> {
    step: LightStep;
    add(light: Light, y0: number, moment: ShaderMoment, args: ValuesOf<P>): void;
}
/** Reads other pixels: from `src` (not written) into `dst` (every pixel written). */
interface FrameShader<P extends Params = Params> extends ShaderBase<P> {
    scope: 'frame';
    apply(src: Frame, dst: Frame, moment: ShaderMoment, args: ValuesOf<P>): void;
    /** The same picture (bit for bit) in steps that join the bands of the passes before and after it. */
    bands?: ShaderBands<P>;
}
/**
 * A shader that needs of other pixels only a small picture: `gather` takes it in from bands of finished rows (y0 a multiple of 4),
 * `prepare` works on it once all are in, `lay` changes rows in place. While `lay` runs, another shader's `gather` may.
 */
interface ShaderBands<P extends Params = Params> {
    gather(frame: Frame, y0: number, y1: number, moment: ShaderMoment, args: ValuesOf<P>): void;
    prepare(moment: ShaderMoment, args: ValuesOf<P>): void;
    lay(frame: Frame, y0: number, y1: number, moment: ShaderMoment, args: ValuesOf<P>): void;
    /** What `lay` does is a part of the light. */
    light?: LightPart<P>;
}
/** `mix` and `when` are added to every shader by the registry; the engine carries them out. */
declare const defineShader: <P extends Params>(spec: Omit<PointShader<P>, 'kind'> | Omit<FrameShader<P>, 'kind'>) => PointShader<P> | FrameShader<P>;
export { defineColor, defineDistance, defineField, defineLattice, defineMask, defineMath, defineShader, defineTransform, p, Color, FieldScope, HandlesOf, Num, NumLike, Frame, LatticeMoment, Moment, ShaderMoment, State, Params, Rgb, ValuesOf };
