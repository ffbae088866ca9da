import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChainNode, ChainPicture, ChainTie, PartState } from './chain-model.ts';
import { useChainWords } from './use-chain-words.ts';
import './chain.css';

const WIDTH = 560;
const NODE_HEIGHT = 76;
const TIE_HEIGHT = 56;
const INDENT = 24;
const LONGEST_NAME = 40;

/** A part of the drawing: a certificate by its index, or the tie above it. */
export interface Part {
  readonly kind: 'node' | 'tie';
  readonly index: number;
}

export function isSamePart(one: Part | undefined, other: Part): boolean {
  return one?.kind === other.kind && one.index === other.index;
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST_NAME ? text : `${characters.slice(0, LONGEST_NAME - 1).join('')}…`;
}

/** The sign of a state: a shape of its own, so that colour never speaks alone. */
function Sign({ state, x, y }: { readonly state: PartState; readonly x: number; readonly y: number }) {
  return (
    <g className={`chain-sign chain-${state}`} transform={`translate(${x} ${y})`}>
      {state === 'warning' ? <path d="M0 -11 L11 9 L-11 9 Z" /> : <circle r="11" />}
      {state === 'good' && <path className="chain-stroke" d="M-5 0 L-1.5 4 L5.5 -4.5" />}
      {state === 'broken' && <path className="chain-stroke" d="M-4.5 -4.5 L4.5 4.5 M4.5 -4.5 L-4.5 4.5" />}
      {state === 'unknown' && <path className="chain-stroke" d="M-5 0 H5" />}
      {state === 'warning' && <path className="chain-stroke" d="M0 -4 V2 M0 5.4 V5.6" />}
    </g>
  );
}

interface SpotProps {
  readonly part: Part;
  readonly isChosen: boolean;
  readonly onChoose: (part: Part) => void;
  readonly children: ReactNode;
}

/** What can be pointed at, focused and chosen. */
function Spot({ part, isChosen, onChoose, children }: SpotProps) {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onChoose(part);
  };
  return (
    <g
      className="chain-spot"
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      onClick={() => onChoose(part)}
      onFocus={() => onChoose(part)}
      onMouseEnter={() => onChoose(part)}
      onKeyDown={onKey}
    >
      {children}
    </g>
  );
}

interface DrawingProps {
  readonly picture: ChainPicture;
  readonly chosen: Part | undefined;
  readonly onChoose: (part: Part) => void;
}

function NodeShape({
  node,
  index,
  top,
  picture,
  chosen,
  onChoose,
}: DrawingProps & { node: ChainNode; index: number; top: number }) {
  const { nameOf, kindOf, datesOf, nodeState } = useChainWords(picture);
  const part: Part = { kind: 'node', index };
  const left = index * INDENT;
  const width = WIDTH - 2 - (picture.nodes.length - 1) * INDENT;
  const text = left + 54;
  return (
    <Spot part={part} isChosen={isSamePart(chosen, part)} onChoose={onChoose}>
      <rect
        className={`chain-box chain-${node.state}`}
        x={left + 1}
        y={top}
        width={width}
        height={NODE_HEIGHT}
        rx={10}
      />
      <Sign state={node.state} x={left + 28} y={top + NODE_HEIGHT / 2} />
      <text>
        <tspan className="chain-kind" x={text} y={top + 21}>
          {kindOf(node)}
        </tspan>{' '}
        <tspan className="chain-name" x={text} y={top + 42}>
          {cut(nameOf(node))}
        </tspan>{' '}
        <tspan className="chain-detail" x={text} y={top + 62}>
          {datesOf(node)} · {nodeState(node)}
        </tspan>
      </text>
    </Spot>
  );
}

function TieShape({ tie, top, picture, chosen, onChoose }: DrawingProps & { tie: ChainTie; top: number }) {
  const { tieState } = useChainWords(picture);
  const part: Part = { kind: 'tie', index: tie.below };
  const x = tie.below * INDENT + 28;
  const middle = top + TIE_HEIGHT / 2;
  return (
    <Spot part={part} isChosen={isSamePart(chosen, part)} onChoose={onChoose}>
      <rect className="chain-hit" x={x - 24} y={top + 3} width={WIDTH - x - 2} height={TIE_HEIGHT - 6} rx={8} />
      <path
        className={`chain-line chain-${tie.state}`}
        d={`M${x} ${top} V${middle - 15} M${x} ${middle + 15} V${top + TIE_HEIGHT}`}
      />
      <Sign state={tie.state} x={x} y={middle} />
      <text className={`chain-word chain-${tie.state}`} x={x + 24} y={middle + 5}>
        {tieState(tie)}
      </text>
    </Spot>
  );
}

/** What holds the last certificate up: an anchor that is trusted here, or nothing. */
function Ground({ picture, top }: { readonly picture: ChainPicture; readonly top: number }) {
  const { t } = useTranslation();
  const end = picture.ties.at(-1);
  if (end === undefined) return null;
  const x = end.below * INDENT + 28;
  const words = end.kind === 'missing' ? 'absent' : end.state === 'good' ? 'trusted' : 'untrusted';
  return (
    <g className={`chain-ground chain-${end.state}`}>
      <rect x={x - 27} y={top} width={WIDTH - x + 25} height={38} rx={10} />
      <text x={x - 3} y={top + 24}>
        {t(`certificatesRecord.chain.ground.${words}`)}
      </text>
    </g>
  );
}

/** The chain as a drawing: one's own certificate, then each authority above it, with what ties them. */
export function ChainDrawing(props: DrawingProps) {
  const { t } = useTranslation();
  const { nodes, ties } = props.picture;
  const step = NODE_HEIGHT + TIE_HEIGHT;
  const height = nodes.length * step + 40;
  return (
    <svg
      className="chain-drawing"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="group"
      aria-label={t('certificatesRecord.chain.title')}
    >
      {ties.map((tie) => (
        <TieShape key={tie.below} {...props} tie={tie} top={tie.below * step + NODE_HEIGHT} />
      ))}
      {nodes.map((node, index) => (
        <NodeShape key={node.facts.sha256} {...props} node={node} index={index} top={index * step + 1} />
      ))}
      <Ground picture={props.picture} top={nodes.length * step} />
    </svg>
  );
}
