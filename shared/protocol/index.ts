// What crosses the net between the server and its clients: shapes and their schemas, shared by both ends.
export { CODE_LENGTH, CODE_LETTERS, readCode } from './code.ts'
export {
  API_ERRORS,
  type ApiError,
  type ApiErrorCode,
  type Entry,
  type Health,
  joinSchema,
  MOST_BODY,
  MOST_MESSAGE,
  MOST_ROUNDS,
  NAME_LENGTH,
  type NewMatch,
  newMatchSchema,
  quickSchema,
  type Reservation,
  returnSchema,
} from './http.ts'
export {
  type Answer,
  type ByeMessage,
  type Command,
  type MoveMessage,
  moveSchema,
  PHRASES,
  type PhraseId,
  type PhraseMessage,
  type PositionAnswer,
  phraseSchema,
  positionSchema,
  type Refusal,
  type RoomState,
  type SeatState,
  type ViewMessage,
} from './messages.ts'
export { PLAYLIST_IDS, PLAYLISTS, type PlaylistId } from './playlists.ts'
