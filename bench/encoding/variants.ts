// Settings that the study compares: of x264 each beside `veryfast`, alone and put together, and those of other encoders.

export interface Variant {
  name: string;
  args: readonly string[];
  /** Of an ffmpeg that is given; x264 of our own without it. */
  encoder?: OtherEncoder;
  /** Of the encoder, one where absent. */
  threads?: number;
  /** The variant before it whose rate factor it takes, because SSIM cannot find its own: grain that is synthesised is never the drawn one. */
  factorOf?: Variant;
}

const of = (name: string, preset: string, ...args: string[]): Variant => ({ name, args: ['-preset', preset, ...args] });
const x264 = (params: string): string[] => ['-x264-params', params];

/** What others are compared with. */
export const USUAL = of('veryfast', 'veryfast');
/** What production renders use. */
const OWN = of('subme 1, no CABAC', 'veryfast', ...x264('subme=1:cabac=0'));

/** One setting at a time. */
export const SINGLE: readonly Variant[] = [
  of('ultrafast', 'ultrafast'),
  of('superfast', 'superfast'),
  of('faster', 'faster'),
  ...['dia', 'hex'].map((me) => of(`me ${me}`, 'veryfast', ...x264(`me=${me}`))),
  ...[0, 1, 3, 4].map((subme) => of(`subme ${subme}`, 'veryfast', ...x264(`subme=${subme}`))),
  of('no mbtree', 'veryfast', ...x264('mbtree=0')),
  of('rc-lookahead 0', 'veryfast', ...x264('rc-lookahead=0')),
  of('rc-lookahead 4', 'veryfast', ...x264('rc-lookahead=4')),
  of('weightp 0', 'veryfast', ...x264('weightp=0')),
  of('no deblocking', 'veryfast', ...x264('no-deblock=1')),
  of('deblock -2:-2', 'veryfast', ...x264('deblock=-2,-2')),
  ...[0, 2, 3].map((mode) => of(`aq-mode ${mode}`, 'veryfast', ...x264(`aq-mode=${mode}`))),
  ...[0, 1, 2].map((count) => of(`bframes ${count}`, 'veryfast', ...x264(`bframes=${count}`))),
  of('b-adapt 0', 'veryfast', ...x264('b-adapt=0')),
  of('no CABAC', 'veryfast', ...x264('cabac=0')),
  of('no partitions', 'veryfast', ...x264('partitions=none')),
  of('partitions of I', 'veryfast', ...x264('partitions=i8x8,i4x4')),
  of('no 8×8 transform', 'veryfast', ...x264('8x8dct=0')),
  of('no chroma in motion', 'veryfast', ...x264('chroma-me=0')),
  of('merange 4', 'veryfast', ...x264('merange=4')),
  of('tune animation', 'veryfast', '-tune', 'animation'),
  of('tune stillimage', 'veryfast', '-tune', 'stillimage'),
  of('tune fastdecode', 'veryfast', '-tune', 'fastdecode'),
  of('tune grain', 'veryfast', '-tune', 'grain'),
];

/** What saved time alone, put together; `ref=1` and `trellis=0` are veryfast's own. */
export const TOGETHER: readonly Variant[] = [
  of('superfast, aq-mode 0', 'superfast', ...x264('aq-mode=0')),
  of('superfast, subme 0', 'superfast', ...x264('subme=0')),
  of('superfast, subme 2', 'superfast', ...x264('subme=2')),
  of('superfast, bframes 0', 'superfast', ...x264('bframes=0')),
  of('superfast, mbtree', 'superfast', ...x264('mbtree=1:rc-lookahead=10')),
  of('superfast, no deblocking', 'superfast', ...x264('no-deblock=1')),
  of('superfast, weightp 0', 'superfast', ...x264('weightp=0')),
  of('superfast, all partitions', 'superfast', ...x264('partitions=p8x8,b8x8,i8x8,i4x4')),
  of('superfast, p8x8', 'superfast', ...x264('partitions=p8x8,i8x8,i4x4')),
  of('superfast, no CABAC', 'superfast', ...x264('cabac=0')),
  of('superfast, mbtree, no CABAC', 'superfast', ...x264('mbtree=1:rc-lookahead=10:cabac=0')),
  of('subme 1, weightp 0', 'veryfast', ...x264('subme=1:weightp=0')),
  of('subme 1, me dia, weightp 0', 'veryfast', ...x264('subme=1:me=dia:weightp=0')),
  of('subme 1, no deblocking', 'veryfast', ...x264('subme=1:no-deblock=1')),
  OWN,
  of('subme 1, aq-mode 0', 'veryfast', ...x264('subme=1:aq-mode=0')),
  of('subme 1, bframes 1', 'veryfast', ...x264('subme=1:bframes=1')),
  of('subme 0, weightp 0', 'veryfast', ...x264('subme=0:weightp=0')),
  of('subme 1, p8x8', 'veryfast', ...x264('subme=1:partitions=p8x8,i8x8,i4x4')),
];

const own = (params: string): Variant =>
  of(`own, ${params.replace('=', ' ')}`, 'veryfast', ...x264(`subme=1:cabac=0:${params}`));

/** How far what production renders use looks ahead, and with how many threads. */
export const AHEAD: readonly Variant[] = [
  OWN,
  ...[0, 2, 5, 20, 40].map((frames) => own(`rc-lookahead=${frames}`)),
  { ...OWN, name: 'own, 2 threads', threads: 2 },
  { ...own('sync-lookahead=0'), name: 'own, 2 threads, sync-lookahead 0', threads: 2 },
  { ...own('sync-lookahead=10'), name: 'own, 2 threads, sync-lookahead 10', threads: 2 },
  { ...own('sliced-threads=1'), name: 'own, 2 sliced threads', threads: 2 },
  { ...OWN, name: 'own, 4 threads', threads: 4 },
];

const svt = (preset: number, params = ''): Variant => ({
  name: `svt preset ${preset}${params && ', '}${params}`,
  args: ['-preset', String(preset), '-svtav1-params', `lp=1${params && ':'}${params}`],
  encoder: 'libsvtav1',
});

const PRESET_10 = svt(10);

/** What is compared where an ffmpeg with the encoder is given. */
export const OTHERS = {
  libsvtav1: [
    OWN,
    svt(8),
    PRESET_10,
    ...[8, 20].map((strength) => ({ ...svt(10, `film-grain=${strength}`), factorOf: PRESET_10 })),
    svt(12),
    svt(13),
  ],
} satisfies Record<string, readonly Variant[]>;
export type OtherEncoder = 'libsvtav1';
