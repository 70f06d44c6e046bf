import "array"
import "internal/debug"
import "math"

rows = array.from(
    rows: [
        {t: 2024-01-01T00:00:00Z, f: 1.5, i: 3, u: uint(v: 7), s: "a", b: true},
        {t: 2024-01-01T00:00:10Z, f: -2.25, i: -4, u: uint(v: 2), s: "bc", b: false},
        {t: debug.null(type: "time"), f: debug.null(type: "float"), i: debug.null(type: "int"), u: debug.null(type: "uint"), s: debug.null(type: "string"), b: debug.null(type: "bool")},
        {t: 2024-01-01T00:00:05Z, f: 4.0, i: 9, u: uint(v: 5), s: "d", b: true},
    ],
)

// What a comparison with null gives is not true.
rows
    |> reduce(
        identity: {
            min: 1000.0,
            max: -9,
            most: uint(v: 0),
            last: 1970-01-01T00:00:00Z,
            longest: "",
            all: true,
            any: false,
        },
        fn: (r, accumulator) =>
            ({
                min: if r.f < accumulator.min then r.f else accumulator.min,
                max: if r.i > accumulator.max then r.i else accumulator.max,
                most: if r.u > accumulator.most then r.u else accumulator.most,
                last: if r.t > accumulator.last then r.t else accumulator.last,
                longest: if r.s > accumulator.longest then r.s else accumulator.longest,
                all: accumulator.all and (r.b or not exists r.b),
                any: accumulator.any or r.b,
            }),
    )
    |> yield(name: "extremes")

// Null in arithmetic stays for good, in logic until a value decides.
rows
    |> reduce(
        identity: {f: 0.0, i: 0, u: uint(v: 1), s: "<", b: false, t: 1970-01-01T00:00:00Z},
        fn: (r, accumulator) =>
            ({
                f: accumulator.f * 2.0 + r.f,
                i: r.i - accumulator.i,
                u: accumulator.u * r.u,
                s: accumulator.s + r.s + ">",
                b: accumulator.b or r.b,
                t: r.t,
            }),
    )
    |> yield(name: "nulls")

// A property may be read by others before it changes, or only be moved.
rows
    |> reduce(
        identity: {last: "", before: "", path: "", n: 0, index: -1},
        fn: (r, accumulator) =>
            ({
                before: accumulator.last,
                last: if exists r.s then r.s else "none",
                path: if accumulator.path == "" then "${accumulator.n}" else accumulator.path + "/" + accumulator.last,
                n: accumulator.n + 1,
                index: accumulator.index,
            }),
    )
    |> yield(name: "moved")

// Builtins, variables and a second function.
weight = (v, by) => if exists v then math.sqrt(x: math.abs(x: v)) * by else 0.0

rows
    |> reduce(
        fn: (accumulator, r) => {
            half = float(v: accumulator.n) / 2.0

            return {
                sum: accumulator.sum + weight(v: r.f, by: half),
                n: accumulator.n + 1,
                text: accumulator.text + string(v: accumulator.n) + (if r.i == 3 then "!" else "."),
                odd: accumulator.n % 2 == 1 and r.s =~ /^[a-d]+$/,
            }
        },
        identity: {sum: 0.0, n: 0, text: "", odd: false},
    )
    |> yield(name: "calls")

// ---
// #datatype,string,long,double,long,unsignedLong,dateTime:RFC3339,string,boolean,boolean
// #group,false,false,false,false,false,false,false,false,false
// #default,extremes,,,,,,,,
// ,result,table,min,max,most,last,longest,all,any
// ,,0,-2.25,9,7,2024-01-01T00:00:10Z,d,false,true
//
// #datatype,string,long,double,long,unsignedLong,string,boolean,dateTime:RFC3339
// #group,false,false,false,false,false,false,false,false
// #default,nulls,,,,,,,
// ,result,table,f,i,u,s,b,t
// ,,0,,,,,true,2024-01-01T00:00:05Z
//
// #datatype,string,long,string,string,string,long,long
// #group,false,false,false,false,false,false,false
// #default,moved,,,,,,
// ,result,table,before,last,path,n,index
// ,,0,none,d,0/a/bc/none,4,-1
//
// #datatype,string,long,double,long,string,boolean
// #group,false,false,false,false,false,false
// #default,calls,,,,,
// ,result,table,sum,n,text,odd
// ,,0,3.75,4,0!1.2.3.,true
//
