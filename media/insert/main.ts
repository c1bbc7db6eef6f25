// Entry point of the panel that inserts effects.

import '../shared/localize.ts';
import { host } from './host.ts';
import { InsertView } from './insert-view.ts';

const view = new InsertView(document.getElementById('app')!);

host.listen({
  offer: ({ effects, pictures }) => view.offer(effects, pictures),
  target: ({ label }) => view.showTarget(label),
  inserted: (message) => view.showResult(message),
  exampleReady: ({ seconds, ...effect }) => view.film.ready(effect, seconds),
  exampleFrame: ({ frame, ...effect }) => view.film.show(effect, frame),
});
host.post({ type: 'ready' });
