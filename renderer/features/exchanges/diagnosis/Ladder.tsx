import { useTranslation } from 'react-i18next';
import { CHECK_TEXTS } from '../../../../shared/domain/exchange/cause-catalogue-words.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { shownText } from '../../../ui/shown-text.ts';
import type { Step } from './ladder-model.ts';
import './ladder.css';

const WIDTH = 560;
const CLIENT = 70;
const SERVER = 468;
const MIDDLE = (CLIENT + SERVER) / 2;
const TOP = 58;
const STEP = 46;
const LONGEST = 42;

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join('')}…`;
}

/** The sign of a state: a shape of its own, so that colour never speaks alone. */
function Sign({ state, x, y }: { readonly state: Step['state']; readonly x: number; readonly y: number }) {
  return (
    <g className={`ladder-sign ladder-${state}`} transform={`translate(${x} ${y})`}>
      <circle r="9" />
      {state === 'good' && <path d="M-4 0 L-1 3.2 L4.4 -3.6" />}
      {state === 'broken' && <path d="M-3.6 -3.6 L3.6 3.6 M3.6 -3.6 L-3.6 3.6" />}
      {state === 'unseen' && <path d="M-4 0 H4" />}
    </g>
  );
}

/** From one side to the other; what is broken stops half-way. */
function Arrow({ step, y }: { readonly step: Step; readonly y: number }) {
  const [from, to] = step.way === 'in' ? [SERVER, CLIENT] : [CLIENT, SERVER];
  const sign = Math.sign(to - from);
  const end = step.state === 'broken' ? MIDDLE + sign * 140 : to - sign * 2;
  return (
    <g className={`ladder-arrow ladder-${step.state}`}>
      <path d={`M${from} ${y} H${end}`} />
      {step.state !== 'broken' && (
        <path className="ladder-head" d={`M${end - sign * 9} ${y - 5} L${end} ${y} L${end - sign * 9} ${y + 5}`} />
      )}
      <Sign state={step.state} x={step.state === 'broken' ? end : from} y={y} />
    </g>
  );
}

function Rung({ step, y }: { readonly step: Step; readonly y: number }) {
  const { t } = useTranslation();
  const label = CHECK_TEXTS[step.name][useLanguage()];
  const isHere = step.way === 'here';
  return (
    <g>
      {isHere ? <Sign state={step.state} x={CLIENT} y={y - 6} /> : <Arrow step={step} y={y} />}
      <text
        className={`ladder-label ladder-${step.state}`}
        x={isHere ? CLIENT + 18 : MIDDLE}
        y={isHere ? y - 1 : y - 9}
        textAnchor={isHere ? 'start' : 'middle'}
      >
        {cut(label)}
      </text>
      {step.isStop && (
        <text className="ladder-stop-word" x={WIDTH - 8} y={y - 14} textAnchor="end">
          {t('exchangesDiagnosis.ladder.stop')}
        </text>
      )}
    </g>
  );
}

interface LadderProps {
  readonly steps: readonly Step[];
  /** What the server is called. */
  readonly server: string;
}

/** The exchange as a ladder: this computer on the left, the server on the right, and where it stopped. */
export function Ladder({ steps, server }: LadderProps) {
  const { t } = useTranslation();
  const stop = steps.findIndex(({ isStop }) => isStop);
  const height = TOP + steps.length * STEP + 8;
  return (
    <svg
      className="ladder"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={t('exchangesDiagnosis.ladder.label')}
    >
      {stop !== -1 && (
        <rect className="ladder-stop" x={1} y={TOP + stop * STEP - 14} width={WIDTH - 2} height={STEP - 2} rx={8} />
      )}
      {[CLIENT, SERVER].map((x) => (
        <path key={x} className="ladder-side" d={`M${x} 30 V${height}`} />
      ))}
      <text className="ladder-name" x={CLIENT} y={18} textAnchor="middle">
        {t('exchangesDiagnosis.ladder.here')}
      </text>
      <text className="ladder-name" x={WIDTH - 4} y={18} textAnchor="end">
        {cut(shownText(server))}
      </text>
      {steps.map((step, index) => (
        <Rung key={step.name} step={step} y={TOP + index * STEP + 16} />
      ))}
    </svg>
  );
}
