import type { Refusal, RefusalReason } from './dossier.ts';

/** A refusal with the values of its sentence. */
export function refuse(refused: RefusalReason, values: Readonly<Record<string, string>> = {}): Refusal {
  return { refused, values };
}

/** Tells a refusal from what was asked for. */
export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}
