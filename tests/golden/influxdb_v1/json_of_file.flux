import "influxdata/influxdb/v1"

v1.json(file: "answer.json")

// ---
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,true,true,false
// #default,_result,,,,,
// ,result,table,_time,_measurement,_field,_value
// ,,0,2024-01-01T00:00:00Z,mem,used,7
//
