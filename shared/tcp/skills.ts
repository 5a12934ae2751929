// The misconceptions that a verdict, a quiz card or a hint can name. `shown`: a single segment or a discard can show it, or only a question can.

interface Skill {
  readonly name: string
  readonly sections: readonly string[]
  readonly shown: 'segment' | 'question'
}

export const SKILLS = {
  M01: { name: 'ack-is-next', sections: ['3.1', '3.4'], shown: 'segment' },
  M02: { name: 'seq-counts-octets', sections: ['3.4'], shown: 'question' },
  M03: { name: 'syn-takes-one', sections: ['3.1', '3.4'], shown: 'segment' },
  M04: { name: 'fin-takes-one', sections: ['3.4', '4'], shown: 'segment' },
  M05: { name: 'ack-takes-none', sections: ['3.5'], shown: 'segment' },
  M06: { name: 'third-segment-seq', sections: ['3.5'], shown: 'segment' },
  M07: { name: 'rst-takes-none', sections: ['4', '3.10.7'], shown: 'segment' },
  M08: { name: 'isn-is-random', sections: ['3.4.1'], shown: 'question' },
  M09: { name: 'two-number-spaces', sections: ['3.4.1'], shown: 'question' },
  M10: { name: 'why-three', sections: ['3.4.1', '3.5'], shown: 'question' },
  M11: { name: 'why-not-two', sections: ['3.4.1'], shown: 'question' },
  M12: { name: 'who-is-established-when', sections: ['3.5'], shown: 'question' },
  M13: { name: 'lost-third-segment', sections: ['3.10.7.4', '3.10.8'], shown: 'segment' },
  M14: { name: 'repeated-syn-ack', sections: ['3.10.7.4'], shown: 'segment' },
  M15: { name: 'data-may-ride', sections: ['3.5', '3.10.7.3'], shown: 'segment' },
  M16: { name: 'refused', sections: ['3.5.2', '3.10.7.1'], shown: 'segment' },
  M17: { name: 'ack-in-listen', sections: ['3.10.7.2'], shown: 'segment' },
  M18: { name: 'bad-ack-in-syn-sent', sections: ['3.10.7.3'], shown: 'segment' },
  M19: { name: 'strange-segment-in-established', sections: ['3.5.2'], shown: 'segment' },
  M20: { name: 'which-rst-counts', sections: ['3.5.3', '3.10.7.4'], shown: 'segment' },
  M21: { name: 'rst-in-syn-received', sections: ['3.5.3'], shown: 'segment' },
  M22: { name: 'simultaneous-open', sections: ['3.5'], shown: 'question' },
  M23: { name: 'simultaneous-open-seq', sections: ['3.5'], shown: 'segment' },
  M24: { name: 'fin-is-one-way', sections: ['3.6', '3.6.1'], shown: 'question' },
  M25: { name: 'after-my-fin', sections: ['3.6', '3.10.7.4'], shown: 'segment' },
  M26: { name: 'close-wait-still-sends', sections: ['3.6'], shown: 'segment' },
  M27: { name: 'fin-carries-ack', sections: ['3.8', '3.10.7.4'], shown: 'segment' },
  M28: { name: 'three-segment-close', sections: ['3.10.7.4'], shown: 'segment' },
  M29: { name: 'who-waits', sections: ['3.6.1'], shown: 'question' },
  M30: { name: 'why-two-msl', sections: ['3.3.2', '3.4.1'], shown: 'question' },
  M31: { name: 'fin-in-time-wait', sections: ['3.10.7.4'], shown: 'segment' },
  M32: { name: 'crossing-fins', sections: ['3.6'], shown: 'segment' },
  M33: { name: 'fin-or-rst', sections: ['3.6', '3.10.5'], shown: 'question' },
  M34: { name: 'resend-same-seq', sections: ['3.10.8'], shown: 'segment' },
  M35: { name: 'cumulative-ack', sections: ['3.4', '3.8.6.3'], shown: 'question' },
  M36: { name: 'ack-the-gap', sections: ['3.10.7.4'], shown: 'segment' },
  M37: { name: 'ack-of-unsent', sections: ['3.10.7.4'], shown: 'segment' },
  M38: { name: 'wrap-around', sections: ['3.4'], shown: 'segment' },
  M39: { name: 'closed-has-no-tcb', sections: ['3.3.2'], shown: 'question' },
  M40: { name: 'half-open', sections: ['3.5.1'], shown: 'question' },
  M41: { name: 'too-early', sections: ['3.10.2'], shown: 'segment' },
  M42: { name: 'beyond-the-window', sections: ['3.8.6'], shown: 'segment' },
  M43: { name: 'ack-flag-always', sections: ['3.1', '3.10.7.4'], shown: 'segment' },
  M44: { name: 'not-asked', sections: ['3.9.1'], shown: 'segment' },
  M45: { name: 'nothing-is-an-answer', sections: ['3.10.7'], shown: 'segment' },
} as const satisfies Record<string, Skill>

export type SkillId = keyof typeof SKILLS
