// check:
total = 5)

other = 1

// ---
// error[E0106]: `)` closes nothing
//  --> unmatched_closer.flux:2:10
//   |
// 2 | total = 5)
//   |          ^
//
// --- exit 1
