// Particles after Hangul, Latin words and digits, as Koreans read them.
import { describe, expect, it } from 'vitest'
import { josa } from '../../client/i18n/josa.ts'
import { FLAGS, STATES } from '../../shared/tcp/index.ts'

describe('josa', () => {
  it.each([
    ['세그먼트', '을/를', '세그먼트를'],
    ['확인 응답', '을/를', '확인 응답을'],
    ['윈도', '이/가', '윈도가'],
    ['서울', '으로/로', '서울로'],
    ['클라이언트', '와/과', '클라이언트와'],
    ['옥텟', '과/와', '옥텟과'],
    ['서버', '과/와', '서버와'],
    ['타이머', '이에요/예요', '타이머예요'],
    ['리셋', '이에요/예요', '리셋이에요'],
  ])('%s + %s = %s', (value, pair, right) => {
    expect(josa(value, pair)).toBe(right)
  })

  it('reads the last digit', () => {
    const objects = ['0을', '1을', '2를', '3을', '4를', '5를', '6을', '7을', '8을', '9를']
    expect(objects.map((_, digit) => josa(digit, '을/를'))).toEqual(objects)
    const ways = ['0으로', '1로', '2로', '3으로', '4로', '5로', '6으로', '7로', '8로', '9로']
    expect(ways.map((_, digit) => josa(digit, '으로/로'))).toEqual(ways)
  })

  it.each([
    [100, '100을'],
    [301, '301을'],
    [302, '302를'],
    [4_294_967_295, '4294967295를'],
  ])('reads %i', (value, right) => {
    expect(josa(value, '을/를')).toBe(right)
  })

  it('knows how every flag is said', () => {
    expect(FLAGS.map((flag) => josa(flag, '을/를'))).toEqual(['SYN을', 'ACK를', 'FIN을', 'RST를', 'PSH를', 'URG를'])
  })

  it('knows how every state is said', () => {
    expect(STATES.map((state) => josa(state, '이/가'))).toEqual([
      'CLOSED가',
      'LISTEN이',
      'SYN-SENT가',
      'SYN-RECEIVED가',
      'ESTABLISHED가',
      'FIN-WAIT-1이',
      'FIN-WAIT-2가',
      'CLOSE-WAIT가',
      'CLOSING이',
      'LAST-ACK가',
      'TIME-WAIT가',
    ])
    expect(josa('FIN-WAIT-1', '으로/로')).toBe('FIN-WAIT-1로')
    expect(josa('LISTEN', '으로/로')).toBe('LISTEN으로')
  })

  it.each([
    ['SYN-ACK', 'SYN-ACK를'],
    ['FIN-ACK', 'FIN-ACK를'],
    ['SND.UNA', 'SND.UNA를'],
    ['RCV.NXT', 'RCV.NXT를'],
    ['SEG.LEN', 'SEG.LEN을'],
    ['2MSL', '2MSL을'],
    ['RTO', 'RTO를'],
    ['VPN', 'VPN을'],
    ['connect()', 'connect()를'],
    ['listen()', 'listen()을'],
    ['Tab', 'Tab을'],
    ['Marlin', 'Marlin을'],
    ['Otter', 'Otter를'],
    ['Sperling', 'Sperling을'],
  ])('says %s', (value, right) => {
    expect(josa(value, '을/를')).toBe(right)
  })

  it('skips closing brackets and quotes', () => {
    expect(josa('“민준”', '은/는')).toBe('“민준”은')
    expect(josa('순서 번호(SEQ)', '은/는')).toBe('순서 번호(SEQ)는')
    expect(josa('[8]', '으로/로')).toBe('[8]로')
  })

  it('takes the vowel form where there is nothing to read', () => {
    expect(josa('', '을/를')).toBe('를')
    expect(josa('⚓', '은/는')).toBe('⚓는')
  })

  it('refuses a pair that is none', () => {
    expect(() => josa('SYN', '을')).toThrow(RangeError)
    expect(() => josa('SYN', 'toString')).toThrow(RangeError)
  })
})
