import { useCallback, useLayoutEffect, useMemo, useState } from 'react';
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

/** What of a list is in sight. Rendering follows whole rows, not pixels, as long as the body has its true height. */
export function useGridView(scroller: RefObject<HTMLElement | null>, rowCount: number, startTop: number): GridView {
  const [viewHeight, setViewHeight] = useState(UNMEASURED);
  const [scrollTop, setScrollTop] = useState(startTop);
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
    const at = scroller.current?.scrollTop ?? 0;
    setScrollTop(isExact ? at - (at % ROW_HEIGHT) : at);
  }, [scroller, isExact]);
  const see = useCallback(
    (row: number) => {
      const element = scroller.current;
      if (element === null || row < 0) return;
      const to = scrollTopToSee(row, element.scrollTop, size);
      if (to !== element.scrollTop) element.scrollTop = to;
      onScroll();
    },
    [scroller, size, onScroll],
  );
  const window = useMemo(() => rowWindow(scrollTop, size), [scrollTop, size]);
  return { size, window, onScroll, see };
}
