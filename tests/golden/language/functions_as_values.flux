import "array"

steps = [(x) => x + 1, (x) => x * 10]
tool = {scale: (x=2, by=3) => x * by, plus: (v=<-, n) => v + n, name: "tool"}
base = 5
defaults = (x, base=base, fn=(y) => y + base) => fn(y: x) + base

array.from(
    rows: [
        {
            from_array: steps[1](x: 4),
            from_record: tool.scale(x: 7),
            by_default: tool.scale(),
            piped: 1 |> tool.plus(n: 1) |> tool.plus(n: 2),
            outer_default: defaults(x: 1),
            given_default: defaults(x: 1, base: 10),
            given_function: defaults(x: 1, fn: (y) => y),
        },
    ],
)

// ---
// #datatype,string,long,long,long,long,long,long,long,long
// #group,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,
// ,result,table,from_array,from_record,by_default,piped,outer_default,given_default,given_function
// ,,0,40,21,6,4,11,16,6
//
