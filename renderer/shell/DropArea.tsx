import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importFiles } from './imports.ts';
import './drop-area.css';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Files may be dropped anywhere on the window: they are offered for import. */
export function DropArea() {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    const listen = (type: 'dragover' | 'drop' | 'dragleave', act: (event: DragEvent) => void): void => {
      window.addEventListener(type, act, { signal: abort.signal });
    };
    listen('dragover', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    });
    listen('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    listen('drop', (event) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void importFiles(files);
    });
    return () => {
      abort.abort();
    };
  }, []);
  return isOver ? <div className="drop-area">{t('shell.drop')}</div> : null;
}
