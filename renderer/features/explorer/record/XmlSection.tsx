import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { CopyButton } from './CopyButton.tsx';
import { useRecord } from './record-store.ts';
import { Section } from './Section.tsx';
import { shownLines } from './texts.ts';
import { parseXml } from './xml-tree.ts';
import { XmlTree } from './XmlTree.tsx';

/** The tree, folded or unfolded as a whole; each element then folds by itself. */
function Shown({ xml }: { readonly xml: string }) {
  const { t } = useTranslation();
  const root = useMemo(() => parseXml(xml), [xml]);
  const [all, setAll] = useState({ isOpen: true, time: 0 });
  const openAll = (isOpen: boolean): void => {
    setAll({ isOpen, time: all.time + 1 });
  };
  if (root === undefined) return <pre className="xml-root">{shownLines(xml)}</pre>;
  return (
    <>
      <div className="record-inline no-print">
        <Button look="quiet" onPress={() => openAll(true)}>
          {t('record.xml.unfold')}
        </Button>
        <Button look="quiet" onPress={() => openAll(false)}>
          {t('record.xml.fold')}
        </Button>
        <CopyButton what="XML" text={xml} />
      </div>
      <div role="group" aria-label={t('record.xml.label')}>
        <XmlTree key={all.time} root={root} isOpen={all.isOpen} />
      </div>
    </>
  );
}

/** The record as received, read when it is asked for. */
export function XmlSection() {
  const { t } = useTranslation();
  const { xml, xmlFailure, readXml } = useRecord();
  const [isWanted, setWanted] = useState(false);
  const isMissing = isWanted && xml === undefined && xmlFailure === undefined;
  useEffect(() => {
    if (isMissing) void readXml();
  }, [isMissing, readXml]);
  return (
    <Section id="xml" className={isWanted ? '' : 'no-print'}>
      <p className="soft">{t('record.xml.lead')}</p>
      <div className="no-print">
        <Button onPress={() => setWanted(!isWanted)} aria-expanded={isWanted}>
          {t(isWanted ? 'record.xml.hide' : 'record.xml.load')}
        </Button>
      </div>
      {isWanted && xmlFailure !== undefined && <ErrorPanel failure={xmlFailure} />}
      {isWanted && xml !== undefined && <Shown xml={xml} />}
    </Section>
  );
}
