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
n = (r) => r.tags["host"] in ["a", "b"]
o = (r) => r.n == 2 and r.a + 1 in [1, 2]
p = (r) => -r.a * 2 in [1, 2] or not (r.a - 1) not in [3]
q = (r) => s.title(v: r.host) in ["A"] or r.list[0].a between 1 and 2
t = (r) => [r.n] |> g(x: 1) in [1] or "${r.n}" in ["1"]

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
// error[E0142]: Flux has no `in`
//   --> foreign_phrases.flux:19:27
//    |
// 19 | n = (r) => r.tags["host"] in ["a", "b"]
//    |                           ^^
//    |
//    = help: write `contains(value: r.tags["host"], set: ["a", "b"])`
//
// error[E0142]: Flux has no `in`
//   --> foreign_phrases.flux:20:33
//    |
// 20 | o = (r) => r.n == 2 and r.a + 1 in [1, 2]
//    |                                 ^^
//    |
//    = help: write `contains(value: r.a + 1, set: [1, 2])`
//
// error[E0142]: Flux has no `in`
//   --> foreign_phrases.flux:21:21
//    |
// 21 | p = (r) => -r.a * 2 in [1, 2] or not (r.a - 1) not in [3]
//    |                     ^^
//    |
//    = help: write `contains(value: -r.a * 2, set: [1, 2])`
//
// error[E0142]: Flux has no `not in`
//   --> foreign_phrases.flux:21:52
//    |
// 21 | p = (r) => -r.a * 2 in [1, 2] or not (r.a - 1) not in [3]
//    |                                                    ^^
//    |
//    = help: write `not contains(value: (r.a - 1), set: [3])`
//
// error[E0142]: Flux has no `in`
//   --> foreign_phrases.flux:22:31
//    |
// 22 | q = (r) => s.title(v: r.host) in ["A"] or r.list[0].a between 1 and 2
//    |                               ^^
//    |
//    = help: write `contains(value: s.title(v: r.host), set: ["A"])`
//
// error[E0142]: Flux has no `between`
//   --> foreign_phrases.flux:22:55
//    |
// 22 | q = (r) => s.title(v: r.host) in ["A"] or r.list[0].a between 1 and 2
//    |                                                       ^^^^^^^
//    |
//    = help: compare twice: `r.list[0].a >= 1 and r.list[0].a <= 2`
//
// error[E0215]: `g` takes no piped input
//   --> foreign_phrases.flux:23:21
//    |
// 23 | t = (r) => [r.n] |> g(x: 1) in [1] or "${r.n}" in ["1"]
//    |                     ^
//    |            ----- this is piped into it
//    |
//    = help: pass the value by name: `y: …`
//
// error[E0142]: Flux has no `in`
//   --> foreign_phrases.flux:23:29
//    |
// 23 | t = (r) => [r.n] |> g(x: 1) in [1] or "${r.n}" in ["1"]
//    |                             ^^
//    |
//    = help: write `contains(value: …, set: [1])`
//
// error[E0142]: Flux has no `in`
//   --> foreign_phrases.flux:23:48
//    |
// 23 | t = (r) => [r.n] |> g(x: 1) in [1] or "${r.n}" in ["1"]
//    |                                                ^^
//    |
//    = help: write `contains(value: "${r.n}", set: ["1"])`
//
// --- exit 1
