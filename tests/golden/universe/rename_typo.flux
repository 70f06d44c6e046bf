import "array"

array.from(rows: [{host: "a", _value: 1.5}]) |> rename(columns: {hots: "server"})

// ---
//
// --- stderr
// fluxc: rename: rename error: column "hots" doesn't exist; did you mean `host`?
//   at rename_typo.flux:3:49
//   |
// 3 | array.from(rows: [{host: "a", _value: 1.5}]) |> rename(columns: {hots: "server"})
//   |                                                 ^^^^^^
// --- exit 1
