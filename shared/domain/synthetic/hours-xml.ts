import { SCHEMES } from '../ror/schemes.ts';
import { dateOf } from './days.ts';
import type { Entry } from './sheet.ts';
import { coded, extension, valueElement } from './xml.ts';

interface Opening {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
  /** TRE_R252. */
  readonly type: string;
}

/** Sunday is 0 for some sources, 7 for others (domain reference ROR §4.8). */
const OPENINGS: readonly Opening[] = [
  { days: [1, 2, 3, 4, 5], from: '08:30:00', to: '17:30:00', type: '01' },
  { days: [1, 2, 3, 4, 5], from: '09:00:00', to: '12:30:00', type: '04' },
  { days: [1, 2, 4, 5], from: '13:30:00', to: '18:00:00', type: '07' },
  { days: [6], from: '09:00:00', to: '12:00:00', type: '06' },
  { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00:00', to: '23:59:59', type: '02' },
  { days: [0, 1, 2, 3, 4, 5, 6], from: '00:00:00', to: '23:59:59', type: '02' },
  { days: [0, 6], from: '18:00:00', to: '23:00:00', type: '03' },
  { days: [], from: '14:00:00', to: '20:00:00', type: '05' },
];
const ROUND_THE_CLOCK = 4;

/** `count` opening hours, the first round the clock when the unit never closes; sometimes a closing period at the end. */
export function hoursXml(entry: Entry, count: number, neverCloses: boolean): string {
  const { random } = entry;
  let text = '';
  for (let at = 0; at < count; at += 1) {
    const opening = at === 0 && neverCloses ? OPENINGS[ROUND_THE_CLOCK] : random.pick(OPENINGS);
    if (opening !== undefined) text += openingXml(entry, opening, true);
  }
  if (count > 0 && random.isLikely(0.04)) text += openingXml(entry, { days: [], from: '', to: '', type: '08' }, false);
  return text;
}

/** One opening hour, of any kind. */
export function openingHourXml(entry: Entry): string {
  return openingXml(entry, entry.random.pick(OPENINGS), true);
}

function openingXml(entry: Entry, { days, from, to, type }: Opening, isOpen: boolean): string {
  const { random, createdDay, record, sheet } = entry;
  sheet.tally.counts.horaire += 1;
  const hours = from === '' ? '' : valueElement('beginningHour', from) + valueElement('endingHour', to);
  const begin = createdDay + random.between(0, 30);
  const end = isOpen && !random.isLikely(0.05) ? '' : valueElement('endEffectiveDate', dateOf(begin + 30));
  const week = days.map((day) => valueElement('dayOfTheWeek', day)).join('');
  const details = extension(coded('operatingHoursType', type, SCHEMES.TYPE_HORAIRE) + record);
  return `<csd:operatingHours><csd:openFlag>${String(isOpen)}</csd:openFlag>${week}${hours}${valueElement('beginEffectiveDate', dateOf(begin))}${end}${details}</csd:operatingHours>`;
}
