// Codes, tokens and seeds: all from the system's own randomness.
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { CODE_LENGTH, CODE_LETTERS } from '../shared/protocol/index.ts'

export const newCode = (): string => Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')

/** 128 bits as 32 hexadecimal digits. */
export const newToken = (): string => randomBytes(16).toString('hex')

/** What is stored of a token: who reads the database gets into no seat. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Both are hashes. */
export const fitsHash = (tokenHash: string, hash: string): boolean => timingSafeEqual(Buffer.from(tokenHash), Buffer.from(hash))

export const fits = (token: string, hash: string): boolean => fitsHash(hashOf(token), hash)

/** The name of a match and of its replay's link: 96 bits, URL-safe. */
export const newMatchId = (): string => randomBytes(12).toString('base64url')

export const newSeed = (): string => randomBytes(12).toString('base64url')
