import type { WireEvent } from '../../shared/contract/wire.ts';

/** Events from the services to whoever listens. */
export interface Emitter {
  emit(event: WireEvent): void;
  /** Gives back the function that stops listening. */
  onEvent(listener: (event: WireEvent) => void): () => void;
}

export function createEmitter(): Emitter {
  const listeners = new Set<(event: WireEvent) => void>();
  return {
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
