import { isSigned } from '../pki/chain/algorithms.ts';
import { readChainCertificate } from '../pki/chain/certificate.ts';
import { USAGE } from '../pki/chain/extension-values.ts';
import { openCrl } from '../pki/crl/open.ts';

/** Whether one of these authorities made a list: the same name, the right to sign lists, and a signature that holds. */
export function isCrlSigned(crl: Uint8Array, authorities: readonly Uint8Array[]): boolean {
  const { issuer, tbs, signature, scheme } = openCrl(crl);
  return authorities.map(readChainCertificate).some(({ subject, keyUsage, key }) => {
    if (subject.key !== issuer.key || keyUsage?.has(USAGE.CRL_SIGN) === false) return false;
    return isSigned(tbs, signature, scheme, key) === true;
  });
}
