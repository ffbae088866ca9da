import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { commandOf } from '../../scripts/tools.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
/** The folders that have rules. */
export const FOLDERS = ['shared', 'electron', 'renderer'] as const;

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface Cruise {
  readonly modules: number;
  readonly violations: readonly Violation[];
}

interface Report {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
}

/** Runs dependency-cruiser with the project's rules on a tree. */
export function cruise(tree: string): Cruise {
  const command = commandOf('dependency-cruiser', 'depcruise');
  const args = [command, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...FOLDERS];
  const done = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  if (!done.stdout.startsWith('{')) throw new Error(`dependency-cruiser failed: ${done.stderr.slice(0, 2000)}`);
  const { totalCruised, violations } = (JSON.parse(done.stdout) as Report).summary;
  return { modules: totalCruised, violations: violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })) };
}
