import type { CsdElement } from '../../../../shared/domain/csd/model.ts';
import { XML_NAMESPACE } from './names.ts';
import type { ScanState } from './scan-state.ts';

type Attributes = Readonly<Record<string, string>>;

const NO_ATTRIBUTES: Attributes = Object.freeze({});
const NO_CHILDREN: readonly CsdElement[] = Object.freeze([]);

function setAttribute(attributes: Record<string, string>, name: string, value: string): void {
  if (name !== '__proto__') attributes[name] = value;
  else Object.defineProperty(attributes, name, { value, enumerable: true, writable: true, configurable: true });
}

/** Attributes of the tag just read, some of which have a prefix: those without come first, of a local name the first one. */
function mixedAttributes({ attributeNames, attributeValues, attributes: count }: ScanState): Attributes {
  const attributes: Record<string, string> = {};
  const foreign: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = attributeNames[index];
    if (name === undefined || name.declares !== undefined) continue;
    const value = attributeValues[index] ?? '';
    if (name.prefix.text === '') setAttribute(attributes, name.local, value);
    else if (name.prefix.uri === XML_NAMESPACE) setAttribute(attributes, name.qname, value);
    else foreign.push(index);
  }
  for (const index of foreign) {
    const local = attributeNames[index]?.local ?? '';
    if (!Object.hasOwn(attributes, local)) setAttribute(attributes, local, attributeValues[index] ?? '');
  }
  return attributes;
}

/** Attributes of the tag just read, as a record has them (CsdElement). */
export function attributesOf(state: ScanState): Attributes {
  const { attributes: count, attributeNames, attributeValues } = state;
  if (count === 0) return NO_ATTRIBUTES;
  if (!state.isPlain) return mixedAttributes(state);
  const attributes: Record<string, string> = {};
  for (let index = 0; index < count; index += 1) {
    attributes[(attributeNames[index] as { local: string }).local] = attributeValues[index] as string;
  }
  return attributes;
}

/** Namespaces declared by the tag just read, by prefix. */
export function declarationsOf({ attributeNames, attributes, isPlain }: ScanState): Readonly<Record<string, string>> {
  if (isPlain) return NO_ATTRIBUTES;
  const declarations = Object.create(null) as Record<string, string>;
  for (const { declares } of attributeNames.slice(0, attributes)) {
    if (declares !== undefined) declarations[declares.text] = declares.uri ?? '';
  }
  return declarations;
}

/** An element that is open. */
interface Open {
  name: string;
  namespace: string;
  attributes: Attributes;
  text: string;
  /** How many of the elements that ended were there when it started. */
  before: number;
}

/** One record while it is read: an element is made when it ends, with its children in a list of the right length. */
export interface Tree {
  readonly open: Open[];
  depth: number;
  /** Elements that ended and whose parent is open, in order; what lies behind `ended` is of no meaning. */
  readonly elements: CsdElement[];
  ended: number;
}

export function createTree(): Tree {
  return { open: [], depth: 0, elements: [], ended: 0 };
}

/** An element starts with the tag just read. */
export function openElement(tree: Tree, state: ScanState): void {
  const name = state.name?.local ?? '';
  const { namespace } = state;
  const attributes = attributesOf(state);
  const open = tree.open[tree.depth];
  if (open === undefined) tree.open.push({ name, namespace, attributes, text: '', before: tree.ended });
  else {
    open.name = name;
    open.namespace = namespace;
    open.attributes = attributes;
    open.text = '';
    open.before = tree.ended;
  }
  tree.depth += 1;
}

/** An element is the tag just read and no more. */
export function addEmptyElement(tree: Tree, state: ScanState): void {
  tree.elements[tree.ended] = {
    name: state.name?.local ?? '',
    namespace: state.namespace,
    attributes: attributesOf(state),
    children: NO_CHILDREN,
    text: '',
  };
  tree.ended += 1;
}

export function addText(tree: Tree, text: string): void {
  const open = tree.open[tree.depth - 1] as Open;
  open.text = open.text === '' ? text : open.text + text;
}

/** Ends the innermost element; gives it when it was the outermost. */
export function closeElement(tree: Tree): CsdElement | undefined {
  tree.depth -= 1;
  const { name, namespace, attributes, text, before } = tree.open[tree.depth] as Open;
  const children = tree.ended === before ? NO_CHILDREN : tree.elements.slice(before, tree.ended);
  const element: CsdElement = { name, namespace, attributes, children, text };
  tree.ended = before;
  if (tree.depth === 0) return element;
  tree.elements[before] = element;
  tree.ended += 1;
  return undefined;
}
