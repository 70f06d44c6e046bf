// check:
import "strings" as s
from math import abs

low = 1
a = (r) => r.host like "web%.log" and r.n > 1
b = (r) => r.host not like "%a_b/c%" or r.host ilike "X"
c = (r) => r.host is null or r.host IS NOT NULL
d = (r) => r.n between low + 1 and 9
e = (r) => r.n between -1 and r.m[0] and r.n != 3
f = (r) => ({r with x: case when r.n > 1 then "a" else "b" end, y: 1})
g = lambda x, y: x + y
h = (r) => r.n ?? 0
i = f"at ${s.title(v: "a")}"
j = (r) => ({...r, x: 1})
k = (r) => r with x: 1, y: 2
l = (is, like) => is + like
m = l(is: 1, like: g(x: 1, y: 2)) + "a"

// ---
// error[E0142]: Flux has no `as` in imports
//  --> foreign_phrases.flux:2:18
//   |
// 2 | import "strings" as s
//   |                  ^^
//   |
//   = help: the name stands before the path: `import s "strings"`
//
// error[E0142]: Flux has no `from … import`
//  --> foreign_phrases.flux:3:1
//   |
// 3 | from math import abs
//   | ^^^^^^^^^^^^^^^^
//   |
//   = help: write `import "math"`, and `math.` before what is used of it
//
// error[E0142]: Flux has no `like`
//  --> foreign_phrases.flux:6:19
//   |
// 6 | a = (r) => r.host like "web%.log" and r.n > 1
//   |                   ^^^^
//   |
//   = help: write `=~ /^web.*\.log$/`
//
// error[E0142]: Flux has no `not like`
//  --> foreign_phrases.flux:7:23
//   |
// 7 | b = (r) => r.host not like "%a_b/c%" or r.host ilike "X"
//   |                       ^^^^
//   |
//   = help: write `!~ /a.b\/c/`
//
// error[E0142]: Flux has no `ilike`
//  --> foreign_phrases.flux:7:48
//   |
// 7 | b = (r) => r.host not like "%a_b/c%" or r.host ilike "X"
//   |                                                ^^^^^
//   |
//   = help: write `=~ /(?i)^X$/`
//
// error[E0142]: Flux has no `is null`
//  --> foreign_phrases.flux:8:19
//   |
// 8 | c = (r) => r.host is null or r.host IS NOT NULL
//   |                   ^^^^^^^
//   |
//   = help: write `not exists` before the value
//
// error[E0142]: Flux has no `IS NOT NULL`
//  --> foreign_phrases.flux:8:37
//   |
// 8 | c = (r) => r.host is null or r.host IS NOT NULL
//   |                                     ^^^^^^^^^^^
//   |
//   = help: write `exists` before the value
//
// error[E0142]: Flux has no `between`
//  --> foreign_phrases.flux:9:16
//   |
// 9 | d = (r) => r.n between low + 1 and 9
//   |                ^^^^^^^
//   |
//   = help: compare twice: `r.n >= low + 1 and r.n <= 9`
//
// error[E0142]: Flux has no `between`
//   --> foreign_phrases.flux:10:16
//    |
// 10 | e = (r) => r.n between -1 and r.m[0] and r.n != 3
//    |                ^^^^^^^
//    |
//    = help: compare twice: `r.n >= -1 and r.n <= r.m[0]`
//
// error[E0142]: Flux has no `case`
//   --> foreign_phrases.flux:11:24
//    |
// 11 | f = (r) => ({r with x: case when r.n > 1 then "a" else "b" end, y: 1})
//    |                        ^^^^
//    |
//    = help: write `if … then … else …`
//
// error[E0142]: Flux has no `lambda`
//   --> foreign_phrases.flux:12:5
//    |
// 12 | g = lambda x, y: x + y
//    |     ^^^^^^
//    |
//    = help: write `(x, y) => …`
//
// error[E0142]: Flux has no `??`
//   --> foreign_phrases.flux:13:16
//    |
// 13 | h = (r) => r.n ?? 0
//    |                ^^
//    |
//    = help: write `if exists x then x else …`; `fill` replaces nulls in a column
//
// error[E0142]: Flux has no `f` before strings
//   --> foreign_phrases.flux:14:5
//    |
// 14 | i = f"at ${s.title(v: "a")}"
//    |     ^
//    |
//    = help: remove it: `${…}` in a string stands for the value
//
// error[E0142]: Flux has no `...`
//   --> foreign_phrases.flux:15:14
//    |
// 15 | j = (r) => ({...r, x: 1})
//    |              ^^^
//    |
//    = help: write `{r with …}`
//
// error[E0100]: `with` extends a record in braces
//   --> foreign_phrases.flux:16:14
//    |
// 16 | k = (r) => r with x: 1, y: 2
//    |              ^^^^
//    |
//    = help: write `({r with …})`
//
// error[E0302]: cannot add an int and a string
//   --> foreign_phrases.flux:18:37
//    |
// 18 | m = l(is: 1, like: g(x: 1, y: 2)) + "a"
//    |                                     ^^^ a string
//    |     ----------------------------- an int
//    |
//    = help: `string(v: x)` converts to text, as does interpolation: `"… ${x}"`
//
// --- exit 1
