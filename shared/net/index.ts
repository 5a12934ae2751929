// The public face of shared/net: the wire and its faults. It knows segments and no game.
export { ENDS, type End, KINDS, type Kind, kindOf, otherEnd } from './ends.ts'
export { draw, hash, hashText, type Name, type Origin, relativeNumber, SORTS } from './fate.ts'
export { DOINGS, type Doing, type Interference, interfere, type Spared, sparedBy } from './interfere.ts'
export { CALM, type FaultRule, type Harm, LONGEST_CROSS, LONGEST_SWAP, type Pick, type Rates, type Weather } from './weather.ts'
export { type Fate, type Flight, inject, type Launch, land, launch, newWire, type Why, type Wire, type WireOptions } from './wire.ts'
