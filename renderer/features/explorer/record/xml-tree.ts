/** An element of a record with what it holds, as text only. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly XmlNode[];
  /** How many elements are in it, at any depth. */
  readonly size: number;
}

export type XmlNode = XmlElement | string;

function nodesOf(element: Element): readonly XmlNode[] {
  const nodes: XmlNode[] = [];
  for (const node of element.childNodes) {
    if (node.nodeType === Node.ELEMENT_NODE) nodes.push(elementOf(node as Element));
    else if (node.nodeType === Node.COMMENT_NODE) nodes.push(`<!--${node.nodeValue ?? ''}-->`);
    else if (node.nodeValue !== null && node.nodeValue.trim() !== '') nodes.push(node.nodeValue);
  }
  return nodes;
}

function elementOf(element: Element): XmlElement {
  const children = nodesOf(element);
  const size = children.reduce((sum, child) => (typeof child === 'string' ? sum : sum + child.size + 1), 0);
  const attributes = [...element.attributes].map(({ name, value }) => [name, value] as const);
  return { name: element.tagName, attributes, children, size };
}

/** The elements of a record; undefined when the text is no XML. Nothing of it runs or is fetched: it becomes text. */
export function parseXml(xml: string): XmlElement | undefined {
  const { documentElement } = new DOMParser().parseFromString(xml, 'application/xml');
  if (documentElement.getElementsByTagName('parsererror').length > 0) return undefined;
  return documentElement.tagName === 'parsererror' ? undefined : elementOf(documentElement);
}
