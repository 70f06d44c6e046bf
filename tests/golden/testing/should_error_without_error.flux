import "testing"

testing.shouldError(fn: () => 1, want: /x/)

// ---
//
// --- stderr
// fluxc: shouldError expected an error, but the function gave none
//   at testing/testing.flux:133:13 in `shouldError`
//   at should_error_without_error.flux:3:1
//   |
// 3 | testing.shouldError(fn: () => 1, want: /x/)
//   | ^^^^^^^^^^^^^^^^^^^
// --- exit 1
