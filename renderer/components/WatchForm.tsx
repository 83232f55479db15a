import { useState, type FormEvent } from 'react'
import type { WatchFolder } from '../../shared/watching.ts'
import { failureText } from '../said.ts'
import { askMain } from '../state/bridge.ts'
import { useStore } from '../state/store.ts'
import { saveWatch } from '../state/watches.ts'
import { t } from '../i18n.ts'
import { draftOf, newDraft, settingsOf, type WatchDraft } from '../watch-draft.ts'
import { Choice, Line } from './form-parts.tsx'
import { Icon } from './icons.tsx'
import { WatchFormMore } from './WatchFormMore.tsx'
import { WatchPreviewBox } from './WatchPreviewBox.tsx'

const LEVELS = [1, 2, 3, 4, 5]

/** Adds a watch folder or changes one. @param watch null for a new one */
export function WatchForm({ watch }: { watch: WatchFolder | null }) {
  const indexes = useStore((state) => state.indexes)
  const chosen = useStore((state) => state.settings?.indexId ?? '')
  const [draft, setDraft] = useState<WatchDraft>(() =>
    watch === null ? newDraft(chosen) : draftOf(watch.settings),
  )
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<WatchDraft>): void => setDraft((now) => ({ ...now, ...part }))
  const meant = settingsOf(draft)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy || draft.path === '') return
    if ('problem' in meant) return setProblem(meant.problem)
    setBusy(true)
    const failure = await saveWatch(watch?.id ?? null, meant.settings)
    setBusy(false)
    setProblem(failure && failureText(failure))
  }

  return (
    <form className="watch-form" data-testid="watch-form" onSubmit={(event) => void submit(event)}>
      <FolderLine
        label={t('watchForm.folder')}
        path={draft.path === '' ? null : draft.path}
        none={t('watchForm.folderNone')}
        testId="watch-choose"
        onChange={(path) => change({ path: path ?? '' })}
      />
      <Line label={t('watchForm.index')}>
        <Choice
          id="watch-index"
          value={draft.indexId}
          options={(indexes ?? [])
            .filter((index) => index.takesNewVideos || index.id === draft.indexId)
            .map((index) => [index.id, index.name])}
          onChange={(indexId) => change({ indexId })}
        />
      </Line>
      <Line label={t('watchForm.existing')}>
        <Choice
          id="watch-existing"
          value={draft.includeExisting ? 'all' : 'new'}
          options={[
            ['all', t('watchForm.existingAll')],
            ['new', t('watchForm.existingNew')],
          ]}
          onChange={(value) => change({ includeExisting: value === 'all' })}
        />
      </Line>
      <Line label={t('watchForm.subfolders')}>
        <Choice
          id="watch-depth"
          value={draft.depth === null ? 'all' : String(draft.depth)}
          options={[
            ['all', t('watchForm.subAll')],
            ['0', t('watchForm.subNone')],
            ...LEVELS.map((level): [string, string] => [
              String(level),
              t('watchForm.subLevels', { count: level }),
            ]),
          ]}
          onChange={(value) => change({ depth: value === 'all' ? null : Number(value) })}
        />
      </Line>
      <Line label={t('watchForm.include')} htmlFor="watch-include">
        <input
          id="watch-include"
          data-testid="watch-include"
          placeholder={t('watchForm.includeHint')}
          value={draft.include}
          onChange={(event) => change({ include: event.target.value })}
        />
      </Line>
      <Line label={t('watchForm.exclude')} htmlFor="watch-exclude" text={t('watchForm.patternText')}>
        <input
          id="watch-exclude"
          data-testid="watch-exclude"
          placeholder={t('watchForm.excludeHint')}
          value={draft.exclude}
          onChange={(event) => change({ exclude: event.target.value })}
        />
      </Line>
      <AfterwardsLines draft={draft} onChange={change} />
      <WatchFormMore draft={draft} onChange={change} />
      <WatchPreviewBox
        settings={'settings' in meant && draft.path !== '' ? meant.settings : null}
        otherwise={draft.path === '' ? t('watchForm.previewNone') : t('watchForm.previewWrong')}
      />
      {problem !== null && (
        <p className="field-error" role="alert" data-testid="watch-error">
          <Icon name="failed" /> {problem}
        </p>
      )}
      <div className="form-buttons">
        <button
          type="submit"
          className="button primary"
          data-testid="watch-save"
          disabled={busy || draft.path === '' || draft.indexId === ''}
        >
          {busy ? t('watchForm.saving') : watch === null ? t('watchForm.add') : t('watchForm.save')}
        </button>
      </div>
    </form>
  )
}

function AfterwardsLines(props: { draft: WatchDraft; onChange: (part: Partial<WatchDraft>) => void }) {
  const { afterwards } = props.draft
  const change = (next: WatchDraft['afterwards']): void => props.onChange({ afterwards: next })
  return (
    <>
      <Line label={t('watchForm.after')}>
        <Choice
          id="watch-after"
          value={afterwards.do}
          options={[
            ['leave', t('watchForm.afterLeave')],
            ['move', t('watchForm.afterMove')],
            ['sidecar', t('watchForm.afterSidecar')],
          ]}
          onChange={(value) =>
            change(
              value === 'move'
                ? { do: 'move', doneFolder: null, refusedFolder: null }
                : { do: value === 'sidecar' ? 'sidecar' : 'leave' },
            )
          }
        />
      </Line>
      {afterwards.do === 'move' && (
        <>
          <FolderLine
            label={t('watchForm.doneFolder')}
            path={afterwards.doneFolder}
            none={t('watchForm.stay')}
            testId="watch-done"
            onChange={(doneFolder) => change({ ...afterwards, doneFolder })}
          />
          <FolderLine
            label={t('watchForm.refusedFolder')}
            path={afterwards.refusedFolder}
            none={t('watchForm.stay')}
            testId="watch-refused"
            onChange={(refusedFolder) => change({ ...afterwards, refusedFolder })}
          />
        </>
      )}
    </>
  )
}

function FolderLine(props: {
  label: string
  path: string | null
  none: string
  testId: string
  onChange: (path: string | null) => void
}) {
  async function choose() {
    const answer = await askMain('choosePaths', { kind: 'folder' })
    const path = answer?.paths[0]
    if (path !== undefined) props.onChange(path)
  }
  return (
    <Line label={props.label}>
      <span className="folder-field">
        <span className={props.path === null ? 'quiet' : 'folder-path'} title={props.path ?? undefined}>
          {props.path ?? props.none}
        </span>
        <button
          type="button"
          className="button small"
          data-testid={props.testId}
          onClick={() => void choose()}
        >
          {t('watchForm.choose')}
        </button>
        {props.path !== null && (
          <button type="button" className="button small" onClick={() => props.onChange(null)}>
            {t('watchForm.clear')}
          </button>
        )}
      </span>
    </Line>
  )
}
