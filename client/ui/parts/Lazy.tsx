// A screen that is loaded when it is first shown; what could not be loaded says so and can be tried again.
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { loadMessages, t } from '../../i18n/i18n.ts'
import type { LaterPart } from '../../i18n/parts.ts'

type Loaded<P> = { readonly is: 'loading' | 'failed' } | { readonly is: 'there'; readonly Screen: ComponentType<P> }

/** `parts`: the messages that the screen shows. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>, ...parts: readonly LaterPart[]) {
  return function Lazy(props: P) {
    const [loaded, setLoaded] = useState<Loaded<P>>({ is: 'loading' })
    const [tries, setTries] = useState(0)
    useEffect(() => {
      setLoaded({ is: 'loading' })
      Promise.all([load(), loadMessages(...parts)]).then(
        ([Screen]) => setLoaded({ is: 'there', Screen }),
        () => setLoaded({ is: 'failed' }),
      )
    }, [tries])
    if (loaded.is === 'there') return <loaded.Screen {...props} />
    if (loaded.is === 'loading')
      return (
        <main class="page">
          <p role="status">{t('app.loading')}</p>
        </main>
      )
    return (
      <main class="page">
        <h1>{t('app.cannotLoad')}</h1>
        <p>{t('app.cannotLoadWhy')}</p>
        <button type="button" class="primary" onClick={() => (tries === 0 ? setTries(1) : location.reload())}>
          {t('app.again')}
        </button>
      </main>
    )
  }
}
