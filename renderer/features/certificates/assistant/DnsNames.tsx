import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Input, Label, Text, TextField } from 'react-aria-components';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { FieldIssues } from './FieldIssues.tsx';
import { useRequest } from './request-store.ts';

function Names({ isDisabled }: { readonly isDisabled: boolean }) {
  const { t } = useTranslation();
  const { form, change } = useRequest();
  return (
    <ul className="request-names" aria-label={t('certificatesRequest.form.dnsList')}>
      {form.commonName.trim() !== '' && (
        <li>
          <code>{shownText(form.commonName.trim())}</code>
          <span className="soft">{t('certificatesRequest.form.dnsFromName')}</span>
        </li>
      )}
      {form.dnsNames.map((name, index) => (
        <li key={`${index} ${name}`}>
          <code>{shownText(name)}</code>
          {!isDisabled && (
            <IconButton
              label={t('certificatesRequest.form.dnsRemove', { name: shownText(name) })}
              onPress={() => change({ dnsNames: form.dnsNames.filter((_, other) => other !== index) })}
            >
              <X aria-hidden="true" />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A name being typed; `add` puts it, or several, on the list. */
function useTyping() {
  const { form, change, touch } = useRequest();
  const [typed, setTyped] = useState('');
  const add = (): void => {
    const names = typed.split(/[\s,;]+/u).filter((name) => name !== '');
    if (names.length === 0) return;
    change({ dnsNames: [...form.dnsNames, ...names] });
    touch('dnsNames');
    setTyped('');
  };
  return { typed, setTyped, add };
}

/** The names of a server, one by one; several can be pasted at once. */
export function DnsNames({ isDisabled }: { readonly isDisabled: boolean }) {
  const { t } = useTranslation();
  const { typed, setTyped, add } = useTyping();
  const id = useId();
  return (
    <div className="request-dns">
      <TextField
        className="field"
        value={typed}
        onChange={setTyped}
        isDisabled={isDisabled}
        aria-describedby={id}
        // A name that was typed and not added would be missing from the certificate.
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      >
        <Label>{t('certificatesRequest.form.dns')}</Label>
        <div className="request-dns-line">
          <Input className="field-input" autoComplete="off" spellCheck={false} />
          <Button icon={<Plus aria-hidden="true" />} onPress={add} isDisabled={isDisabled || typed.trim() === ''}>
            {t('certificatesRequest.form.dnsAdd')}
          </Button>
        </div>
        <Text slot="description" className="field-description">
          {t('certificatesRequest.form.dnsHint')}
        </Text>
        <FieldIssues field="dnsNames" id={id} />
      </TextField>
      <Names isDisabled={isDisabled} />
    </div>
  );
}
