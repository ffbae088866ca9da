import { parseSmallXml, type ParsedXmlNode } from '../ingest/xml-small.ts';

/** An element of a request with its namespace; attributes in no namespace only. */
export interface NamedNode {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly NamedNode[];
}

type Scope = Readonly<Record<string, string>>;

function resolve(node: ParsedXmlNode, outer: Scope): NamedNode {
  const scope: Record<string, string> = { ...outer };
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(node.attributes)) {
    if (name === 'xmlns') scope[''] = value;
    else if (name.startsWith('xmlns:')) scope[name.slice(6)] = value;
    else if (!name.includes(':')) attributes[name] = value;
  }
  const colon = node.name.indexOf(':');
  const prefix = colon === -1 ? '' : node.name.slice(0, colon);
  return {
    namespace: scope[prefix] ?? '',
    name: node.name.slice(colon + 1),
    attributes,
    text: node.text.trim(),
    children: node.children.map((child) => resolve(child, scope)),
  };
}

/** The root of a request, refused by the strict reader first: a DOCTYPE, cut or malformed XML throw its AppError. */
export function readRequestXml(text: string): NamedNode {
  return resolve(parseSmallXml(text), {});
}

/** The first child of a name in a namespace. */
export function childOf(node: NamedNode | undefined, namespace: string, name: string): NamedNode | undefined {
  return node?.children.find((child) => child.name === name && child.namespace === namespace);
}

export function childrenNamed(node: NamedNode | undefined, namespace: string, name: string): readonly NamedNode[] {
  return (node?.children ?? []).filter((child) => child.name === name && child.namespace === namespace);
}

/** The first element of a name below, at any depth. */
export function below(node: NamedNode, name: string): NamedNode | undefined {
  for (const child of node.children) {
    const found = child.name === name ? child : below(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
