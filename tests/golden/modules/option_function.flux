import "array"
import "./lib/alarm"

option alarm.onAlarm = (tables=<-) => tables |> map(fn: (r) => ({r with text: "mine ${r.v}"})) |> yield(name: "alarms")

array.from(rows: [{v: 1}, {v: 10}]) |> alarm.check(limit: 2) |> drop(columns: ["hour"])

// ---
// #datatype,string,long,long,string
// #group,false,false,false,false
// #default,alarms,,,
// ,result,table,v,text
// ,,0,10,mine 10
//
// #datatype,string,long,long,string,string
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,v,text,level
// ,,0,10,mine 10,warn
//
