import type { Gauge } from '../../shared/problem.ts'
import { bytes, clipLength, decimal } from '../format.ts'
import { boxesOf, gapOf, placesOf, type Box } from '../gauge-math.ts'
import { t } from '../i18n.ts'

const WIDTH = 260

/** A small picture of a measured value against what is allowed; the words beside it say the same. */
export function GaugePicture({ gauge }: { gauge: Gauge }) {
  return gauge.kind === 'span' ? <SpanPicture gauge={gauge} /> : <BoxPicture gauge={gauge} />
}

function SpanPicture({ gauge }: { gauge: Extract<Gauge, { kind: 'span' }> }) {
  const { from, to, value } = placesOf(gauge)
  const at = (part: number): number => 4 + part * (WIDTH - 8)
  const name = (of: number): string => SAID[gauge.of](of)
  const x = at(value)
  const gap = gapOf(gauge)
  return (
    <>
      <svg className="gauge" width={WIDTH} height={46} role="img" aria-label={spanWords(gauge, name)}>
        <line className="gauge-line" x1={4} x2={WIDTH - 4} y1={23} y2={23} />
        <line className="gauge-allowed" x1={at(from)} x2={at(to)} y1={23} y2={23} />
        {gauge.min !== null && (
          <text className="gauge-bound" x={at(from)} y={41} textAnchor={anchorOf(at(from))}>
            {name(gauge.min)}
          </text>
        )}
        {gauge.max !== null && (
          <text className="gauge-bound" x={at(to)} y={41} textAnchor={anchorOf(at(to))}>
            {name(gauge.max)}
          </text>
        )}
        <path className="gauge-value" d={`M${x} 17 l-4 -6 h8 z M${x - 1} 17 h2 v12 h-2 z`} />
        <text className="gauge-measured" x={x} y={9} textAnchor={anchorOf(x)}>
          {name(gauge.value)}
        </text>
      </svg>
      {gap !== null && (
        <p className="gauge-gap">{t(`problems.gauge.gap.${gauge.of}.${gap.side}`, { by: name(gap.by) })}</p>
      )}
    </>
  )
}

const SAID: Record<Extract<Gauge, { kind: 'span' }>['of'], (value: number) => string> = {
  duration: clipLength,
  size: bytes,
  shape: (ratio) => `${decimal(ratio, 0, 2)}:1`,
}

function spanWords(gauge: Extract<Gauge, { kind: 'span' }>, name: (of: number) => string): string {
  const value = name(gauge.value)
  const min = gauge.min === null ? null : name(gauge.min)
  const max = gauge.max === null ? null : name(gauge.max)
  if (max === null) return min === null ? value : t('problems.gauge.atLeast', { value, min })
  if (min === null) return t('problems.gauge.atMost', { value, max })
  return t('problems.gauge.between', { value, min, max })
}

/** Texts near an edge lean inwards. */
const anchorOf = (x: number): 'start' | 'middle' | 'end' =>
  x < 30 ? 'start' : x > WIDTH - 30 ? 'end' : 'middle'

const SIDE = 150

function BoxPicture({ gauge }: { gauge: Extract<Gauge, { kind: 'picture' }> }) {
  const { clip, least, most } = boxesOf(gauge)
  const height = Math.ceil(Math.max(clip.height, most.height) * SIDE) + 2
  const rect = (box: Box) => ({
    x: 1,
    y: height - 1 - box.height * SIDE,
    width: Math.max(2, box.width * SIDE),
    height: Math.max(2, box.height * SIDE),
  })
  const measured = `${gauge.width}×${gauge.height}`
  return (
    <div className="gauge-boxes">
      <svg
        className="gauge"
        width={SIDE + 2}
        height={height}
        role="img"
        aria-label={t('problems.gauge.picture', {
          clip: measured,
          least: `${gauge.shortSideMin}×${gauge.shortSideMin}`,
          most: `${gauge.longSideMax}×${gauge.shortSideMax}`,
        })}
      >
        <rect className="gauge-most" {...rect(most)} />
        <rect className="gauge-least" {...rect(least)} />
        <rect className="gauge-clip" {...rect(clip)} />
      </svg>
      <ul className="gauge-key">
        <li data-mark="clip">{t('problems.gauge.thisClip', { size: measured })}</li>
        <li data-mark="most">
          {t('problems.gauge.largest', { size: `${gauge.longSideMax}×${gauge.shortSideMax}` })}
        </li>
        <li data-mark="least">
          {t('problems.gauge.smallest', { size: `${gauge.shortSideMin}×${gauge.shortSideMin}` })}
        </li>
      </ul>
    </div>
  )
}
