import "influxdata/influxdb/v1"

text =
    "{\"results\": [
    {\"statement_id\": 0, \"series\": [
        {\"name\": \"cpu\", \"tags\": {\"region\": \"eu\", \"host\": \"a\"}, \"columns\": [\"time\", \"load\", \"up\", \"note\", \"none\"],
         \"values\": [[\"2024-01-01T00:00:00Z\", 0.5, true, \"x\", null], [\"2024-01-01T00:00:01.5Z\", null, false, null, null]]},
        {\"name\": \"cpu\", \"tags\": {\"region\": \"\", \"host\": \"b\"}, \"columns\": [\"time\", \"load\"], \"values\": [[1704067200000000000, 2]]}
    ]},
    {\"statement_id\": 1, \"series\": [{\"name\": \"databases\", \"columns\": [\"name\"], \"values\": [[\"telegraf\"], [\"_internal\"]]}]},
    {\"statement_id\": 2}
]}"

v1.json(json: text)

// ---
// #datatype,string,long,dateTime:RFC3339,string,string,string,string,double
// #group,false,false,false,true,true,true,true,false
// #default,_result,,,,,,,
// ,result,table,_time,_measurement,host,region,_field,_value
// ,,0,2024-01-01T00:00:00Z,cpu,a,eu,load,0.5
//
// #datatype,string,long,dateTime:RFC3339,string,string,string,string,boolean
// #group,false,false,false,true,true,true,true,false
// #default,_result,,,,,,,
// ,result,table,_time,_measurement,host,region,_field,_value
// ,,1,2024-01-01T00:00:00Z,cpu,a,eu,up,true
// ,,1,2024-01-01T00:00:01.5Z,cpu,a,eu,up,false
//
// #datatype,string,long,dateTime:RFC3339,string,string,string,string,string
// #group,false,false,false,true,true,true,true,false
// #default,_result,,,,,,,
// ,result,table,_time,_measurement,host,region,_field,_value
// ,,2,2024-01-01T00:00:00Z,cpu,a,eu,note,x
//
// #datatype,string,long,dateTime:RFC3339,string,string,string,string,double
// #group,false,false,false,true,true,true,true,false
// #default,_result,,,,,,,
// ,result,table,_time,_measurement,host,region,_field,_value
// ,,3,2024-01-01T00:00:00Z,cpu,b,,load,2
//
// #datatype,string,long,string,string,string
// #group,false,false,true,true,false
// #default,_result,,,,
// ,result,table,_measurement,_field,_value
// ,,4,databases,name,telegraf
// ,,4,databases,name,_internal
//
