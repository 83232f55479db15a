import { CheckupReport } from '../components/CheckupReport.tsx'
import { Choice, Line } from '../components/form-parts.tsx'
import { Icon } from '../components/icons.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { t } from '../i18n.ts'
import { failureText } from '../said.ts'
import { chooseFolder, runComparison, setComparison, stopComparison } from '../state/compare.ts'
import { useStore } from '../state/store.ts'

/** Holds a folder against an index, shows what is amiss, and mends what is ticked. */
export function Compare() {
  const { folder, progress, report, failure } = useStore((state) => state.comparison)
  const indexId = useStore((state) => state.comparison.indexId ?? state.settings?.indexId ?? '')
  const indexes = useStore((state) => state.indexes)
  const runs = progress !== null
  const lacks = folder === null ? 'folder' : indexId === '' ? 'index' : null
  return (
    <PageFrame page="compare">
      <p className="quiet compare-lead">{t('compare.lead')}</p>
      <form
        className="compare-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (folder !== null && lacks === null && !runs) void runComparison(folder, indexId)
        }}
      >
        <div className="form-line">
          <span className="form-label">{t('compare.folder')}</span>
          <span className="folder-field">
            <span className={folder === null ? 'quiet' : 'folder-path'} title={folder ?? undefined}>
              {folder ?? t('compare.folderNone')}
            </span>
            <button
              type="button"
              className="button small"
              data-testid="compare-choose"
              disabled={runs}
              onClick={() => void chooseFolder()}
            >
              {t('compare.choose')}
            </button>
          </span>
        </div>
        <Line label={t('compare.index')} htmlFor="compare-index">
          <Choice
            id="compare-index"
            value={indexId}
            options={(indexes ?? []).map((index) => [index.id, index.name])}
            onChange={(id) => setComparison({ indexId: id, report: null, mended: null })}
          />
        </Line>
        <div className="form-buttons">
          {lacks !== null && (
            <span className="quiet" id="compare-lacks">
              {t(`compare.lacks.${lacks}`)}
            </span>
          )}
          {progress !== null && (
            <span className="quiet compare-progress" role="status">
              {t(`compare.steps.${progress.step}`, { done: progress.done })}
            </span>
          )}
          {runs ? (
            <button type="button" className="button" onClick={() => void stopComparison()}>
              {t('compare.stop')}
            </button>
          ) : (
            <button
              type="submit"
              className="button primary"
              data-testid="compare-start"
              disabled={lacks !== null}
              aria-describedby={lacks === null ? undefined : 'compare-lacks'}
            >
              {t('compare.start')}
            </button>
          )}
        </div>
      </form>
      {failure && (
        <p className="field-error" role="alert">
          <Icon name="failed" /> {failureText(failure)}
        </p>
      )}
      {report && <CheckupReport key={report.at} report={report} />}
    </PageFrame>
  )
}
