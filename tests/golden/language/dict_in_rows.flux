import "array"
import "dict"

limits = ["cpu": 90.0, "disk": 80.0]

array.from(rows: [{m: "cpu", v: 95.0}, {m: "disk", v: 10.0}, {m: "net", v: 99.0}])
    |> map(fn: (r) => ({r with limit: dict.get(dict: limits, key: r.m, default: 100.0)}))
    |> map(fn: (r) => ({r with alarm: r.v > r.limit}))

// ---
// #datatype,string,long,string,double,double,boolean
// #group,false,false,false,false,false,false
// #default,_result,,,,,
// ,result,table,m,v,limit,alarm
// ,,0,cpu,95,90,true
// ,,0,disk,10,80,false
// ,,0,net,99,100,false
//
