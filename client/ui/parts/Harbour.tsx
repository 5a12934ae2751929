// A small night harbour for the pages before the game: two lighthouses, a cable, fog. The board of a match is Phaser's; this one weighs nothing.
import './harbour.css'

export interface HarbourProps {
  /** Lamps that burn, and whether the beams have met. */
  readonly left?: boolean
  readonly right?: boolean
  readonly joined?: boolean
  /** A boat under way: its letters and its kind; it leaves this shore into the fog, or comes out of the fog to it. */
  readonly boat?: {
    readonly text: string
    readonly kind: 'syn' | 'ack' | 'data' | 'fin' | 'rst'
    readonly shore: 'left' | 'right'
    readonly way: 'out' | 'in'
  } | null
}

function Lighthouse({ x, lit, side }: { x: number; lit: boolean; side: 'left' | 'right' }) {
  return (
    <g class={`lighthouse ${side} ${lit ? 'lit' : ''}`} transform={`translate(${x} 0)`}>
      <path class="shore" d="M-150 300 C-90 210 90 210 150 300 Z" />
      <circle class="glow" cx="0" cy="106" r="78" fill="url(#harbour-glow)" />
      <path class="tower" d="M-17.5 240 L-11 124 L11 124 L17.5 240 Z" />
      <path class="band" d="M-14.6 192 L-12.8 158 L12.8 158 L14.6 192 Z" />
      <rect class="gallery" x="-16" y="118" width="32" height="6" rx="2" />
      <rect class="lamp" x="-10" y="96" width="20" height="22" rx="2" />
      <path class="tower" d="M-15 96 L0 78 L15 96 Z" />
    </g>
  )
}

export function Harbour({ left = true, right = false, joined = false, boat = null }: HarbourProps) {
  return (
    <svg
      class={`harbour ${joined ? 'joined' : ''}`}
      viewBox="0 0 800 300"
      preserveAspectRatio="xMidYMax meet"
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <linearGradient id="harbour-sky" x1="0" y1="0" x2="0" y2="1">
          <stop class="sky-top" offset="0" />
          <stop class="sky-low" offset="1" />
        </linearGradient>
        <linearGradient id="harbour-fog" x1="0" y1="0" x2="1" y2="0">
          <stop class="fog-thin" offset="0" />
          <stop class="fog-thick" offset="0.5" />
          <stop class="fog-thin" offset="1" />
        </linearGradient>
        <radialGradient id="harbour-glow">
          <stop class="glow-in" offset="0" />
          <stop class="glow-out" offset="1" />
        </radialGradient>
        <linearGradient id="harbour-beam" gradientUnits="userSpaceOnUse" x1="130" x2="430" y1="0" y2="0">
          <stop class="beam-in" offset="0" />
          <stop class="beam-out" offset="1" />
        </linearGradient>
      </defs>
      <rect class="sky" width="800" height="300" fill="url(#harbour-sky)" />
      <g class="stars">
        {[60, 155, 228, 310, 405, 470, 555, 640, 705, 768].map((x, index) => (
          <circle key={x} cx={x} cy={18 + ((index * 47) % 90)} r={index % 3 === 0 ? 1.7 : 1.1} />
        ))}
      </g>
      <rect class="sea" x="-1600" y="232" width="4000" height="68" />
      <path class="beam" d={joined ? 'M130 107 L670 101 L670 113 Z' : 'M130 107 L420 72 L420 142 Z'} opacity={left ? 1 : 0} />
      <path class="beam" transform="translate(800 0) scale(-1 1)" d="M130 107 L420 72 L420 142 Z" opacity={right && !joined ? 1 : 0} />
      <path class="cable" d="M150 262 Q400 296 650 262" />
      <Lighthouse x={130} lit={left} side="left" />
      <Lighthouse x={670} lit={right} side="right" />
      <rect class="fog" x="210" y="-900" width="380" height="1200" fill="url(#harbour-fog)" />
      {boat !== null && (
        <g key={`${boat.shore} ${boat.way} ${boat.text}`} class={`boat ${boat.kind} at-${boat.shore} sails-${boat.way}`}>
          <path class="hull" d="M-34 250 L34 250 L26 272 L-26 272 Z" />
          <path class="mast" d="M0 250 L0 216" />
          <path class="flag" d="M0 216 L26 224 L0 232 Z" />
          <text x="0" y="265" text-anchor="middle">
            {boat.text}
          </text>
        </g>
      )}
    </svg>
  )
}
