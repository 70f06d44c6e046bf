// Defaults, functions that return functions, functions as arguments, and block bodies.
import "array"

scale = (x, by=2) => x * by
adder = (n) => (x) => x + n
add10 = adder(n: 10)
twice = (f, x) => f(x: f(x: x))
block = (x) => {
    squared = x * x
    cubed = squared * x

    return cubed - squared
}
piped = (v=<-, plus=1) => v + plus

array.from(
    rows: [
        {
            default: scale(x: 21),
            given: scale(x: 21, by: 3),
            closure: add10(x: 5),
            twice: twice(f: add10, x: 1),
            block: block(x: 3),
            piped: 1 |> piped() |> piped(plus: 40),
        },
    ],
)

// ---
// #datatype,string,long,long,long,long,long,long,long
// #group,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,
// ,result,table,default,given,closure,twice,block,piped
// ,,0,42,63,15,21,18,42
//
