import { CSD_NAMESPACE } from '../../../../shared/domain/csd/model.ts';
import { XML_NAMESPACE, XMLNS_NAMESPACE, type Name, type Prefix } from './names.ts';
import type { ScanState } from './scan-state.ts';

/** Whether Namespaces in XML 1.0 §3 and §5 let a prefix be bound to a namespace. */
function mayBind({ text }: Prefix, uri: string): boolean {
  if (text === 'xmlns' || uri === XMLNS_NAMESPACE) return false;
  if ((text === 'xml') !== (uri === XML_NAMESPACE)) return false;
  return text === '' || uri !== '';
}

/** Takes back what the element at `depth` bound. */
function unbind(state: ScanState, depth: number): void {
  const { bindings } = state;
  for (let last = bindings.at(-1); last?.depth === depth; last = bindings.at(-1)) {
    last.prefix.uri = last.before;
    bindings.pop();
  }
}

/** Binds what the attributes of a tag declare; false when that is not allowed. */
function bindDeclarations(state: ScanState, depth: number): boolean {
  const { attributeNames, attributeValues, attributes, bindings } = state;
  for (let index = 0; index < attributes; index += 1) {
    const prefix = attributeNames[index]?.declares;
    if (prefix === undefined) continue;
    const written = (attributeValues[index] ?? '').trim();
    // One string for all: whoever compares it with the constant need not look into it.
    const uri = written === CSD_NAMESPACE ? CSD_NAMESPACE : written;
    if (!mayBind(prefix, uri)) return false;
    bindings.push({ depth, prefix, before: prefix.uri });
    prefix.uri = uri;
  }
  return true;
}

function isForeign({ prefix, declares }: Name): boolean {
  return prefix.text !== '' && declares === undefined;
}

/** Whether every attribute's namespace is bound, and no two attributes are one by it. */
function areDistinct({ attributeNames, attributes, names }: ScanState): boolean {
  const foreign = attributeNames.slice(0, attributes).filter(isForeign);
  const expanded = new Set<string>();
  for (const { prefix, local } of foreign) {
    if (prefix.uri === undefined) return false;
    expanded.add(`{${prefix.uri}}${local}`);
  }
  if (!names.isCrowded) return expanded.size === foreign.length;
  const written = new Set(attributeNames.slice(0, attributes).map(({ qname }) => qname));
  return expanded.size === foreign.length && written.size === attributes;
}

/**
 * Gives a start tag that was read its namespace, after those that it declares were bound; they are bound until
 * `leaveElement`. False, and nothing bound, when a rule of Namespaces in XML 1.0 is broken or an attribute is there twice.
 */
export function bindTag(state: ScanState, name: Name): boolean {
  const { prefix } = name;
  if (state.tag !== undefined || (state.isPlain && !state.names.isCrowded)) {
    state.namespace = prefix.uri ?? '';
    return prefix.uri !== undefined && name.isOfElements;
  }
  const depth = state.depth + 1;
  const isGood = bindDeclarations(state, depth) && areDistinct(state) && prefix.uri !== undefined;
  state.names.isCrowded = false;
  state.namespace = prefix.uri ?? '';
  if (isGood && name.isOfElements) return true;
  unbind(state, depth);
  return false;
}

/** Ends the element that is open. */
export function leaveElement(state: ScanState): void {
  if (state.bindings.length > 0) unbind(state, state.depth);
  state.depth -= 1;
  if (state.depth === 0) state.isRootClosed = true;
}
