import { Fragment, Suspense, useEffect, useLayoutEffect } from 'react'
import { Starting } from './components/Starting.tsx'
import { DiagnosticsForm } from './components/DiagnosticsForm.tsx'
import { DropOverlay } from './components/DropOverlay.tsx'
import { IndexChooser } from './components/IndexChooser.tsx'
import { KeyForm } from './components/KeyForm.tsx'
import { Modal } from './components/Modal.tsx'
import { ShortcutList } from './components/ShortcutList.tsx'
import { useKeptFocus } from './components/use-kept-focus.ts'
import { useShortcuts } from './components/use-shortcuts.ts'
import { ProxyForm } from './components/ProxyForm.tsx'
import { Shell } from './components/Shell.tsx'
import { t } from './i18n.ts'
import type { Page as PageName } from '../shared/pages.ts'
import { askMain } from './state/bridge.ts'
import { dismissPending } from './state/intake.ts'
import { stageOf } from './state/stage.ts'
import { patch, useStore } from './state/store.ts'
import { FirstRun } from './views/FirstRun.tsx'
import {
  About,
  Attention,
  Compare,
  History,
  Indexes,
  loadLater,
  OnPlatform,
  Settings,
  Watches,
} from './views/later.ts'
import { Queue } from './views/Queue.tsx'

export function App() {
  useShortcuts()
  useKeptFocus()
  useLayoutEffect(() => void askMain('drawn', {}), [])
  const announcement = useStore((state) => state.announcement)
  const language = useStore((state) => state.chosen?.language)
  // Another language draws everything anew.
  return (
    <Fragment key={language}>
      <Page />
      <Dialogs />
      <DropOverlay />
      <div className="visually-hidden" role="status" aria-live="polite" data-testid="announcement">
        {announcement}
      </div>
    </Fragment>
  )
}

function Page() {
  const stage = useStore(stageOf)
  const page = useStore((state) => state.page)
  const hasView = useStore((state) => state.view !== null)
  useEffect(() => {
    if (hasView) loadLater()
  }, [hasView])
  if (stage === 'starting') return <Starting />
  if (stage !== 'queue' && page === 'queue') return <FirstRun step={stage} />
  return (
    <Shell>
      <Suspense>
        <OpenPage page={page} />
      </Suspense>
    </Shell>
  )
}

function OpenPage({ page }: { page: PageName }) {
  switch (page) {
    case 'queue':
      return <Queue />
    case 'attention':
      return <Attention />
    case 'watches':
      return <Watches />
    case 'platform':
      return <OnPlatform />
    case 'indexes':
      return <Indexes />
    case 'history':
      return <History />
    case 'compare':
      return <Compare />
    case 'settings':
      return <Settings />
    case 'about':
      return <About />
  }
}

function Dialogs() {
  const dialog = useStore((state) => state.dialog)
  const close = () => patch({ dialog: null })
  switch (dialog) {
    case null:
      return null
    case 'index':
      return (
        <Modal title={t('indexChoice.dialogTitle')} onClose={dismissPending}>
          <IndexChooser />
        </Modal>
      )
    case 'key':
      return (
        <Modal title={t('key.dialogTitle')} onClose={close}>
          <KeyForm submitLabel={t('key.replace')} />
        </Modal>
      )
    case 'shortcuts':
      return (
        <Modal title={t('shortcuts.title')} onClose={close}>
          <ShortcutList />
        </Modal>
      )
    case 'diagnostics':
      return (
        <Modal title={t('diagnostics.title')} onClose={close}>
          <DiagnosticsForm onSaved={close} />
        </Modal>
      )
    case 'proxy':
      return (
        <Modal title={t('proxy.dialogTitle')} onClose={close}>
          <ProxyForm />
        </Modal>
      )
  }
}
