import { Search, X } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import {
  Button,
  FieldError,
  Input,
  Label,
  SearchField as AriaSearchField,
  Text,
  TextField as AriaTextField,
} from 'react-aria-components';
import type { SearchFieldProps, TextFieldProps } from 'react-aria-components';
import './field.css';

interface FieldProps extends Omit<TextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: string;
}

/** A line of text with its label above and its error in words below. */
export function TextField({ label, description, error, ...props }: FieldProps) {
  return (
    <AriaTextField {...props} isInvalid={error !== undefined} className="field">
      <Label>{label}</Label>
      <Input className="field-input" />
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}

interface SearchBoxProps extends Omit<SearchFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly placeholder?: string;
  readonly clearLabel: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A search field: its label is for the screen reader, Escape clears it. */
export function SearchBox({ label, placeholder, clearLabel, inputRef, ...props }: SearchBoxProps) {
  return (
    <AriaSearchField {...props} aria-label={label} className="search-box">
      <Search aria-hidden="true" />
      <Input
        className="search-box-input"
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
      <Button className="search-box-clear" aria-label={clearLabel}>
        <X aria-hidden="true" />
      </Button>
    </AriaSearchField>
  );
}
