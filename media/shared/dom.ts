// The few lines that stand in for a framework: elements from attributes and children.

/** As a method's type, so that a listener may narrow the event. */
type Listener = { listen(event: Event): void }['listen'];
type Attributes = Record<string, string | number | boolean | Listener>;

/** `on…` attributes are listeners; `false` leaves an attribute away. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}

/** A push button with a picture; `label` is for screen readers and, with its key, the tooltip. */
export function iconButton(icon: SVGElement, label: string, key: string, onclick: () => void): HTMLButtonElement {
  return el(
    'button',
    { class: 'icon-button', type: 'button', 'aria-label': label, title: key ? `${label} (${key})` : label, onclick },
    icon,
  );
}

/** A canvas's pixels follow its box; returns its context in CSS pixels. */
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

/** A colour of the theme, resolved for canvases. */
export function themeColor(name: string, fallback: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || fallback;
}

/** A sentence as nodes: words between backticks are code. */
export function proseNodes(text: string): (Node | string)[] {
  return text.split(/`([^`]+)`/).flatMap((part, i) => (part === '' ? [] : [i % 2 === 1 ? el('code', {}, part) : part]));
}
