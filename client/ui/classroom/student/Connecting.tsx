// Before the class is seen for the first time; and where its socket cannot be opened, the way round it.
import { useEffect, useState } from 'preact/hooks'
import type { AloneClass } from '../../../class-alone.ts'
import { t } from '../../../i18n/i18n.ts'
import type { ClassHealth } from '../../../net/class-room.ts'
import { useFocus } from '../../parts/use-focus.ts'

/** ms without a socket after which it is taken to be blocked, if the server answers otherwise. It is told within five seconds. */
const BLOCKED_AFTER = 3500

export function Connecting({ health, alone, onAlone }: { health: ClassHealth; alone: AloneClass; onAlone: () => void }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      alone.ask()
      setLate(true)
    }, BLOCKED_AFTER)
    return () => clearTimeout(timer)
  }, [])
  const blocked = late && alone.plan.value !== null
  const heading = useFocus(blocked)
  const problem = late ? alone.problem.value : null
  if (!blocked)
    return (
      <main class="page student-join">
        <h1 ref={heading} tabIndex={-1}>
          {t('classroom.student.connecting')}
        </h1>
        <p role="status">{problem === null ? t(`health.${health.is}`) : t(`error.${problem}`)}</p>
      </main>
    )
  return (
    <main class="page student-join">
      <h1 ref={heading} tabIndex={-1}>
        {t('classroom.student.blocked.title')}
      </h1>
      <p>{t('classroom.student.blocked.about')}</p>
      <section class="card">
        <p>{t('classroom.student.blocked.offer')}</p>
        <button type="button" class="primary big" onClick={onAlone}>
          {t('classroom.student.blocked.go')}
        </button>
      </section>
      <p class="dim" role="status">
        {t('classroom.student.blocked.still')}
      </p>
    </main>
  )
}
