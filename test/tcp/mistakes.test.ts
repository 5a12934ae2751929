import { describe, expect, test } from 'vitest'
import { duties, judge, mistakesFor, type SkillId, type Tcb } from '../../shared/tcp/index.ts'
import * as at from './positions.ts'
import { op, play, send } from './positions.ts'

const skillsAt = (tcb: Tcb): readonly SkillId[] => duties(tcb).flatMap((duty) => mistakesFor(tcb, duty).map((one) => one.skill))

describe('mistakes that misconceptions make of a duty', () => {
  test.each<[string, Tcb, readonly SkillId[]]>([
    ['answer to a SYN', at.synReceived, ['M03', 'M43']],
    ['third segment', at.thirdOwed, ['M03', 'M06', 'M19', 'M37', 'M44']],
    ['ACK of data', at.dataOwed, ['M01', 'M19', 'M37']],
    ['ACK of a FIN', at.finOwed, ['M04', 'M19', 'M26']],
    ['first FIN', play(at.client, op('close')), ['M05', 'M06', 'M27']],
    ['data', play(at.client, send(5)), ['M05', 'M06', 'M43']],
    ['resend', play(at.dataOut, { timer: 'retransmission' }), ['M34']],
    ['SYN-ACK of figure 7', at.crossed, ['M03', 'M23']],
    ['duplicate ACK', play(at.client, { in: 'A 306 101 5' }), ['M36', 'M19']],
  ])('%s', (_name, position, skills) => {
    expect(skillsAt(position)).toEqual(expect.arrayContaining([...skills]))
  })

  test.each<[string, Tcb]>([
    ['the SYN-ACK', play(at.server, send(5))],
    ['data', play(at.dataOut, { in: 'A 301 106' }, op('close'))],
    ['data that are not acknowledged yet', play(at.dataOut, send(5))],
  ])('SEQ does not count an ACK after %s', (_name, position) => {
    expect(skillsAt(position)).not.toContain('M05')
  })

  test.each<[string, Tcb]>([
    ['the third segment', play(at.client, send(5))],
    ['an ACK of data', play(at.dataOwed, 'duties', op('close'))],
    ['an ACK of a FIN', play(at.closeWait, op('close'))],
    ['an ACK after own data', play(at.dataOut, { in: 'A 301 106 5' }, 'duties', send(5))],
  ])('SEQ counts it after %s', (_name, position) => {
    expect(skillsAt(position)).toContain('M05')
  })

  test('each is a violation of its own skill', () => {
    for (const position of [at.synReceived, at.thirdOwed, at.dataOwed, at.finOwed, at.closing, at.timeWaitOwed, at.crossed]) {
      for (const duty of duties(position)) {
        const wrong = mistakesFor(position, duty)
        expect(wrong.length).toBeGreaterThan(0)
        for (const { skill, segment } of wrong) expect(judge(position, segment)).toMatchObject({ kind: 'violation', skill })
      }
    }
  })
})
