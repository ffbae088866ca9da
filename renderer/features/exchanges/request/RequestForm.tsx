import type { ComponentType } from 'react';
import type { Transaction } from '../../../../shared/domain/exchange/transaction.ts';
import type { FormProps } from './forms/form.ts';
import { FindForm, ModificationsForm } from './forms/IheForms.tsx';
import { EstablishmentForm, ExtractionForm, NotificationsForm, OiForm } from './forms/RorForms.tsx';

const FORMS: Readonly<Record<Transaction, ComponentType<FormProps>>> = {
  extraction: ExtractionForm,
  notifications: NotificationsForm,
  etablissement: EstablishmentForm,
  oi: OiForm,
  find: FindForm,
  modifications: ModificationsForm,
};

/** What a transaction asks for, in words. */
export function RequestForm({ transaction, ...props }: FormProps & { readonly transaction: Transaction }) {
  const Form = FORMS[transaction];
  return (
    <div className="request-form">
      <Form {...props} />
    </div>
  );
}
