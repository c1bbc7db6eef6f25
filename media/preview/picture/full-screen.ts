// The picture alone, as large as the window. A webview may not go full screen itself, so the host has the workbench do it.

export class FullScreen {
  readonly #app: HTMLElement;
  readonly #changed: (on: boolean) => void;

  constructor(app: HTMLElement, changed: (on: boolean) => void) {
    this.#app = app;
    this.#changed = changed;
    window.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !this.#isOn || app.querySelector('dialog[open]')) return;
      event.preventDefault();
      this.toggle();
    });
  }

  get #isOn(): boolean {
    return this.#app.classList.contains('full-screen');
  }

  toggle(): void {
    this.#changed(this.#app.classList.toggle('full-screen'));
  }
}
