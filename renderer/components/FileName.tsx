import { visible } from '../../shared/shown.ts'
import { nameParts } from '../name-parts.ts'

/**
 * A file's name on one line. Where it has no room its middle gives way: takes differ in their last letters.
 * @param props.title what is told of it at length; else the name
 */
export function FileName(props: { name: string; title?: string; className?: string }) {
  const { name, title = visible(name), className = '' } = props
  const [head, tail] = nameParts(name)
  return (
    <span className={`file-name ${className}`} title={title} dir="auto">
      <span className="file-name-head">{head}</span>
      {tail !== '' && <span className="file-name-tail">{tail}</span>}
    </span>
  )
}
