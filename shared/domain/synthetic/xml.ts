/** Pieces of CSD XML as text: the generator writes by the gigabyte, so it concatenates and keeps no tree. */

const SPECIAL = /[&<>"]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes a text for an element or an attribute in double quotes. */
export function escapeXml(text: string): string {
  return text.replace(SPECIAL, (character) => ENTITIES[character] ?? character);
}

/** `<csd:name code="" codingScheme=""/>`; codes and OIDs need no escape. */
export function coded(name: string, code: string, scheme: string): string {
  return `<csd:${name} code="${code}" codingScheme="${scheme}"/>`;
}

/** An element with text; nothing when the text is empty. */
export function textElement(name: string, text: string): string {
  return text === '' ? '' : `<csd:${name}>${escapeXml(text)}</csd:${name}>`;
}

/** Another name of an entity, in French when its source says so. */
export function otherName(text: string, isFrench: boolean): string {
  return `<csd:otherName${isFrench ? ' xml:lang="fr"' : ''}>${escapeXml(text)}</csd:otherName>`;
}

/** An element whose text is a number, a date or a boolean. */
export function valueElement(name: string, value: number | boolean | string): string {
  return `<csd:${name}>${String(value)}</csd:${name}>`;
}

export function otherId(code: string, authority: string): string {
  return `<csd:otherID code="${code}" assigningAuthorityName="${authority}"/>`;
}

/** The ROR additions of an object; the attribute values are meaningless and those of real answers (domain reference ROR §4.1). */
export function extension(content: string): string {
  return `<csd:extension type="Type1" urn="Urn0">${content}</csd:extension>`;
}
