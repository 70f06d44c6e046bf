// Scripts and row functions have one logic.
import "array"
import "internal/debug"

null = debug.null(type: "bool")

array.from(
    rows: [
        {
            in: "script",
            both: false and null,
            either: null or true,
            unknown: true and null,
            opposite: not null,
            negative: -debug.null(type: "int"),
            branch: if null then "then" else "else",
        },
    ],
)
    |> yield(name: "script")

array.from(rows: [{in: "row", a: null, n: debug.null(type: "int")}])
    |> map(
        fn: (r) =>
            ({
                in: r.in,
                both: false and r.a,
                either: r.a or true,
                unknown: true and r.a,
                opposite: not r.a,
                negative: -r.n,
                branch: if r.a then "then" else "else",
            }),
    )
    |> yield(name: "row")

// ---
// #datatype,string,long,string,boolean,boolean,boolean,boolean,long,string
// #group,false,false,false,false,false,false,false,false,false
// #default,script,,,,,,,,
// ,result,table,in,both,either,unknown,opposite,negative,branch
// ,,0,script,false,true,,,,else
//
// #datatype,string,long,boolean,string,boolean,string,long,boolean,boolean
// #group,false,false,false,false,false,false,false,false,false
// #default,row,,,,,,,,
// ,result,table,both,branch,either,in,negative,opposite,unknown
// ,,0,false,else,true,row,,,
//
