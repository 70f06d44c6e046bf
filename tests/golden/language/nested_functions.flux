import "array"

// Functions see what is around them where they are written, not where they are called.
x = 1
outer = (a) => {
    middle = (b) => {
        inner = (c) => a * 100 + b * 10 + c + x

        return inner(c: 3)
    }

    return middle(b: 2)
}
shadow = () => {
    y = x
    x = y + 10

    return x
}
compose = (f, g) => (x) => f(x: g(x: x))
increment = (x) => x + 1
double = (x) => x * 2
twice = (f) => compose(f: f, g: f)

array.from(
    rows: [
        {
            nested: outer(a: 4),
            shadowed: shadow(),
            unchanged: x,
            composed: compose(f: increment, g: double)(x: 5),
            four_times: twice(f: twice(f: double))(x: 1),
        },
    ],
)

// ---
// #datatype,string,long,long,long,long,long,long
// #group,false,false,false,false,false,false,false
// #default,_result,,,,,,
// ,result,table,nested,shadowed,unchanged,composed,four_times
// ,,0,424,11,1,11,16
//
