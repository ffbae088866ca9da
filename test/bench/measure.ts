import { spawn } from 'node:child_process';
import { familyMemory } from './process-memory.ts';

export interface Measure {
  readonly seconds: number;
  /** Greatest resident memory of the process and its children, in MB; undefined where it cannot be read. */
  readonly peakMb: number | undefined;
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
      if (memory !== undefined) peak = Math.max(peak ?? 0, memory);
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

/** The middle of several runs, so that one disturbed run does not count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
