import { shortName } from '../certificates/short-name.ts';
import type { Actor, JourneyStep, Text } from './journey.ts';

const ACTOR_NAMES: Readonly<Record<Actor, Text>> = {
  demandeur: { fr: 'À vous', en: 'Your turn' },
  'representant-legal': { fr: 'Au représentant légal', en: 'The legal representative’s turn' },
  'administrateur-technique': { fr: 'À l’administrateur technique', en: 'The technical administrator’s turn' },
  parrain: { fr: 'Au parrain', en: 'The sponsor’s turn' },
  ars: { fr: 'À l’ARS', en: 'The ARS’s turn' },
  'commission-nationale': { fr: 'À la commission nationale', en: 'The national commission’s turn' },
  'comite-integration': { fr: 'Au comité d’intégration', en: 'The integration committee’s turn' },
  'equipe-ror': { fr: 'À l’équipe ROR', en: 'The ROR team’s turn' },
  ans: { fr: 'À l’ANS', en: 'The ANS’s turn' },
};

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function both(fr: string, en: string): Text {
  return { fr, en };
}

function dayText(day: string): Text {
  const [year = '', month = '', date = ''] = day.split('-');
  return both(`${date}/${month}/${year}`, `${String(Number(date))} ${MONTHS[Number(month) - 1] ?? ''} ${year}`);
}

function days(count: number): Text {
  return both(`${String(count)} jour${count < 2 ? '' : 's'}`, `${String(count)} day${count === 1 ? '' : 's'}`);
}

function because(reason: string): Text {
  const said = reason.trim();
  return said === '' ? both('', '') : both(` (motif : ${said})`, ` (reason: ${said})`);
}

function named({ title }: JourneyStep): Text {
  return both(`« ${title.fr} »`, `“${title.en}”`);
}

/** To be done for the first time. */
export function toDo(step: JourneyStep): Text {
  const { fr, en } = ACTOR_NAMES[step.actor];
  return both(`${fr} : ${step.title.fr}.`, `${en}: ${step.title.en}.`);
}

export function toRedo(step: JourneyStep, reason: string): Text {
  const [title, why, who] = [named(step), because(reason), ACTOR_NAMES[step.actor]];
  return both(`${who.fr} : reprendre ${title.fr}${why.fr}.`, `${who.en}: ${title.en} is to be done again${why.en}.`);
}

/** The certificate that was told is no longer the one in service. */
export function toDeclareAgain(step: JourneyStep): Text {
  const [title, who] = [named(step), ACTOR_NAMES[step.actor]];
  return both(
    `${who.fr} : le certificat a été remplacé, le nouveau reste à déclarer : ${title.fr}. L’ancien reste inscrit jusqu’à son retrait.`,
    `${who.en}: the certificate was replaced, the new one is still to be declared: ${title.en}. The old one stays admitted until it is retired.`,
  );
}

export function toSendAgain(step: JourneyStep, since: string, reason: string): Text {
  const [title, why, day, who] = [named(step), because(reason), dayText(since), ACTOR_NAMES[step.actor]];
  return both(
    `${who.fr} : ${title.fr} a été refusé le ${day.fr}${why.fr} ; corrigez, puis renvoyez.`,
    `${who.en}: ${title.en} was refused on ${day.en}${why.en}; correct it, then send it again.`,
  );
}

/** An answer is awaited. `late`: days beyond the lead time; null while there is none, or when none was announced. */
export function waiting(step: JourneyStep, count: number, late: number | null): Text {
  const [title, so, who] = [named(step), days(count), step.recipient?.name ?? both('', '')];
  const [fr, en] = [who.fr === '' ? '' : ` (${who.fr})`, who.en === '' ? '' : ` (${who.en})`];
  const [since, from] = count === 0 ? ['envoi aujourd’hui', 'sent today'] : [`depuis ${so.fr}`, `for ${so.en}`];
  if (late === null) {
    return both(`Réponse attendue${fr}, ${since} : ${title.fr}.`, `Waiting for an answer${en}, ${from}: ${title.en}.`);
  }
  const over = days(late);
  return both(
    `Réponse attendue${fr} ${since}, ${over.fr} de plus que le délai : relancez. ${title.fr}.`,
    `Waiting for an answer${en} ${from}, ${over.en} beyond the lead time: send a reminder. ${title.en}.`,
  );
}

export function remindThem(step: JourneyStep, sentOn: string): Text {
  const [title, day] = [named(step), dayText(sentOn)];
  return both(
    `Relancer : ${title.fr}, envoyé le ${day.fr}, reste sans réponse.`,
    `Send a reminder: ${title.en}, sent on ${day.en}, has no answer.`,
  );
}

export function usePlatines(lastUse: string, end: string): Text {
  const [used, until] = [dayText(lastUse), dayText(end)];
  return both(
    `Se connecter à PLATINES : dernière utilisation le ${used.fr} ; le compte est désactivé après six mois, le ${until.fr}.`,
    `Log in to PLATINES: last used on ${used.en}; the account is deactivated after six months, on ${until.en}.`,
  );
}

/** The end of a certificate that a whitelist knows comes near; of its subject, the name is enough to know it by. */
export function renew(step: JourneyStep, subject: string, end: string): Text {
  const [title, day, name] = [named(step), dayText(end), shortName(subject)];
  return both(
    `Le certificat déclaré expire le ${day.fr} (${name}) : le renouveler, puis déclarer le nouveau avant cette date : ${title.fr}.`,
    `The declared certificate expires on ${day.en} (${name}): renew it, then declare the new one before that day: ${title.en}.`,
  );
}
