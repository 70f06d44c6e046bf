// The order is stable; nulls come first, or last when descending.
import "csv"

data =
    csv.from(
        csv:
            "#datatype,string,long,string,double,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,host,v,n
,,0,b,2.5,1
,,0,a,,2
,,0,c,-1,3
,,0,a,2.5,4
,,0,,10,5
",
    )

data |> sort(columns: ["v"]) |> yield(name: "up")

data |> sort(columns: ["v"], desc: true) |> yield(name: "down")

data |> sort(columns: ["host", "v"]) |> yield(name: "two")

data |> sort(columns: ["v", "missing"]) |> yield(name: "missing")

// ---
// #datatype,string,long,string,double,long
// #group,false,false,false,false,false
// #default,up,,,,
// ,result,table,host,v,n
// ,,0,a,,2
// ,,0,c,-1,3
// ,,0,b,2.5,1
// ,,0,a,2.5,4
// ,,0,,10,5
//
// #datatype,string,long,string,double,long
// #group,false,false,false,false,false
// #default,down,,,,
// ,result,table,host,v,n
// ,,0,a,,2
// ,,0,,10,5
// ,,0,b,2.5,1
// ,,0,a,2.5,4
// ,,0,c,-1,3
//
// #datatype,string,long,string,double,long
// #group,false,false,false,false,false
// #default,two,,,,
// ,result,table,host,v,n
// ,,0,,10,5
// ,,0,a,,2
// ,,0,a,2.5,4
// ,,0,b,2.5,1
// ,,0,c,-1,3
//
// #datatype,string,long,string,double,long
// #group,false,false,false,false,false
// #default,missing,,,,
// ,result,table,host,v,n
// ,,0,a,,2
// ,,0,c,-1,3
// ,,0,b,2.5,1
// ,,0,a,2.5,4
// ,,0,,10,5
//
