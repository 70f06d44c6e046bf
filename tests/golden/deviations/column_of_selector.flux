import "csv"

data =
    csv.from(
        csv:
            "#datatype,string,long,dateTime:RFC3339,string,double
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_time,k,_value
,,0,2024-01-01T00:00:00Z,a,-1
,,0,2024-01-01T00:00:01Z,a,
",
    )

data |> rename(columns: {_value: "v"}) |> quantile(column: "v", q: 0.5, method: "exact_selector") |> yield(name: "quantile")
data |> rename(columns: {_value: "v"}) |> median(column: "v", method: "exact_selector") |> yield(name: "median")

data |> duplicate(column: "_value", as: "v") |> set(key: "_value", value: "text") |> quantile(column: "v", q: 1.0, method: "exact_selector") |> yield(name: "beside _value")

// A null in a column `_value` of the group key does not matter either.
data
    |> map(fn: (r) => ({r with v: float(v: int(v: r._time))}))
    |> group(columns: ["_value"])
    |> quantile(column: "v", q: 1.0, method: "exact_selector")
    |> yield(name: "null in the key")

// ---
// #datatype,string,long,dateTime:RFC3339,string,double
// #group,false,false,false,true,false
// #default,quantile,,,,
// ,result,table,_time,k,v
// ,,0,2024-01-01T00:00:00Z,a,-1
//
// #datatype,string,long,dateTime:RFC3339,string,double
// #group,false,false,false,true,false
// #default,median,,,,
// ,result,table,_time,k,v
// ,,0,2024-01-01T00:00:00Z,a,-1
//
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,true,false,false
// #default,beside _value,,,,,
// ,result,table,_time,k,_value,v
// ,,0,2024-01-01T00:00:00Z,a,text,-1
//
// #datatype,string,long,dateTime:RFC3339,string,double,double
// #group,false,false,false,false,true,false
// #default,null in the key,,,,,
// ,result,table,_time,k,_value,v
// ,,0,2024-01-01T00:00:01Z,a,,1704067201000000000
// ,,1,2024-01-01T00:00:00Z,a,-1,1704067200000000000
//
