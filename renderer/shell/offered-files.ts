import { create } from 'zustand';
import { useNavigation } from '../navigation/store.ts';
import { useImports } from './imports.ts';
import type { Offered } from './imports.ts';

/** What holds certificates, requests, keys and lists of revoked certificates, by its name. */
const CERTIFICATES = /\.(?:pem|crt|cer|der|p7b|p7c|p12|pfx|csr|crl|key)$/iu;

export const CERTIFICATE_EXTENSIONS = '.pem,.crt,.cer,.der,.p7b,.p7c,.p12,.pfx,.csr,.crl,.key';

interface CertificateFiles {
  /** Files of certificates that were given to the window, until the screen of certificates takes them. */
  readonly offered: readonly Offered[];
  offer(files: readonly Offered[]): void;
  /** Gives them, once. */
  take(): readonly Offered[];
}

export const useCertificateFiles = create<CertificateFiles>((set, get) => ({
  offered: [],
  offer: (offered) => set({ offered }),
  take() {
    const { offered } = get();
    if (offered.length > 0) set({ offered: [] });
    return offered;
  },
}));

export function isCertificateFile({ name }: Pick<Offered, 'name'>): boolean {
  return CERTIFICATES.test(name);
}

/** Shows files that were dropped on the window, or that the system handed over, where something can be done with them. */
export function takeFiles(files: readonly Offered[]): void {
  const certificates = files.filter(isCertificateFile);
  const others = files.filter((file) => !isCertificateFile(file));
  if (others.length > 0) useImports.getState().offer(others);
  if (certificates.length === 0) return;
  useCertificateFiles.getState().offer(certificates);
  const { route, go } = useNavigation.getState();
  if (route.screen !== 'certificates') go({ screen: 'certificates' });
}
