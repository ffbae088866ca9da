import type { EntityKind } from './projection.ts';
import { MAPPING } from './mapping.ts';

/** Children of a record by which its kind and its dialect are told: what the others mean depends on them (normalise.ts). */
const TELLING = ['parent', 'codedType'];

function firstStep(path: string): string {
  return path.split('/', 1)[0] ?? '';
}

function createParts(kind: EntityKind): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const { path, also = [] } of Object.values(MAPPING[kind])) {
    const names = [path, ...also].map(firstStep);
    const known = new Set(names.map((name) => parts.get(name) ?? name));
    const [part = ''] = known;
    for (const name of names) parts.set(name, part);
    for (const [name, other] of parts) if (known.has(other)) parts.set(name, part);
  }
  return parts;
}

const kinds = new Map<EntityKind, ReadonlyMap<string, string>>();

/**
 * The part of a record that one of its children belongs to, by local name: no field is read from two parts, so that two versions
 * whose children of one part are alike are alike in all its fields, whatever the other parts say. Undefined for a child that may
 * concern every field.
 */
export function partOf(kind: EntityKind, name: string): string | undefined {
  if (TELLING.includes(name)) return undefined;
  const parts = kinds.get(kind) ?? createParts(kind);
  kinds.set(kind, parts);
  return parts.get(name) ?? name;
}
