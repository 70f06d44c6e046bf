// check:
hosts = ["a", "b")

// ---
// error[E0107]: `[` is closed by `)`
//  --> wrong_closer.flux:2:18
//   |
// 2 | hosts = ["a", "b")
//   |                  ^
//   |         - opened here
//   |
//   = help: replace it with `]`
//
// --- exit 1
