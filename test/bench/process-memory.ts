import { readdirSync, readFileSync } from 'node:fs';

interface ProcessStatus {
  readonly parent: number;
  readonly residentKb: number;
}

function statusOf(pid: string): ProcessStatus | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return { parent: field('PPid'), residentKb: field('VmRSS') };
  } catch {
    return undefined; // The process ended between the listing and the reading.
  }
}

/** Resident memory, in bytes, of a process and of everything it started; undefined where the system has no /proc. */
export function familyMemory(root: number): number | undefined {
  let pids: string[];
  try {
    pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return undefined;
  }
  const statuses = new Map<number, ProcessStatus>();
  for (const pid of pids) {
    const status = statusOf(pid);
    if (status !== undefined) statuses.set(Number(pid), status);
  }
  let total = 0;
  for (const [pid, status] of statuses) {
    let ancestor: number | undefined = pid;
    while (ancestor !== undefined && ancestor !== root) ancestor = statuses.get(ancestor)?.parent;
    if (ancestor === root) total += status.residentKb * 1024;
  }
  return total;
}
