import { insideOf, mapChildren } from './own-xml.ts';

/**
 * An entity of the ROR said in the words of IHE alone: without its extensions, `record` empty, a title as text
 * (domain reference CSD §2). What is left is valid against the schema of IHE.
 */
export function asIhe(entity: string): string {
  return mapChildren(entity, ({ name, text }) => {
    switch (name) {
      case 'extension':
        return '';
      case 'record':
        return text.endsWith('/>') ? text : `${text.slice(0, text.indexOf('>'))}/>`;
      case 'operatingHours':
      case 'credential':
        return withoutExtension(text);
      case 'demographic':
        return mapChildren(text, (part) => (part.name === 'name' ? plainName(part.text) : part.text));
      default:
        return text;
    }
  });
}

function withoutExtension(element: string): string {
  return mapChildren(element, ({ name, text }) => (name === 'extension' ? '' : text));
}

const CODE = / code="([^"]*)"/;

function plainName(element: string): string {
  return mapChildren(element, ({ name, text }) => {
    if (name === 'extension') return '';
    return name === 'honorific' ? `<csd:honorific>${CODE.exec(text)?.[1] ?? ''}</csd:honorific>` : text;
  });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The text of an element of ours. */
export function textOf(element: string): string {
  return insideOf(element).replace(/&(amp|lt|gt|quot);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** The value of an attribute of the start tag of an element of ours; '' when absent. */
export function attributeOf(element: string, name: string): string {
  const tag = element.slice(0, element.indexOf('>') + 1);
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value.replace(/&(amp|lt|gt|quot);/g, (whole, entity: string) => ENTITIES[entity] ?? whole);
}
