import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import type { TextFieldProps } from 'react-aria-components';
import { IconButton } from './Button.tsx';
import './field.css';
import './secret-field.css';

interface SecretFieldProps extends Omit<TextFieldProps, 'className' | 'style' | 'children' | 'type' | 'autoComplete'> {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: string;
}

/** A passphrase, a password or a code: hidden until asked for, and neither filled in nor kept by the browser. */
export function SecretField({ label, description, error, ...props }: SecretFieldProps) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <AriaTextField
      {...props}
      type={isShown ? 'text' : 'password'}
      autoComplete="off"
      isInvalid={error !== undefined}
      className="field"
    >
      <Label>{label}</Label>
      <div className="secret-field">
        <Input className="field-input" spellCheck={false} autoCapitalize="off" data-1p-ignore="" data-lpignore="true" />
        <IconButton
          slot={null}
          label={isShown ? t('shell.secret.hide', { label }) : t('shell.secret.show', { label })}
          onPress={() => setShown(!isShown)}
        >
          {isShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        </IconButton>
      </div>
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}
