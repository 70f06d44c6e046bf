import "array"
import "timezone"
import "./lib/alarm"
import "./lib/layers"

// `alarm` set `left`; the script sets options of both packages and of the prelude.
option alarm.level = "crit"
option layers.right = () => ">"
option location = timezone.fixed(offset: 2h)
option now = () => 2024-01-01T23:00:00Z

array.from(rows: [{v: 1}, {v: 10}])
    |> alarm.check(limit: 2)
    |> map(fn: (r) => ({r with fixed: layers.fixed, framed: layers.frame(v: "x")}))

// ---
// #datatype,string,long,long,string,string,long,string,string
// #group,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,
// ,result,table,v,text,level,hour,fixed,framed
// ,,0,10,<10>,crit,1,[fixed,<x>
//
