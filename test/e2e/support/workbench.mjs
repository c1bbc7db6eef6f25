// Drives the workbench as a person would: commands, files, cursor, typing, hovers, notifications, webviews.

import { patience } from './patience.mjs';
import { sleep, until } from './run-process.mjs';

/** Messages of code-server itself in this set-up: missing native modules, features that a browser lacks. */
const NOISE =
  /spdlog|native-watchdog|\[lifecycle\]|status of 404|favicon|Service Worker|marketplace|extensions gallery|AccountPolicy|ERR_INTERNET_DISCONNECTED|net::ERR|punycode|chat|authentication provider|beforeunload|onWillSaveTextDocument|vscode-log:|Canceled: Canceled/i;

export class Workbench {
  constructor(page, server) {
    this.page = page;
    this.server = server;
    this.problems = [];
    page.on('pageerror', (error) => this.problems.push(`page: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && (/glyphreel(?!-e2e)/i.test(message.text()) || !NOISE.test(message.text())))
        this.problems.push(`console: ${message.text()}`);
    });
  }

  async open() {
    await this.page.addInitScript(recordNotifications);
    await this.page.goto(this.server.url);
    await this.#loaded();
  }

  async reload() {
    await this.page.reload();
    await this.#loaded();
  }

  /**
   * The workbench's own movement, which no check looks at, keeps the software compositor busy. Its setting for that is not used: panels
   * follow it too, and previews would open paused.
   */
  async #loaded() {
    await this.page.waitForSelector('.monaco-workbench .part.editor', { timeout: patience(60_000) });
    await this.page.evaluate(() => {
      for (const element of document.querySelectorAll('.monaco-enable-motion'))
        element.classList.replace('monaco-enable-motion', 'monaco-reduce-motion');
    });
  }

  async #quickInput(text) {
    const input = this.page.locator('.quick-input-widget:not(.hidden) .quick-input-box input');
    await input.waitFor({ timeout: patience(10_000) });
    await input.fill(text);
    return input;
  }

  /** Opens the palette with these words. A palette that is closing swallows keys, so this retries. */
  async #palette(words, prefix = '>') {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.page.keyboard.press('F1');
        const input = this.page.locator('.quick-input-widget:not(.hidden) .quick-input-box input');
        await input.waitFor({ timeout: patience(4000) });
        await input.fill(`${prefix}${words}`, { timeout: patience(2000) });
        await sleep(120);
        if (await input.isVisible()) return;
      } catch (error) {
        if (attempt === 4) throw error;
      }
      await this.page.keyboard.press('Escape');
      await sleep(300);
    }
  }

  /** Runs a command by its title in the palette. An editor that opens late takes the focus and closes the palette, so this retries. */
  async command(title) {
    for (let attempt = 1; ; attempt++) {
      await this.#palette(title);
      const row = this.page
        .locator('.quick-input-list .monaco-list-row')
        .filter({ hasText: title.replace(/^Glyphreel: /, '') })
        .first();
      try {
        await row.click({ timeout: patience(4000) });
        return;
      } catch (error) {
        if (attempt === 4) throw error;
      }
    }
  }

  /** What the palette offers for these words. */
  async offered(words) {
    await this.#palette(words);
    await sleep(250);
    const rows = await this.page.locator('.quick-input-list .monaco-list-row').allTextContents();
    await this.page.keyboard.press('Escape');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: patience(5000) });
    await sleep(60);
    return rows;
  }

  /** Whether the palette offers a command now. */
  offers = async (title) => (await this.offered(title)).some((row) => row.includes(title));

  async theme(name) {
    await this.command('Preferences: Color Theme');
    const input = await this.#quickInput(name);
    await this.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: name })
      .first()
      .waitFor({ timeout: patience(5000) });
    await sleep(200);
    await input.press('Enter');
    await sleep(500);
  }

  async openFile(name) {
    // Without `>` the palette is the file list. F1 works wherever the focus is.
    await this.#palette(name, '');
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first().click();
    await this.page
      .locator('.tab.active')
      .filter({ hasText: name })
      .first()
      .waitFor({ timeout: patience(10_000) });
    await this.page.locator('.monaco-editor .view-lines').first().waitFor();
  }

  /** The editor of this file. */
  editor(name) {
    return this.page
      .locator(`.editor-instance:has(.monaco-editor[data-uri$="${name}"]), .monaco-editor[data-uri$="${name}"]`)
      .last();
  }

  /** Focuses the editor of this file, in the first group. */
  async focus(name) {
    // Keys typed in a webview take a while to reach the workbench, and on a busy machine the webview may not have the focus yet.
    await until(`the keyboard in ${name}`, async () => {
      await this.page.keyboard.press('Control+1');
      await sleep(80);
      return this.page.evaluate(
        () =>
          // The group that the workbench takes for the active one gets its commands. It learns late what a webview has lost.
          document.activeElement?.closest('.editor-group-container.active') ===
          document.querySelector('.editor-group-container'),
      );
    });
    if (
      (await this.page
        .locator('.editor-group-container')
        .first()
        .locator('.tab.active')
        .filter({ hasText: name })
        .count()) === 0
    )
      await this.openFile(name);
  }

  async #isInLine(line) {
    return ((await this.page.locator('.statusbar').textContent()) ?? '').includes(`Ln ${line},`);
  }

  /** Line and column count from 1. */
  async goTo(line, column = 1) {
    await until(`the cursor in line ${line}`, async () => {
      await this.page.keyboard.press('Control+G');
      const input = await this.#quickInput(`:${line}:${column}`);
      await input.press('Enter');
      // Keys go nowhere until the box is closed; and where another editor is the active one, it leads to no line.
      await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: patience(2000) });
      await until('the line in the status bar', () => this.#isInLine(line), 2000, 20);
      return true;
    });
  }

  /** Puts the cursor there. A busy workbench drops key presses, so the status bar is checked. */
  async cursorTo(name, line, column = 1) {
    await until(`the cursor in line ${line} of ${name}`, async () => {
      await this.focus(name);
      await this.goTo(line, column);
      return ((await this.page.locator('.statusbar').textContent()) ?? '').includes(`Ln ${line}, Col ${column}`);
    });
  }

  type = (text) => this.page.keyboard.type(text);
  press = (key) => this.page.keyboard.press(key);

  /** Replaces a whole line (from 1) of the focused editor. */
  async replaceLine(line, text) {
    await this.goTo(line);
    await this.press('End');
    await this.press('Shift+Home');
    await this.press('Shift+Home');
    await this.press('Delete');
    await this.page.keyboard.insertText(text);
  }

  async text(name) {
    const lines = await this.editor(name).locator('.view-line').allTextContents();
    return lines.map((line) => line.replaceAll('\u00a0', ' ')).join('\n');
  }

  /** Drags a file from the explorer behind the line with these words in an open text. */
  async dropFile(file, name, words) {
    const { mouse, keyboard } = this.page;
    const row = this.page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: file });
    await row.waitFor({ timeout: patience(20_000) });
    const editor = this.editor(name);
    const [from, to] = await Promise.all(
      [row, editor.locator('.view-line').filter({ hasText: words })].map((place) => place.first().boundingBox()),
    );
    await mouse.move(from.x + 40, from.y + from.height / 2);
    await mouse.down();
    await mouse.move(from.x + 80, from.y + 40, { steps: 5 });
    // Shift drops into the text instead of opening the file.
    await keyboard.down('Shift');
    const y = to.y + to.height / 2;
    let x = to.x + 140;
    await mouse.move(x, y, { steps: 12 });
    await until('the mark of where it is dropped', async () => {
      x = x === to.x + 140 ? x + 2 : to.x + 140;
      await mouse.move(x, y, { steps: 3 });
      return (await editor.locator('.dnd-target').count()) > 0;
    });
    await mouse.up();
    await keyboard.up('Shift');
  }

  /** The frame of the webview that contains `selector`. */
  async webview(selector, accept = () => true, timeoutMs = 30_000) {
    return until(
      `a webview with ${selector}`,
      async () => {
        for (const frame of this.page.frames()) {
          // Not a locator: it would wait in every frame without a match.
          const found = await frame
            .evaluate((wanted) => {
              const element = document.querySelector(wanted);
              return element && { ...element.dataset };
            }, selector)
            .catch(() => null);
          if (found && (await accept(found, frame))) return frame;
        }
        return null;
      },
      timeoutMs,
    );
  }

  preview = (scene) =>
    this.webview('#app.preview', (data) =>
      scene === undefined ? Number(data.presented) > 0 : data.scene === scene && Number(data.presented) > 0,
    );
  panelData = (frame) => frame.evaluate(() => ({ ...document.getElementById('app').dataset }));

  /** Stops a preview that plays. */
  async pause(frame) {
    const pause = frame.locator('button[aria-label="Pause"]');
    if (await pause.count()) await pause.click();
  }

  /** Mean of each channel over a part of the picture in the panel, given as shares: left, top, right, bottom. */
  means = (frame, area = [0, 0, 1, 1]) =>
    frame.locator('canvas.picture').evaluate((canvas, [left, top, right, bottom]) => {
      const [x, y] = [Math.round(left * canvas.width), Math.round(top * canvas.height)];
      const [width, height] = [Math.round(right * canvas.width) - x, Math.round(bottom * canvas.height) - y];
      const { data } = canvas.getContext('2d').getImageData(x, y, width, height);
      const sums = [0, 0, 0];
      for (let i = 0; i < data.length; i += 4) for (let c = 0; c < 3; c++) sums[c] += data[i + c] / (data.length / 4);
      return sums;
    }, area);

  /** A fingerprint of the picture in the panel: the sums of 64 blocks. */
  picture = (frame) =>
    frame.locator('canvas.picture').evaluate((canvas) => {
      const { data, width } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const blocks = new Array(64).fill(0);
      for (let i = 0; i < data.length; i += 4) {
        const p = i >> 2;
        const block =
          Math.floor(((p % width) / width) * 8) + 8 * Math.floor((Math.floor(p / width) / canvas.height) * 8);
        blocks[block] += data[i] + data[i + 1] + data[i + 2];
      }
      return blocks;
    });

  /** The code lenses with these words in the editor of this file. */
  lens = (name, words) => this.editor(name).locator('.codelens-decoration a').filter({ hasText: words });

  notification = (words) =>
    this.page
      .locator('.notifications-toasts .notification-list-item, .notifications-center .notification-list-item')
      .filter({ hasText: words })
      .first();

  /** Waits until a notification with these words has been shown since `clearNotified`. On a busy machine it may be hidden again already. */
  notified = (words, timeoutMs) =>
    until(
      `a notification with "${words}"`,
      () => this.page.evaluate((text) => (window.shownNotifications ?? []).some((one) => one.includes(text)), words),
      timeoutMs,
    );

  clearNotified = () => this.page.evaluate(() => (window.shownNotifications = []));

  async closeNotifications() {
    await this.page.evaluate(() => document.activeElement?.blur?.());
    await this.command('Notifications: Clear All Notifications').catch(() => undefined);
  }

  screenshot = (file) => this.page.screenshot({ path: file });
}

/** Runs in the page: collects the text of every notification in `window.shownNotifications`. */
function recordNotifications() {
  window.shownNotifications = [];
  const read = () => {
    for (const item of document.querySelectorAll('.notification-list-item')) {
      const text = item.textContent ?? '';
      if (!window.shownNotifications.includes(text)) window.shownNotifications.push(text);
    }
  };
  new MutationObserver(read).observe(document, { subtree: true, childList: true, characterData: true });
}
