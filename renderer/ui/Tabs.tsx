import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import './tabs.css';

export interface TabEntry<K extends string> {
  readonly id: K;
  readonly label: ReactNode;
}

interface TabsProps<K extends string> {
  readonly label: string;
  readonly tabs: readonly TabEntry<K>[];
  readonly selected: K;
  readonly onSelect: (tab: K) => void;
  /** The content of the selected tab. */
  readonly children: ReactNode;
}

/** Several views of one thing, one at a time; arrows go from tab to tab. */
export function Tabs<K extends string>({ label, tabs, selected, onSelect, children }: TabsProps<K>) {
  return (
    <AriaTabs className="tabs" selectedKey={selected} onSelectionChange={(key) => onSelect(key as K)}>
      <TabList className="tabs-list no-print" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tabs-tab">
            {tab.label}
          </Tab>
        ))}
      </TabList>
      <TabPanel key={selected} id={selected} className="tabs-panel">
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
