import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { CodeLabel } from '../../../ui/CodeLabel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { todayText } from './dates.ts';
import { FindingMark } from './FindingMark.tsx';
import { validityOf, weekBlocks } from './hours.ts';
import type { ShownHours } from './hours.ts';
import { daysWords, timesWords, validityWords } from './hours-words.ts';
import { useRecordInPage } from './record-context.ts';
import { RecordTable } from './RecordTable.tsx';
import { Section } from './Section.tsx';
import type { Fields, ShownCode } from './view.ts';
import { WeekGrid } from './WeekGrid.tsx';

/** Hours with their place in the record. */
interface Placed {
  readonly hours: readonly ShownHours[];
  readonly placeOf: (index: number) => readonly string[];
}

/** The hours of an OI, or those of the situation opérationnelle of a professional. */
export function hoursOf(fields: Fields): Placed {
  const list = fields['horaires'] as readonly ShownHours[] | undefined;
  if (list !== undefined) return { hours: list, placeOf: (index) => ['horaires', String(index + 1)] };
  const situation = fields['situationOperationnelle'] as { readonly horaire?: ShownHours } | undefined;
  const hours = situation?.horaire === undefined ? [] : [situation.horaire];
  return { hours, placeOf: () => ['situationOperationnelle', 'horaire'] };
}

/** The types met, each with its letter. */
function lettersOf(
  hours: readonly ShownHours[],
): ReadonlyMap<string, { readonly letter: string; readonly type: ShownCode }> {
  const types = new Map<string, { letter: string; type: ShownCode }>();
  for (const { typePlage } of hours) {
    if (typePlage === undefined || types.has(typePlage.code)) continue;
    types.set(typePlage.code, { letter: String.fromCharCode(65 + (types.size % 26)), type: typePlage });
  }
  return types;
}

function stateKey({ ouvert }: ShownHours) {
  if (ouvert === undefined) return 'record.hours.unknown' as const;
  return ouvert ? ('record.hours.open' as const) : ('record.hours.closed' as const);
}

function HoursRow({
  hours,
  place,
  today,
}: {
  readonly hours: ShownHours;
  readonly place: readonly string[];
  readonly today: string;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const validity = validityOf(hours, today);
  return (
    <tr>
      <th scope="row">
        {daysWords(hours, language, t)}
        <FindingMark place={place} />
      </th>
      <td className="record-nowrap">{timesWords(hours, t)}</td>
      <td className="record-nowrap">{t(stateKey(hours))}</td>
      <td>{hours.typePlage !== undefined && <CodeLabel code={hours.typePlage} labelOnly />}</td>
      <td>
        {validityWords(hours, today, language, t)}{' '}
        {validity !== 'current' && (
          <Badge tone="neutral">{t(validity === 'past' ? 'record.hours.past' : 'record.hours.future')}</Badge>
        )}
      </td>
    </tr>
  );
}

const COLUMNS = ['days', 'time', 'state', 'type', 'validity'] as const;

function HoursTable({ placed: { hours, placeOf }, today }: { readonly placed: Placed; readonly today: string }) {
  const { t } = useTranslation();
  return (
    <RecordTable
      caption={t('record.hours.table')}
      columns={COLUMNS.map((column) => ({ name: t(`record.hours.${column}`) }))}
    >
      {hours.map((one, index) => (
        <HoursRow key={index} hours={one} place={placeOf(index)} today={today} />
      ))}
    </RecordTable>
  );
}

/** Opening hours: the week as it is today, and every range with its validity. */
export function HoursSection() {
  const { t } = useTranslation();
  const { view } = useRecordInPage();
  const placed = hoursOf(view.fields);
  const { hours } = placed;
  const today = todayText();
  const all = hours.map((_, index) => index);
  const current = all.filter((index) => validityOf(hours[index] ?? {}, today) === 'current');
  const shown = current.length === 0 ? all : current;
  const blocks = weekBlocks(hours, shown);
  const letters = lettersOf(blocks.map(({ index }) => hours[index] ?? {}));
  const letterOf = ({ typePlage }: ShownHours): string =>
    letters.size < 2 ? '' : (letters.get(typePlage?.code ?? '')?.letter ?? '');
  return (
    <Section id="hours" aside={<FindingMark place={['horaires']} />}>
      {blocks.length > 0 && <WeekGrid hours={hours} blocks={blocks} letterOf={letterOf} />}
      {letters.size > 1 && (
        <ul className="week-legend" aria-hidden="true">
          {[...letters.values()].map(({ letter, type }) => (
            <li key={letter}>
              <span className="week-letter">{letter}</span> {shownText(type.label || type.code)}
            </li>
          ))}
        </ul>
      )}
      {current.length === 0 && blocks.length > 0 && <p className="soft">{t('record.hours.noneNow')}</p>}
      {current.length > 0 && current.length < all.length && (
        <p className="soft">{t('record.hours.someHidden', { count: all.length - current.length })}</p>
      )}
      <HoursTable placed={placed} today={today} />
    </Section>
  );
}
