import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { isAcceptable } from '../../../../shared/domain/certificates/check-form.ts';
import { DepartementField } from './DepartementField.tsx';
import { DnPreview } from './DnPreview.tsx';
import { DnsNames } from './DnsNames.tsx';
import { KeySizeField } from './KeySizeField.tsx';
import { MadeNotice } from './MadeNotice.tsx';
import { usePreview } from './preview-store.ts';
import { RenewalDifferences } from './RenewalDifferences.tsx';
import { formToSend, useProfile, useRequest } from './request-store.ts';
import type { FormField } from './request-store.ts';
import { StepActions } from './StepActions.tsx';
import { usePlace } from './steps.ts';
import { StructureField } from './StructureField.tsx';
import { SubjectField } from './SubjectField.tsx';

const FORM = 'request-form';
const FIELDS: readonly FormField[] = [
  'profile',
  'commonName',
  'organisation',
  'idNatStruct',
  'departement',
  'dnsNames',
  'keySize',
];

/** Asks what the form makes, each time it changes. */
function useLivePreview(): void {
  const form = useRequest((state) => state.form);
  const profile = useProfile();
  useEffect(() => usePreview.getState().ask(formToSend(form, profile)), [form, profile]);
}

/** Goes on when nothing is wrong; shows all that is, and goes to the first of it, when something is. */
function useCheck() {
  const { next } = usePlace();
  const profile = useProfile();
  const [isAsked, setAsked] = useState(false);
  const issues = usePreview((state) => state.preview?.issues);
  const check = async (): Promise<void> => {
    const { form, touch } = useRequest.getState();
    touch(...FIELDS);
    const preview = await usePreview.getState().askNow(formToSend(form, profile));
    if (preview === undefined) return;
    setAsked(true);
    if (isAcceptable(preview.issues)) return next();
    window.requestAnimationFrame(() => {
      document.querySelector<HTMLElement>('.request-form [data-invalid] input, .request-form .combo-input')?.focus();
    });
  };
  const errors = issues?.filter(({ severity }) => severity === 'error').length ?? 0;
  return { errors: isAsked ? errors : 0, check };
}

/**
 * Keeps the height that issues took once they are gone: a page that shrinks moves what is scrolled, and a list that is open
 * closes when it moves.
 */
function useKeptRoom(): RefObject<HTMLDivElement | null> {
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = room;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => {
      current.style.minBlockSize = `${current.offsetHeight}px`;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return room;
}

function Fields() {
  const { t } = useTranslation();
  const profile = useProfile();
  const isMade = useRequest((state) => state.made !== undefined);
  const isServer = profile?.role === 'serveur';
  const room = useKeptRoom();
  return (
    <div className="request-fields" ref={room}>
      <SubjectField
        field="commonName"
        label={t(isServer ? 'certificatesRequest.form.serverName' : 'certificatesRequest.form.commonName')}
        description={t(
          isServer ? 'certificatesRequest.form.serverNameHint' : 'certificatesRequest.form.commonNameHint',
        )}
        isDisabled={isMade}
      />
      <SubjectField
        field="organisation"
        label={t('certificatesRequest.form.organisation')}
        description={t('certificatesRequest.form.organisationHint')}
        isDisabled={isMade}
      />
      <StructureField isDisabled={isMade} />
      {profile?.needsDepartement === true && <DepartementField isDisabled={isMade} />}
      {profile?.needsDnsNames === true && <DnsNames isDisabled={isMade} />}
      <KeySizeField isDisabled={isMade} />
      <SubjectField
        field="label"
        label={t('certificatesRequest.form.label')}
        description={t('certificatesRequest.form.labelHint')}
        isDisabled={isMade}
      />
    </div>
  );
}

/** What is asked for, with the name it makes beside, as it is typed. */
export function FormStep() {
  const { t } = useTranslation();
  const profile = useProfile();
  const made = useRequest((state) => state.made);
  const { errors, check } = useCheck();
  useLivePreview();
  return (
    <>
      <MadeNotice />
      <p className="soft">{t('certificatesRequest.steps.form.lead', { label: profile?.label ?? '' })}</p>
      <form
        id={FORM}
        className="request-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <Fields />
        <div className="request-beside">
          <DnPreview />
          <RenewalDifferences />
        </div>
      </form>
      <p role="alert" className="request-errors">
        {errors > 0 && t('certificatesRequest.form.errors', { count: errors })}
      </p>
      <StepActions form={made === undefined ? FORM : undefined} />
    </>
  );
}
