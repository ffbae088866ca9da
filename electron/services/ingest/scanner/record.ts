import type { CsdElement, Directory } from '../../../../shared/domain/csd/model.ts';
import type { ReadRecord } from '../reader-record.ts';
import { viewOf } from './scan-state.ts';
import { utf16Length } from './units.ts';

/** A window of a document: its bytes while it is there, and what outlives it. */
export interface Source {
  /** UTF-8, valid until the next piece of the document comes. */
  readonly bytes: Buffer;
  /** The bytes from `textStart` on as latin1. */
  readonly text: string;
  readonly textStart: number;
  /** Position of `textStart` in the document, in UTF-16 units. */
  readonly units: number;
}

/** Where a record lies in its source, and what makes it a document of its own. */
export interface Place {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  /** Length in bytes of `<` and of its name as written. */
  readonly nameEnd: number;
  /** Declarations to be added behind the name. */
  readonly added: Uint8Array;
}

/** A record as it was scanned. What not everyone asks for is made when it is asked for. */
export class ScannedRecord implements ReadRecord {
  readonly directory: Directory;
  readonly entityId: string;
  readonly element: CsdElement;
  readonly #place: Place;

  constructor(directory: Directory, entityId: string, element: CsdElement, place: Place) {
    this.directory = directory;
    this.entityId = entityId;
    this.element = element;
    this.#place = place;
  }

  get raw(): string {
    const { source, start, end, nameEnd, added } = this.#place;
    const written = source.text.slice(start - source.textStart, end - source.textStart);
    const latin1 = `${written.slice(0, nameEnd)}${Buffer.from(added).toString('latin1')}${written.slice(nameEnd)}`;
    return Buffer.from(latin1, 'latin1').toString('utf8');
  }

  get offset(): number {
    const { source, start } = this.#place;
    const before = Buffer.from(source.text.slice(0, start - source.textStart), 'latin1');
    return source.units + utf16Length(viewOf(before), 0, before.length);
  }

  get rawLength(): number {
    const { start, end, added } = this.#place;
    return end - start + added.length;
  }

  copyRaw(target: Uint8Array, at: number): void {
    const { source, start, end, nameEnd, added } = this.#place;
    const { bytes } = source;
    bytes.copy(target, at, start, start + nameEnd);
    target.set(added, at + nameEnd);
    bytes.copy(target, at + nameEnd + added.length, start + nameEnd, end);
  }
}
