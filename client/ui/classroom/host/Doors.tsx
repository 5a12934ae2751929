// The ways into the class: the code and the students' address, the projector, and the remote control.
import { useState } from 'preact/hooks'
import { t } from '../../../i18n/i18n.ts'
import { type ClassKey, hostPath, screenPath } from '../../../net/class-keys.ts'
import { address } from '../../../route.ts'
import { HereOnly } from '../../parts/HereOnly.tsx'
import { Qr } from '../../parts/Qr.tsx'
import { CopyButton } from '../CopyButton.tsx'
import { spacedCode } from '../use-class.ts'

export function Doors({ hostKey }: { hostKey: ClassKey }) {
  const { code, screen } = hostKey
  const [remote, setRemote] = useState(false)
  const student = address(`/c/${code}`)
  const host = address(hostPath(hostKey))
  return (
    <section class="card doors" aria-label={t('classroom.host.doors')}>
      <div>
        <p class="eyebrow">{t('classroom.code')}</p>
        <p class="doors-code">{spacedCode(code)}</p>
      </div>
      <div class="row start">
        {screen === '' ? (
          <p class="dim">{t('classroom.host.noScreen')}</p>
        ) : (
          <a class="button" href={address(screenPath(code, screen))} target={`screen-${code}`} rel="opener">
            {t('classroom.host.openScreen')}
          </a>
        )}
        <CopyButton text={student}>{t('classroom.host.copyStudent')}</CopyButton>
      </div>
      <HereOnly />
      <details
        open={remote}
        onToggle={(event) => {
          setRemote(event.currentTarget.open)
        }}
      >
        <summary>{t('classroom.host.remote')}</summary>
        {remote && (
          <div class="remote">
            <p class="warn">{t('classroom.host.remoteSecret')}</p>
            <Qr text={host} label={t('classroom.host.remoteQr')} />
            <CopyButton text={host}>{t('classroom.host.copyHost')}</CopyButton>
          </div>
        )}
      </details>
    </section>
  )
}
