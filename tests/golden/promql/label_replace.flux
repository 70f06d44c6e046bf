import "array"
import "internal/debug"
import "internal/promql"

data =
    array.from(
        rows: [
            {job: "api-1", zone: "a", other: 1, _time: 2024-01-01T00:00:00Z, _value: 1.0},
            {job: "api-1", zone: "a", other: 2, _time: 2024-01-01T00:00:01Z, _value: debug.null(type: "float")},
            {job: "db", zone: "b", other: 3, _time: 2024-01-01T00:00:00Z, _value: 3.0},
        ],
    )
        |> group(columns: ["job", "zone"])

replace = (tables=<-, source="job", destination="copy", regex, replacement) =>
    tables |> promql.labelReplace(source, destination, regex, replacement)

data |> replace(regex: "(?P<name>[a-z]+)-(\\d)", replacement: "\${name}/$2$$") |> yield(name: "1 those that match")
data |> replace(regex: "[a-z]+", replacement: "x") |> yield(name: "2 all of the text")
data |> replace(regex: ".*", destination: "zone", replacement: "") |> yield(name: "3 tag taken away")
data |> replace(source: "none", regex: "", replacement: "new") |> yield(name: "4 no source")
data |> replace(source: "other", regex: ".+", replacement: "$0") |> yield(name: "5 column that is not a tag")
data |> replace(source: "zone", destination: "job", regex: "(.*)", replacement: "$1$9") |> yield(name: "6 overwritten")
promql.emptyTable() |> replace(regex: ".*", replacement: "z") |> yield(name: "7 empty table")

// ---
// #datatype,string,long,string,string,string,double
// #group,false,false,true,true,true,false
// #default,1 those that match,,,,,
// ,result,table,job,zone,copy,_value
// ,,0,api-1,a,api/1$,1
// ,,0,api-1,a,api/1$,
//
// #datatype,string,long,string,string,double
// #group,false,false,true,true,false
// #default,1 those that match,,,,
// ,result,table,job,zone,_value
// ,,1,db,b,3
//
// #datatype,string,long,string,string,double
// #group,false,false,true,true,false
// #default,2 all of the text,,,,
// ,result,table,job,zone,_value
// ,,0,api-1,a,1
// ,,0,api-1,a,
//
// #datatype,string,long,string,string,string,double
// #group,false,false,true,true,true,false
// #default,2 all of the text,,,,,
// ,result,table,job,zone,copy,_value
// ,,1,db,b,x,3
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,3 tag taken away,,,
// ,result,table,job,_value
// ,,0,api-1,1
// ,,0,api-1,
// ,,1,db,3
//
// #datatype,string,long,string,string,string,double
// #group,false,false,true,true,true,false
// #default,4 no source,,,,,
// ,result,table,job,zone,copy,_value
// ,,0,api-1,a,new,1
// ,,0,api-1,a,new,
// ,,1,db,b,new,3
//
// #datatype,string,long,string,string,double
// #group,false,false,true,true,false
// #default,5 column that is not a tag,,,,
// ,result,table,job,zone,_value
// ,,0,api-1,a,1
// ,,0,api-1,a,
// ,,1,db,b,3
//
// #datatype,string,long,string,string,double
// #group,false,false,true,true,false
// #default,6 overwritten,,,,
// ,result,table,zone,job,_value
// ,,0,a,a,1
// ,,0,a,a,
// ,,1,b,b,3
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
// #group,false,false,true,true,true,false
// #default,7 empty table,0,1970-01-01T00:00:00Z,1970-01-01T00:00:00Z,z,
// ,result,table,_start,_stop,copy,_value
//
