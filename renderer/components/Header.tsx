import type { RefObject } from 'react'
import { chooseAndTakeIn } from '../state/intake.ts'
import { togglePause } from '../state/items.ts'
import { chosenIndex, loadIndexes } from '../state/library.ts'
import { patch, useStore } from '../state/store.ts'
import { t } from '../i18n.ts'
import { modelName } from '../index-words.ts'
import { Icon, type IconName } from './icons.tsx'
import { useGivingWay } from './use-giving-way.ts'

/** The models, the label, the words of what adds, those of what pauses. */
const GIVING_WAY = 4
/** Some thirty letters tell one index from another. */
const NAME_PX = 240

/** Where there is no room for all, words give way to the name of the index, which says where clips go. */
export function Header() {
  const paused = useStore((state) => state.view?.totals.paused ?? false)
  const index = useStore(chosenIndex)
  const missing = useStore((state) => state.indexes !== null && Boolean(state.settings?.indexId))
  const name = index?.name ?? (missing ? t('indexChoice.missing') : t('indexChoice.none'))
  const models = index?.models.map(modelName).join(', ') ?? ''
  const pausing = paused ? t('frame.header.resume') : t('frame.header.pauseAll')
  const { bar, text } = useGivingWay<HTMLElement, HTMLSpanElement>(
    GIVING_WAY,
    NAME_PX,
    [name, models, pausing].join(),
  )
  return (
    <header ref={bar} className="header">
      <h1 className="visually-hidden">{t('common.app')}</h1>
      <IndexPicker name={name} models={models} text={text} />
      <span className="spring" />
      <AddButton from="folder" label={t('frame.header.addFolder')} icon="addFolder" />
      <AddButton from="files" label={t('frame.header.addFiles')} icon="addFiles" />
      <span className="divider" />
      <button
        type="button"
        className={paused ? 'button primary' : 'button'}
        data-testid="pause-all"
        aria-label={pausing}
        title={pausing}
        onClick={() => void togglePause()}
      >
        <Icon name={paused ? 'play' : 'pause'} />
        <span className="header-pause">{pausing}</span>
      </button>
    </header>
  )
}

function AddButton({ from, label, icon }: { from: 'folder' | 'files'; label: string; icon: IconName }) {
  return (
    <button
      type="button"
      className="button"
      data-testid={`add-${from}`}
      aria-label={label}
      title={label}
      onClick={() => void chooseAndTakeIn(from)}
    >
      <Icon name={icon} /> <span className="header-add">{label}</span>
    </button>
  )
}

function IndexPicker(props: { name: string; models: string; text: RefObject<HTMLSpanElement | null> }) {
  const { name, models, text } = props
  return (
    <button
      type="button"
      className="index-picker"
      data-testid="index-picker"
      aria-haspopup="dialog"
      title={[name, models].filter((part) => part !== '').join('\n')}
      onClick={() => {
        patch({ dialog: 'index' })
        // Its counts have moved on since the list was asked for.
        void loadIndexes()
      }}
    >
      <span className="index-picker-label">{t('indexChoice.label')}</span>
      <span ref={text} className="index-picker-name">
        {name}
      </span>
      {models !== '' && <span className="index-picker-models">{models}</span>}
      <Icon name="chevron" />
    </button>
  )
}
