// check:
a = [1, "2"]
b = ["x": 1, 2: 2]

// ---
// error[E0307]: all elements of an array must have one type: the others are an int, this is a string
//  --> element_mismatch.flux:2:9
//   |
// 2 | a = [1, "2"]
//   |         ^^^
//   |      - an int
//
// error[E0307]: all elements of the keys of a dictionary must have one type: the others are a string, this is an int
//  --> element_mismatch.flux:3:14
//   |
// 3 | b = ["x": 1, 2: 2]
//   |              ^
//   |      --- a string
//
// --- exit 1
