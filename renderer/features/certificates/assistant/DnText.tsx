import { Fragment } from 'react';
import { shownText } from '../../../ui/shown-text.ts';

/** A name as one line of text, which breaks between its attributes. */
export function DnText({ text }: { readonly text: string }) {
  return (
    <code>
      {text.split(/(?<=,)/u).map((part, index) => (
        <Fragment key={`${index} ${part}`}>
          {shownText(part)}
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}
