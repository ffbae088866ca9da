import type { WireEvent } from '../../shared/contract/wire.ts';

/** Events from the services to whoever listens. */
export interface Emitter {
  emit(event: WireEvent): void;
  /** Gives back the function that stops listening. */
  onEvent(listener: (event: WireEvent) => void): () => void;
}

/** `onListening` is told when somebody begins to listen, and when nobody does any more. */
export function createEmitter(onListening: (isListening: boolean) => void = () => undefined): Emitter {
  const listeners = new Set<(event: WireEvent) => void>();
  return {
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    onEvent(listener) {
      listeners.add(listener);
      if (listeners.size === 1) onListening(true);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) onListening(false);
      };
    },
  };
}
