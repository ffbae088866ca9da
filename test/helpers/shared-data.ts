import { existsSync } from 'node:fs';
import { join } from 'node:path';

const DIRECTORY = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

/** Path of a reference document that lives beside the project, or undefined when this machine does not have it. */
export function sharedData(...path: readonly string[]): string | undefined {
  const file = join(DIRECTORY, ...path);
  return existsSync(file) ? file : undefined;
}

/** The `skip` option of a test that needs reference documents: false when they are there, else the reason. */
export function skipWithout(...path: readonly string[]): string | false {
  return sharedData(...path) === undefined ? `reference data ${path.join('/')} is absent` : false;
}
