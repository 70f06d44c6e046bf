import "csv"

// The table of `lab` keeps its key in most of these steps; the others come to have the same one.
rooms =
    csv.from(
        csv:
            "
#datatype,string,long,dateTime:RFC3339,string,string,double
#group,false,false,false,true,true,false
#default,_result,,,,,
,result,table,_time,site,room,_value
,,0,2024-01-01T00:00:00Z,lab,a,1
,,1,2024-01-01T00:00:01Z,lab,b,2

#datatype,string,long,dateTime:RFC3339,string,double,string
#group,false,false,false,true,false,false
#default,_result,,,,,
,result,table,_time,site,_value,note
,,2,2024-01-01T00:00:02Z,lab,4,late
",
    )

rooms |> drop(columns: ["room"]) |> yield(name: "drop")
rooms |> drop(fn: (column) => column == "room") |> sum() |> yield(name: "drop by function")
rooms |> keep(columns: ["site", "_value"]) |> yield(name: "keep")
rooms |> keep(fn: (column) => column =~ /^_value|site/) |> count() |> yield(name: "keep by function")
rooms |> map(fn: (r) => ({site: r.site, _value: r._value})) |> yield(name: "map")
rooms |> map(fn: (r) => ({site: r.site, _value: r._value})) |> filter(fn: (r) => r._value > 1.0) |> sum() |> yield(name: "chain")
rooms |> group(columns: ["site"]) |> count() |> yield(name: "group")
rooms |> duplicate(column: "_value", as: "room") |> count(column: "room") |> yield(name: "duplicate")

// ---
// #datatype,string,long,dateTime:RFC3339,string,double,string
// #group,false,false,false,true,false,false
// #default,drop,,,,,
// ,result,table,_time,site,_value,note
// ,,0,2024-01-01T00:00:00Z,lab,1,
// ,,0,2024-01-01T00:00:01Z,lab,2,
// ,,0,2024-01-01T00:00:02Z,lab,4,late
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,drop by function,,,
// ,result,table,site,_value
// ,,0,lab,7
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,keep,,,
// ,result,table,site,_value
// ,,0,lab,1
// ,,0,lab,2
// ,,0,lab,4
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,keep by function,,,
// ,result,table,site,_value
// ,,0,lab,3
//
// #datatype,string,long,double,string
// #group,false,false,false,true
// #default,map,,,
// ,result,table,_value,site
// ,,0,1,lab
// ,,0,2,lab
// ,,0,4,lab
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,chain,,,
// ,result,table,site,_value
// ,,0,lab,6
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,group,,,
// ,result,table,site,_value
// ,,0,lab,3
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,duplicate,,,
// ,result,table,site,room
// ,,0,lab,3
//
