import './bar.css'

/** A share, 0 … 1, as a bar; the figure itself stands beside it as text. */
export const Bar = ({ share }: { share: number }) => (
  <span class="bar" aria-hidden="true">
    <span style={{ inlineSize: `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%` }} />
  </span>
)
