import { useEffect, useState } from 'react'
import type { MainAnswer } from '../../shared/contract.ts'
import type { en } from '../../shared/words/en/index.ts'
import { Fact } from '../components/Fact.tsx'
import { Icon } from '../components/icons.tsx'
import { LicencesButton } from '../components/LicencesButton.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { Section } from '../components/Section.tsx'
import { askMain } from '../state/bridge.ts'
import { patch } from '../state/store.ts'
import { t } from '../i18n.ts'

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
          <strong className="about-name">{t('common.app')}</strong>
          <p className="quiet">{t('about.lead')}</p>
        </div>
      </div>
      {versions && (
        <Section title={t('about.version')}>
          <dl className="facts" data-testid="versions">
            <Fact label={t('common.app')}>{versions.app}</Fact>
            <Fact label="Electron">{versions.electron}</Fact>
            <Fact label="Chromium">{versions.chromium}</Fact>
            <Fact label="Node.js">{versions.node}</Fact>
          </dl>
        </Section>
      )}
      <Section title={t('about.licences')}>
        <dl className="facts wide">
          <Part name="FFmpeg ffprobe 4.0.2" licence={t('about.ffmpegLicence')} purpose="ffprobe" />
          <Part name="FFmpeg ffmpeg 4" licence={t('about.ffmpegLicence')} purpose="ffmpeg" />
          <Part name="Electron" purpose="electron" />
          <Part name="SQLite" licence={t('about.publicDomain')} purpose="sqlite" />
          <Part name="better-sqlite3" purpose="betterSqlite" />
          <Part name="keytar" purpose="keytar" />
          <Part name="React, zustand, zod, i18next, TanStack Virtual" purpose="window" />
        </dl>
        <p className="quiet about-own">{t('about.yours')}</p>
        <LicencesButton />
      </Section>
      <p className="about-links">
        <button type="button" className="link" onClick={() => void askMain('openPage', { page: 'docs' })}>
          {t('about.docs')}
        </button>
        <button type="button" className="link" onClick={() => patch({ dialog: 'diagnostics' })}>
          {t('diagnostics.open')}
        </button>
      </p>
    </PageFrame>
  )
}

function Part(props: { name: string; licence?: string; purpose: keyof typeof en.about.purposes }) {
  return (
    <Fact label={props.name}>
      {props.licence ?? 'MIT'}
      <span className="purpose">{t(`about.purposes.${props.purpose}`)}</span>
    </Fact>
  )
}
