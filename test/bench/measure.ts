import { spawn } from 'node:child_process';
import type { Timing } from './figures.ts';
import { familyMemory } from './process-memory.ts';

/** The memory is that of the process and of all that it started, together. */
export interface Measure extends Timing {
  readonly output: string;
}

const SAMPLE_MS = 40;

/** Runs a command to its end and measures it; throws with what it wrote when it fails. */
export function measure(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Measure> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let problems = '';
    let peak: number | undefined;
    const timer = setInterval(() => {
      const memory = child.pid === undefined ? undefined : familyMemory(child.pid);
      // Nothing resident: it had ended, or not begun.
      if (memory !== undefined && memory > 0) peak = Math.max(peak ?? 0, memory);
    }, SAMPLE_MS);
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - started) / 1000;
      if (code === 0) resolve({ seconds, peakMb: peak === undefined ? undefined : peak / 1e6, output });
      else reject(new Error(`${command} ended with ${String(code)}\n${problems}${output}`));
    });
  });
}
