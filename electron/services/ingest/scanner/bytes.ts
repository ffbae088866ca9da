/** Bytes that mean something in XML. All are ASCII: in UTF-8 no other character holds one of them. */
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const BANG = 0x21;
export const QUOT = 0x22;
export const HASH = 0x23;
export const AMP = 0x26;
export const APOS = 0x27;
export const DASH = 0x2d;
export const SLASH = 0x2f;
export const SEMICOLON = 0x3b;
export const LT = 0x3c;
export const EQUAL = 0x3d;
export const GT = 0x3e;
export const QUESTION = 0x3f;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;

/** 1 for each byte that `holds` is true of. */
function table(holds: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (holds(byte) ? 1 : 0));
}

function oneOf(characters: string): (byte: number) => boolean {
  return (byte) => byte < 0x80 && characters.includes(String.fromCharCode(byte));
}

const isBlank = oneOf(' \t\n\r');
/** What XML 1.0 §2.2 excludes below U+0020. The byte 0 also ends the window: no scan runs past it. */
const isControl = (byte: number): boolean => byte < 0x20 && !isBlank(byte);
const isNameByte = (byte: number): boolean => byte >= 0x80 || /[-.:\w]/.test(String.fromCharCode(byte));

/** Blanks of XML. */
export const BLANK: Uint8Array = table(isBlank);
/** Bytes that can be part of a name; a name itself is judged once, when it is first met. */
export const NAME: Uint8Array = table(isNameByte);
/** Bytes that stop the scan of character data. */
export const TEXT_STOP: Uint8Array = table((byte) => isControl(byte) || oneOf('<&]\n\r')(byte));
/** Bytes that stop the scan of an attribute value. */
export const VALUE_STOP: Uint8Array = table((byte) => isControl(byte) || oneOf('<&"\'\t\n\r')(byte));
/** Bytes that stop the scan of a comment, an instruction or a CDATA section. */
export const OPAQUE_STOP: Uint8Array = table((byte) => isControl(byte) || oneOf('-?]\n\r')(byte));
