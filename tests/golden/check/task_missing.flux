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
//   = help: a task defines it with `option task = {name: …, every: 1h}`; `--ambient task` does it from outside
//
// error[E0202]: undefined name `params`
//  --> task_missing.flux:3:9
//   |
// 3 | limit = params.limit
//   |         ^^^^^^
//   |
//   = help: the host of a query gives its parameters; `--param name=value` does it here
//
// --- exit 1
