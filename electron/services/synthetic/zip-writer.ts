import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** One file of an archive; its content is asked for when its turn comes, after that of the entries before it. */
export interface ZipEntry {
  readonly name: string;
  readonly content: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/**
 * The only door to yazl: an archive as it is made, one entry after the other, nothing kept. `modified` is the date of every
 * entry, so that the same content gives the same bytes.
 */
export function zipOf(entries: readonly ZipEntry[], modified: Date): Readable {
  const zip = new ZipFile();
  for (const { name, content } of entries)
    zip.addReadStreamLazy(name, { mtime: modified }, (give) => {
      const stream = Readable.from(content(), { objectMode: false });
      // yazl does not listen to the streams it reads: their errors end the archive here.
      stream.on('error', (error) => output.destroy(error));
      give(null, stream);
    });
  zip.end();
  const output = zip.outputStream as Readable;
  return output;
}
