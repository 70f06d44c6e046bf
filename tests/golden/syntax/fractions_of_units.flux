// check:
one = 1.5h
two = -0.25d
three = 0.5s
four = 1.5mo
five = 0.0000000001s
six = [1h30, 2]
E = range(start: -1h30)

// ---
// error[E0138]: `1.5h` is neither a number nor a duration
//  --> fractions_of_units.flux:2:7
//   |
// 2 | one = 1.5h
//   |       ^^^^
//   |
//   = help: write `1h30m`
//
// error[E0138]: `0.25d` is neither a number nor a duration
//  --> fractions_of_units.flux:3:8
//   |
// 3 | two = -0.25d
//   |        ^^^^^
//   |
//   = help: write `6h`
//
// error[E0138]: `0.5s` is neither a number nor a duration
//  --> fractions_of_units.flux:4:9
//   |
// 4 | three = 0.5s
//   |         ^^^^
//   |
//   = help: write `500ms`
//
// error[E0138]: `1.5mo` is neither a number nor a duration
//  --> fractions_of_units.flux:5:8
//   |
// 5 | four = 1.5mo
//   |        ^^^^^
//   |
//   = help: durations are whole numbers of units, as in `1h30m`
//
// error[E0138]: `1h30` is neither a number nor a duration
//  --> fractions_of_units.flux:7:8
//   |
// 7 | six = [1h30, 2]
//   |        ^^^^
//   |
//   = help: each number of a duration has its unit, as in `1h30m`
//
// error[E0307]: all elements of an array must have one type: the others are a duration, this is an int
//  --> fractions_of_units.flux:7:10
//   |
// 7 | six = [1h30, 2]
//   |          ^^
//   |        -- a duration
//
// error[E0307]: all elements of an array must have one type: the others are a duration, this is an int
//  --> fractions_of_units.flux:7:14
//   |
// 7 | six = [1h30, 2]
//   |              ^
//   |        -- a duration
//
// error[E0108]: expected `,` before `30`
//  --> fractions_of_units.flux:8:21
//   |
// 8 | E = range(start: -1h30)
//   |                     ^^
//   |
//   = help: insert `,`
//
// --- exit 1
