// The panel's icons: 16 × 16, in the text colour.

const PATHS = {
  play: '<path d="M4.5 3.2v9.6l8-4.8z" fill="currentColor" stroke="none"/>',
  pause: '<path d="M4.5 3.2h2.6v9.6H4.5zM8.9 3.2h2.6v9.6H8.9z" fill="currentColor" stroke="none"/>',
  stepBack: '<path d="M10.8 3.6v8.8L5.2 8z" fill="currentColor" stroke="none"/><path d="M3.6 3.6v8.8"/>',
  stepForward: '<path d="M5.2 3.6v8.8L10.8 8z" fill="currentColor" stroke="none"/><path d="M12.4 3.6v8.8"/>',
  clearMarks: '<path d="M5 3.4H2.6v9.2H5M11 3.4h2.4v9.2H11M6.2 6.2l3.6 3.6M9.8 6.2 6.2 9.8"/>',
  renderRange:
    '<path d="M4.6 3.4H2.4v9.2h2.2M11.4 3.4h2.2v9.2h-2.2"/><path d="M6.2 5.4v5.2L10.6 8z" fill="currentColor" stroke="none"/>',
  fullScreen: '<path d="M2.8 6V2.8H6M10 2.8h3.2V6M13.2 10v3.2H10M6 13.2H2.8V10"/>',
  markIn: '<path d="M9.6 3.4H5.4v9.2h4.2"/>',
  markOut: '<path d="M6.4 3.4h4.2v9.2H6.4"/>',
  sound:
    '<path d="M2.6 6.1h2.3L8 3.4v9.2L4.9 9.9H2.6z" fill="currentColor"/><path d="M10.2 5.8a3.1 3.1 0 0 1 0 4.4M12 4a5.6 5.6 0 0 1 0 8"/>',
  muted:
    '<path d="M2.6 6.1h2.3L8 3.4v9.2L4.9 9.9H2.6z" fill="currentColor"/><path d="m10.4 6.2 3.4 3.6M13.8 6.2l-3.4 3.6"/>',
  follow: '<path d="M3 2.6 7.4 13l1.5-4.4L13.2 7z"/>',
  copy: '<rect x="5.6" y="5.6" width="7.6" height="7.6" rx="1.2"/><path d="M10.4 5.4V4a1.2 1.2 0 0 0-1.2-1.2H4A1.2 1.2 0 0 0 2.8 4v5.2A1.2 1.2 0 0 0 4 10.4h1.4"/>',
  save: '<path d="M8 2.6v7M5.2 7 8 9.8 10.8 7M3 11.4v1.2a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1v-1.2"/>',
  zoomIn: '<circle cx="7" cy="7" r="4.2"/><path d="m10.2 10.2 3.4 3.4M7 5.2v3.6M5.2 7h3.6"/>',
  zoomOut: '<circle cx="7" cy="7" r="4.2"/><path d="m10.2 10.2 3.4 3.4M5.2 7h3.6"/>',
  fit: '<path d="M2.6 4v8M13.4 4v8M4.8 8h6.4M6.6 6.2 4.8 8l1.8 1.8M9.4 6.2 11.2 8 9.4 9.8"/>',
  pin: '<path d="M8 2.4v11.2M3 4.4h3.4v7.2H3z"/><path d="M9.6 4.4H13v7.2H9.6" stroke-dasharray="1.6 1.2"/>',
  guides:
    '<rect x="2.2" y="3" width="11.6" height="10" rx="1"/><path d="M6.1 3v10M9.9 3v10M2.2 6.3h11.6M2.2 9.7h11.6"/>',
  compare:
    '<rect x="2.4" y="3" width="4.8" height="4"/><rect x="8.8" y="3" width="4.8" height="4"/><rect x="2.4" y="9" width="4.8" height="4"/><rect x="8.8" y="9" width="4.8" height="4"/>',
  keys: '<rect x="2" y="4" width="12" height="8" rx="1.2"/><path d="M4.4 6.6h.2M7 6.6h.2M9.6 6.6h.2M5 9.4h6"/>',
  error: '<circle cx="8" cy="8" r="5.6"/><path d="m6 6 4 4M10 6l-4 4"/>',
  warning: '<path d="M8 2.8 14 13H2z"/><path d="M8 6.6v3M8 11.2v.2"/>',
} as const;
export type IconName = keyof typeof PATHS;

const NAMESPACE = 'http://www.w3.org/2000/svg';

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(NAMESPACE, 'svg');
  for (const [key, value] of Object.entries({
    viewBox: '0 0 16 16',
    width: '16',
    height: '16',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.25',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  }))
    svg.setAttribute(key, value);
  svg.innerHTML = PATHS[name];
  return svg;
}
