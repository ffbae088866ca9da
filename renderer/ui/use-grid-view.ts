import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { bodyHeight, rowWindow, scrollTopToSee } from './grid-geometry.ts';
import type { GridSize, RowWindow } from './grid-geometry.ts';
import { ROW_HEIGHT } from './grid-model.ts';

export interface GridView {
  readonly size: GridSize;
  readonly window: RowWindow;
  readonly onScroll: () => void;
  /** Scrolls as little as needed for the row to be seen. */
  readonly see: (row: number) => void;
}

const UNMEASURED = 600;

/** The place that was asked for, which the screen rounds to whole pixels: of a list of millions, one pixel is a part of a row. */
function placeOf(found: number, wished: number): number {
  return Math.abs(found - wished) <= 1 ? wished : found;
}

/** What of a list is in sight. Rendering follows whole rows, not pixels, as long as the body has its true height. */
export function useGridView(scroller: RefObject<HTMLElement | null>, rowCount: number, startTop: number): GridView {
  const [viewHeight, setViewHeight] = useState(UNMEASURED);
  const [scrollTop, setScrollTop] = useState(startTop);
  const wished = useRef(startTop);
  const size = useMemo(() => ({ rowCount, rowHeight: ROW_HEIGHT, viewHeight }), [rowCount, viewHeight]);
  const isExact = bodyHeight(size) === rowCount * ROW_HEIGHT;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = (): void => setViewHeight(Math.max(ROW_HEIGHT, element.clientHeight - ROW_HEIGHT));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  const onScroll = useCallback(() => {
    wished.current = placeOf(scroller.current?.scrollTop ?? 0, wished.current);
    const at = wished.current;
    setScrollTop(isExact ? at - (at % ROW_HEIGHT) : at);
  }, [scroller, isExact]);
  const see = useCallback(
    (row: number) => {
      const element = scroller.current;
      if (element === null || row < 0) return;
      const at = placeOf(element.scrollTop, wished.current);
      const to = scrollTopToSee(row, at, size);
      if (to === at) return;
      element.scrollTop = to;
      wished.current = to;
      onScroll();
    },
    [scroller, size, onScroll],
  );
  const window = useMemo(() => rowWindow(scrollTop, size), [scrollTop, size]);
  return { size, window, onScroll, see };
}
