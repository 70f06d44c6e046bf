// check:
a = 007
b = 9223372036854775808
c = 2023-02-30
d = 2023-02-20T10:00:00
e = "C:\dir" + "\xff"
f = /a(/
g = 9999999999y
h = [1e3]

// ---
// error[E0119]: the integer `007` starts with zero
//  --> literals.flux:2:5
//   |
// 2 | a = 007
//   |     ^^^
//   |
//   = help: write the number without leading zeros
//
// error[E0120]: the integer `9223372036854775808` is out of range
//  --> literals.flux:3:5
//   |
// 3 | b = 9223372036854775808
//   |     ^^^^^^^^^^^^^^^^^^^
//   |
//   = help: integers have 64 bits; write a float with a decimal point, or uint(v: "…") up to 18446744073709551615
//
// error[E0122]: `2023-02-30` is not a valid time
//  --> literals.flux:4:5
//   |
// 4 | c = 2023-02-30
//   |     ^^^^^^^^^^ 2023-02 has 28 days
//
// error[E0122]: `2023-02-20T10:00:00` is not a valid time
//  --> literals.flux:5:5
//   |
// 5 | d = 2023-02-20T10:00:00
//   |     ^^^^^^^^^^^^^^^^^^^ the time zone offset is missing
//   |
//   = help: add `Z` for UTC, or an offset such as `+01:00`
//
// error[E0123]: unknown escape `\d`
//  --> literals.flux:6:8
//   |
// 6 | e = "C:\dir" + "\xff"
//   |        ^^
//   |
//   = help: known escapes are \n \r \t \\ \" \${ and \xHH; write `\\` for a backslash
//
// error[E0124]: the escaped bytes do not form valid UTF-8
//  --> literals.flux:6:17
//   |
// 6 | e = "C:\dir" + "\xff"
//   |                 ^^^^
//   |
//   = help: strings are UTF-8; `\xHH` gives single bytes of it
//
// error[E0125]: invalid regular expression `a(`: missing ): a(
//  --> literals.flux:7:5
//   |
// 7 | f = /a(/
//   |     ^^^^
//
// error[E0121]: the duration `9999999999y` is out of range
//  --> literals.flux:8:5
//   |
// 8 | g = 9999999999y
//   |     ^^^^^^^^^^^ it is too long; the longest is about 292 years
//
// error[E0138]: `1e3` is neither a number nor a duration
//  --> literals.flux:9:6
//   |
// 9 | h = [1e3]
//   |      ^^^
//   |
//   = help: numbers have no exponent; write all digits, or float(v: "…")
//
// --- exit 1
