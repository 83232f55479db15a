import { UploadWay, type Settings } from '../../shared/domain.ts'
import { changeSettings } from '../state/library.ts'
import { strings } from '../strings.ts'
import { NumberField } from './NumberField.tsx'
import { Section, Setting } from './Section.tsx'
import { Switch } from './Switch.tsx'

const words = strings.settings
const BYTES_PER_MB = 1_000_000
const change = (part: Partial<Settings>) => void changeSettings(part)

export function UploadSection({ settings }: { settings: Settings }) {
  return (
    <Section title={words.uploads}>
      <Setting label={words.uploadsAtOnce} htmlFor="uploads-at-once" text={words.uploadsAtOnceText}>
        <NumberField
          id="uploads-at-once"
          min={1}
          max={16}
          value={settings.uploadsAtOnce}
          onChange={(uploadsAtOnce) => change({ uploadsAtOnce })}
        />
      </Setting>
      <Setting label={words.leastConnections} htmlFor="connections-least">
        <NumberField
          id="connections-least"
          min={1}
          max={settings.connectionsMost}
          value={settings.connectionsLeast}
          onChange={(connectionsLeast) => change({ connectionsLeast })}
        />
      </Setting>
      <Setting label={words.connections} htmlFor="connections" text={words.connectionsText}>
        <NumberField
          id="connections"
          min={settings.connectionsLeast}
          max={32}
          value={settings.connectionsMost}
          onChange={(connectionsMost) => change({ connectionsMost })}
        />
      </Setting>
      <Setting label={words.way} htmlFor="way" text={strings.ways[settings.way].text}>
        <select
          id="way"
          data-testid="way"
          value={settings.way}
          onChange={(event) => change({ way: UploadWay.parse(event.target.value) })}
        >
          {UploadWay.options.map((way) => (
            <option key={way} value={way}>
              {strings.ways[way].name}
            </option>
          ))}
        </select>
      </Setting>
      {settings.way === 'auto' && (
        <Setting label={words.directUpTo} htmlFor="direct-up-to" text={words.directUpToText}>
          <NumberField
            id="direct-up-to"
            min={0}
            max={200}
            unit={words.mb}
            value={Math.round(settings.directUpToBytes / BYTES_PER_MB)}
            onChange={(mb) => change({ directUpToBytes: mb * BYTES_PER_MB })}
          />
        </Setting>
      )}
      <Setting label={words.review} htmlFor="review-above" text={words.reviewText}>
        <NumberField
          id="review-above"
          min={0}
          max={100_000}
          zero={words.reviewOff}
          unit={words.reviewUnit}
          value={settings.reviewAbove ?? 0}
          onChange={(clips) => change({ reviewAbove: clips === 0 ? null : clips })}
        />
      </Setting>
      <Setting label={words.keepAwake} htmlFor="keep-awake" text={words.keepAwakeText}>
        <Switch
          id="keep-awake"
          checked={settings.keepAwake}
          onChange={(keepAwake) => change({ keepAwake })}
        />
      </Setting>
      <Setting label={words.fullHash} htmlFor="full-hash" text={words.fullHashText}>
        <Switch id="full-hash" checked={settings.fullHash} onChange={(fullHash) => change({ fullHash })} />
      </Setting>
      <Setting label={words.stream} htmlFor="stream" text={words.streamText}>
        <Switch
          id="stream"
          checked={settings.enableVideoStream}
          onChange={(enableVideoStream) => change({ enableVideoStream })}
        />
      </Setting>
    </Section>
  )
}
