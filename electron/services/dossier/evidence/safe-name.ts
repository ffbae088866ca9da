/** What no file system takes, or what would lead out of the folder. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const LONGEST = 100;

/** The name of a file that a person chose, as it can lie in any folder of any system; its end is kept. */
export function safeName(name: string): string {
  const clean = Buffer.from(name)
    .toString()
    .normalize('NFC')
    .replaceAll(UNSAFE, '_')
    .replaceAll(/^[. ]+|[. ]+$/gu, '_');
  const [, start = clean, end = ''] = /^(.*?)(\.[^.]{1,10})?$/su.exec(clean) ?? [];
  const kept = [...start].slice(0, LONGEST).join('');
  return `${kept}${end}` === '' ? '_' : `${kept}${end}`;
}
