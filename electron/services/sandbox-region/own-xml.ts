/** Cutting and pruning of XML that our own generator wrote: prefix `csd:`, no comment, no CDATA, `>` escaped in values. */

export interface OwnElement {
  readonly name: string;
  /** The element with its tags. */
  readonly text: string;
}

const TAG = /<(\/?)csd:([A-Za-z_-]+)[^>]*?(\/?)>/g;

/** The elements at the top of a text, in order. */
export function elementsOf(text: string): readonly OwnElement[] {
  const found: OwnElement[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: tag, 1: closing, 2: name = '', 3: empty, index } of text.matchAll(TAG)) {
    if (closing === '' && depth === 0) start = index;
    if (closing !== '') depth -= 1;
    else if (empty === '') depth += 1;
    if (depth === 0) found.push({ name, text: text.slice(start, index + tag.length) });
  }
  return found;
}

/** What an element holds between its tags; '' for an empty one. */
export function insideOf(element: string): string {
  const start = element.indexOf('>') + 1;
  return element[start - 2] === '/' ? '' : element.slice(start, element.trimEnd().lastIndexOf('</'));
}

/** The element with some of its children: each is kept, replaced or, with '', left out. */
export function mapChildren(element: string, change: (child: OwnElement) => string): string {
  const start = element.indexOf('>') + 1;
  if (element[start - 2] === '/') return element;
  const end = element.trimEnd().lastIndexOf('</');
  return element.slice(0, start) + elementsOf(element.slice(start, end)).map(change).join('') + element.slice(end);
}
