// check:
def f(x): return x * 2
def g(x, y=1):
    return x + y
z = f(x: 1) + g(x: 2)

// ---
// error[E0142]: Flux has no `def`
//  --> python_functions.flux:2:1
//   |
// 2 | def f(x): return x * 2
//   | ^^^
//   |
//   = help: a function is a value: `f = (…) => …`
//
// error[E0142]: Flux has no `def`
//  --> python_functions.flux:3:1
//   |
// 3 | def g(x, y=1):
//   | ^^^
//   |
//   = help: a function is a value: `g = (…) => …`
//
// --- exit 1
