import "array"

data =
    array.from(
        rows: [
            {i: 10, f: 0.5, b: true, t: 2024-01-02T00:00:00Z, u: uint(v: 3)},
            {i: 9, f: -0.5, b: false, t: 2024-01-01T00:00:00Z, u: uint(v: 20)},
            {i: -1, f: 0.5, b: true, t: 2024-01-03T00:00:00Z, u: uint(v: 3)},
        ],
    )

data |> group(columns: ["i"]) |> yield(name: "int")

data |> group(columns: ["f"]) |> yield(name: "float")

data |> group(columns: ["b"]) |> yield(name: "bool")

data |> group(columns: ["t"]) |> yield(name: "time")

data |> group(columns: ["u"]) |> yield(name: "uint")

// ---
// #datatype,string,long,long,double,boolean,dateTime:RFC3339,unsignedLong
// #group,false,false,true,false,false,false,false
// #default,int,,,,,,
// ,result,table,i,f,b,t,u
// ,,0,-1,0.5,true,2024-01-03T00:00:00Z,3
// ,,1,9,-0.5,false,2024-01-01T00:00:00Z,20
// ,,2,10,0.5,true,2024-01-02T00:00:00Z,3
//
// #datatype,string,long,long,double,boolean,dateTime:RFC3339,unsignedLong
// #group,false,false,false,true,false,false,false
// #default,float,,,,,,
// ,result,table,i,f,b,t,u
// ,,0,9,-0.5,false,2024-01-01T00:00:00Z,20
// ,,1,10,0.5,true,2024-01-02T00:00:00Z,3
// ,,1,-1,0.5,true,2024-01-03T00:00:00Z,3
//
// #datatype,string,long,long,double,boolean,dateTime:RFC3339,unsignedLong
// #group,false,false,false,false,true,false,false
// #default,bool,,,,,,
// ,result,table,i,f,b,t,u
// ,,0,9,-0.5,false,2024-01-01T00:00:00Z,20
// ,,1,10,0.5,true,2024-01-02T00:00:00Z,3
// ,,1,-1,0.5,true,2024-01-03T00:00:00Z,3
//
// #datatype,string,long,long,double,boolean,dateTime:RFC3339,unsignedLong
// #group,false,false,false,false,false,true,false
// #default,time,,,,,,
// ,result,table,i,f,b,t,u
// ,,0,9,-0.5,false,2024-01-01T00:00:00Z,20
// ,,1,10,0.5,true,2024-01-02T00:00:00Z,3
// ,,2,-1,0.5,true,2024-01-03T00:00:00Z,3
//
// #datatype,string,long,long,double,boolean,dateTime:RFC3339,unsignedLong
// #group,false,false,false,false,false,false,true
// #default,uint,,,,,,
// ,result,table,i,f,b,t,u
// ,,0,10,0.5,true,2024-01-02T00:00:00Z,3
// ,,0,-1,0.5,true,2024-01-03T00:00:00Z,3
// ,,1,9,-0.5,false,2024-01-01T00:00:00Z,20
//
