import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takeFiles } from './offered-files.ts';
import './drop-area.css';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/**
 * Files may be dropped anywhere on the window: extractions are offered for import, certificates go to their screen. What a
 * place of the page takes itself is left to it.
 */
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
      // A place of the page takes them itself.
      const isTaken = event.defaultPrevented;
      event.preventDefault();
      setOver(!isTaken);
    });
    listen('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    listen('drop', (event) => {
      setOver(false);
      if (event.defaultPrevented) return;
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      takeFiles(files.map((file) => ({ name: file.name, bytes: file.size, file })));
    });
    return () => {
      abort.abort();
    };
  }, []);
  return isOver ? <div className="drop-area">{t('shell.drop')}</div> : null;
}
