// check:
hosts = ["a", "b" "c"]

// ---
// warning[W0510]: expected `,` before `"c"`
//  --> warn_omitted_comma.flux:2:19
//   |
// 2 | hosts = ["a", "b" "c"]
//   |                   ^^^
//   |
//   = help: insert `,`
//
