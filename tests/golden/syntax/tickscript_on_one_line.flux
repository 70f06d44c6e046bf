// check:
// a rule
var data = stream|from().measurement('cpu')
data|alert().crit(lambda: "usage" > 90)

// ---
// error[E0141]: this is a TICKscript, not Flux
//  --> tickscript_on_one_line.flux:1:1
//   |
// 1 | // check:
//   | ^
//   |
//   = help: in Flux, `|>` pipes tables into functions: `from(bucket: "…") |> …`
//
// --- exit 1
