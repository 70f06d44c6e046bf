// check:
import "csv"

from(bucket: "telegraf")
    |> range(start: -1h)
    |> filter(fn: (r) => r._time > "2024-01-01T00:00:00Z")
    |> yield(name: "a")
csv.from(file: "a.csv")
    |> filter(fn: (r) => "2024-01-01" < r._time and r.date < "2024-01-01")

// ---
// warning[W0501]: a time is never comparable with a string
//  --> warn_quoted_time.flux:6:36
//   |
// 6 |     |> filter(fn: (r) => r._time > "2024-01-01T00:00:00Z")
//   |                                    ^^^^^^^^^^^^^^^^^^^^^^ a string
//   |                          ------- a time
//   |
//   = help: write `2024-01-01T00:00:00Z` without quotes
//
// warning[W0501]: a time is never comparable with a string
//  --> warn_quoted_time.flux:9:26
//   |
// 9 |     |> filter(fn: (r) => "2024-01-01" < r._time and r.date < "2024-01-01")
//   |                          ^^^^^^^^^^^^ a string
//   |                                         ------- a time
//   |
//   = help: write `2024-01-01` without quotes
//
