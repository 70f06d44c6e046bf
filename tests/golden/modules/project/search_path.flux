// run: --now 2024-01-01T12:00:00Z
import "array"
import "strings"
import "team"
import "vendored"

array.from(rows: [{team: strings.toUpper(v: team.name), vendored: vendored.name, start: v.timeRangeStart}])

// ---
// #datatype,string,long,string,string,dateTime:RFC3339
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,team,vendored,start
// ,,0,TEAM,vendored by team,2024-01-01T09:00:00Z
//
