/** A labelled choice of one among a few. */
export function Select<T extends string>(props: {
  id: string
  label: string
  value: T
  choices: readonly T[]
  name: (choice: T) => string
  onChange: (choice: T) => void
}) {
  const { id, label, value, choices, name, onChange } = props
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((one) => one === event.currentTarget.value)
          if (chosen !== undefined) onChange(chosen)
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {name(choice)}
          </option>
        ))}
      </select>
    </div>
  )
}
