import { useEffect, useState } from 'preact/hooks'
import './qr.css'

/** A text as a QR code, dark on white in every theme. `label`: what it is, for those who listen. */
export function Qr({ text, label }: { text: string; label: string }) {
  const [path, setPath] = useState<{ d: string; size: number } | null>(null)
  useEffect(() => {
    import('uqr').then(
      ({ encode }) => {
        const { data, size } = encode(text, { border: 2 })
        const d = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
        setPath({ d, size })
      },
      // What it says stands beside it as text.
      () => setPath(null),
    )
  }, [text])
  if (path === null) return null
  return (
    <svg class="qr" viewBox={`0 0 ${path.size} ${path.size}`} shape-rendering="crispEdges" role="img" aria-label={label}>
      <rect width={path.size} height={path.size} fill="#fff" />
      <path d={path.d} fill="#000" />
    </svg>
  )
}
