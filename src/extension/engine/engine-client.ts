// The engine process: started on the first call, greeted before it is used, restarted when it dies. Calls made during a restart
// wait for it; calls that were pending when it died are rejected.

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import * as vscode from 'vscode';
import { PROTOCOL_VERSION } from '../../contract/protocol.ts';
import type { EngineEvents, EngineMessage, EngineRequests, PreviewFrame } from '../../contract/protocol.ts';
import type { EngineState } from '../../contract/webview.ts';
import { engineKeepsCrashing } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import { BackOff } from '../shared/back-off.ts';
import { failureText } from '../shared/failure.ts';
import { EngineCalls, EngineGone } from './engine-call.ts';
import { FrameSocketClient } from './frame-socket-client.ts';

type Hello = Omit<EngineRequests['hello']['params'], 'protocol' | 'pixels'>;
const TOO_MANY_FAILURES = 6;
const EXIT_PATIENCE_MS = 2000;
/** A process that does not answer the first message in this time is replaced. */
const HELLO_PATIENCE_MS = 60_000;

/** One process and the calls that it has not answered. */
interface Running {
  child: ChildProcess;
  calls: EngineCalls;
}

export class EngineClient implements vscode.Disposable {
  readonly #module: string;
  readonly #hello: () => Hello;
  readonly #log: vscode.LogOutputChannel;
  readonly #helloPatienceMs: number;
  readonly #backOff = new BackOff();
  readonly #draws = new vscode.EventEmitter<void>();
  /** Fires with every preview frame. */
  readonly onDidDraw = this.#draws.event;
  #drawMs: number | null = null;
  readonly #stateChanges = new vscode.EventEmitter<EngineState>();
  readonly #events = new vscode.EventEmitter<{ name: keyof EngineEvents; data: unknown }>();
  #running: Running | null = null;
  #frames: FrameSocketClient | null = null;
  #ready: Promise<EngineCalls> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #state: EngineState = 'starting';
  #isDisposed = false;

  readonly onDidChangeState = this.#stateChanges.event;

