import type { ReactNode } from 'react';
import { FieldError, Label, Text, TextArea, TextField } from 'react-aria-components';
import type { TextFieldProps } from 'react-aria-components';
import './text-box.css';

interface TextBoxProps extends Omit<TextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: string;
  readonly rows?: number;
}

/** Several lines of text, with the label above and what is wrong below. */
export function TextBox({ label, description, error, rows = 3, ...props }: TextBoxProps) {
  return (
    <TextField {...props} isInvalid={error !== undefined} className="field">
      <Label>{label}</Label>
      <TextArea className="field-input text-box" rows={rows} />
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}
