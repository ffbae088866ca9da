import { spawn } from 'node:child_process';
import type { Timing } from './figures.ts';
import { familyMemory, familySum } from './process-memory.ts';

/** The memory is that of the process and of all that it started, together. */
export interface Measure extends Timing {
  readonly output: string;
}

export const SAMPLE_MS = 100;
/**
 * To tell shared pages apart, the system goes through all pages of the processes, 15 ms each time for 300 MB: 0.6 to 0.9 s of
 * processor of an import that has use for all of it. It is asked only when they hold so much more than at any time before.
 */
const GROWTH = 1.005;

/** Runs a command to its end and measures it; throws with what it wrote when it fails. */
export function measure(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Measure> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let problems = '';
    const peak = { resident: 0, sum: 0 };
    const timer = setInterval(() => {
      const held = child.pid === undefined ? undefined : familySum(child.pid);
      if (child.pid === undefined || held === undefined || held < peak.sum * GROWTH) return;
      const memory = familyMemory(child.pid);
      if (memory === undefined) return;
      peak.resident = Math.max(peak.resident, memory.resident);
      peak.sum = Math.max(peak.sum, memory.sum);
    }, SAMPLE_MS);
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - started) / 1000;
      // Nothing resident: it had ended before it was looked at, or there is no way to look.
      const [peakMb, sumMb] = [peak.resident, peak.sum].map((bytes) => (bytes > 0 ? bytes / 1e6 : undefined));
      if (code === 0) resolve({ seconds, peakMb, sumMb, output });
      else reject(new Error(`${command} ended with ${String(code)}\n${problems}${output}`));
    });
  });
}
