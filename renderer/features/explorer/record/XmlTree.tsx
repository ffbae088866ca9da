import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { shownText } from '../../../ui/shown-text.ts';
import type { XmlElement, XmlNode } from './xml-tree.ts';
import './xml-tree.css';

function Tag({ element, isClosed }: { readonly element: XmlElement; readonly isClosed: boolean }) {
  return (
    <>
      <span className="xml-mark">&lt;</span>
      <span className="xml-name">{shownText(element.name)}</span>
      {element.attributes.map(([name, value]) => (
        <span key={name}>
          {' '}
          <span className="xml-attribute">{shownText(name)}</span>
          <span className="xml-mark">=&quot;</span>
          <span className="xml-value">{shownText(value)}</span>
          <span className="xml-mark">&quot;</span>
        </span>
      ))}
      <span className="xml-mark">{isClosed ? '/>' : '>'}</span>
    </>
  );
}

function End({ name }: { readonly name: string }) {
  return (
    <span className="xml-mark">
      &lt;/<span className="xml-name">{shownText(name)}</span>&gt;
    </span>
  );
}

/** An element without elements in it: one line. */
function Leaf({ element }: { readonly element: XmlElement }) {
  const isEmpty = element.children.length === 0;
  return (
    <>
      <Tag element={element} isClosed={isEmpty} />
      {element.children.map((child, index) => (
        <span key={index} className="xml-text">
          {typeof child === 'string' ? shownText(child) : ''}
        </span>
      ))}
      {!isEmpty && <End name={element.name} />}
    </>
  );
}

interface NodeProps {
  readonly node: XmlNode;
  readonly isOpen: boolean;
}

function Branch({ element, isOpen: isOpenFirst }: { readonly element: XmlElement; readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(isOpenFirst);
  const { name, children, size } = element;
  return (
    <>
      <span className="xml-line">
        <Button
          className="xml-fold"
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'record.xml.foldOne' : 'record.xml.unfoldOne', { name })}
          onPress={() => {
            setOpen(!isOpen);
          }}
        >
          <ChevronRight aria-hidden="true" />
        </Button>
        <Tag element={element} isClosed={false} />
        {!isOpen && (
          <>
            <span className="soft"> {t('record.xml.folded', { count: size })} </span>
            <End name={name} />
          </>
        )}
      </span>
      {isOpen && (
        <>
          <ul className="xml-children">
            {children.map((child, index) => (
              <XmlLine key={index} node={child} isOpen={isOpenFirst} />
            ))}
          </ul>
          <End name={name} />
        </>
      )}
    </>
  );
}

function XmlLine({ node, isOpen }: NodeProps) {
  if (typeof node === 'string') return <li className="xml-text">{shownText(node)}</li>;
  return <li>{node.size === 0 ? <Leaf element={node} /> : <Branch element={node} isOpen={isOpen} />}</li>;
}

/** A record's XML as a tree of elements that fold; everything in it is text. */
export function XmlTree({ root, isOpen }: { readonly root: XmlElement; readonly isOpen: boolean }) {
  return (
    <ul className="xml-children xml-root">
      <XmlLine node={root} isOpen={isOpen} />
    </ul>
  );
}
