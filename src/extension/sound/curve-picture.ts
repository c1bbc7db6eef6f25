// A curve over a scene as a small picture: a data URI for hovers.

export interface CurveLook {
  /** The largest value that is shown; the least is 0. */
  high: number;
  /** Where the playhead is, 0..1; null: not in the scene. */
  playhead: number | null;
  isDark: boolean;
}

const WIDTH = 320;
const HEIGHT = 72;
/** Room for the line and the dot of the playhead. */
const EDGE = 5;

export function curvePicture(values: ArrayLike<number>, { high, playhead, isDark }: CurveLook): string {
  const [line, mark, ground] = isDark ? ['#6cb6ff', '#ffd866', '#808080'] : ['#0550ae', '#a04100', '#808080'];
  const x = (share: number): string => (EDGE + share * (WIDTH - 2 * EDGE)).toFixed(1);
  const y = (value: number): string =>
    (HEIGHT - EDGE - (Math.max(0, Math.min(high, value)) / high) * (HEIGHT - 2 * EDGE)).toFixed(1);
  const columns = columnsOf(values);
  const last = Math.max(1, columns.length - 1);
  const points = columns.map(({ top, bottom }, i) =>
    top === bottom ? `${x(i / last)},${y(top)}` : `${x(i / last)},${y(bottom)} ${x(i / last)},${y(top)}`,
  );
  const at = playhead === null ? '' : playheadMark(x(playhead), y(valueAt(values, playhead)), mark);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">` +
    `<path d="M${x(0)} ${y(0)}H${x(1)}" stroke="${ground}" stroke-opacity="0.6"/>` +
    `<polyline points="${points.join(' ')}" fill="none" stroke="${line}" stroke-width="1.3" stroke-linejoin="round"/>${at}</svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

const playheadMark = (x: string, y: string, color: string): string =>
  `<path d="M${x} 0V${HEIGHT}" stroke="${color}"/><circle cx="${x}" cy="${y}" r="3.5" fill="${color}"/>`;

const valueAt = (values: ArrayLike<number>, share: number): number =>
  values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;

/** The most and the least of the frames that fall on a column of pixels, so that no beat is lost. */
function columnsOf(values: ArrayLike<number>): { top: number; bottom: number }[] {
  const count = Math.min(values.length, WIDTH - 2 * EDGE);
  return Array.from({ length: count }, (_, column) => {
    const from = Math.floor((column * values.length) / count);
    const to = Math.max(from + 1, Math.floor(((column + 1) * values.length) / count));
    let [top, bottom] = [-Infinity, Infinity];
    for (let i = from; i < to; i++) {
      top = Math.max(top, values[i]!);
      bottom = Math.min(bottom, values[i]!);
    }
    return { top, bottom };
  });
}
