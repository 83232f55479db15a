import { useEffect, useState } from 'react'
import type { MainAnswer } from '../../shared/contract.ts'
import { Fact } from '../components/Fact.tsx'
import { Icon } from '../components/icons.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { Section } from '../components/Section.tsx'
import { askMain } from '../state/bridge.ts'
import { strings } from '../strings.ts'

const words = strings.about

export function About() {
  const [versions, setVersions] = useState<MainAnswer<'versions'> | null>(null)
  useEffect(() => {
    void askMain('versions', {}).then(setVersions)
  }, [])
  return (
    <PageFrame page="about">
      <div className="about-head">
        <Icon name="reel" size={40} />
        <div>
          <strong className="about-name">{strings.app}</strong>
          <p className="quiet">{words.lead}</p>
        </div>
      </div>
      {versions && (
        <Section title={words.version}>
          <dl className="facts" data-testid="versions">
            <Fact label={strings.app}>{versions.app}</Fact>
            <Fact label="Electron">{versions.electron}</Fact>
            <Fact label="Chromium">{versions.chromium}</Fact>
            <Fact label="Node.js">{versions.node}</Fact>
          </dl>
        </Section>
      )}
      <Section title={words.licences}>
        <dl className="facts wide">
          {words.parts.map(([name, licence, purpose]) => (
            <Fact key={name} label={name}>
              {licence}
              <span className="purpose">{purpose}</span>
            </Fact>
          ))}
        </dl>
        <p className="quiet">{words.yours}</p>
      </Section>
      <p>
        <button type="button" className="link" onClick={() => void askMain('openPage', { page: 'docs' })}>
          {words.docs}
        </button>
      </p>
    </PageFrame>
  )
}
