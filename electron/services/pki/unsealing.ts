import type { Asn1 } from './asn1.ts';
import { readFirst } from './ber.ts';
import type { PasswordForm, Protection } from './contents.ts';
import { SCHEMES } from './contents.ts';
import { derivationForms, textForms } from './password-bytes.ts';
import type { PasswordBytes } from './password-bytes.ts';
import { readPbe } from './pbe.ts';
import type { Pbe } from './pbe.ts';
import type { Mac } from './pkcs12-mac.ts';
import { wrongPassword } from './pbes2.ts';

type Forms = Record<Pbe['takes'], readonly PasswordBytes[]>;

/** A password tried on the parts of one file: the form that opened one part is the only one tried on the next. */
export interface Unsealing {
  /** @throws AppError `certificate.password` when no form of the password gives this integrity code */
  check(mac: Mac, content: Uint8Array): void;
  /** Notes that a part is encrypted, before any password is tried. */
  announce(algorithm: Asn1 | undefined): void;
  /**
   * What is sealed: one whole value of ASN.1, as any content here.
   * @throws AppError `certificate.password`, `certificate.cipher`, `certificate.limit`, `certificate.format`
   */
  open(algorithm: Asn1 | undefined, sealed: Uint8Array): Promise<Uint8Array>;
  /** Of everything met so far; null when nothing was protected. */
  protection(): Protection | null;
}

export function createUnsealing(password: string): Unsealing {
  const forms: Forms = { derivation: derivationForms(password), text: textForms(password) };
  const met: Pick<Pbe, 'scheme' | 'iterations' | 'engine'>[] = [];
  let checked: Mac | undefined;
  let used: PasswordForm = 'standard';
  const settle = (takes: Pbe['takes'], form: PasswordBytes): void => {
    forms[takes] = [form];
    if (form.form !== 'standard') used = form.form;
  };
  return {
    check: (mac, content) => {
      checked = mac;
      const right = forms[mac.takes].find(({ bytes }) => mac.isOf(content, bytes));
      if (right === undefined) throw wrongPassword();
      settle(mac.takes, right);
    },
    announce: (algorithm) => void met.push(readPbe(algorithm)),
    open: async (algorithm, sealed) => {
      const pbe = readPbe(algorithm);
      met.push(pbe);
      for (const form of forms[pbe.takes]) {
        const plain = await pbe.open(sealed, form);
        if (plain === undefined || !isWhole(plain)) continue;
        settle(pbe.takes, form);
        return plain;
      }
      throw wrongPassword();
    },
    protection: () => protectionOf(met, checked, used),
  };
}

/** A wrong password gives noise, of which one in millions is a SEQUENCE that fills it. */
function isWhole(plain: Uint8Array): boolean {
  if (plain[0] !== 0x30) return false;
  try {
    return readFirst(plain).rest.length === 0;
  } catch {
    return false;
  }
}

function protectionOf(
  met: readonly Pick<Pbe, 'scheme' | 'iterations' | 'engine'>[],
  mac: Mac | undefined,
  passwordForm: PasswordForm,
): Protection | null {
  if (met.length === 0 && mac === undefined) return null;
  const weakest = met.toSorted((one, other) => SCHEMES.indexOf(other.scheme) - SCHEMES.indexOf(one.scheme))[0];
  const scheme = weakest?.scheme ?? 'none';
  const counts = [...met, ...(mac === undefined ? [] : [mac])].map(({ iterations }) => iterations);
  return {
    scheme,
    mac: mac?.digest ?? null,
    iterations: Math.min(...counts),
    engine: met.some(({ engine }) => engine === 'legacy') ? 'legacy' : 'modern',
    isOld: !scheme.startsWith('aes-'),
    passwordForm,
  };
}
