import type { Metadonnees } from '../model-base.ts';
import type { Place, Rule, RuleContext, Sink } from './rule.ts';
import { METADONNEES } from '../mapping-base.ts';
import { isDateTime } from '../normalise-values.ts';
import { objectTest } from './rule.ts';

const ZONE = /(?:Z|[+-]\d\d:\d\d)$/;
/** A time without a zone may be of any: offsets go to 14 hours. */
const WIDEST_OFFSET_MS = 14 * 3_600_000;

/** The instant of an xs:dateTime, one without a zone being taken as UTC; undefined when it is none. */
function instantOf(text: string | undefined): number | undefined {
  if (text === undefined || !isDateTime(text)) return undefined;
  const instant = Date.parse(ZONE.test(text) ? text : `${text}Z`);
  return Number.isNaN(instant) ? undefined : instant;
}

function checkOrder({ dateCreation, dateMiseAJour }: Metadonnees, { path }: Place, sink: Sink): void {
  const created = instantOf(dateCreation);
  const updated = instantOf(dateMiseAJour);
  if (created === undefined || updated === undefined) return;
  if (created <= updated) sink.ok();
  else sink.fail(`${path}/@updated`, `${dateCreation ?? ''} > ${dateMiseAJour ?? ''}`);
}

function checkFuture(record: Metadonnees, { path }: Place, sink: Sink, { now }: RuleContext): void {
  const dates = [
    ['@created', record.dateCreation],
    ['@updated', record.dateMiseAJour],
  ] as const;
  const known = dates.filter(([, text]) => instantOf(text) !== undefined);
  if (known.length === 0) return;
  const late = known.find(([, text = '']) => {
    const margin = ZONE.test(text) ? 0 : WIDEST_OFFSET_MS;
    return (instantOf(text) ?? 0) > now.getTime() + margin;
  });
  if (late === undefined) sink.ok();
  else sink.fail(`${path}/${late[0]}`, late[1] ?? '');
}

/** Dates of `record` (domain reference ROR §4.2); its presence is asked by the cardinalities. */
export const RECORD_RULES: readonly Rule[] = [
  {
    id: 'record-dates',
    severity: 'error',
    source: 'RG_EXP_020, RG_EXP_023, RG_EXP_024, RG_EXP_025, domain reference ROR §4.2',
    label: { fr: 'Création avant ou à la mise à jour', en: 'Created before or when updated' },
    explanation: {
      fr: 'La date de mise à jour ne précède pas la date de création ; la synchronisation repose sur elle.',
      en: 'The date of update is not before the date of creation; synchronisation rests on it.',
    },
    scope: 'object',
    test: objectTest<Metadonnees>(METADONNEES, checkOrder),
  },
  {
    id: 'record-futur',
    severity: 'error',
    source: 'domain reference ROR §4.2, §8',
    label: { fr: 'Dates de record non futures', en: 'Dates of record not in the future' },
    explanation: {
      fr: 'Une date future fait manquer la mise à jour suivante à qui demande les changements depuis une date.',
      en: 'A date in the future makes whoever asks for changes since a date miss the next update.',
    },
    scope: 'object',
    test: objectTest<Metadonnees>(METADONNEES, checkFuture),
  },
];
