// How long the texts of a person may be. By themselves: a page that only asks for them takes no schemas along.

/** Characters of a name, counted as people see them. */
export const NAME_LENGTH = 20
/** Characters of the second field that only the teacher sees. */
export const EXTRA_LENGTH = 60
