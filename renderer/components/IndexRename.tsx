import { useState } from 'react'
import type { Failure } from '../../shared/errors.ts'
import type { IndexInfo } from '../../shared/index-info.ts'
import { t } from '../i18n.ts'
import { renameIndex } from '../state/library.ts'
import { FormError } from './FormError.tsx'
import { Modal } from './Modal.tsx'

export function IndexRename({ index, onClose }: { index: IndexInfo; onClose: () => void }) {
  const [name, setName] = useState(index.name)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isOther = name.trim() !== '' && name.trim() !== index.name

  async function submit() {
    const against = await renameIndex(index.id, name)
    setFailure(against)
    if (against === null) onClose()
  }
  return (
    <Modal title={t('indexes.renameTitle', { name: index.name })} onClose={onClose}>
      <form
        className="confirm-typing"
        onSubmit={(event) => {
          event.preventDefault()
          if (isOther) void submit()
        }}
      >
        <label htmlFor="index-new-name">{t('indexes.name')}</label>
        <input
          id="index-new-name"
          data-testid="index-new-name"
          maxLength={255}
          value={name}
          aria-describedby="index-rename-error"
          onChange={(event) => setName(event.target.value)}
        />
        <FormError id="index-rename-error" testId="index-rename-error" failure={failure} />
        <div className="form-buttons">
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="button primary" data-testid="index-rename-do" disabled={!isOther}>
            {t('indexes.save')}
          </button>
        </div>
      </form>
    </Modal>
  )
}
