/** Names that Windows keeps for devices, whatever follows the first dot. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** Characters that no file system needs: C0, delete, and the ones that hide or reorder others. */
function hasControl(name: string): boolean {
  for (let index = 0; index < name.length; index += 1) {
    const code = name.charCodeAt(index);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

function segmentFault(segment: string): string | undefined {
  if (segment === '') return 'a folder without a name';
  if (segment === '.' || segment === '..') return 'a path that climbs';
  const stem = segment.split('.')[0] ?? '';
  if (DEVICE.test(stem.trimEnd())) return 'the name of a device';
  if (segment.endsWith('.') || segment.endsWith(' ')) return 'a name that ends with a dot or a blank';
  return undefined;
}

/**
 * Why an entry name of an archive is refused, undefined for a good one. The rules of Windows hold everywhere: an archive must be
 * as safe on any machine (design security T19). A folder ends with `/`.
 */
export function unsafeNameReason(name: string): string | undefined {
  if (name === '') return 'an empty name';
  if (hasControl(name)) return 'a control character';
  if (name.includes('\\')) return 'a backslash';
  if (name.startsWith('/')) return 'an absolute path';
  if (name.includes(':')) return 'a drive or a stream';
  const path = name.endsWith('/') ? name.slice(0, -1) : name;
  for (const segment of path.split('/')) {
    const fault = segmentFault(segment);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Two names with one key are one file on a system that ignores case or composes accents. */
export function collisionKey(name: string): string {
  return name.replace(/\/$/, '').normalize('NFKC').toUpperCase().toLowerCase();
}

function hasExtension(name: string, extension: string): boolean {
  return name.toLowerCase().endsWith(extension);
}

/** What macOS adds to archives: resource forks, under `__MACOSX/` or as `._name`. */
function isMacintoshExtra(name: string): boolean {
  return name.startsWith('__MACOSX/') || (name.split('/').at(-1) ?? '').startsWith('._');
}

export function isDocumentName(name: string): boolean {
  return hasExtension(name, '.xml') && !isMacintoshExtra(name);
}

/** Key of the `X.txt` that goes with an `X.xml`, comparable with `collisionKey`. */
export function companionKey(documentName: string): string {
  return collisionKey(documentName.replace(/\.xml$/i, '.txt'));
}
