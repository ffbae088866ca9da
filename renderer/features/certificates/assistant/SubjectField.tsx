import { useId } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';
import { useRequest } from './request-store.ts';
import { FieldIssues, useIssues } from './FieldIssues.tsx';

interface SubjectFieldProps {
  readonly field: 'commonName' | 'organisation' | 'label';
  readonly label: string;
  readonly description: string;
  readonly isDisabled: boolean;
}

/** A line of text of the form, with what is wrong in it below. */
export function SubjectField({ field, label, description, isDisabled }: SubjectFieldProps) {
  const { form, change, touch } = useRequest();
  const issues = useIssues(field);
  const id = useId();
  return (
    <TextField
      className="field"
      value={form[field] ?? ''}
      isDisabled={isDisabled}
      isInvalid={issues.some(({ severity }) => severity === 'error')}
      aria-describedby={id}
      onChange={(value) => change({ [field]: value })}
      onBlur={() => touch(field)}
    >
      <Label>{label}</Label>
      <Input className="field-input" spellCheck={false} autoComplete="off" />
      <Text slot="description" className="field-description">
        {description}
      </Text>
      <FieldIssues field={field} id={id} />
    </TextField>
  );
}
