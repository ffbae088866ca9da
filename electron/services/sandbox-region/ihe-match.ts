import { CSD_NAMESPACE } from '../../../shared/domain/csd/model.ts';
import { attributeOf, textOf } from './ihe-text.ts';
import { childOf, type NamedNode } from './named-xml.ts';
import { elementsOf, insideOf, type OwnElement } from './own-xml.ts';

export const FOUND = ['organization', 'service', 'facility', 'provider'] as const;
export type FoundDirectory = (typeof FOUND)[number];

/** Whether an entity (its XML) answers a search. */
export type Matcher = (entity: string) => boolean;

type Children = readonly OwnElement[];
type Criterion = (asked: NamedNode, entity: string, children: Children) => boolean;

const named = (children: Children, ...names: readonly string[]): Children =>
  children.filter(({ name }) => names.includes(name));
const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();
const contains = (texts: Children, asked: string): boolean =>
  texts.some(({ text }) => textOf(text).toLowerCase().includes(asked.toLowerCase()));
const links = (children: Children, list: string, asked: NamedNode): boolean => {
  const id = asked.children[0]?.attributes.entityID ?? '';
  if (id === '') return true;
  return named(children, list).some(({ text }) =>
    elementsOf(insideOf(text)).some((child) => same(attributeOf(child.text, 'entityID'), id)),
  );
};

/** The parameters of stored functions, as OpenInfoMan implements them (domain reference CSD §5.1). */
const CRITERIA: Readonly<Record<string, Criterion>> = {
  id: ({ attributes }, entity) =>
    (attributes.entityID ?? '') === '' || same(attributeOf(entity, 'entityID'), attributes.entityID ?? ''),
  otherID: ({ attributes, text }, _, children) => {
    const { code = '', assigningAuthorityName: authority = '' } = attributes;
    if (code === '' && authority === '' && text === '') return true;
    return named(children, 'otherID').some(
      (own) =>
        (code === '' || attributeOf(own.text, 'code') === code) &&
        (authority === '' || attributeOf(own.text, 'assigningAuthorityName') === authority) &&
        (text === '' || textOf(own.text) === text),
    );
  },
  primaryName: ({ text }, _, children) =>
    text === '' || named(children, 'primaryName').some((own) => same(textOf(own.text), text)),
  name: ({ text }, _, children) => text === '' || contains(named(children, 'primaryName', 'otherName'), text),
  commonName({ text }, _, children) {
    const names = elementsOf(insideOf(named(children, 'demographic')[0]?.text ?? ''));
    return text === '' || names.some((own) => contains(named(elementsOf(insideOf(own.text)), 'commonName'), text));
  },
  codedType: ({ attributes }, _, children) => {
    const { code = '', codingScheme: scheme = '' } = attributes;
    return named(children, 'codedType').some(
      // The code that was sent is put in capitals, that of the data is not.
      ({ text }) =>
        (code === '' || attributeOf(text, 'code') === code.toUpperCase()) &&
        (scheme === '' || attributeOf(text, 'codingScheme') === scheme),
    );
  },
  // No address is told in this dialect: one that is asked for is found nowhere.
  address: ({ children: asked }) => asked.every(({ text }) => text === ''),
  parent({ attributes }, _, children) {
    const own = attributeOf(named(children, 'parent')[0]?.text ?? '', 'entityID');
    return same(own, attributes.entityID ?? '');
  },
  organizations: (asked, _, children) => links(children, 'organizations', asked),
  facilities: (asked, _, children) => links(children, 'facilities', asked),
  record({ attributes }, _, children) {
    const own = named(children, 'record')[0]?.text ?? '';
    const { status = '', updated = '' } = attributes;
    if (status !== '' && attributeOf(own, 'status') !== status) return false;
    return updated === '' || Date.parse(attributeOf(own, 'updated')) >= Date.parse(updated);
  },
};

/** Parameters that a function knows; the others are ignored. */
const KNOWN: Readonly<Record<FoundDirectory, readonly string[]>> = {
  organization: ['id', 'otherID', 'primaryName', 'name', 'codedType', 'address', 'parent', 'record'],
  service: ['id', 'codedType', 'record'],
  facility: ['id', 'otherID', 'primaryName', 'name', 'codedType', 'address', 'organizations', 'record'],
  provider: ['id', 'otherID', 'commonName', 'codedType', 'address', 'organizations', 'facilities', 'record'],
};

/** Reads the parameters of a search; undefined when `record/@updated` is no date, which is an error. */
export function matcherOf(directory: FoundDirectory, params: NamedNode | undefined): Matcher | undefined {
  const updated = childOf(params, CSD_NAMESPACE, 'record')?.attributes.updated ?? '';
  if (updated !== '' && Number.isNaN(Date.parse(updated))) return undefined;
  const asked = KNOWN[directory].flatMap((name) => {
    const node = childOf(params, CSD_NAMESPACE, name);
    const criterion = CRITERIA[name];
    return node === undefined || criterion === undefined ? [] : [{ node, criterion }];
  });
  return (entity) => {
    const children = asked.length === 0 ? [] : elementsOf(insideOf(entity));
    return asked.every(({ node, criterion }) => criterion(node, entity, children));
  };
}

/** `start` from 1; `max` of zero, below or no number: no limit. */
export function pageOf(params: NamedNode | undefined): { readonly start: number; readonly max: number } {
  const number = (name: string): number => Number.parseInt(childOf(params, CSD_NAMESPACE, name)?.text ?? '', 10);
  const start = number('start');
  const max = number('max');
  return { start: start > 1 ? start : 1, max: max > 0 ? max : Infinity };
}
