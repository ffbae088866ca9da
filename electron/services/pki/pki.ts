import { AppError } from '../../../shared/errors.ts';
import type { ChainVerdict } from '../../../shared/domain/certificates/chain.ts';
import type { Ports } from '../ports.ts';
import type { ChainQuestion } from './chain/question.ts';
import type { PkiContents, ReadFileOptions } from './contents.ts';
import { MAX_FILE_BYTES } from './contents.ts';
import { createPkiThread } from './pki-thread.ts';
import type { PkiLimits } from './pki-thread.ts';
import type { Pkcs12Options } from './pkcs12-write.ts';

export { PKI_LIMITS } from './pki-thread.ts';
export type { PkiLimits } from './pki-thread.ts';

/** Files of certificates and keys, read and written in a thread of their own: nothing here makes its caller wait. */
export interface Pki {
  /**
   * As `readPkiFile`. The caller overwrites the keys it is given once they are sealed.
   * @throws AppError `certificate.password`, `certificate.cipher`, `certificate.format`, `certificate.limit` (10 s a file)
   */
  readFile(bytes: Uint8Array, options?: ReadFileOptions): Promise<PkiContents>;
  /** As `writePkcs12`; the key given stays the caller's to overwrite. */
  writePkcs12(options: Pkcs12Options): Promise<Uint8Array>;
  /** As the function of the same name. @throws AppError `certificate.limit` (10 s) */
  explainChain(question: ChainQuestion): Promise<ChainVerdict>;
  close(): Promise<void>;
}

export function createPki(ports: Pick<Ports, 'workerUrl'>, limits?: PkiLimits): Pki {
  const thread = createPkiThread(ports, limits);
  return {
    readFile: async (bytes, options = {}) => {
      // Not even copied: a file of gigabytes would make the caller wait.
      if (bytes.length > MAX_FILE_BYTES) throw tooLarge(bytes.length, options.name);
      return thread.run('readFile', { bytes, options });
    },
    writePkcs12: (options) => thread.run('writePkcs12', options),
    explainChain: (question) => thread.run('explainChain', question),
    close: () => thread.close(),
  };
}

function tooLarge(length: number, name: string | undefined): AppError {
  const reason = `${length} bytes > ${MAX_FILE_BYTES}`;
  const values = { reason, ...(name === undefined ? {} : { file: name }) };
  return new AppError('certificate.limit', `The file is too large: ${reason}.`, { values });
}
