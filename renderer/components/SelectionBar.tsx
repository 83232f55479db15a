import { bytes, number } from '../format.ts'
import { t } from '../i18n.ts'
import { act, BULK, reachOf } from '../state/bulk.ts'
import { clearPicked, countPicked, toSelection } from '../state/selection.ts'
import { useStore } from '../state/store.ts'
import { Icon } from './icons.tsx'
import { IndexMenu } from './IndexMenu.tsx'
import { usePopup } from './use-popup.ts'
import { useSurvey } from './use-survey.ts'

/** Stands in the place of the toolbar while several clips are selected: how many, and what can be done to them. */
export function SelectionBar() {
  const picked = useStore((state) => state.picked)
  const count = useStore((state) => countPicked(state.picked, state.view?.matching ?? 0))
  const survey = useSurvey()
  const { opened, toggle, close } = usePopup()
  if (count < 2) return null
  const reach = survey && reachOf(survey)
  return (
    <div className="selection-bar" role="toolbar" aria-label={t('picked.bar')} data-testid="selection-bar">
      <button
        type="button"
        className="icon-button"
        data-testid="selection-clear"
        aria-label={t('picked.clear')}
        title={t('picked.clear')}
        onClick={clearPicked}
      >
        <Icon name="close" />
      </button>
      <strong data-testid="selection-count">{t('picked.count', { count })}</strong>
      {survey && <span className="quiet">{bytes(survey.bytes)}</span>}
      <span className="spring" />
      {reach &&
        BULK.filter((what) => reach[what] > 0).map((what) => (
          <button
            key={what}
            type="button"
            className="button small"
            data-testid={`selection-${what}`}
            onClick={() => void act(what, toSelection(picked))}
          >
            {t(`picked.actions.${what}`)}
            {reach[what] < count && <span className="selection-part">{number(reach[what])}</span>}
          </button>
        ))}
      {reach && reach.move > 0 && (
        <button
          type="button"
          className="button small"
          data-testid="selection-move"
          aria-haspopup="menu"
          aria-expanded={opened !== null}
          onClick={toggle}
        >
          {t('picked.actions.move')}
        </button>
      )}
      {opened && <IndexMenu selection={toSelection(picked)} opened={opened} onClose={close} />}
    </div>
  )
}
