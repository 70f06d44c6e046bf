import "array"
import "date"

array.from(
    rows: [
        {call: "date.week(t: 2020-12-31T00:00:00Z)", gives: string(v: date.week(t: 2020-12-31T00:00:00Z))},
        {call: "date.week(t: 2021-01-01T00:00:00Z)", gives: string(v: date.week(t: 2021-01-01T00:00:00Z))},
        {call: "date.week(t: 2021-01-04T00:00:00Z)", gives: string(v: date.week(t: 2021-01-04T00:00:00Z))},
        {call: "date.weekDay(t: 2024-03-03T00:00:00Z)", gives: string(v: date.weekDay(t: 2024-03-03T00:00:00Z))},
        {call: "date.weekDay(t: 2024-03-04T00:00:00Z)", gives: string(v: date.weekDay(t: 2024-03-04T00:00:00Z))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,date.week(t: 2020-12-31T00:00:00Z),53
// ,,0,date.week(t: 2021-01-01T00:00:00Z),53
// ,,0,date.week(t: 2021-01-04T00:00:00Z),1
// ,,0,date.weekDay(t: 2024-03-03T00:00:00Z),0
// ,,0,date.weekDay(t: 2024-03-04T00:00:00Z),1
//
