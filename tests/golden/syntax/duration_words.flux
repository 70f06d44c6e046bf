// check:
a = 5min
b = 1hr
c = 1day
d = 2weeks
e = 1H
f = 1h30min
g = 3 months
h = from(bucket: "b") |> range(start: -1 day, stop: 2024-01-01 00:00:00)
i = 1M

// ---
// error[E0138]: `5min` is neither a number nor a duration
//  --> duration_words.flux:2:5
//   |
// 2 | a = 5min
//   |     ^^^^
//   |
//   = help: write `5m`
//
// error[E0138]: `1hr` is neither a number nor a duration
//  --> duration_words.flux:3:5
//   |
// 3 | b = 1hr
//   |     ^^^
//   |
//   = help: write `1h`
//
// error[E0138]: `1day` is neither a number nor a duration
//  --> duration_words.flux:4:5
//   |
// 4 | c = 1day
//   |     ^^^^
//   |
//   = help: write `1d`
//
// error[E0138]: `2weeks` is neither a number nor a duration
//  --> duration_words.flux:5:5
//   |
// 5 | d = 2weeks
//   |     ^^^^^^
//   |
//   = help: write `2w`
//
// error[E0138]: `1H` is neither a number nor a duration
//  --> duration_words.flux:6:5
//   |
// 6 | e = 1H
//   |     ^^
//   |
//   = help: write `1h`
//
// error[E0138]: `3 months` is neither a number nor a duration
//  --> duration_words.flux:8:5
//   |
// 8 | g = 3 months
//   |     ^^^^^^^^
//   |
//   = help: write `3mo`
//
// error[E0138]: `1 day` is neither a number nor a duration
//  --> duration_words.flux:9:40
//   |
// 9 | h = from(bucket: "b") |> range(start: -1 day, stop: 2024-01-01 00:00:00)
//   |                                        ^^^^^
//   |
//   = help: write `1d`
//
// error[E0122]: `2024-01-01 00:00:00` is not a valid time
//  --> duration_words.flux:9:53
//   |
// 9 | h = from(bucket: "b") |> range(start: -1 day, stop: 2024-01-01 00:00:00)
//   |                                                     ^^^^^^^^^^^^^^^^^^^
//   |
//   = help: write `2024-01-01T00:00:00Z`
//
// error[E0138]: `1M` is neither a number nor a duration
//   --> duration_words.flux:10:5
//    |
// 10 | i = 1M
//    |     ^^
//    |
//    = help: the units of durations are y, mo, w, d, h, m, s, ms, us, ns
//
// --- exit 1
