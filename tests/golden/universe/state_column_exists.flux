// A column that is there already is replaced, but not one of the group key.
import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 5, stateDuration: "a"}])
    |> stateDuration(fn: (r) => r._value > 7)
    |> group(columns: ["stateDuration"])
    |> stateDuration(fn: (r) => r._value > 7)

// ---
//
// --- stderr
// fluxc: `stateTracking`: argument `durationColumn` names column `stateDuration` of the group key; choose another name
//   in table {stateDuration: -1}
//   at state_column_exists.flux:7:8, calling `stateDuration`
//   |
// 7 |     |> stateDuration(fn: (r) => r._value > 7)
//   |        ^^^^^^^^^^^^^
// --- exit 1
