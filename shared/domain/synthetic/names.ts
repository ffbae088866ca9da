import type { Commune, Vocabulary } from './materials.ts';
import type { Random } from './random.ts';

/** An invented family name. */
export function familyName(vocabulary: Vocabulary, random: Random): string {
  return random.pick(vocabulary.debutNom) + random.pick(vocabulary.finNom);
}

/** Fills the places of a pattern such as `HÔPITAL {saint} (FICTIF)`. */
export function fictionalName(vocabulary: Vocabulary, pattern: string, commune: Commune, random: Random): string {
  return pattern.replace(/\{(\w+)\}/g, (_, word: string) => {
    switch (word) {
      case 'saint':
        return random.pick(vocabulary.saints);
      case 'lieu':
        return random.pick(vocabulary.lieux);
      case 'fleur':
        return random.pick(vocabulary.fleurs);
      case 'oeuvre':
        return random.pick(vocabulary.oeuvres);
      case 'personne':
        return `${familyName(vocabulary, random)} ${random.pick(vocabulary.prenoms)}`;
      default:
        return commune.nom.toLocaleUpperCase('fr');
    }
  });
}
