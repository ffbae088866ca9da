import type { CsdElement } from '../../shared/domain/csd/model.ts';
import { fc } from './properties.ts';

/** What can be done to one element of a record, and with what. */
export const CHANGES = [
  'drop',
  'repeat',
  'swap',
  'insert',
  'rename',
  'spell',
  'text',
  'blank-text',
  'attribute',
  'attribute-value',
  'attribute-drop',
  'pad-value',
  'code',
  'namespace',
  'empty',
  'second-extension',
  'other-record',
] as const;
export type Change = (typeof CHANGES)[number];

/** Changes that no record survives plain, and those after which it may be as plain as before. */
export const NEVER_PLAIN: readonly Change[] = ['namespace', 'second-extension', 'spell'];

export interface Mutation {
  /** The rank of a child at each step down. */
  readonly way: readonly number[];
  readonly change: Change;
  readonly text: string;
  readonly name: string;
  readonly pick: number;
}

const TEXTS = [
  ...[
    '',
    ' ',
    '0',
    '1',
    '7',
    '8',
    '04',
    '2',
    '3',
    'a',
    'mo',
    'true',
    'false',
    'null',
    'NaN',
    '-1',
    '+3',
    '1.5',
    '91',
    '-181',
  ],
  ...[
    '2024-02-29',
    '2023-02-30',
    '0000-00-00',
    '2024-01-01Z',
    '2024-01-01T10:00:00',
    '2024-01-01T24:00:00Z',
    '24:00:00',
  ],
  ...[
    '12:00:00',
    '25:00:00',
    '75019',
    '75119',
    '13',
    'R',
    'ALL',
    'XX',
    '11/1',
    '11/',
    '1759000003',
    '759000003',
    '759000004',
  ],
  ...['1.2.250.1.213.3.3.8', 'urn:oid:1.2.250.1.213.3.3.8', '2.16.840.1.113883.6.8', '+33 4 94 08 00 80', '0494080080'],
  ...['www.exemple.invalid', 'a  b', ' a', 'a ', 'a\nb', 'É', 'ﬁn', '\u00a0', 'France', 'FR', 'USA'],
];
/** Spellings that are also met, and names that mean something elsewhere. */
const SPELLINGS: Readonly<Record<string, string>> = {
  accommodationCapacity: 'accomodationCapacity',
  space: 'spaces',
  resourcesSkills: 'ressourcesSkills',
  healthCareTerritorial: 'heathCareTerritorial',
  annualOpenning: 'annualOpening',
  residentialCapactity: 'residentialCapacity',
};
const NAMES = [
  ...[
    'codedType',
    'extension',
    'record',
    'name',
    'contact',
    'contactPoint',
    'address',
    'equipment',
    'organization',
    'parent',
  ],
  ...[
    'service',
    'otherID',
    'otherName',
    'unknown',
    '__proto__',
    'constructor',
    'dropZone',
    'careMode',
    'specificAct',
    'comments',
  ],
];
const ATTRIBUTES = [
  ...[
    'code',
    'codingScheme',
    'entityID',
    'urn',
    'oid',
    'type',
    'assigningAuthorityName',
    'created',
    'updated',
    'status',
  ],
  ...[
    'sourceDirectory',
    'cityName',
    'postCode',
    'countryName',
    'streetType',
    'component',
    'xml:lang',
    'language',
    '__proto__',
    '',
  ],
];

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  way: fc.array(fc.nat(60), { minLength: 1, maxLength: 7 }),
  change: fc.constantFrom(...CHANGES),
  text: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...TEXTS) }, { weight: 1, arbitrary: fc.string() }),
  name: fc.constantFrom(...NAMES),
  pick: fc.nat(30),
});

function withAttribute(element: CsdElement, name: string, value: string): CsdElement {
  const attributes = { ...element.attributes };
  Object.defineProperty(attributes, name, { value, enumerable: true, writable: true, configurable: true });
  return { ...element, attributes };
}

function withoutAttribute(element: CsdElement, name: string | undefined): CsdElement {
  return {
    ...element,
    attributes: Object.fromEntries(Object.entries(element.attributes).filter(([one]) => one !== name)),
  };
}

function chosen<T>(items: readonly T[], pick: number): T | undefined {
  return items[pick % Math.max(1, items.length)];
}

/** What becomes of an element; `others` are whole records to take parts from. */
function changed(element: CsdElement, one: Mutation, others: readonly CsdElement[]): readonly CsdElement[] {
  const { change, text, name, pick } = one;
  const { attributes, children } = element;
  const own = chosen(Object.keys(attributes), pick);
  const value = own === undefined ? '' : (attributes[own] ?? '');
  const donor = chosen(others, pick + text.length);
  switch (change) {
    case 'drop':
      return [];
    case 'repeat':
      return [element, element];
    case 'swap': {
      const at = pick % Math.max(1, children.length);
      return [{ ...element, children: [...children.slice(0, at), ...children.slice(at).reverse()] }];
    }
    case 'insert':
      return [element, { ...element, name, children: pick % 2 === 0 ? [] : children }];
    case 'rename':
      return [{ ...element, name }];
    case 'spell':
      return [{ ...element, name: SPELLINGS[element.name] ?? `${element.name}s` }];
    case 'text':
      return [{ ...element, text }];
    case 'blank-text':
      return [{ ...element, text: `${element.text}${pick % 2 === 0 ? '\n  ' : ' '}` }];
    case 'attribute':
      return [withAttribute(element, chosen(ATTRIBUTES, pick) ?? '', text)];
    case 'attribute-value':
      return [own === undefined ? element : withAttribute(element, own, text)];
    case 'attribute-drop':
      return [withoutAttribute(element, own)];
    case 'pad-value':
      return [own === undefined ? element : withAttribute(element, own, pick % 2 === 0 ? ` ${value}` : `${value}\t`)];
    case 'code':
      return [attributes['code'] === undefined ? element : withAttribute(element, 'code', text)];
    case 'namespace':
      return [{ ...element, namespace: pick % 2 === 0 ? '' : 'urn:x' }];
    case 'empty':
      return [{ ...element, attributes: {}, children: [], text: '' }];
    case 'second-extension':
      return [{ ...element, children: [...children, extension(text), extension(text)] }];
    case 'other-record':
      return donor === undefined ? [element] : [{ ...element, children: grafted(children, donor, pick) }];
  }
}

function extension(text: string): CsdElement {
  return { name: 'extension', namespace: 'urn:ihe:iti:csd:2013', attributes: { type: text }, children: [], text: '' };
}

/** A child of another record in place of the one of its name. */
function grafted(children: readonly CsdElement[], donor: CsdElement, pick: number): readonly CsdElement[] {
  const graft = chosen(donor.children, pick);
  return graft === undefined ? children : children.map((child) => (child.name === graft.name ? graft : child));
}

/** Changes the element that `way` leads to, or the last one on it. */
export function mutate(
  root: CsdElement,
  one: Mutation,
  others: readonly CsdElement[],
  [step, ...rest] = one.way,
): CsdElement {
  if (step === undefined || root.children.length === 0) return changed(root, one, others)[0] ?? root;
  const rank = step % root.children.length;
  const children = root.children.flatMap((child, index) => {
    if (index !== rank) return [child];
    const isLast = rest.length === 0 || child.children.length === 0;
    return isLast ? changed(child, one, others) : [mutate(child, one, others, rest)];
  });
  return { ...root, children };
}
