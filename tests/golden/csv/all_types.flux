import "csv"

csv.from(
    csv:
        "#datatype,string,long,string,long,unsignedLong,double,boolean,dateTime:RFC3339,dateTime:RFC3339Nano
#group,false,false,false,false,false,false,false,false,false
#default,_result,,,,,,,,
,result,table,s,i,u,f,b,t,n
,,0,text,-9223372036854775808,18446744073709551615,1e3,true,2024-01-01T00:00:00Z,2024-01-01T00:00:00.000000001Z
,,0,\"quoted, \"\"text\"\"\",9223372036854775807,0,-Inf,false,2024-01-01T01:00:00+01:00,1969-12-31T23:59:59.5Z
,,0,,,,,,,
",
)

// ---
// #datatype,string,long,string,long,unsignedLong,double,boolean,dateTime:RFC3339,dateTime:RFC3339
// #group,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,
// ,result,table,s,i,u,f,b,t,n
// ,,0,text,-9223372036854775808,18446744073709551615,1000,true,2024-01-01T00:00:00Z,2024-01-01T00:00:00.000000001Z
// ,,0,"quoted, ""text""",9223372036854775807,0,-Inf,false,2024-01-01T00:00:00Z,1969-12-31T23:59:59.5Z
// ,,0,,,,,,,
//
