import { useState } from 'react';
import type { DragEvent, ReactNode } from 'react';

interface DropSpotProps {
  readonly className: string;
  readonly onFiles: (files: readonly File[]) => void;
  /** Holds a button that does the same: dropping is never the only way. */
  readonly children: ReactNode;
}

/** A place where files are dropped for what stands there: the frame, which takes files anywhere else, leaves these alone. */
export function DropSpot({ className, onFiles, children }: DropSpotProps) {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    <div
      className={className}
      data-drop-target={isOver || undefined}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
    </div>
  );
}
