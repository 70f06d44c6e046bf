// check:
price = $5
name = “cpu”

// ---
// error[E0114]: `$` has no meaning in Flux
//  --> illegal_character.flux:2:9
//   |
// 2 | price = $5
//   |         ^
//
// error[E0114]: `“` has no meaning in Flux
//  --> illegal_character.flux:3:8
//   |
// 3 | name = “cpu”
//   |        ^^^^^
//   |
//   = help: strings are written with plain double quotes
//
// --- exit 1
