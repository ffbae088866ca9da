import { FileKey2, Network } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { SecretField } from '../../../ui/SecretField.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { Found } from './Found.tsx';
import { useInstall } from './install-store.ts';
import type { Item } from './install-store.ts';
import { OutcomeView } from './OutcomeView.tsx';
import { Protection } from './Protection.tsx';

interface PartProps {
  readonly item: Item;
  readonly password: string;
}

function isClosed({ inspection, failure }: Item): boolean {
  return failure?.code === 'certificate.password' || inspection?.needsPassword === true;
}

function PasswordForm({ item, onOpen }: { readonly item: Item; readonly onOpen: (password: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  return (
    <form
      className="install-password"
      onSubmit={(event) => {
        event.preventDefault();
        if (!item.isBusy) onOpen(typed);
      }}
    >
      <SecretField
        label={t('certificatesInstall.password.label')}
        description={t('certificatesInstall.password.hint')}
        value={typed}
        onChange={setTyped}
        autoFocus
      />
      <Button type="submit" isDisabled={item.isBusy || typed === ''}>
        {t('certificatesInstall.password.action')}
      </Button>
    </form>
  );
}

/** What can be done with it. */
function Actions({ item, password }: PartProps) {
  const { t } = useTranslation();
  const { install, import: importAll } = useInstall();
  const { inspection, key, isBusy } = item;
  if (inspection === undefined || isClosed(item)) return null;
  const { certificates, keysAlone } = inspection;
  const own = certificates.filter(({ role, hasKey }) => role !== 'autorite' || hasKey);
  const isAnswer = certificates.some(({ answers }) => answers !== null);
  if (own.length === 0 && keysAlone === 0) return null;
  return (
    <div className="page-actions install-actions">
      {isAnswer ? (
        <Button look="primary" isDisabled={isBusy} onPress={() => void install(key, password)}>
          {t('certificatesInstall.install')}
        </Button>
      ) : (
        <Button look="primary" isDisabled={isBusy} onPress={() => void importAll(key, password)}>
          {t('certificatesInstall.import', { count: own.length })}
        </Button>
      )}
    </div>
  );
}

function Content({ item, password }: PartProps) {
  const { inspection, outcome, failure } = item;
  if (outcome !== undefined) return <OutcomeView outcome={outcome} />;
  return (
    <>
      {inspection !== undefined && failure?.code !== 'certificate.password' && <Found inspection={inspection} />}
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {inspection?.protection?.isOld === true && !isClosed(item) && <Protection item={item} password={password} />}
      <Actions item={item} password={password} />
    </>
  );
}

/** Keeps the focus near once the password was right and its field is gone. */
function useFocusAfter(asks: boolean): RefObject<HTMLLIElement | null> {
  const element = useRef<HTMLLIElement>(null);
  const asked = useRef(asks);
  useEffect(() => {
    if (asked.current && !asks) element.current?.focus();
    asked.current = asks;
  }, [asks]);
  return element;
}

/** One thing that was given: what it holds, what is asked to open it, what can be done, what was done. */
export function ItemView({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const inspect = useInstall((state) => state.inspect);
  // The password lives as long as the file is shown, and nowhere else.
  const [password, setPassword] = useState('');
  const { name, from, isBusy, inspection } = item;
  const asks = isClosed(item) && item.outcome === undefined;
  const element = useFocusAfter(asks);
  const Icon = from !== undefined && 'host' in from ? Network : FileKey2;
  return (
    <li ref={element} tabIndex={-1} className="install-item">
      <h3 className="install-name">
        <Icon aria-hidden="true" />
        {name === '' ? t('certificatesInstall.paste.name') : shownText(name)}
        {inspection !== undefined && (
          <span className="soft install-format">{t(`certificatesInstall.format.${inspection.format as 'pem'}`)}</span>
        )}
      </h3>
      {isBusy && <p role="status">{t('certificatesInstall.reading')}</p>}
      <Content item={item} password={password} />
      {asks && (
        <PasswordForm
          item={item}
          onOpen={(typed) => {
            setPassword(typed);
            void inspect(item.key, typed);
          }}
        />
      )}
    </li>
  );
}
