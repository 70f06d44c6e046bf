import "dict"
import "internal/debug"

dict.insert(dict: ["a": 1], key: debug.null(type: "string"), value: 4)

// ---
//
// --- stderr
// fluxc: `dict.insert`: argument `key` holds a null value, which cannot be used as a dictionary key
//   at dictionary_null_key.flux:4:1
//   |
// 4 | dict.insert(dict: ["a": 1], key: debug.null(type: "string"), value: 4)
//   | ^^^^^^^^^^^
// --- exit 1
