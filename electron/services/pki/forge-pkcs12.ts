import forge from 'node-forge';

/** Ciphers that Node or the library behind Electron refuse; block of 8 bytes, CBC. */
export type OldCipher = 'rc2-40' | 'rc2-64' | 'rc2-128' | '3des' | 'des';

interface Cbc {
  start(options: { readonly iv: string }): unknown;
  update(input: forge.util.ByteStringBuffer): unknown;
  finish(pad: () => boolean): unknown;
  readonly output: forge.util.ByteStringBuffer;
}

const BLOCK = 8;
/** The library copies what it has not read yet at each block: long inputs take a time that grows with their square. */
const RC2_PIECE = 2048;
const text = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

function runCbc(cipher: Cbc, iv: Uint8Array, data: Uint8Array): Uint8Array {
  cipher.start({ iv: text(iv) });
  cipher.update(forge.util.createBuffer(text(data)));
  // The padding is ours: a callback that does nothing takes the library's away.
  cipher.finish(() => true);
  return new Uint8Array(Buffer.from(cipher.output.getBytes(), 'latin1'));
}

interface Rc2 {
  start(iv: string, output: null): void;
  update(input: forge.util.ByteStringBuffer): void;
  finish(pad: () => boolean): boolean;
  readonly output: forge.util.ByteStringBuffer;
}

function rc2Piece(bits: number, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const cipher = forge.rc2.createDecryptionCipher(text(key), bits) as unknown as Rc2;
  cipher.start(text(iv), null);
  cipher.update(forge.util.createBuffer(text(data)));
  cipher.finish(() => true);
  return new Uint8Array(Buffer.from(cipher.output.getBytes(), 'latin1'));
}

function rc2Decrypt(bits: number, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const plain = new Uint8Array(data.length);
  for (let start = 0; start < data.length; start += RC2_PIECE) {
    // In CBC, the vector of a piece is the last encrypted block before it.
    const vector = start === 0 ? iv : data.subarray(start - BLOCK, start);
    plain.set(rc2Piece(bits, key, vector, data.subarray(start, start + RC2_PIECE)), start);
  }
  return plain;
}

/**
 * Decrypts with an old cipher and leaves the padding. Only the cipher is node-forge's: its own key derivation would take a
 * minute at the iterations of today, and its readers of ASN.1 have had holes (design security §5).
 * `data` is whole blocks of 8 bytes.
 */
export function decryptOld(cipher: OldCipher, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  if (data.length % BLOCK !== 0) throw new RangeError('Whole blocks are needed.');
  switch (cipher) {
    case 'rc2-40':
      return rc2Decrypt(40, key, iv, data);
    case 'rc2-64':
      return rc2Decrypt(64, key, iv, data);
    case 'rc2-128':
      return rc2Decrypt(128, key, iv, data);
    case '3des':
      return runCbc(forge.cipher.createDecipher('3DES-CBC', text(key)) as unknown as Cbc, iv, data);
    case 'des':
      return runCbc(forge.cipher.createDecipher('DES-CBC', text(key)) as unknown as Cbc, iv, data);
  }
}

/** Encrypts whole blocks of 8 bytes, already padded, with 3DES: what the oldest readers of PKCS#12 take. */
export function encryptTripleDes(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  if (data.length % BLOCK !== 0) throw new RangeError('Whole blocks are needed.');
  return runCbc(forge.cipher.createCipher('3DES-CBC', text(key)) as unknown as Cbc, iv, data);
}