  constructor(module: string, hello: () => Hello, log: vscode.LogOutputChannel, helloPatienceMs = HELLO_PATIENCE_MS) {
    this.#helloPatienceMs = helloPatienceMs;
    this.#module = module;
    this.#hello = hello;
    this.#log = log;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** How long the last preview frame took to draw; null before the first. */
  get drawMs(): number | null {
    return this.#drawMs;
  }

  get pid(): number | undefined {
    return this.#running?.child.pid;
  }

  on<E extends keyof EngineEvents>(name: E, listener: (data: EngineEvents[E]) => void): vscode.Disposable {
    return this.#events.event((event) => {
      if (event.name === name) listener(event.data as EngineEvents[E]);
    });
  }

  /** Starts the engine if necessary. Resolves with the answer, or rejects with a message for the user. */
  async request<M extends keyof EngineRequests>(
    method: M,
    params: EngineRequests[M]['params'],
  ): Promise<EngineRequests[M]['result']> {
    if (this.#isDisposed) throw new EngineGone();
    this.#ready ??= this.#start();
    return (await this.#ready).call(method, params);
  }

  /** A frame with its pixels, whether they come with the answer or over the socket. */
  async frame(params: EngineRequests['previewFrame']['params']): Promise<EngineRequests['previewFrame']['result']> {
    const frame = await this.request('previewFrame', params);
    if (!frame.dropped) {
      this.#drawMs = frame.drawMs;
      this.#draws.fire();
    }
    if (frame.dropped || frame.piped === undefined) return frame;
    const pixels = await this.#frames?.take(frame.piped).catch(() => null);
    if (!pixels) throw new EngineGone();
    return { ...frame, pixels };
  }

  /** Recycles the pixels of a frame that has been sent on. */
  giveBack({ piped, pixels }: PreviewFrame): void {
    if (piped !== undefined) this.#frames?.release(pixels);
  }

  /** Ends the process, rejects its pending calls, and starts another with the current settings and trust. */
  async restart(): Promise<void> {
    this.#backOff.reset();
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const old = this.#running;
    this.#running = null;
    if (old) {
      this.#log.info('Engine: restarting');
      this.#setState('restarting');
      end(old);
    }
    this.#ready = this.#start();
    await this.#ready;
  }

  dispose(): void {
    this.#isDisposed = true;
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#running) end(this.#running);
    this.#running = null;
    this.#frames?.close();
    this.#stateChanges.dispose();
    this.#draws.dispose();
    this.#events.dispose();
  }

  #start(): Promise<EngineCalls> {
    const child = fork(this.#module, [], {
      serialization: 'advanced',
      execArgv: [],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const calls = new EngineCalls(
      (message, onError) => void child.send(message, (error) => error && onError()),
      (name, data) => this.#receiveEvent(name, data),
    );
    const running = { child, calls };
    this.#running = running;
    this.#backOff.started(Date.now());
    if (this.#state !== 'restarting') this.#setState('starting');
    child.on('message', (message) => calls.receive(message as EngineMessage));
    this.#logOutput(child.stdout, (line) => this.#log.info(`Engine: ${line}`));
    this.#logOutput(child.stderr, (line) => this.#log.warn(`Engine: ${line}`));
    child.on('error', (error) => {
      this.#log.error(`Engine: ${error.message}`);
      // A process that could not be started never exits.
      if (child.pid === undefined) this.#afterExit(running, error.message);
    });
    // A process without its channel can answer nothing any more, whether or not it exits. It usually comes before `exit`.
    child.once('disconnect', () => {
      killLater(child);
      this.#afterExit(running, 'it closed its channel');
    });
    child.once('exit', (code, signal) => {
      const how = code === null ? `signal ${signal}` : `exit code ${code}`;
      this.#log.debug(`Engine process ${child.pid} ended with ${how}`);
      this.#afterExit(running, how);
    });
    const patience = setTimeout(() => child.kill('SIGKILL'), this.#helloPatienceMs);
    const ready = calls.call('hello', { protocol: PROTOCOL_VERSION, pixels: true, ...this.#hello() }).then((answer) => {
      this.#log.info(`Engine ${answer.engine} is ready (process ${answer.pid})`);
      if (this.#running === running) {
        this.#frames?.close();
        this.#frames = answer.pixelPath === null ? null : new FrameSocketClient(answer.pixelPath);
        this.#setState('ready');
      }
      return calls;
    });
    ready
      .catch((error: unknown) => this.#log.error(`Engine: ${failureText(error)}`))
      .finally(() => clearTimeout(patience));
    return ready;
  }

  #afterExit(running: Running, how: string): void {
    running.calls.fail();
    if (this.#running !== running || this.#isDisposed) return;
    this.#running = null;
    const wait = this.#backOff.died(Date.now());
    this.#log.warn(`The engine ended (${how}) and restarts in ${wait} ms`);
    if (this.#backOff.failures > TOO_MANY_FAILURES) {
      this.#ready = null;
      this.#setState('failed');
      void showNotice(engineKeepsCrashing());
      return;
    }
    this.#setState('restarting');
    if (this.#backOff.failures === 1)
      vscode.window.setStatusBarMessage(vscode.l10n.t('$(sync) Glyphreel: the engine crashed and is restarting'), 6000);
    this.#ready = new Promise<void>((resolve) => {
      this.#timer = setTimeout(resolve, wait);
    }).then(() => this.#start());
    this.#ready.catch(() => undefined);
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

/** Disconnecting asks the process to exit; if it does not, it is killed. Its pending calls are rejected now. */
function end({ child, calls }: Running): void {
  calls.fail();
  if (child.connected) child.disconnect();
  killLater(child);
}

function killLater(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), EXIT_PATIENCE_MS);
  timer.unref();
  child.once('exit', () => clearTimeout(timer));
}
