import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownText } from '../../../../ui/shown-text.ts';
import { CopyText } from './CopyText.tsx';
import { xmlLines } from './xml-lines.ts';
import type { XmlLine } from './xml-lines.ts';
import './xml-text.css';

interface XmlTextProps {
  readonly xml: string;
  /** What the text is; read aloud. */
  readonly label: string;
  /** Only its beginning is there. */
  readonly isCut?: boolean;
}

/** Lines drawn at most: an answer is a file, its excerpt is what is read here. */
const MOST_LINES = 1500;

/** The lines that are not inside a folded element. */
function shownLines(lines: readonly XmlLine[], folded: ReadonlySet<number>): readonly number[] {
  const shown: number[] = [];
  for (let at = 0; at < lines.length && shown.length < MOST_LINES; at += 1) {
    shown.push(at);
    if (folded.has(at)) at = lines[at]?.end ?? at;
  }
  return shown;
}

interface LineProps {
  readonly line: XmlLine;
  readonly at: number;
  readonly isFolded: boolean;
  readonly onToggle: (at: number) => void;
}

function Line({ line, at, isFolded, onToggle }: LineProps) {
  const { t } = useTranslation();
  const name = shownText(line.opens ?? '');
  return (
    <li style={{ paddingInlineStart: `${Math.min(line.depth, 24)}rem` }}>
      {line.opens === undefined ? (
        <span className="xml-text-gap" />
      ) : (
        <button
          type="button"
          className="xml-text-fold"
          aria-expanded={!isFolded}
          aria-label={t(isFolded ? 'exchangesHistory.xml.unfold' : 'exchangesHistory.xml.fold', { name })}
          onClick={() => onToggle(at)}
        >
          {isFolded ? <ChevronRight aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
        </button>
      )}
      <code>{shownText(line.text)}</code>
      {isFolded && <span className="soft">{t('exchangesHistory.xml.foldedLines', { count: line.end - at })}</span>}
    </li>
  );
}

/** XML as text, one element a line, whose elements fold. */
export function XmlText({ xml, label, isCut = false }: XmlTextProps) {
  const { t } = useTranslation();
  const lines = useMemo(() => xmlLines(xml), [xml]);
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const toggle = (at: number): void => {
    const next = new Set(folded);
    if (!next.delete(at)) next.add(at);
    setFolded(next);
  };
  const shown = shownLines(lines, folded);
  return (
    <div className="xml-text">
      <CopyText text={xml} label={t('exchangesHistory.xml.copy')} />
      <div className="xml-text-scroll" role="region" aria-label={label} tabIndex={0}>
        <ol>
          {shown.map((at) => {
            const line = lines[at];
            return (
              line !== undefined && <Line key={at} line={line} at={at} isFolded={folded.has(at)} onToggle={toggle} />
            );
          })}
        </ol>
      </div>
      {(isCut || shown.length === MOST_LINES) && <p className="soft">{t('exchangesHistory.xml.cut')}</p>}
    </div>
  );
}
