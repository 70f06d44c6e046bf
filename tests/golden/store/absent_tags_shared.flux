// data: m absent_tags.lp
// A read that several results have in common means the same as one for each.
data =
    from(bucket: "m")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._field == "f")

data |> filter(fn: (r) => r.t != "a") |> keep(columns: ["id", "_value"]) |> yield(name: "not a")
data |> filter(fn: (r) => r.t !~ /b/) |> keep(columns: ["id", "_value"]) |> yield(name: "not b")

// ---
// #datatype,string,long,double,string
// #group,false,false,false,true
// #default,not a,,,
// ,result,table,_value,id
// ,,0,2,2
// ,,1,3,3
// ,,2,4,4
//
// #datatype,string,long,double,string
// #group,false,false,false,true
// #default,not b,,,
// ,result,table,_value,id
// ,,0,1,1
// ,,1,3,3
// ,,2,4,4
//
