import type { CsdElement } from '../../../../shared/domain/csd/model.ts';
import { XML_NAMESPACE } from './names.ts';
import type { ScanState } from './scan-state.ts';

type Attributes = Readonly<Record<string, string>>;

const NO_ATTRIBUTES: Attributes = Object.freeze({});
export const NO_DECLARATIONS = NO_ATTRIBUTES;
/** Not frozen, which would make it an array of another kind than the others: every loop over children would be slower. */
const NO_CHILDREN: readonly CsdElement[] = [];

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

/** Attributes of the tag just read, as a record has them (CsdElement). Tags with the same ones may share them. */
export function attributesOf(state: ScanState): Attributes {
  const { tag, attributes: count, attributeNames, attributeValues } = state;
  if (tag !== undefined) return tag.attributes;
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
  if (isPlain) return NO_DECLARATIONS;
  const declarations = Object.create(null) as Record<string, string>;
  for (const { declares } of attributeNames.slice(0, attributes)) {
    if (declares !== undefined) declarations[declares.text] = declares.uri ?? '';
  }
  return declarations;
}

/** An element that is open: its children are there when it ends, its text as far as it was read. */
interface Open extends CsdElement {
  children: readonly CsdElement[];
  text: string;
}

/** One record while it is read: an element has its children when it ends, in a list of the right length. */
export interface Tree {
  readonly open: Open[];
  /** How many of the elements that ended were there when the open one of that depth started. */
  readonly before: number[];
  depth: number;
  /** Elements that ended and whose parent is open, in order; what lies behind `ended` is of no meaning. */
  readonly elements: CsdElement[];
  ended: number;
}

export function createTree(): Tree {
  return { open: [], before: [], depth: 0, elements: [], ended: 0 };
}

/** An element starts with the tag just read. */
export function openElement(tree: Tree, state: ScanState): void {
  const { depth } = tree;
  tree.open[depth] = {
    name: (state.name as { local: string }).local,
    namespace: state.namespace,
    attributes: attributesOf(state),
    children: NO_CHILDREN,
    text: '',
  };
  tree.before[depth] = tree.ended;
  tree.depth = depth + 1;
}

function createEmpty(state: ScanState, attributes: Attributes): CsdElement {
  const name = (state.name as { local: string }).local;
  return { name, namespace: state.namespace, attributes, children: NO_CHILDREN, text: '' };
}

/** The empty element that is the tag just read. The same tag may give the same element. */
function emptyElement(state: ScanState): CsdElement {
  const { tag, namespace } = state;
  if (tag === undefined) return createEmpty(state, attributesOf(state));
  const known = tag.element;
  if (known !== undefined && tag.namespace === namespace) return known;
  const element = createEmpty(state, tag.attributes);
  tag.element = element;
  tag.namespace = namespace;
  return element;
}

/** An element is the tag just read and no more. */
export function addEmptyElement(tree: Tree, state: ScanState): void {
  tree.elements[tree.ended] = emptyElement(state);
  tree.ended += 1;
}

export function addText(tree: Tree, text: string): void {
  const open = tree.open[tree.depth - 1] as Open;
  open.text = open.text === '' ? text : open.text + text;
}

/** The elements from `before` to `ended`: the lists that are short, which are most, are made at once. */
function childrenOf(elements: readonly CsdElement[], before: number, ended: number): readonly CsdElement[] {
  switch (ended - before) {
    case 0:
      return NO_CHILDREN;
    case 1:
      return [elements[before] as CsdElement];
    case 2:
      return [elements[before] as CsdElement, elements[before + 1] as CsdElement];
    default:
      return elements.slice(before, ended);
  }
}

/** Ends the innermost element; gives it when it was the outermost. */
export function closeElement(tree: Tree): CsdElement | undefined {
  const depth = tree.depth - 1;
  tree.depth = depth;
  const element = tree.open[depth] as Open;
  const before = tree.before[depth] as number;
  element.children = childrenOf(tree.elements, before, tree.ended);
  tree.ended = before;
  if (depth === 0) return element;
  tree.elements[before] = element;
  tree.ended = before + 1;
  return undefined;
}
