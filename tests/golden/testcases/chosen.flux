// test: --tags slow,other --test tagged,typo
import "array"
import "testing"

option testing.tags = ["slow"]

testcase tagged {
    array.from(rows: [{v: 1}])
}

testcase left_out {
    undefinedName
}

testcase typo {
    arrray.from(rows: [{v: 1}])
}

// ---
// FAIL chosen.flux:15: typo: the test has errors
// Found 2 tests: 1 passed, 1 failed, 0 skipped
// --- stderr
// error[E0202]: undefined name `arrray`
//   --> chosen.flux:16:5
//    |
// 16 |     arrray.from(rows: [{v: 1}])
//    |     ^^^^^^
//    |
//    = help: did you mean `array`?
//
// --- exit 1
