import "array"

array.from(rows: [{host: "h", cpu: "c", core: 0, _value: 1.5}])
    |> group(columns: ["host", "cpu", "core"])
    |> duplicate(column: "_value", as: "host")

// ---
// #datatype,string,long,double,string,long,double
// #group,false,false,false,true,true,false
// #default,_result,,,,,
// ,result,table,host,cpu,core,_value
// ,,0,1.5,c,0,1.5
//
