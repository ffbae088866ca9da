import type { ChainReason, ChainReasonCode } from '../../../../shared/domain/certificates/chain.ts';

/** What a certificate is used for in the question asked. */
export type Purpose = 'client' | 'server' | 'any';

/** Inputs of RFC 5280 §6.1.1 (c) to (g) about policies. */
export interface PolicyInputs {
  /** Acceptable policies by OID; absent: any. */
  readonly initial?: readonly string[];
  readonly requireExplicit?: boolean;
  readonly inhibitMapping?: boolean;
  readonly inhibitAny?: boolean;
}

/** What is asked of a trusted certificate beyond its name and key; everything by default, as RFC 5937 allows. */
export interface AnchorRules {
  readonly dates?: boolean;
  /** Its path length, usages, purposes, names and policies bind what it issues. */
  readonly constraints?: boolean;
  /** A third version certificate must say that it is an authority. Only when `constraints` holds. */
  readonly authority?: boolean;
  /**
   * Whether a target that is itself trusted ends its own chain: `root` (default) when it is a self-issued authority and no
   * purpose is asked; `leaf` always; `signed-leaf` when it is signed by itself.
   */
  readonly target?: 'root' | 'leaf' | 'signed-leaf' | 'never';
}

export interface ChainRules {
  readonly at: Date;
  readonly purpose: Purpose;
  readonly host?: string | undefined;
  /** `required`: every certificate must be shown good; `if-known`: a list that is held is believed; `off`: not looked at. */
  readonly revocation: 'required' | 'if-known' | 'off';
  readonly policies?: PolicyInputs;
  /** 2,048 unless said otherwise: the floor of TLS today. */
  readonly minimumRsaBits?: number;
  /** Accepts SHA-1 and DSA signatures with a warning. MD5 is never accepted. */
  readonly acceptsOldAlgorithms?: boolean;
  /**
   * `usual`: a certificate without extended usages has every purpose (RFC 5280 §4.2.1.12); `strict-leaf`: the target must
   * name the purpose, name none that TLS does not share, and not be an authority; `strict`: authorities must name it too.
   */
  readonly usages?: 'usual' | 'strict-leaf' | 'strict';
  readonly anchor?: AnchorRules;
  /** Longest age of a revocation list in milliseconds. A list that does not say when the next comes lasts ten days. */
  readonly maximumCrlAge?: number;
}

/** Certificates and lists in DER, in any order, with duplicates. */
export interface ChainQuestion extends ChainRules {
  readonly target: Uint8Array;
  readonly given: readonly Uint8Array[];
  readonly trusted: readonly Uint8Array[];
  readonly known: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

type Values = ChainReason['values'];

export function refusal(code: ChainReasonCode, certificate: number | null, values: Values = {}): ChainReason {
  return { code, severity: 'error', certificate, values };
}

export function warning(code: ChainReasonCode, certificate: number | null, values: Values = {}): ChainReason {
  return { code, severity: 'warning', certificate, values };
}

export function remark(code: ChainReasonCode, certificate: number | null, values: Values = {}): ChainReason {
  return { code, severity: 'info', certificate, values };
}
