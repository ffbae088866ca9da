import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Memory of a process with all that it started, in bytes. */
export interface FamilyMemory {
  /**
   * What each has for itself, and once what is shared: as much as the process that shares most. Not the sum of Pss, by which a page
   * of the Node.js binary would also be divided with processes of others, such as this one.
   */
  readonly resident: number;
  /** Sum of what each is told to hold: shared pages count in each. */
  readonly sum: number;
}

/** Whether shared pages can be told: elsewhere `resident` is the plain sum. */
export const TELLS_SHARED = existsSync('/proc/self/smaps_rollup');

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // The process ended between the listing and the reading, or the system has no such file.
  }
}

/** The parent of each process; undefined where the system has no /proc. */
function parents(): ReadonlyMap<number, number> | undefined {
  let names: string[];
  try {
    names = readdirSync('/proc');
  } catch {
    return undefined;
  }
  const parentOf = new Map<number, number>();
  for (const name of names) {
    if (!/^\d+$/u.test(name)) continue;
    // The name of a program may hold anything but it ends at the last bracket; then come the state and the parent.
    const stat = read(`/proc/${name}/stat`);
    const parent = stat === undefined ? undefined : /^ \S (\d+)/u.exec(stat.slice(stat.lastIndexOf(')') + 1))?.[1];
    if (parent !== undefined) parentOf.set(Number(name), Number(parent));
  }
  return parentOf;
}

function kilobytes(text: string | undefined, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'mu').exec(text ?? '')?.[1] ?? 0);
}

/** A process and everything it started; undefined where the system has no /proc. */
function familyOf(root: number): readonly number[] | undefined {
  const parentOf = parents();
  if (parentOf === undefined) return undefined;
  return [...parentOf.keys()].filter((pid) => {
    let ancestor: number | undefined = pid;
    while (ancestor !== undefined && ancestor !== root) ancestor = parentOf.get(ancestor);
    return ancestor === root;
  });
}

/** What a process and everything it started are told to hold, in bytes, shared pages in each: the system has it ready. */
export function familySum(root: number): number | undefined {
  const family = familyOf(root);
  return family && 1024 * family.reduce((sum, pid) => sum + kilobytes(read(`/proc/${pid}/status`), 'VmRSS'), 0);
}

/** Memory of a process and of everything it started; undefined where the system has no /proc. */
export function familyMemory(root: number): FamilyMemory | undefined {
  const family = familyOf(root);
  if (family === undefined) return undefined;
  let own = 0;
  let shared = 0;
  let sum = 0;
  for (const pid of family) {
    const one = memoryOf(pid);
    own += one.own;
    shared = Math.max(shared, one.resident - one.own);
    sum += one.resident;
  }
  return { resident: (own + shared) * 1024, sum: sum * 1024 };
}

/** In kilobytes. */
function memoryOf(pid: number): { readonly own: number; readonly resident: number } {
  const rollup = TELLS_SHARED ? read(`/proc/${pid}/smaps_rollup`) : undefined;
  if (rollup === undefined) {
    const resident = kilobytes(read(`/proc/${pid}/status`), 'VmRSS');
    return { own: resident, resident };
  }
  return {
    own: kilobytes(rollup, 'Private_Clean') + kilobytes(rollup, 'Private_Dirty'),
    resident: kilobytes(rollup, 'Rss'),
  };
}
