import "array"

check = (v) => if v > 100 then die(msg: "value ${v} is too large") else v

array.from(rows: [{a: check(v: 5), b: check(v: 500)}])

// ---
//
// --- stderr
// fluxc: value 500 is too large
//   at die.flux:3:32 in `check`
//   |
// 3 | check = (v) => if v > 100 then die(msg: "value ${v} is too large") else v
//   |                                ^^^
//   at die.flux:5:39
// --- exit 1
