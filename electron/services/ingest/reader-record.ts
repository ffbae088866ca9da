import type { CsdElement, CsdRecord, Directory } from '../../../shared/domain/csd/model.ts';
import type { XmlTag } from './reader-saxes.ts';
import { limitExceeded } from './reader-errors.ts';
import type { SourceWindow } from './reader-source.ts';

interface Growing extends CsdElement {
  readonly children: CsdElement[];
  text: string;
}

/** A record as it comes from `readCsd`. */
export interface ReadRecord extends CsdRecord {
  /** Bytes of `raw` in UTF-8. */
  readonly rawLength: number;
  /** Writes `raw` in UTF-8 to `target` from `at` on; to be called before the next record is asked for. */
  copyRaw(target: Uint8Array, at: number): void;
}

/** Spellings of the identity, the old ones last (domain reference CSD §8, point 3). */
const IDENTITIES = ['entityID', 'urn', 'oid'] as const;

/** What names a record in its source; '' when nothing does. */
export function identityOf({ attributes }: CsdElement): string {
  for (const name of IDENTITIES) {
    const value = attributes[name];
    if (value !== undefined && value !== '') return value;
  }
  return '';
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Namespaces of a document take some hundred characters; a longer list, repeated in every record, is an attack. */
const DECLARATIONS_LENGTH = 16 * 1024;

/**
 * Declarations that a start tag needs to stand alone, as they are written in it: those that it makes itself (`own`) and the
 * `xmlns=""` of a parent are left out.
 */
export function missingDeclarations(scope: ReadonlyMap<string, string>, own: Readonly<Record<string, string>>): string {
  let text = '';
  for (const [prefix, uri] of scope) {
    if (uri === '' || Object.hasOwn(own, prefix)) continue;
    text += ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`;
    if (text.length > DECLARATIONS_LENGTH) throw limitExceeded('declarationsLength', DECLARATIONS_LENGTH);
  }
  return text;
}

/** One record while it is read. */
export interface RecordBuilder {
  open(tag: XmlTag): void;
  /** True when this was the end tag of the record. */
  close(): boolean;
  text(text: string): void;
  readonly start: number;
  finish(source: Pick<SourceWindow, 'slice'>, end: number): CsdRecord;
}

function createElement(tag: XmlTag): Growing {
  return { name: tag.name, namespace: tag.namespace, attributes: tag.attributes, children: [], text: '' };
}

/** Starts the record whose start tag is `tag` at `start`; `added` are the declarations that make it stand alone. */
export function createRecordBuilder(directory: Directory, tag: XmlTag, start: number, added: string): RecordBuilder {
  const root = createElement(tag);
  const open: Growing[] = [root];
  let current = root;
  return {
    start,
    open(child) {
      const element = createElement(child);
      current.children.push(element);
      open.push(element);
      current = element;
    },
    close() {
      open.pop();
      const parent = open.at(-1);
      if (parent === undefined) return true;
      current = parent;
      return false;
    },
    text(text) {
      current.text += text;
    },
    finish(source, end) {
      const written = source.slice(start, end);
      const nameEnd = 1 + tag.qname.length;
      const raw = added === '' ? written : written.slice(0, nameEnd) + added + written.slice(nameEnd);
      return { directory, entityId: identityOf(root), element: root, raw, offset: start };
    },
  };
}
