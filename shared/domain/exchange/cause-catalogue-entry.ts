import type { Texts } from '../certificates/texts.ts';
import type { Side } from './cause.ts';

/** What people read of a cause; `{name}` are values of the case, `[…]` goes away without them. */
export interface CauseEntry {
  readonly side: Side;
  readonly title: Texts;
  readonly why: Texts;
  readonly todo: Texts;
  readonly whom: Texts;
}

type Pair = readonly [fr: string, en: string];

export const texts = ([fr, en]: Pair): Texts => ({ fr, en });

/** Whom to ask. */
export const WHOM = {
  us: ['la personne qui tient ce poste ou cette application', 'whoever runs this computer or this application'],
  network: ['le service informatique qui tient votre réseau', 'the IT service that runs your network'],
  server: ['l’exploitant du ROR appelé', 'whoever operates the ROR that was called'],
  authority: [
    'l’autorité qui a délivré votre certificat (IGC-Santé)',
    'the authority that issued your certificate (IGC-Santé)',
  ],
  circle: ['l’exploitant du ROR, pour sa liste blanche', 'whoever operates the ROR, about its whitelist'],
  support: ['le support de Cercle, avec le rapport de diagnostic', 'the support of Cercle, with the diagnosis report'],
} as const satisfies Readonly<Record<string, Pair>>;

/** One cause, in the order in which it is read. */
export function cause(side: Side, title: Pair, why: Pair, todo: Pair, whom: Pair): CauseEntry {
  return { side, title: texts(title), why: texts(why), todo: texts(todo), whom: texts(whom) };
}
