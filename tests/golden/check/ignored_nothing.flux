// check:
// fluxc: ignore-file W0502
import "experimental"

// fluxc: ignore W0514
a = 1
b = experimental.addDuration(d: 1h, to: 2024-01-01T00:00:00Z)  // fluxc: ignore W0541
c = 2  // fluxc: ignore E0202

// fluxc: ignore all of this
// fluxc: forget W0514
d = 3
// fluxc: ignore W0514 W0514

// ---
// warning[W0515]: this ignores nothing: the file has no `W0502`
//  --> ignored_nothing.flux:2:23
//   |
// 2 | // fluxc: ignore-file W0502
//   |                       ^^^^^
//
// warning[W0515]: this ignores nothing: line 6 has no `W0514`
//  --> ignored_nothing.flux:5:18
//   |
// 5 | // fluxc: ignore W0514
//   |                  ^^^^^
//
// warning[W0514]: `experimental.addDuration` is deprecated; use `date.add`
//  --> ignored_nothing.flux:7:5
//   |
// 7 | b = experimental.addDuration(d: 1h, to: 2024-01-01T00:00:00Z)  // fluxc: ignore W0541
//   |     ^^^^^^^^^^^^^^^^^^^^^^^^
//
// warning[W0515]: this ignores nothing: there is no code `W0541`; did you mean `W0501`?
//  --> ignored_nothing.flux:7:81
//   |
// 7 | b = experimental.addDuration(d: 1h, to: 2024-01-01T00:00:00Z)  // fluxc: ignore W0541
//   |                                                                                 ^^^^^
//
// warning[W0515]: this ignores nothing: `E0202` is an error, and only warnings can be ignored
//  --> ignored_nothing.flux:8:25
//   |
// 8 | c = 2  // fluxc: ignore E0202
//   |                         ^^^^^
//
// warning[W0515]: this ignores nothing: name the code of a warning, as in `// fluxc: ignore W0514`
//   --> ignored_nothing.flux:10:1
//    |
// 10 | // fluxc: ignore all of this
//    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
//
// warning[W0515]: this ignores nothing: write `// fluxc: ignore W0514`, or `ignore-file` instead of `ignore`
//   --> ignored_nothing.flux:11:1
//    |
// 11 | // fluxc: forget W0514
//    | ^^^^^^^^^^^^^^^^^^^^^^
//
// warning[W0515]: this ignores nothing: line 14 has no `W0514`
//   --> ignored_nothing.flux:13:18
//    |
// 13 | // fluxc: ignore W0514 W0514
//    |                  ^^^^^
//
// warning[W0515]: this ignores nothing: `W0514` is ignored there already
//   --> ignored_nothing.flux:13:24
//    |
// 13 | // fluxc: ignore W0514 W0514
//    |                        ^^^^^
//
