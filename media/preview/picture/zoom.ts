// A closer look at the picture: Ctrl with the wheel, or the keys + and -, up to eight times; dragging moves it.

const MOST = 8;
const STEP = 1.25;

export class Zoom {
  readonly #frame: HTMLElement;
  readonly #onChange: (scale: number) => void;
  #scale = 1;
  /** Of the frame's size. */
  #x = 0;
  #y = 0;
  #drag: { id: number; x: number; y: number; moved: boolean } | null = null;

  /** `frame` holds the picture and what is over it. */
  constructor(frame: HTMLElement, onChange: (scale: number) => void) {
    this.#frame = frame;
    this.#onChange = onChange;
    frame.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        this.#zoom(event.deltaY < 0 ? STEP : 1 / STEP, event.clientX, event.clientY);
      },
      { passive: false },
    );
    frame.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || event.target !== this.#picture) return;
      this.#drag = { id: event.pointerId, x: event.clientX, y: event.clientY, moved: false };
    });
    frame.addEventListener('dblclick', (event) => {
      if (event.target === this.#picture) this.onDoubleClick();
    });
    window.addEventListener('pointermove', (event) => this.#move(event));
    window.addEventListener('pointerup', (event) => {
      const isClick = this.#drag?.id === event.pointerId && !this.#drag.moved;
      this.#drag = null;
      if (!isClick) return;
      const { left, top, width, height } = this.#picture.getBoundingClientRect();
      this.onClick((event.clientX - left) / width, (event.clientY - top) / height);
    });
  }

  /** The picture was clicked without being dragged: where, in 0..1. */
  onClick: (u: number, v: number) => void = () => undefined;
  onDoubleClick: () => void = () => undefined;

  get #picture(): HTMLElement {
    return this.#frame.querySelector('.picture')!;
  }

  by(direction: -1 | 1): void {
    const { left, top, width, height } = this.#frame.parentElement!.getBoundingClientRect();
    this.#zoom(direction > 0 ? STEP : 1 / STEP, left + width / 2, top + height / 2);
  }

  reset(): void {
    this.#scale = 1;
    this.#x = this.#y = 0;
    this.#apply();
  }

  /** Keeps the point under the pointer where it is. */
  #zoom(factor: number, clientX: number, clientY: number): void {
    const scale = Math.min(MOST, Math.max(1, this.#scale * factor));
    const { left, top, width, height } = this.#frame.getBoundingClientRect();
    const grow = scale / this.#scale;
    this.#x -= ((clientX - left) / width - 0.5) * this.#scale * (grow - 1);
    this.#y -= ((clientY - top) / height - 0.5) * this.#scale * (grow - 1);
    this.#scale = scale;
    this.#apply();
  }

  #move(event: PointerEvent): void {
    if (this.#drag?.id !== event.pointerId) return;
    const [dx, dy] = [event.clientX - this.#drag.x, event.clientY - this.#drag.y];
    if (!this.#drag.moved && Math.hypot(dx, dy) < 4) return;
    this.#drag = { ...this.#drag, x: event.clientX, y: event.clientY, moved: true };
    if (this.#scale === 1) return;
    const { width, height } = this.#frame.getBoundingClientRect();
    this.#x += (dx / width) * this.#scale;
    this.#y += (dy / height) * this.#scale;
    this.#apply();
  }

  #apply(): void {
    const most = (this.#scale - 1) / 2;
    this.#x = Math.min(most, Math.max(-most, this.#x));
    this.#y = Math.min(most, Math.max(-most, this.#y));
    this.#frame.style.transform =
      this.#scale === 1 ? '' : `translate(${this.#x * 100}%, ${this.#y * 100}%) scale(${this.#scale})`;
    this.#frame.classList.toggle('zoomed', this.#scale > 1);
    this.#onChange(this.#scale);
  }
}
