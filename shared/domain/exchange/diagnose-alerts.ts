import type { TlsAlert } from './facts.ts';

/** Alerts by number (RFC 8446 §6, RFC 5246 §7.2; the oldest ones are still sent). */
export const TLS_ALERTS: Readonly<Record<number, string>> = {
  0: 'close_notify',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  21: 'decryption_failed',
  22: 'record_overflow',
  30: 'decompression_failure',
  40: 'handshake_failure',
  41: 'no_certificate',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  44: 'certificate_revoked',
  45: 'certificate_expired',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  60: 'export_restriction',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  100: 'no_renegotiation',
  109: 'missing_extension',
  110: 'unsupported_extension',
  111: 'certificate_unobtainable',
  112: 'unrecognized_name',
  113: 'bad_certificate_status_response',
  114: 'bad_certificate_hash_value',
  115: 'unknown_psk_identity',
  116: 'certificate_required',
  120: 'no_application_protocol',
};

const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries(TLS_ALERTS).map(([number, name]) => [name, Number(number)]),
);
/** Both TLS libraries number the reason of a received alert from here. */
const REASON_OFFSET = 1000;

/** The alert of a number; one that no standard names is given by its number. */
export function alertOfNumber(number: number): TlsAlert {
  return { number, name: TLS_ALERTS[number] ?? `alert_${number}` };
}

/** `SSL alert number 45`, or the reason of `error:0A000415:` (OpenSSL) and `error:10000415:` (BoringSSL), both 1000 + 45. */
function numberIn(text: string): number | null {
  const said = /alert number (\d{1,3})\b/iu.exec(text)?.[1];
  if (said !== undefined) return Number(said);
  const packed = /\berror:[0-9a-f]{2,5}([0-9a-f]{3}):/iu.exec(text)?.[1];
  const reason = packed === undefined ? 0 : Number.parseInt(packed, 16) - REASON_OFFSET;
  return reason > 0 && reason <= 255 ? reason : null;
}

/**
 * `ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED`, `ERR_SSL_SSL/TLS_ALERT_…`, `tlsv1 alert unknown ca`, `TLSV13_ALERT_…`: the
 * prefix changes with the library and its version, the name after it does not.
 */
function nameIn(text: string): number | null {
  const plain = text.toLowerCase().replaceAll(/[\s_]+/gu, '_');
  const found = /(?:sslv3|ssl\/tls|tlsv1|tlsv1_[1-3]|tlsv1[1-3]|tls)_alert_([a-z_]+)/u.exec(plain)?.[1];
  const named =
    found ?? /(?:tlsv1|ssl\/tls)_(unrecognized_name|unsupported_extension|bad_certificate_\w+)/u.exec(plain)?.[1];
  if (named === undefined) return null;
  const exact = NUMBERS.get(named);
  if (exact !== undefined) return exact;
  // What follows the name in a message may have been taken along; the longest name that fits is the one.
  const names = [...NUMBERS.keys()].filter((name) => named.startsWith(`${name}_`)).sort((a, b) => b.length - a.length);
  return NUMBERS.get(names[0] ?? '') ?? null;
}

/**
 * The alert that the other side sent, from the code and the message of an error, in the spellings of OpenSSL 1.1, 3.0 and
 * 3.5 and of BoringSSL; null when the error tells of none (design security §0.5 and §4).
 */
export function alertOfError(code: string | null, message: string): TlsAlert | null {
  const number = numberIn(message) ?? nameIn(code ?? '') ?? nameIn(message);
  return number === null ? null : alertOfNumber(number);
}
