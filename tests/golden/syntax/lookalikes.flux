// check:
a = “text”
b = ‘text’
c = `text`
d = –1 − 2
e = 1 ≤ 2 and 3 ≠ 4
f = 1 + "a"
​g = 1
h = g

// ---
// error[E0114]: `“` has no meaning in Flux
//  --> lookalikes.flux:2:5
//   |
// 2 | a = “text”
//   |     ^^^^^^
//   |
//   = help: strings are written with plain double quotes
//
// error[E0114]: `‘` has no meaning in Flux
//  --> lookalikes.flux:3:5
//   |
// 3 | b = ‘text’
//   |     ^^^^^^
//   |
//   = help: strings are written with plain double quotes
//
// error[E0114]: ``` has no meaning in Flux
//  --> lookalikes.flux:4:5
//   |
// 4 | c = `text`
//   |     ^^^^^^
//   |
//   = help: strings are written with plain double quotes
//
// error[E0114]: `–` has no meaning in Flux
//  --> lookalikes.flux:5:5
//   |
// 5 | d = –1 − 2
//   |     ^
//   |
//   = help: replace with `-`
//
// error[E0114]: `−` has no meaning in Flux
//  --> lookalikes.flux:5:10
//   |
// 5 | d = –1 − 2
//   |        ^
//   |
//   = help: replace with `-`
//
// error[E0114]: `≤` has no meaning in Flux
//  --> lookalikes.flux:6:7
//   |
// 6 | e = 1 ≤ 2 and 3 ≠ 4
//   |       ^
//   |
//   = help: replace with `<=`
//
// error[E0114]: `≠` has no meaning in Flux
//  --> lookalikes.flux:6:19
//   |
// 6 | e = 1 ≤ 2 and 3 ≠ 4
//   |                 ^
//   |
//   = help: replace with `!=`
//
// error[E0114]: a no-break space has no meaning in Flux
//  --> lookalikes.flux:7:4
//   |
// 7 | f = 1 + "a"
//   |    ^
//   |
//   = help: replace with a space
//
// error[E0114]: a zero-width space has no meaning in Flux
//  --> lookalikes.flux:8:1
//   |
// 8 | ​g = 1
//   | ^
//   |
//   = help: remove it
//
// --- exit 1
