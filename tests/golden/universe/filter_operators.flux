import "array"

data =
    array.from(
        rows: [
            {s: "x", i: 1, f: 1.5, b: true, t: 2024-01-01T00:00:00Z},
            {s: "y", i: 2, f: -2.5, b: false, t: 2024-01-02T00:00:00Z},
            {s: "z", i: 3, f: 0.0, b: true, t: 2024-01-03T00:00:00Z},
        ],
    )

data |> filter(fn: (r) => r.s != "y") |> yield(name: "string")

data |> filter(fn: (r) => r.i >= 2 and r.i <= 2) |> yield(name: "int")

data |> filter(fn: (r) => r.f * 2.0 < -4.0) |> yield(name: "float")

data |> filter(fn: (r) => r.b) |> yield(name: "bool")

data |> filter(fn: (r) => r.t > 2024-01-01T12:00:00Z and not r.b) |> yield(name: "time")

data |> filter(fn: (r) => contains(value: r.s, set: ["x", "z"])) |> yield(name: "set")

data |> filter(fn: (r) => r.i % 2 == 1 and r.f > 1.0) |> yield(name: "both")

// ---
// #datatype,string,long,string,long,double,boolean,dateTime:RFC3339
// #group,false,false,false,false,false,false,false
// #default,string,,,,,,
// ,result,table,s,i,f,b,t
// ,,0,x,1,1.5,true,2024-01-01T00:00:00Z
// ,,0,z,3,0,true,2024-01-03T00:00:00Z
//
// #datatype,string,long,string,long,double,boolean,dateTime:RFC3339
// #group,false,false,false,false,false,false,false
// #default,int,,,,,,
// ,result,table,s,i,f,b,t
// ,,0,y,2,-2.5,false,2024-01-02T00:00:00Z
//
// #datatype,string,long,string,long,double,boolean,dateTime:RFC3339
// #group,false,false,false,false,false,false,false
// #default,float,,,,,,
// ,result,table,s,i,f,b,t
// ,,0,y,2,-2.5,false,2024-01-02T00:00:00Z
//
// #datatype,string,long,string,long,double,boolean,dateTime:RFC3339
// #group,false,false,false,false,false,false,false
// #default,bool,,,,,,
// ,result,table,s,i,f,b,t
// ,,0,x,1,1.5,true,2024-01-01T00:00:00Z
// ,,0,z,3,0,true,2024-01-03T00:00:00Z
//
// #datatype,string,long,string,long,double,boolean,dateTime:RFC3339
// #group,false,false,false,false,false,false,false
// #default,time,,,,,,
// ,result,table,s,i,f,b,t
// ,,0,y,2,-2.5,false,2024-01-02T00:00:00Z
//
// #datatype,string,long,string,long,double,boolean,dateTime:RFC3339
// #group,false,false,false,false,false,false,false
// #default,set,,,,,,
// ,result,table,s,i,f,b,t
// ,,0,x,1,1.5,true,2024-01-01T00:00:00Z
// ,,0,z,3,0,true,2024-01-03T00:00:00Z
//
// #datatype,string,long,string,long,double,boolean,dateTime:RFC3339
// #group,false,false,false,false,false,false,false
// #default,both,,,,,,
// ,result,table,s,i,f,b,t
// ,,0,x,1,1.5,true,2024-01-01T00:00:00Z
//
