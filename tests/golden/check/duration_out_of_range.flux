// check:
d = 99999999999999999999h

// ---
// error[E0121]: the duration `99999999999999999999h` is out of range
//  --> duration_out_of_range.flux:2:5
//   |
// 2 | d = 99999999999999999999h
//   |     ^^^^^^^^^^^^^^^^^^^^^ a number is too large
//
// --- exit 1
