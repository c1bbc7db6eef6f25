// The engine as the extension sees it: a process that starts when first needed, is greeted before it is used, and comes
// back by itself when it dies. Calls made while it restarts wait for it; calls that were under way fail.

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import * as vscode from 'vscode';
import { PROTOCOL_VERSION } from '../../contract/protocol.ts';
import type { EngineEvents, EngineMessage, EngineRequests, PreviewFrame } from '../../contract/protocol.ts';
import type { EngineState } from '../../contract/webview.ts';
import { BackOff } from '../shared/back-off.ts';
import { EngineCalls, EngineGone } from './engine-call.ts';
import { PixelInlet } from './pixel-inlet.ts';

type Hello = Omit<EngineRequests['hello']['params'], 'protocol' | 'pixels'>;
const TOO_MANY_FAILURES = 6;
const FAREWELL_MS = 2000;

export class EngineClient implements vscode.Disposable {
  readonly #module: string;
  readonly #hello: () => Hello;
  readonly #log: vscode.LogOutputChannel;
  readonly #backOff = new BackOff();
  readonly #stateChanges = new vscode.EventEmitter<EngineState>();
  readonly #events = new vscode.EventEmitter<{ name: keyof EngineEvents; data: unknown }>();
  #child: ChildProcess | null = null;
  #pixels: PixelInlet | null = null;
  #ready: Promise<EngineCalls> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #state: EngineState = 'starting';
  #disposed = false;

  readonly onDidChangeState = this.#stateChanges.event;

  constructor(module: string, hello: () => Hello, log: vscode.LogOutputChannel) {
    this.#module = module;
    this.#hello = hello;
    this.#log = log;
  }

  get state(): EngineState {
    return this.#state;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  on<E extends keyof EngineEvents>(name: E, listener: (data: EngineEvents[E]) => void): vscode.Disposable {
    return this.#events.event((event) => {
      if (event.name === name) listener(event.data as EngineEvents[E]);
    });
  }

  /** Starts the engine if need be; a call answers once or rejects with a sentence for the user. */
  async request<M extends keyof EngineRequests>(
    method: M,
    params: EngineRequests[M]['params'],
  ): Promise<EngineRequests[M]['result']> {
    if (this.#disposed) throw new EngineGone();
    this.#ready ??= this.#start();
    return (await this.#ready).call(method, params);
  }

  /** A frame with its pixels, by whichever way they come. */
  async frame(params: EngineRequests['previewFrame']['params']): Promise<EngineRequests['previewFrame']['result']> {
    const frame = await this.request('previewFrame', params);
    if (frame.dropped || frame.piped === undefined) return frame;
    const pixels = await this.#pixels?.take(frame.piped).catch(() => null);
    if (!pixels) throw new EngineGone();
    return { ...frame, pixels };
  }

  /** The pixels of a frame have been sent on, and nobody looks at them any more. */
  giveBack({ piped, pixels }: PreviewFrame): void {
    if (piped !== undefined) this.#pixels?.give(pixels);
  }

  /** Ends the process and starts another, with the settings and the trust of now. */
  async restart(): Promise<void> {
    this.#backOff.reset();
    const old = this.#child;
    this.#child = null;
    if (old) {
      this.#log.info('Engine: restarting');
      this.#ready = null;
      this.#setState('restarting');
      end(old);
    }
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#ready = this.#start();
    await this.#ready;
  }

  dispose(): void {
    this.#disposed = true;
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#child) end(this.#child);
    this.#child = null;
    this.#pixels?.close();
    this.#stateChanges.dispose();
    this.#events.dispose();
  }

  #start(): Promise<EngineCalls> {
    const child = fork(this.#module, [], {
      serialization: 'advanced',
      execArgv: [],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    this.#backOff.started(Date.now());
    if (this.#state !== 'restarting') this.#setState('starting');
    const calls = new EngineCalls(
      (message) => void child.send(message, () => undefined),
      (name, data) => this.#receiveEvent(name, data),
    );
    child.on('message', (message) => calls.receive(message as EngineMessage));
    this.#logOutput(child.stdout, (line) => this.#log.info(`Engine: ${line}`));
    this.#logOutput(child.stderr, (line) => this.#log.warn(`Engine: ${line}`));
    child.on('error', (error) => this.#log.error(`Engine: ${error.message}`));
    child.once('exit', (code, signal) => {
      calls.fail();
      this.#afterExit(child, code === null ? `signal ${signal}` : `exit code ${code}`);
    });
    const ready = calls.call('hello', { protocol: PROTOCOL_VERSION, pixels: true, ...this.#hello() }).then((answer) => {
      this.#log.info(`Engine ${answer.engine} is ready (process ${answer.pid})`);
      if (this.#child === child) {
        this.#pixels?.close();
        this.#pixels = answer.pixelPath === null ? null : new PixelInlet(answer.pixelPath);
        this.#setState('ready');
      }
      return calls;
    });
    ready.catch((error: unknown) => this.#log.error(`Engine: ${(error as Error).message}`));
    return ready;
  }

  #afterExit(child: ChildProcess, how: string): void {
    if (this.#child !== child || this.#disposed) return;
    this.#child = null;
    const wait = this.#backOff.died(Date.now());
    this.#log.warn(`The engine ended (${how}); it starts again in ${wait} ms`);
    if (this.#backOff.failures > TOO_MANY_FAILURES) {
      this.#ready = null;
      this.#setState('failed');
      void this.#sayFailed();
      return;
    }
    this.#setState('restarting');
    if (this.#backOff.failures === 1)
      vscode.window.setStatusBarMessage('$(sync) Glyphreel: the engine stopped and is starting again', 6000);
    this.#ready = new Promise<void>((resolve) => {
      this.#timer = setTimeout(resolve, wait);
    }).then(() => this.#start());
    this.#ready.catch(() => undefined);
  }

  async #sayFailed(): Promise<void> {
    const again = 'Restart Engine';
    const log = 'Show Log';
    const choice = await vscode.window.showErrorMessage(
      'The Glyphreel engine stops again and again. Previews and renders wait until it runs.',
      again,
      log,
    );
    if (choice === again) await this.restart();
    if (choice === log) this.#log.show();
  }

  #receiveEvent<E extends keyof EngineEvents>(name: E, data: EngineEvents[E]): void {
    if (name === 'log') {
      const { level, message } = data as EngineEvents['log'];
      this.#log[level](`Engine: ${message}`);
    }
    this.#events.fire({ name, data });
  }

  #setState(state: EngineState): void {
    this.#state = state;
    this.#stateChanges.fire(state);
  }

  #logOutput(stream: Readable | null, write: (line: string) => void): void {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      for (const line of chunk.split('\n')) if (line.trim()) write(line.trimEnd());
    });
  }
}

/** Closing the channel is the farewell; what does not take it is killed. */
function end(child: ChildProcess): void {
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), FAREWELL_MS);
  timer.unref();
  child.once('exit', () => clearTimeout(timer));
}
