// check:
from(bucket: "a") |> range(start: now() - 1h)
later = 2024-01-01T00:00:00Z + 1h

// ---
// error[E0302]: cannot subtract a duration from a time
//  --> shifted_times.flux:2:43
//   |
// 2 | from(bucket: "a") |> range(start: now() - 1h)
//   |                                           ^^ a duration
//   |                                   ----- a time
//   |
//   = help: write `date.sub(d: 1h, from: now())` with `import "date"`; `range` takes `-1h` alone
//
// error[E0302]: cannot add a time and a duration
//  --> shifted_times.flux:3:32
//   |
// 3 | later = 2024-01-01T00:00:00Z + 1h
//   |                                ^^ a duration
//   |         -------------------- a time
//   |
//   = help: write `date.add(d: 1h, to: 2024-01-01T00:00:00Z)` with `import "date"`
//
// --- exit 1
