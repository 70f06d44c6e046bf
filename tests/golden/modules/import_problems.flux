// check:
import "./lib/alrts"
import "./lib/both"
import "./lib/empty"
import "./lib/nothing/there"
import "../outside"
import "lib/alerts"
import "./lib/text.flux"
import "./lib/clauses"
import "./lib/cycle/one"

// ---
// error[E0203]: there is no package `./lib/alrts`
//  --> import_problems.flux:2:8
//   |
// 2 | import "./lib/alrts"
//   |        ^^^^^^^^^^^^^
//   |
//   = help: did you mean `./lib/alerts`?
//
// error[E0221]: `./lib/both` is a folder and a file
//  --> import_problems.flux:3:8
//   |
// 3 | import "./lib/both"
//   |        ^^^^^^^^^^^^
//   |
//   = help: `lib/both/` and `lib/both.flux` both exist; rename one of them
//
// error[E0203]: there is no package `./lib/empty`
//  --> import_problems.flux:4:8
//   |
// 4 | import "./lib/empty"
//   |        ^^^^^^^^^^^^^
//   |
//   = help: the folder has no .flux files
//
// error[E0203]: there is no package `./lib/nothing/there`
//  --> import_problems.flux:5:8
//   |
// 5 | import "./lib/nothing/there"
//   |        ^^^^^^^^^^^^^^^^^^^^^
//   |
//   = help: neither the folder `lib/nothing/there` nor the file `lib/nothing/there.flux` exists
//
// error[E0222]: the import `../outside` leaves the project
//  --> import_problems.flux:6:8
//   |
// 6 | import "../outside"
//   |        ^^^^^^^^^^^^
//   |
//   = help: the project is the folder `.`; `fluxc.toml` in a folder above makes that the project, and `modules.path` in it names folders elsewhere
//
// error[E0203]: there is no package `lib/alerts`
//  --> import_problems.flux:7:8
//   |
// 7 | import "lib/alerts"
//   |        ^^^^^^^^^^^^
//   |
//   = help: did you mean `./lib/alerts`? imports of the own project start with a dot
//
// error[E0203]: there is no package `./lib/text.flux`
//  --> import_problems.flux:8:8
//   |
// 8 | import "./lib/text.flux"
//   |        ^^^^^^^^^^^^^^^^^
//   |
//   = help: did you mean `./lib/text`?
//
// error[E0206]: this file is of package `b`, but the files before it are of package `a`
//  --> lib/clauses/b.flux:1:9
//   |
// 1 | package b
//   |         ^
//   |
//   = help: `lib/clauses/b.flux` is in one folder with `lib/clauses/a.flux`, and a folder is one package
//
// error[E0220]: packages import each other: ./lib/cycle/one → ./lib/cycle/two → ./lib/cycle/one
//  --> lib/cycle/two.flux:3:8
//   |
// 3 | import "./one"
//   |        ^^^^^^^
//   |
//   = help: put what both need into a third package
//
// --- exit 1
