import { Label, Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import './slider.css';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words. */
  readonly words: string;
  readonly onChange: (value: number) => void;
  /** When the thumb is let go, or a key moved it. */
  readonly onChangeEnd: (value: number) => void;
}

/** A quantity that is felt rather than typed. */
export function Slider({ label, value, min, max, step, words, onChange, onChangeEnd }: SliderProps) {
  return (
    <AriaSlider
      className="slider"
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      formatOptions={{ style: 'percent' }}
      onChange={onChange}
      onChangeEnd={onChangeEnd}
    >
      <Label>{label}</Label>
      <SliderOutput className="slider-output">{words}</SliderOutput>
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
    </AriaSlider>
  );
}
