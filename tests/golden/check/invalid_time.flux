// check:
a = 2023-02-30
b = 2023-01-01T10:00:00
c = 2023-01-01T25:00:00Z

// ---
// error[E0122]: `2023-02-30` is not a valid time
//  --> invalid_time.flux:2:5
//   |
// 2 | a = 2023-02-30
//   |     ^^^^^^^^^^ 2023-02 has 28 days
//
// error[E0122]: `2023-01-01T10:00:00` is not a valid time
//  --> invalid_time.flux:3:5
//   |
// 3 | b = 2023-01-01T10:00:00
//   |     ^^^^^^^^^^^^^^^^^^^ the time zone offset is missing
//   |
//   = help: add `Z` for UTC, or an offset such as `+01:00`
//
// error[E0122]: `2023-01-01T25:00:00Z` is not a valid time
//  --> invalid_time.flux:4:5
//   |
// 4 | c = 2023-01-01T25:00:00Z
//   |     ^^^^^^^^^^^^^^^^^^^^ the time of day is out of range
//
// --- exit 1
