// The built page before its script: what is in the HTML, and what a browser has to ask for until Play answers.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { MESSAGES } from './message-files.ts'

const folder = fileURLToPath(new URL('../../dist/client/', import.meta.url))
const page = readFileSync(`${folder}index.html`, 'utf8')
const landing = (language: string): string => new RegExp(`<template lang="${language}">(.*?)</template>`, 's').exec(page)?.[1] ?? ''

describe('the HTML of the page', () => {
  test.each(['en', 'ko'] as const)('holds the landing page in %s', (language) => {
    const html = landing(language)
    expect(html).toContain(`>${MESSAGES[language].get('landing.play')}</button>`)
    for (const key of ['landing.tagline', 'landing.alone', 'landing.teach', 'landing.haveCode', 'landing.join', 'app.settings'])
      expect(html).toContain(`>${MESSAGES[language].get(key)}<`)
  })

  test('names all that Play waits for: two scripts and a style sheet, asked for at once', () => {
    const asked = [...page.matchAll(/<(?:script|link)[^>]+(?:src|href)="\/assets\/([a-z]+)-[\w-]+\.(js|css)"/g)].map(
      ([, name, kind]) => `${name}.${kind}`,
    )
    expect(asked.toSorted()).toEqual(['first.css', 'first.js', 'opening.js'])
    const [script = ''] = /assets\/first-[\w-]+\.js/.exec(page) ?? []
    expect(readFileSync(folder + script, 'utf8')).not.toMatch(/^import|[;}]import[{"]/)
  })

  test('has no script or style of its own: the policy forbids both', () => {
    expect(page).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\ssrc=)/)
  })
})
