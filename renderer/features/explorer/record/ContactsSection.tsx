import { LockKeyhole, ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Level } from '../../../../shared/domain/ror/confidentiality.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { ContactCard } from './ContactCard.tsx';
import { holdersAt } from './contact-levels.ts';
import type { Holder } from './contact-levels.ts';
import { FindingMark } from './FindingMark.tsx';
import { useRecordInPage } from './record-context.ts';
import { Section } from './Section.tsx';
import './contacts.css';

const NAMES = { 1: 'record.contacts.level1', 2: 'record.contacts.level2', 3: 'record.contacts.level3' } as const;

/** The level of what follows: a word and its number, with an icon, never a colour alone. */
function LevelBadge({ level }: { readonly level: Level }) {
  const { t } = useTranslation();
  const Icon = level === 3 ? ShieldAlert : LockKeyhole;
  return (
    <span className={`contacts-badge contacts-badge-${level}`}>
      {level > 1 && <Icon aria-hidden="true" />}
      {t('record.contacts.level', { level })} · {t(NAMES[level])}
    </span>
  );
}

function Cards({ holders }: { readonly holders: readonly Holder[] }) {
  return (
    <ul className="contacts-cards">
      {holders.map((holder) => (
        <ContactCard key={holder.place.join('.')} holder={holder} />
      ))}
    </ul>
  );
}

/** Contacts that only some people may see: set apart, folded, and not printed while they are. */
function Restricted({ level, holders }: { readonly level: 2 | 3; readonly holders: readonly Holder[] }) {
  const { t } = useTranslation();
  const title = (
    <span className="contacts-title">
      <LevelBadge level={level} />
      <span className="soft">{t('record.contacts.count', { count: holders.length })}</span>
    </span>
  );
  return (
    <div className={`contacts-restricted contacts-restricted-${level}`}>
      <Disclosure title={title}>
        <p className="soft">{t(level === 2 ? 'record.contacts.why2' : 'record.contacts.why3')}</p>
        <Cards holders={holders} />
      </Disclosure>
      <p className="contacts-not-printed">{t('record.contacts.notPrinted', { count: holders.length })}</p>
    </div>
  );
}

/** Contacts by level of confidentiality (domain reference ROR §4.7 and §5). */
export function ContactsSection() {
  const { t } = useTranslation();
  const { view } = useRecordInPage();
  const open = holdersAt(view.fields, 1);
  const restricted = ([2, 3] as const).map((level) => ({ level, holders: holdersAt(view.fields, level) }));
  return (
    <Section id="contacts" aside={<FindingMark place={['contacts']} />}>
      {open.length > 0 && (
        <div>
          <h3 className="contacts-heading">
            <LevelBadge level={1} />
            <span className="soft">{t('record.contacts.count', { count: open.length })}</span>
          </h3>
          <Cards holders={open} />
        </div>
      )}
      {restricted.map(
        ({ level, holders }) =>
          holders.length > 0 && <Restricted key={`${view.id} ${level}`} level={level} holders={holders} />,
      )}
    </Section>
  );
}
