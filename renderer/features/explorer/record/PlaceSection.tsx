import { useTranslation } from 'react-i18next';
import { FIELD_LABELS } from '../../../../shared/domain/ror/field-labels.ts';
import { MAPPING } from '../../../../shared/domain/ror/mapping.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { CodeLabel } from '../../../ui/CodeLabel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { addressLines } from './address.ts';
import { CopyButton } from './CopyButton.tsx';
import { Fact, Facts } from './Facts.tsx';
import { hasContent } from './content.ts';
import { FieldValue } from './FieldValue.tsx';
import { useRecordInPage } from './record-context.ts';
import { Section } from './Section.tsx';
import { fieldsAs, without } from './view.ts';
import type { Fields, ShownEntity } from './view.ts';

type ShownPlace = NonNullable<ShownEntity<'oi'>['lieu']>;

/** The place that an administration knows: from the record itself or from what is above it. */
function Administrative() {
  const { t } = useTranslation();
  const { view } = useRecordInPage();
  const { place } = view;
  if (place === null) return null;
  const origin = place.from === 'eg' ? t('record.header.fromEg') : place.from === 'ej' ? t('record.header.fromEj') : '';
  return (
    <>
      <Fact label={t('record.place.commune')} place={['lieu', 'communeCog']}>
        <CodeLabel code={place.commune} /> {origin !== '' && <span className="soft">({origin})</span>}
      </Fact>
      <Fact label={t('record.place.departement')}>
        <CodeLabel code={place.departement} />
      </Fact>
      <Fact label={t('record.place.region')}>
        <CodeLabel code={place.region} />
      </Fact>
    </>
  );
}

function Address({ place }: { readonly place: ShownPlace }) {
  const { t } = useTranslation();
  const lines = addressLines(place.adresse);
  if (lines.length === 0) return null;
  return (
    <Fact label={t('record.place.address')} place={['lieu', 'adresse']}>
      <div className="record-copied">
        <address className="record-address">
          {lines.map((line, index) => (
            <span key={index}>{shownText(line)}</span>
          ))}
        </address>
        <CopyButton what={t('record.place.address')} text={lines.join('\n')} />
      </div>
    </Fact>
  );
}

function Coordinates({ place }: { readonly place: ShownPlace }) {
  const { t } = useTranslation();
  const { latitude, longitude, altitude, systeme, fiables } = place.coordonnees ?? {};
  const point = [latitude, longitude].filter((part) => part !== undefined).join(', ');
  if (point === '') return null;
  const more = [
    altitude,
    systeme,
    fiables === undefined ? undefined : t(fiables ? 'record.place.reliable' : 'record.place.unreliable'),
  ].filter((part) => part !== undefined);
  return (
    <Fact label={t('record.place.coordinates')} place={['lieu', 'coordonnees']}>
      <span className="record-copied">
        <span>
          <span className="record-number">{shownText(point)}</span>{' '}
          {more.length > 0 && <span className="soft">({more.map(shownText).join(', ')})</span>}
        </span>
        <CopyButton what={t('record.place.coordinates')} text={point} />
      </span>
    </Fact>
  );
}

/** What the place says beyond address, point and commune. The commune told above may be inherited: the record's own is here. */
function Rest({ place }: { readonly place: ShownPlace }) {
  const { view, kind } = useRecordInPage();
  const language = useLanguage();
  const isSame = view.place?.from === 'own' && view.place.commune.code === place.communeCog?.code;
  const gone = ['adresse', 'coordonnees', ...(isSame && place.communeCog?.status === undefined ? ['communeCog'] : [])];
  const rest = without(place as Fields, gone);
  const address = without(place.adresse as Fields | undefined, ['lignes']);
  const fields = { ...rest, ...(hasContent(address) && { adresse: address }) };
  const row = MAPPING[kind]['lieu'];
  if (row?.type !== 'object') return null;
  const labels = FIELD_LABELS[kind]['lieu']?.of ?? {};
  return Object.entries(fields)
    .filter(([field, value]) => labels[field] !== undefined && field !== 'metadonnees' && hasContent(value))
    .map(([field, value]) => (
      <Fact key={field} label={labels[field]?.[language] ?? ''} place={['lieu', field]}>
        <FieldValue value={value} row={row.table[field]} labels={labels[field]?.of} place={['lieu', field]} />
      </Fact>
    ));
}

/** Where it is, in words: no map is fetched from anywhere. */
export function PlaceSection() {
  const { view } = useRecordInPage();
  const { lieu } = fieldsAs<'oi'>(view);
  return (
    <Section id="place">
      <Facts>
        {lieu !== undefined && <Address place={lieu} />}
        <Administrative />
        {lieu !== undefined && <Coordinates place={lieu} />}
        {lieu !== undefined && <Rest place={lieu} />}
      </Facts>
    </Section>
  );
}
