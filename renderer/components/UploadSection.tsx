import { type Settings } from '../../shared/settings.ts'
import { UploadWay } from '../../shared/upload-way.ts'
import { changeSettings } from '../state/library.ts'
import { t } from '../i18n.ts'
import { EndingsField } from './EndingsField.tsx'
import { NumberField } from './NumberField.tsx'
import { Section, Setting } from './Section.tsx'
import { Switch } from './Switch.tsx'

const BYTES_PER_MB = 1_000_000
const change = (part: Partial<Settings>) => void changeSettings(part)

export function UploadSection({ settings }: { settings: Settings }) {
  return (
    <Section title={t('settings.uploads')}>
      <Setting
        label={t('settings.uploadsAtOnce')}
        of="uploadsAtOnce"
        htmlFor="uploads-at-once"
        text={t('settings.uploadsAtOnceText')}
      >
        <NumberField
          id="uploads-at-once"
          min={1}
          max={16}
          value={settings.uploadsAtOnce}
          onChange={(uploadsAtOnce) => change({ uploadsAtOnce })}
        />
      </Setting>
      <Setting label={t('settings.leastConnections')} of="connectionsLeast" htmlFor="connections-least">
        <NumberField
          id="connections-least"
          min={1}
          max={settings.connectionsMost}
          value={settings.connectionsLeast}
          onChange={(connectionsLeast) => change({ connectionsLeast })}
        />
      </Setting>
      <Setting
        label={t('settings.connections')}
        of="connectionsMost"
        htmlFor="connections"
        text={t('settings.connectionsText')}
      >
        <NumberField
          id="connections"
          min={settings.connectionsLeast}
          max={32}
          value={settings.connectionsMost}
          onChange={(connectionsMost) => change({ connectionsMost })}
        />
      </Setting>
      <Setting label={t('settings.way')} of="way" htmlFor="way" text={t(`clips.ways.${settings.way}.text`)}>
        <select
          id="way"
          data-testid="way"
          value={settings.way}
          onChange={(event) => change({ way: UploadWay.parse(event.target.value) })}
        >
          {UploadWay.options.map((way) => (
            <option key={way} value={way}>
              {t(`clips.ways.${way}.name`)}
            </option>
          ))}
        </select>
      </Setting>
      {settings.way === 'auto' && (
        <Setting
          label={t('settings.directUpTo')}
          of="directUpToBytes"
          htmlFor="direct-up-to"
          text={t('settings.directUpToText')}
        >
          <NumberField
            id="direct-up-to"
            min={0}
            max={200}
            unit={t('settings.mb')}
            value={Math.round(settings.directUpToBytes / BYTES_PER_MB)}
            onChange={(mb) => change({ directUpToBytes: mb * BYTES_PER_MB })}
          />
        </Setting>
      )}
      <Setting
        label={t('settings.review')}
        of="reviewAbove"
        htmlFor="review-above"
        text={t('settings.reviewText')}
      >
        <NumberField
          id="review-above"
          min={0}
          max={100_000}
          zero={t('settings.reviewOff')}
          unit={t('settings.reviewUnit')}
          value={settings.reviewAbove ?? 0}
          onChange={(clips) => change({ reviewAbove: clips === 0 ? null : clips })}
        />
      </Setting>
      <EndingsField settings={settings} />
      <Setting
        label={t('settings.keepAwake')}
        of="keepAwake"
        htmlFor="keep-awake"
        text={t('settings.keepAwakeText')}
      >
        <Switch
          id="keep-awake"
          checked={settings.keepAwake}
          onChange={(keepAwake) => change({ keepAwake })}
        />
      </Setting>
      <Setting
        label={t('settings.fullHash')}
        of="fullHash"
        htmlFor="full-hash"
        text={t('settings.fullHashText')}
      >
        <Switch id="full-hash" checked={settings.fullHash} onChange={(fullHash) => change({ fullHash })} />
      </Setting>
      <Setting
        label={t('settings.stream')}
        of="enableVideoStream"
        htmlFor="stream"
        text={t('settings.streamText')}
      >
        <Switch
          id="stream"
          checked={settings.enableVideoStream}
          onChange={(enableVideoStream) => change({ enableVideoStream })}
        />
      </Setting>
    </Section>
  )
}
