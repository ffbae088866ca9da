import type { ProcessStart } from '../ports.ts';

/** Two heaps of the C library in place of one a thread: what SQLite frees in one can then serve the other. */
const SMALL_MEMORY = { MALLOC_ARENA_MAX: '2' };

/** What V8 is told for all threads of an import (ADR 0013). */
const ENGINE = [
  // Objects of a sort that often outlived a clearing would be made among the old ones from then on. Dead there, they keep alive all
  // that they lead to, the text of the input first of all: on one run in five to three in four, reading took 1.3 to 1.6 times as long.
  '--no-allocation-site-pretenuring',
  // What is young is cleared so often and so fast that to share it out costs more. Marking keeps its threads: without them the heap
  // grows by 90 MB before it is gone through.
  '--no-parallel-scavenge',
];

/**
 * What the process of an import is started with. The thread that writes keeps no value for long: V8 would give it 64 MB for young
 * ones; its threads have limits of their own. A merge compares records there, and has use for them.
 */
export function ingestStart(mode: 'replace' | 'merge' | undefined): ProcessStart {
  return { env: SMALL_MEMORY, flags: mode === 'merge' ? ENGINE : [...ENGINE, '--max-semi-space-size=2'] };
}
