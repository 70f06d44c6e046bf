// test: -v
import "array"
import "testing"

testcase up_to_the_hint {
    testing.shouldError(fn: () => die(msg: "no column `a`; did you mean `b`?"), want: /column `a`$/)
}

testcase a_line {
    testing.shouldError(
        fn: () =>
            array.from(rows: [{host: "a"}])
                |> rename(columns: {old: "new"})
                |> tableFind(fn: (key) => true),
        want: /rename: rename error: column "old" doesn't exist$/,
    )
}

testcase no_part {
    testing.shouldError(fn: () => die(msg: "other; and more"), want: /column/)
}

// ---
// ok   should_error_parts.flux:5: up_to_the_hint
// ok   should_error_parts.flux:9: a_line
// FAIL should_error_parts.flux:19: no_part: the results differ
//   table {} of errors
//     v: "other; and more"
// Found 3 tests: 2 passed, 1 failed, 0 skipped
// --- exit 1
