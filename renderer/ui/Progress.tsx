import { Label, ProgressBar } from 'react-aria-components';
import './progress.css';

interface ProgressProps {
  readonly label: string;
  /** Undefined while the end is not known: the bar then says that something moves. */
  readonly value: number | undefined;
  readonly max: number;
  /** What is said beside the bar, with real counts. */
  readonly detail: string;
}

/** How far a piece of work is. */
export function Progress({ label, value, max, detail }: ProgressProps) {
  const known = value !== undefined && max > 0;
  return (
    <ProgressBar
      className="progress"
      isIndeterminate={!known}
      value={known ? value : 0}
      maxValue={known ? max : 1}
      valueLabel={detail}
    >
      {({ percentage }) => (
        <>
          <div className="progress-words">
            <Label>{label}</Label>
            <span className="soft">{detail}</span>
          </div>
          <div className="progress-track">
            <div
              className={known ? 'progress-fill' : 'progress-fill progress-unknown'}
              style={{ inlineSize: known ? `${percentage ?? 0}%` : '30%' }}
            />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
