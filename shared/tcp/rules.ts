// Every rule that an outcome or a verdict can name, with its section: RFC 9293 unless another RFC is named. The message key is `rule.<id>`.

interface Rule {
  readonly section: string
}

export const RULES = {
  // §3.10.1–3.10.6, user calls
  'open-passive': { section: '3.10.1' },
  'open-active': { section: '3.10.1' },
  'connection-exists': { section: '3.10.1' },
  'no-connection': { section: '3.10.2' },
  'no-remote': { section: '3.10.2' },
  'send-queued': { section: '3.10.2' },
  'bad-length': { section: '3.9.1' },
  'receive-delivers': { section: '3.10.3' },
  'receive-waits': { section: '3.10.3' },
  'close-queued': { section: '3.10.4' },
  'close-deletes': { section: '3.10.4' },
  'connection-closing': { section: '3.10.4' },
  'abort-resets': { section: '3.10.5' },
  'abort-silent': { section: '3.10.5' },

  // §3.10.7.1, CLOSED
  'malformed-arrival': { section: '3.1' },
  'closed-ignores-reset': { section: '3.10.7.1' },
  'closed-resets-ack': { section: '3.10.7.1' },
  'closed-resets': { section: '3.10.7.1' },

  // §3.10.7.2, LISTEN
  'listen-ignores-reset': { section: '3.10.7.2' },
  'listen-resets-ack': { section: '3.10.7.2' },
  'listen-takes-syn': { section: '3.10.7.2' },
  'listen-drops': { section: '3.10.7.2' },

  // §3.10.7.3, SYN-SENT
  'syn-sent-bad-ack': { section: '3.10.7.3' },
  'syn-sent-bad-ack-reset': { section: '3.10.7.3' },
  'syn-sent-reset': { section: '3.10.7.3' },
  'syn-sent-reset-without-ack': { section: '3.10.7.3' },
  'syn-acknowledged': { section: '3.10.7.3' },
  'simultaneous-open': { section: '3.10.7.3' },
  'syn-sent-drops': { section: '3.10.7.3' },

  // §3.10.7.4, the other states, in the order of its steps
  'duplicate-arrival': { section: '3.10.7.4' },
  'syn-again': { section: '3.10.7.4' },
  'fin-again': { section: '3.10.7.4' },
  'outside-window': { section: '3.10.7.4' },
  'zero-window-arrival': { section: '3.8.6.1' },
  'reset-outside-window': { section: '3.10.7.4' },
  'reset-accepted': { section: '3.10.7.4' },
  'reset-returns-to-listen': { section: '3.10.7.4' },
  'reset-refuses': { section: '3.10.7.4' },
  'reset-challenged': { section: '3.10.7.4' },
  'syn-returns-to-listen': { section: '3.10.7.4' },
  'syn-challenged': { section: '3.10.7.4' },
  'ack-bit-off': { section: '3.10.7.4' },
  'ack-too-old': { section: 'RFC 5961 5.2' },
  'syn-received-bad-ack': { section: '3.10.7.4' },
  'ack-of-unsent': { section: '3.10.7.4' },
  'ack-completes-open': { section: '3.10.7.4' },
  'ack-new': { section: '3.10.7.4' },
  'ack-repeated': { section: '3.10.7.4' },
  'third-duplicate-ack': { section: 'RFC 5681 3.2' },
  'window-updated': { section: '3.10.7.4' },
  'fin-acknowledged': { section: '3.10.7.4' },
  'last-ack-closes': { section: '3.10.7.4' },
  'time-wait-silent': { section: '3.10.7.4' },
  'time-wait-answers': { section: '3.10.7.4' },
  'text-in-order': { section: '3.10.7.4' },
  'text-held': { section: '3.10.7.4' },
  'text-ignored': { section: '3.10.7.4' },
  'fin-in-order': { section: '3.10.7.4' },

  // §3.10.8, timeouts
  'retransmission-timeout': { section: '3.10.8' },
  'too-many-tries': { section: '3.8.3' },
  'persist-timeout': { section: '3.8.6.1' },
  'time-wait-over': { section: '3.10.8' },
  'user-timeout': { section: '3.10.8' },
  'timer-off': { section: '3.10.8' },

  // What is due, and what may be sent besides
  'send-syn': { section: '3.10.1' },
  'send-data': { section: '3.10.2' },
  'send-fin': { section: '3.10.4' },
  'resend-at-timeout': { section: '3.10.8' },
  'resend-at-duplicate-acks': { section: 'RFC 5681 3.2' },
  'resend-at-partial-ack': { section: 'RFC 6582 3.2' },
  'probe-zero-window': { section: '3.8.6.1' },
  'update-window': { section: '3.8.6.2.2' },
  'resend-again': { section: '3.10.8' },
  'resend-early': { section: '3.8.1' },
  'ack-again': { section: '3.8.6.3' },
  'ack-with-news': { section: '3.10.7.4' },
  'keep-alive': { section: '3.8.4' },
  'probe-early': { section: '3.8.6.1' },

  // What may not be sent
  'malformed-segment': { section: '3.1' },
  'closed-is-silent': { section: '3.3.2' },
  'listen-is-silent': { section: '3.3.2' },
  'reset-not-owed': { section: '3.5.2' },
  'reset-number': { section: '3.5.2' },
  'flags-conflict': { section: '3.1' },
  'syn-sent-sends-syn': { section: '3.5' },
  'syn-number': { section: '3.4.1' },
  'syn-once': { section: '3.10.7.4' },
  'syn-ack-first': { section: '3.5' },
  'before-established': { section: '3.10.2' },
  'ack-flag-missing': { section: '3.10.7.4' },
  'ack-number': { section: '3.4' },
  'seq-number': { section: '3.4' },
  'resend-range': { section: '3.10.8' },
  'data-not-asked': { section: '3.9.1' },
  'beyond-window': { section: '3.8.6' },
  'data-after-fin': { section: '3.10.4' },
  'fin-not-asked': { section: '3.10.4' },
  'fin-before-data': { section: '3.10.4' },
  'fin-number': { section: '3.10.4' },

  // Sending nothing
  'nothing-owed': { section: '3.10.7' },
  'answer-optional': { section: '3.10.7' },
  'answer-owed': { section: '3.10.7' },
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof RULES

/** The key of the rule's sentence in the message catalogues. */
export const ruleKey = (id: RuleId): `rule.${RuleId}` => `rule.${id}`
