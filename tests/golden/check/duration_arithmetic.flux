// check:
x = 1h + 30m

// ---
// error[E0303]: durations cannot be added with `+`
//  --> duration_arithmetic.flux:2:5
//   |
// 2 | x = 1h + 30m
//   |     ^^^^^^^^
//   |
//   = help: write `1h30m`, or shift a time: `date.add(d: 30m, to: …)`
//
// --- exit 1
