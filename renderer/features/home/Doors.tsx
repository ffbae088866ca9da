import { FileInput, Handshake, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatRoute } from '../../navigation/routes.ts';
import { useNavigation } from '../../navigation/store.ts';
import { attempt } from '../../shell/FailureNotice.tsx';
import { openExtraction } from '../../shell/imports.ts';
import { useSources } from '../../shell/sources-store.ts';
import { Button } from '../../ui/Button.tsx';
import { EXAMPLE_SOURCE, importExample } from './example.ts';

interface DoorProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Door({ icon, title, text, children }: DoorProps) {
  const id = useId();
  return (
    <li className="home-door" aria-labelledby={id}>
      {icon}
      <h3 id={id}>{title}</h3>
      <p className="soft">{text}</p>
      <div className="home-door-actions">{children}</div>
    </li>
  );
}

function OpenDoor({ isFirst }: { readonly isFirst: boolean }) {
  const { t } = useTranslation();
  return (
    <Door
      icon={<FileInput aria-hidden="true" />}
      title={t('home.doors.open.title')}
      text={`${t('home.doors.open.text')} ${t('home.doors.open.drop')}`}
    >
      <Button look={isFirst ? 'primary' : 'secondary'} onPress={openExtraction}>
        {t('home.doors.open.action')}
      </Button>
    </Door>
  );
}

function ExampleDoor() {
  const { t } = useTranslation();
  const go = useNavigation((state) => state.go);
  const isThere = useSources(({ sources }) => sources.some(({ source }) => source === EXAMPLE_SOURCE));
  const make = (): void => attempt(importExample);
  return (
    <Door
      icon={<Sparkles aria-hidden="true" />}
      title={t('home.doors.example.title')}
      text={t('home.doors.example.text')}
    >
      {isThere ? (
        <>
          <Button onPress={() => go({ screen: 'explorer', query: { source: [EXAMPLE_SOURCE] } })}>
            {t('home.doors.example.open')}
          </Button>
          <Button look="quiet" onPress={make}>
            {t('home.doors.example.again')}
          </Button>
        </>
      ) : (
        <Button onPress={make}>{t('home.doors.example.action')}</Button>
      )}
      <p className="home-door-reason">
        <a href={formatRoute({ screen: 'demo' })}>{t('home.doors.example.demo')}</a>
      </p>
    </Door>
  );
}

function ConnectDoor() {
  const { t } = useTranslation();
  const go = useNavigation((state) => state.go);
  return (
    <Door
      icon={<Handshake aria-hidden="true" />}
      title={t('home.doors.connect.title')}
      text={t('home.doors.connect.text')}
    >
      <Button onPress={() => go({ screen: 'dossiers', query: { view: ['choose'] } })}>
        {t('home.doors.connect.action')}
      </Button>
      <p className="home-door-reason">
        <a href={formatRoute({ screen: 'dossiers' })}>{t('home.doors.connect.mine')}</a>
        {' · '}
        <a href={formatRoute({ screen: 'certificates' })}>{t('home.doors.connect.certificates')}</a>
      </p>
    </Door>
  );
}

/** The ways in: a file, a fictional region, and the journey into a trust circle. */
export function Doors({ hasSources }: { readonly hasSources: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section aria-labelledby={id} className="home-section">
      <h2 id={id}>{hasSources ? t('home.doors.titleMore') : t('home.doors.title')}</h2>
      <ul className="home-doors">
        <OpenDoor isFirst={!hasSources} />
        <ExampleDoor />
        <ConnectDoor />
      </ul>
    </section>
  );
}
