// Shapes as elements of the page.
import { type ComponentChild, h } from 'preact'
import type { Shape } from './shape.ts'

export const drawn = (one: Shape | string): ComponentChild =>
  typeof one === 'string' ? one : h(one.tag, { ...one.attributes }, ...one.children.map(drawn))
