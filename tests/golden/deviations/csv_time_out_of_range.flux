import "csv"

csv.from(
    csv:
        "#datatype,string,long,dateTime:RFC3339
#group,false,false,false
#default,_result,,
,result,table,_time
,,0,2500-01-01T00:00:00Z
",
)

// ---
//
// --- stderr
// fluxc: error in csv.from(): line 5: column `_time`: cannot read `2500-01-01T00:00:00Z` as dateTime:RFC3339: it lies outside the years 1677 to 2262; with `--far-times wrap` it is read as by InfluxDB, as another time
//   at csv_time_out_of_range.flux:3:1
//   |
// 3 | csv.from(
//   | ^^^^^^^^
// --- exit 1
