// check:
start = -1h + 30m

from(bucket: "telegraf")
    |> range(start: start)

// ---
// error[E0303]: durations cannot be added with `+`
//  --> sum_of_durations.flux:2:9
//   |
// 2 | start = -1h + 30m
//   |         ^^^^^^^^^
//   |
//   = help: write `-30m`, or shift a time: `date.add(d: 30m, to: …)`
//
// --- exit 1
