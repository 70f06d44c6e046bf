// check:
f = () => {
    option a = 1

    return 1
}

// ---
// error[E0404]: an `option` statement belongs to the top level of a file, not into a function body
//  --> statement_in_function.flux:3:5
//   |
// 3 |     option a = 1
//   |     ^^^^^^^^^^^^
//
// --- exit 1
