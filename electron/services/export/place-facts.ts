import type { RorEntity } from '../../../shared/domain/ror/model.ts';
import type { LigneAdresse } from '../../../shared/domain/ror/model-contact.ts';
import { SCHEMES } from '../../../shared/domain/ror/schemes.ts';
import { RAW_COLUMNS, readEntity } from '../store/raw-read.ts';
import type { RawColumns } from '../store/raw-read.ts';
import type { Labels } from '../store/reader-labels.ts';
import type { SourceHandle } from '../store/reader-source.ts';
import { positionOf } from './position.ts';
import type { Position } from './position.ts';

/** Where to write to, and where on the globe. */
export interface PlaceFacts {
  readonly street: string;
  readonly postCode: string;
  readonly position: Position | null;
}

const NOWHERE: PlaceFacts = { street: '', postCode: '', position: null };

export function factsOf(entity: RorEntity, labels: Labels): PlaceFacts {
  const line = addressLine(entity);
  return {
    street: line === undefined ? '' : street(line, labels),
    postCode: line?.codePostal?.trim() ?? '',
    position: positionOf(entity) ?? null,
  };
}

/** Where a professional lives is his or her own business; the place of the practice is that of its structure. */
function addressLine(entity: RorEntity): LigneAdresse | undefined {
  if (entity.kind !== 'ej' && entity.kind !== 'eg' && entity.kind !== 'oi') return undefined;
  return (entity.lieu?.adresse ?? entity.adresses[0])?.lignes[0];
}

/** The street part of an address on one line: building, number, type of street by its label, name, post office box. */
function street(line: LigneAdresse, labels: Labels): string {
  const type = line.typeVoie === undefined ? '' : labels.code(SCHEMES.TYPE_VOIE, line.typeVoie).label;
  const way = [line.numeroVoie, type, line.nomVoie].filter((part) => part !== undefined && part !== '').join(' ');
  const free = [line.ligne1, line.ligne2, line.ligne3, line.ligne4, line.ligne5, line.ligne6, line.texte];
  const parts = [line.nomBatiment, way, line.boitePostale, ...(way === '' ? free : [])];
  return parts.filter((part) => part !== undefined && part.trim() !== '').join(', ');
}

/** Structures give their place to many units, spread over the whole list: what was read of them is kept, in one state of a source. */
const KEPT = 20_000;
const known = new WeakMap<SourceHandle, { readonly stamp: string; readonly facts: Map<number, PlaceFacts> }>();

export function structureFacts(handle: SourceHandle, id: number, labels: Labels): PlaceFacts {
  let kept = known.get(handle);
  if (kept?.stamp !== handle.stamp) {
    kept = { stamp: handle.stamp, facts: new Map() };
    known.set(handle, kept);
  }
  const found = kept.facts.get(id) ?? readFacts(handle, id, labels);
  if (kept.facts.size >= KEPT) kept.facts.clear();
  kept.facts.set(id, found);
  return found;
}

function readFacts(handle: SourceHandle, id: number, labels: Labels): PlaceFacts {
  const row = handle.get<RawColumns>(`SELECT ${RAW_COLUMNS} FROM entity WHERE id = ?`, id);
  return row === undefined ? NOWHERE : factsOf(readEntity(handle, row), labels);
}
