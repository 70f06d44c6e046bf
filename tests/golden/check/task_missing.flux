// check:
every = task.every
limit = params.limit

// ---
// error[E0202]: undefined name `task`
//  --> task_missing.flux:2:9
//   |
// 2 | every = task.every
//   |         ^^^^
//   |
//   = help: task servers define `task`; `--ambient task` does it here
//
// error[E0202]: undefined name `params`
//  --> task_missing.flux:3:9
//   |
// 3 | limit = params.limit
//   |         ^^^^^^
//   |
//   = help: `--param NAME=VALUE` defines `params` and sets one of its fields
//
// --- exit 1
