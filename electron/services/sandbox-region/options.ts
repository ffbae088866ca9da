import type { Profil } from '../../../shared/domain/synthetic/visibility.ts';

/** The two families of certificates of a ROR, made alike. */
export const ENVIRONMENTS = ['test', 'production'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** How a certificate that is not admitted is told: a page as nginx does, a TLS alert as most others do, or nothing. */
export const REFUSALS = ['http', 'alert', 'close'] as const;
export type Refusal = (typeof REFUSALS)[number];

export const TLS_VERSIONS = ['1.2', '1.3'] as const;
export type TlsVersion = (typeof TLS_VERSIONS)[number];

/** How the IHE dialect answers: as the profile says, or as OpenInfoMan really does (domain reference CSD §4, §5). */
export const IHE_MODES = ['openinfoman', 'standard'] as const;
export type IheMode = (typeof IHE_MODES)[number];

/** What a sandbox region is; everything has a default. */
export interface SandboxOptions {
  /** Where its authorities, whitelist and history are kept; `sandbox` in the cache folder when absent. */
  readonly folder?: string | undefined;
  readonly seed?: number | string | undefined;
  /** Number of unités élémentaires. */
  readonly units?: number | undefined;
  /** TRE_R30 code of the region it pretends to be. */
  readonly region?: string | undefined;
  /** 0: one that is free. Always on the loopback. */
  readonly port?: number | undefined;
  /** The only version spoken; both when absent. */
  readonly tls?: TlsVersion | undefined;
  readonly refusal?: Refusal | undefined;
  /** Refuses the certificates that are not on the whitelist. */
  readonly denyUnlisted?: boolean | undefined;
  readonly environment?: Environment | undefined;
  /** Access profile of SOAP requests that carry no VIHF. */
  readonly profil?: Profil | undefined;
  /** Refuses SOAP requests without a VIHF. */
  readonly requireVihf?: boolean | undefined;
  readonly ihe?: IheMode | undefined;
}

/** The same, decided. */
export interface SandboxSettings {
  readonly folder: string;
  readonly seed: number | string;
  readonly units: number;
  readonly region: string;
  readonly port: number;
  readonly tls: TlsVersion | undefined;
  readonly refusal: Refusal;
  readonly denyUnlisted: boolean;
  readonly environment: Environment;
  readonly profil: Profil;
  readonly requireVihf: boolean;
  readonly ihe: IheMode;
}

const DEFAULT_UNITS = 400;
/** Île-de-France: its départements have the most communes to draw from. */
const DEFAULT_REGION = '11';

export function settingsOf(options: SandboxOptions, defaultFolder: string): SandboxSettings {
  return {
    folder: options.folder ?? defaultFolder,
    seed: options.seed ?? 1,
    units: options.units ?? DEFAULT_UNITS,
    region: options.region ?? DEFAULT_REGION,
    port: options.port ?? 0,
    tls: options.tls,
    refusal: options.refusal ?? 'http',
    denyUnlisted: options.denyUnlisted ?? false,
    environment: options.environment ?? 'test',
    profil: options.profil ?? 1,
    requireVihf: options.requireVihf ?? false,
    ihe: options.ihe ?? 'openinfoman',
  };
}
