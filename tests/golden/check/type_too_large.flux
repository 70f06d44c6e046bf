// check:
// Every name has twice the type variables of the one before.
same = (x) => x
a = {l: same, r: same}
b = {l: a, r: a}
c = {l: b, r: b}
d = {l: c, r: c}
e = {l: d, r: d}
f = {l: e, r: e}
g = {l: f, r: f}
h = {l: g, r: g}
i = {l: h, r: h}
j = {l: i, r: i}
k = {l: j, r: j}
l = {l: k, r: k}
used = l.l.l.r

// ---
// error[E0318]: the type of `k` is too large
//   --> type_too_large.flux:14:1
//    |
// 14 | k = {l: j, r: j}
//    | ^
//    |
//    = help: functions that are in records several times multiply its parts; use fewer of them
//
// --- exit 1
