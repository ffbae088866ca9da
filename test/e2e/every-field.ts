import { CSD_NAMESPACE } from '../../shared/domain/csd/model.ts';
import { MAPPING } from '../../shared/domain/ror/mapping.ts';
import type { Row, RowTable } from '../../shared/domain/ror/mapping-row.ts';
import { ENTITY_KINDS } from '../../shared/domain/ror/projection.ts';
import type { EntityKind } from '../../shared/domain/ror/projection.ts';

interface Element {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Element[];
  text: string;
}

/** A record that fills every field of the mapping, each with a value that nothing else has. */
interface FullRecord {
  readonly kind: EntityKind;
  /** Opens the record: one of its identifiers. */
  readonly identifier: string;
  /** Every value written, as a person must be able to read it. */
  readonly values: readonly string[];
}

const ELEMENTS: Readonly<Record<EntityKind, string>> = {
  ej: 'organization',
  eg: 'organization',
  oi: 'facility',
  activite: 'service',
  equipement: 'device',
  professionnel: 'provider',
};

const DIRECTORIES = ['organization', 'service', 'facility', 'provider', 'device'];

function element(name: string): Element {
  return { name, attributes: {}, children: [], text: '' };
}

/** Puts values at the places of a table. */
class Filling {
  readonly values: string[] = [];
  readonly #prefix: string;
  readonly #payload: string;

  constructor(prefix: string, payload: string) {
    this.#prefix = prefix;
    this.#payload = payload;
  }

  #next(letter: string, payload = ''): string {
    const value = `${this.#prefix}${letter}${this.values.length}${payload}`;
    this.values.push(value);
    return value;
  }

  fill(table: RowTable, into: Element): void {
    for (const row of Object.values(table)) this.#row(row, into);
  }

  /** Walks down the path of a row, sharing the elements that only group, and fills its last step. */
  #row(row: Row, into: Element): void {
    if (row.path === '.') {
      into.text = this.#next('t', this.#payload);
      return;
    }
    const steps = row.path.split('/');
    const last = steps.pop() ?? '';
    let at = into;
    for (const step of steps) {
      const found = at.children.find(({ name }) => name === step);
      const next = found ?? element(step);
      if (found === undefined) at.children.push(next);
      at = next;
    }
    if (last.startsWith('@'))
      at.attributes[last.slice(1)] = this.#next('a', row.type === 'reference' ? '' : this.#payload);
    else at.children.push(this.#element(row, last));
  }

  #element(row: Row, name: string): Element {
    const made = element(name);
    if (row.type === 'object') this.fill(row.table, made);
    else if (row.type === 'code') {
      made.attributes['code'] = this.#next('c');
      made.attributes['codingScheme'] = row.nomenclatures[0] ?? '1.2.3';
    } else if (row.type === 'identifier') {
      made.attributes['code'] = this.#next('i');
      made.attributes['assigningAuthorityName'] = '1.2.3.4';
    } else if (row.type === 'boolean') made.text = 'true';
    else made.text = this.#next('v', this.#payload);
    return made;
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function written({ name, attributes, children, text }: Element): string {
  const start = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');
  return `<${name}${start}>${escaped(text)}${children.map(written).join('')}</${name}>`;
}

/** A document with one record of each kind that fills every field of the mapping, each text with a payload at its end. */
export function everyField(payload: string): { readonly xml: string; readonly records: readonly FullRecord[] } {
  const byDirectory = new Map<string, string[]>(DIRECTORIES.map((name) => [name, []]));
  const records = ENTITY_KINDS.map((kind): FullRecord => {
    const filling = new Filling(`Z${kind.slice(0, 2).toUpperCase()}`, payload);
    const root = element(ELEMENTS[kind]);
    root.attributes['entityID'] = `key-${kind}`;
    filling.fill(MAPPING[kind], root);
    byDirectory.get(root.name)?.push(written(root));
    const identifier = root.children.find(({ name }) => name === 'otherID')?.attributes['code'] ?? '';
    return { kind, identifier, values: filling.values };
  });
  const directories = DIRECTORIES.map(
    (name) => `<${name}Directory>${(byDirectory.get(name) ?? []).join('')}</${name}Directory>`,
  );
  return { xml: `<?xml version="1.0"?><CSD xmlns="${CSD_NAMESPACE}">${directories.join('')}</CSD>`, records };
}
