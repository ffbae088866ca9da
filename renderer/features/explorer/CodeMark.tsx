import { CircleHelp, CircleSlash, WandSparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const ICONS = { retired: CircleSlash, guessed: WandSparkles, unknown: CircleHelp } as const;

/** Says that a code is retired, guessed or unknown, in the little room of a cell: the words are read aloud and shown on hover. */
export function CodeMark({ status }: { readonly status: keyof typeof ICONS }) {
  const { t } = useTranslation();
  const Icon = ICONS[status];
  const words = t(`explorer.status.${status}`);
  return (
    <span className={`explorer-mark explorer-mark-${status}`} title={words}>
      <Icon aria-hidden="true" />
      <span className="visually-hidden">({words})</span>
    </span>
  );
}
