import { useState } from 'react'
import type { CauseGroup } from '../../shared/attention.ts'
import { actsOf, causeText, causeTitle, type Act } from '../attention-words.ts'
import { t } from '../i18n.ts'
import { problemPart } from '../said.ts'
import { settleCause } from '../state/causes.ts'
import { reveal } from '../state/items.ts'
import { AttentionCard } from './AttentionCard.tsx'
import { CauseClips } from './CauseClips.tsx'
import { Icon, type IconName } from './icons.tsx'
import { Menu } from './Menu.tsx'
import { MoveMenu } from './MoveMenu.tsx'
import { usePopup, type Opened } from './use-popup.ts'

const ICONS: Record<Act, IconName> = {
  retry: 'retry',
  move: 'compare',
  upload: 'uploading',
  remove: 'close',
  reveal: 'reveal',
}

/** Clips that one cause keeps back, with what can be done to all of them at once. */
export function CauseCard({ group }: { group: CauseGroup }) {
  const { cause, clips, indexName, first } = group
  const problem = first[0]?.problem
  const allowed = problem ? problemPart(problem, 'allowed') : undefined
  const [moving, setMoving] = useState<Opened | null>(null)
  const { opened, toggle, close } = usePopup()
  const [main, ...others] = actsOf(group)
  const run = (act: Act, from: HTMLElement) => {
    if (act === 'move') return setMoving({ at: from.getBoundingClientRect(), opener: from })
    void settle(group, act)
  }
  const title = causeTitle(cause)
  const about = [
    t('attention.clips', { count: clips }),
    ...(allowed === undefined ? [] : [allowed]),
    t('attention.inIndex', { index: indexName }),
  ]
  return (
    <AttentionCard
      testId={`cause-${cause.code ?? cause.state}`}
      icon={cause.state === 'failed' ? 'failed' : 'refused'}
      title={title}
      about={about.join(' · ')}
      text={causeText(group)}
      actions={
        <>
          {main !== undefined && (
            <button
              type="button"
              className="button"
              data-testid={`cause-${main}`}
              aria-haspopup={main === 'move' ? 'menu' : undefined}
              onClick={({ currentTarget }) => run(main, currentTarget)}
            >
              {labelOf(main, clips)}
            </button>
          )}
          <button
            type="button"
            className="icon-button"
            data-testid="cause-more"
            aria-haspopup="menu"
            aria-expanded={opened !== null}
            aria-label={t('attention.more', { title })}
            onClick={toggle}
          >
            <Icon name="more" />
          </button>
          {opened !== null && (
            <Menu
              label={t('attention.more', { title })}
              opened={opened}
              onClose={close}
              groups={[
                others.map((act) => ({
                  id: `cause-${act}`,
                  label: labelOf(act, clips),
                  icon: ICONS[act],
                  run: () => opened.opener && run(act, opened.opener),
                })),
              ]}
            />
          )}
          {moving !== null && <MoveMenu group={group} opened={moving} onClose={() => setMoving(null)} />}
        </>
      }
    >
      <CauseClips group={group} />
    </AttentionCard>
  )
}

function labelOf(act: Act, clips: number): string {
  switch (act) {
    case 'move':
    case 'reveal':
      return t(`attention.acts.${act}`)
    case 'retry':
    case 'upload':
    case 'remove':
      return t(`attention.acts.${act}`, { count: clips })
  }
}

async function settle({ cause, first }: CauseGroup, act: Exclude<Act, 'move'>): Promise<void> {
  if (act !== 'reveal') return await settleCause(cause, act)
  if (first[0]) await reveal(first[0].id)
}
