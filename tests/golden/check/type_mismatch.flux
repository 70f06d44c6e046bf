// check:
x = 1 and true
y = "a" =~ "b"

// ---
// error[E0300]: expected a bool, found an int
//  --> type_mismatch.flux:2:5
//   |
// 2 | x = 1 and true
//   |     ^
//
// error[E0300]: expected a regular expression, found a string
//  --> type_mismatch.flux:3:12
//   |
// 3 | y = "a" =~ "b"
//   |            ^^^
//   |
//   = help: write `/b/`: regular expressions stand between slashes
//
// --- exit 1
