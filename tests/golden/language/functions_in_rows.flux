import "array"

// Row functions may define values and functions, call functions they are given, and run streams.
data = array.from(rows: [{k: "a", v: 1}, {k: "b", v: 2}]) |> group(columns: ["k"])
apply = (tables=<-, fn) => tables |> map(fn: (r) => ({r with applied: fn(v: r.v)}))

data
    |> map(
        fn: (r) => {
            pair = {number: r.v, text: r.k + "!"}
            add = (n) => n + pair.number

            return {r with sum: add(n: 10), text: pair.text}
        },
    )
    |> apply(fn: (v) => v * 100)
    |> map(fn: (r) => ({r with found: (data |> findRecord(fn: (key) => key.k == r.k, idx: 0)).v}))

// ---
// #datatype,string,long,string,long,long,string,long,long
// #group,false,false,true,false,false,false,false,false
// #default,_result,,,,,,,
// ,result,table,k,v,sum,text,applied,found
// ,,0,a,1,11,a!,100,1
// ,,1,b,2,12,b!,200,2
//
