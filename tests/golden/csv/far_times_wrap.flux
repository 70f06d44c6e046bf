// run: --far-times wrap
// Times beyond the range of 64 bits of nanoseconds are other times, as in InfluxDB.
import "csv"

csv.from(
    csv:
        "#datatype,string,long,dateTime:RFC3339,dateTime:2006-01-02
#group,false,false,false,false
#default,_result,,,
,result,table,_time,day
,,0,2554-07-21T23:34:33.709551615Z,2600-07-21
,,0,2262-04-11T23:47:16.854775808Z,1500-01-01
,,0,2024-01-01T00:00:00Z,2024-01-01
",
)
    |> map(fn: (r) => ({r with ns: int(v: r._time), unsigned: uint(v: r._time)}))

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,unsignedLong
// #group,false,false,false,false,false,false
// #default,_result,,,,,
// ,result,table,_time,day,ns,unsigned
// ,,0,1969-12-31T23:59:59.999999999Z,2015-12-31T00:25:26.290448384Z,-1,18446744073709551615
// ,,0,1677-09-21T00:12:43.145224192Z,2084-07-20T23:34:33.709551616Z,-9223372036854775808,9223372036854775808
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:00Z,1704067200000000000,1704067200000000000
//
