import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../client/copy.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';

/** Text to copy: the window itself asks nothing of the internet. */
const PUBLIC_SITE = 'https://www.data.gouv.fr';
const LACKS = ['contacts', 'beds', 'resources', 'emergency', 'sensitive', 'people', 'comments'] as const;

function ToCopy({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="home-copy">
      <dt>{label}</dt>
      <dd>
        <code>{text}</code>
        <Button look="quiet" aria-label={`${t('shell.copy')} : ${text}`} onPress={() => setCopied(copyText(text))}>
          {isCopied ? t('shell.copied') : t('shell.copy')}
        </Button>
      </dd>
    </div>
  );
}

/** Where the weekly public file is found, and what profile 0 does not show (domain reference ROR §5). */
export function PublicFile({ isOpen }: { readonly isOpen: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="home-public">
      <Disclosure key={String(isOpen)} title={t('home.public.title')} isOpen={isOpen}>
        <div className="home-public-parts">
          <div className="home-public-part">
            <p>{t('home.public.text')}</p>
            <dl>
              <ToCopy label={t('home.public.address')} text={PUBLIC_SITE} />
              <ToCopy label={t('home.public.words')} text={t('home.public.searchWords')} />
            </dl>
            <p className="soft">{t('home.public.other')}</p>
          </div>
          <div className="home-public-part">
            <h4>{t('home.public.lacksTitle')}</h4>
            <ul>
              {LACKS.map((lack) => (
                <li key={lack}>{t(`home.public.lacks.${lack}`)}</li>
              ))}
            </ul>
            <p className="soft">{t('home.public.profil')}</p>
          </div>
        </div>
      </Disclosure>
    </section>
  );
}
