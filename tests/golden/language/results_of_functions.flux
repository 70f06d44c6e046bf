import "array"

// A yield counts wherever it is called; a stream that is a statement of a function does not.
report = (n) => {
    array.from(rows: [{v: n}]) |> yield(name: "report${n}")
    array.from(rows: [{v: -n}])

    return n * 10
}
multiply = (tables=<-, by) => tables |> map(fn: (r) => ({r with v: r.v * by})) |> yield(name: "by${by}")
unused = report(n: 1)

array.from(rows: [{v: report(n: 2)}]) |> multiply(by: 2) |> multiply(by: 3)

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,report1,,
// ,result,table,v
// ,,0,1
//
// #datatype,string,long,long
// #group,false,false,false
// #default,report2,,
// ,result,table,v
// ,,0,2
//
// #datatype,string,long,long
// #group,false,false,false
// #default,by2,,
// ,result,table,v
// ,,0,40
//
// #datatype,string,long,long
// #group,false,false,false
// #default,by3,,
// ,result,table,v
// ,,0,120
//
