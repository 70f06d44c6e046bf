// check:
x = <-
f = (a=<-, b=<-) => a
g = (a, a) => a

// ---
// error[E0409]: `<-` is only possible as the default of a parameter
//  --> pipe_parameters.flux:2:5
//   |
// 2 | x = <-
//   |     ^^
//
// error[E0410]: a function has at most one pipe parameter
//  --> pipe_parameters.flux:3:12
//   |
// 3 | f = (a=<-, b=<-) => a
//   |            ^^^^
//   |      ---- the first one
//
// error[E0411]: parameter `a` is declared twice
//  --> pipe_parameters.flux:4:9
//   |
// 4 | g = (a, a) => a
//   |         ^
//
// --- exit 1
