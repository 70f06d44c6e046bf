// check:
name = "telegraf

other = 1

// ---
// error[E0111]: the string is never closed
//  --> unterminated_string.flux:2:8
//   |
// 2 | name = "telegraf
//   |        ^^^^^^^^^
//   |
//   = help: close it with `"`
//
// --- exit 1
