// Helpers for building the panel's DOM.

type Attributes = Record<string, string | number | boolean | EventListener>;

/** Creates an element. A function is the listener of an `on…` attribute; `false` leaves a plain attribute out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (name.startsWith('aria-')) element.setAttribute(name, String(value)); // `true` and `false` are values there.
    else if (value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}

/** A button with an icon. Screen readers read `label` and `key`; the tooltip is `hint` (or the label) with the key. */
export function iconButton(
  icon: SVGElement,
  label: string,
  key: string,
  onclick: () => void,
  hint = label,
): HTMLButtonElement {
  return el(
    'button',
    { class: 'icon-button', type: 'button', 'aria-label': label, title: key ? `${hint} (${key})` : hint, onclick },
    icon,
  );
}

/** Sizes a canvas to its box and clears it; the context and the size are in CSS pixels. */
export function fitCanvas(canvas: HTMLCanvasElement): {
  context: CanvasRenderingContext2D;
  width: number;
  height: number;
} {
  const { width, height } = canvas.getBoundingClientRect();
  const scale = window.devicePixelRatio || 1;
  const w = Math.max(1, Math.round(width * scale));
  const h = Math.max(1, Math.round(height * scale));
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  const context = canvas.getContext('2d')!;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height };
}

/** The value of a CSS custom property, for drawing on canvases. */
export function themeColor(name: string, fallback: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || fallback;
}

/** A sentence as nodes; words between backticks become `<code>`. */
export function proseNodes(text: string): (Node | string)[] {
  return text.split(/`([^`]+)`/).flatMap((part, i) => (part === '' ? [] : [i % 2 === 1 ? el('code', {}, part) : part]));
}
