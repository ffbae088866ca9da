import type { WireEvent } from '../../shared/contract/wire.ts';
import { createCacheWatch } from './cache-watch.ts';
import { createEmitter } from './emitter.ts';
import type { Emitter } from './emitter.ts';
import type { Log } from './ports.ts';
import type { Store } from './store/index.ts';

export interface EventsParts {
  readonly store: () => Store;
  /** Tells of what other processes change in the cache, as long as somebody listens. */
  readonly watchesCache: boolean;
  /** Told when somebody begins to listen, and when nobody does any more. */
  readonly onListening: (isListening: boolean) => void;
  readonly log: Log;
}

export interface Events extends Emitter {
  close(): void;
}

/** The events of this process, and those that other processes give rise to; a change of the cache is told once. */
export function createEvents({ store, watchesCache, onListening, log }: EventsParts): Events {
  const watch = createCacheWatch(store, (source) => emitter.emit({ type: 'cache.changed', source }), log);
  const emitter = createEmitter((isListening) => {
    if (watchesCache) watch.listen(isListening);
    onListening(isListening);
  });
  return {
    onEvent: emitter.onEvent,
    emit: (event: WireEvent) => {
      if (event.type !== 'cache.changed' || watch.isNews(event.source)) emitter.emit(event);
    },
    close: () => watch.listen(false),
  };
}
