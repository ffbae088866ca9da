import { readFileSync } from 'node:fs';
import type { Outcome } from './command.ts';

/** The version of this installation. */
export function version(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

export function versionOutcome(): Outcome {
  const value = { name: 'cercle', version: version(), node: process.versions.node };
  return { value, lines: () => [`cercle ${value.version}`] };
}
